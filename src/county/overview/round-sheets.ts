import { listSheet } from "../../formats/xlsx/list-sheet.ts";
import type { Content, Sheet } from "../../formats/xlsx/sheet.ts";
import { severityNames } from "../../problem/finding.ts";
import type { Collected } from "../collect/state.ts";
import type { ValueChange } from "../rounds/snapshot.ts";

/** 「表三 …：3 → 5」 */
export const changeText = ({ place, before, after }: ValueChange): string => `${place}：${before} → ${after}`;

/** No more changes stand in a cell; how many there are is said. */
const mostChanges = 30;

export function changesText(changes: readonly ValueChange[]): string {
  const more = changes.length > mostChanges ? [`……共 ${changes.length} 处`] : [];
  return [...changes.slice(0, mostChanges).map(changeText), ...more].join("\n");
}

/** What the agencies' answers came to, and the list of all that was ever asked. None before the first answer. */
export function roundSheets({ agencies, ledger }: Collected): Sheet[] {
  const answers = agencies.flatMap(({ row }) =>
    (ledger.agencies[row.name]?.rounds ?? []).map(
      ({ on, from, to, fixed, open, fresh, unasked, followed = [] }): Content[] => [
        row.name,
        on,
        `${from} → ${to}`,
        fixed,
        open,
        fresh,
        unasked.length,
        changesText(unasked),
        changesText(followed),
      ],
    ),
  );
  const settledOnes = agencies.flatMap(({ row, issues }) =>
    issues.map(({ severity, code, place, found, expected = "", opened, closed, how }): Content[] => [
      row.name,
      severityNames[severity],
      code,
      place,
      found,
      expected,
      opened,
      closed ?? "",
      how ?? "未改",
    ]),
  );
  return [
    listSheet(
      "往返",
      answers.length === 0
        ? "单位改后重报的，与上次收下的逐格比较，列在这里；现在还没有。"
        : "单位改后重报的，与上次收下的逐格比较。没有要求改而改了的，请向单位问明；随之变动的是合计等跟着变的数。",
      [
        { head: "单位", width: 28 },
        { head: "日期", width: 12 },
        { head: "校验码", width: 20 },
        { head: "已改", width: 6 },
        { head: "未改", width: 6 },
        { head: "新问题", width: 8 },
        { head: "没有要求改", width: 12 },
        { head: "没有要求改而改了的", width: 60 },
        { head: "随之变动", width: 40 },
      ],
      answers,
    ),
    listSheet(
      "销号",
      `提出 ${settledOnes.length} 处，已销 ${settledOnes.filter((line) => line[7] !== "").length} 处`,
      [
        { head: "单位", width: 26 },
        { head: "程度", width: 7 },
        { head: "规则", width: 16 },
        { head: "位置", width: 36 },
        { head: "现值", width: 18 },
        { head: "应为", width: 18 },
        { head: "提出", width: 12 },
        { head: "销号", width: 12 },
        { head: "结果", width: 30 },
      ],
      settledOnes,
    ),
  ];
}
