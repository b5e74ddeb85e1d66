import { listSheet } from "../../formats/xlsx/list-sheet.ts";
import type { Content, Sheet } from "../../formats/xlsx/sheet.ts";
import { type Collected, statesCounted } from "../collect/state.ts";
import { termText } from "../overview/reminder.ts";
import type { ValueChange } from "../rounds/snapshot.ts";
import { publicationStates } from "./state.ts";

/** No more differences stand in a cell; how many there are is said. */
const mostDifferences = 30;

/** 「表三 …：报送 17，公布 71」 */
const differenceText = ({ place, before, after }: ValueChange): string =>
  `${place}：报送 ${before}，公布 ${after}`;

/** Differences, one a line. */
export function differencesText(differences: readonly ValueChange[]): string {
  const more = differences.length > mostDifferences ? [`……共 ${differences.length} 处`] : [];
  return [...differences.slice(0, mostDifferences).map(differenceText), ...more].join("\n");
}

/** What each agency published, against what it handed in. None where nobody asked for it. */
export function publicationSheets({ year, today, agencies, published }: Collected): Sheet[] {
  if (published === undefined) return [];
  const publications = agencies.flatMap(({ publication }) => publication ?? []);
  const rows = agencies.map(({ row, publication }): Content[] => {
    const { state = "未公布", files = [], differences = [] } = publication ?? {};
    return [
      row.name,
      state,
      row.publishDue ?? "",
      state === "未公布" ? termText(row.publishDue, today, undefined) : "",
      files.join("\n"),
      differences.length === 0 ? "" : differences.length,
      differencesText(differences),
    ];
  });
  return [
    listSheet(
      "公布",
      `${year}年年报的公布：${statesCounted(publicationStates, publications)}。公布的与报送的逐格、逐句比较。`,
      [
        { head: "单位", width: 28 },
        { head: "公布情况", width: 11 },
        { head: "应公布", width: 12 },
        { head: "期限", width: 10 },
        { head: "公布的文件", width: 34 },
        { head: "不同", width: 6 },
        { head: "报送与公布不同的", width: 80 },
      ],
      rows,
    ),
  ];
}
