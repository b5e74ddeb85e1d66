import { type ListColumn, linkCell, listSheet } from "../../formats/xlsx/list-sheet.ts";
import { workbookPackage } from "../../formats/xlsx/package.ts";
import type { Content, Sheet } from "../../formats/xlsx/sheet.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { adjustmentSheet } from "./adjustments.ts";
import type { CarriedStep, RollUp, RollUpCell } from "./result.ts";
import { wantedRollUp } from "./result.ts";
import { rollUpColumns, rollUpRuleName, rollUpRules, rollUpScopes } from "./rules.ts";

/** A figure as a number where Excel shows it as it is written, else as text. */
const cellNumber = (text: string): string | number => (String(Number(text)) === text ? Number(text) : text);

/** So many names are said on a line. */
const mostNames = 12;
const fewNames = (all: readonly string[]) =>
  all.length > mostNames ? `${all.slice(0, mostNames).join("、")}等` : all.join("、");

const noteKinds = { asked: "请核对", hint: "提示", told: "说明" } as const;

/** What the sum is called, how far it reaches, and who is missing: stands over it. */
export function rollUpTitle(result: RollUp): string {
  refuseArgument("rollUpTitle", "result", result, wantedRollUp);
  const { year, title, scope, members, missing } = result;
  return `${year}年${title}${missing.length === 0 ? "" : `：${fewNames(missing)}`}。范围：${rollUpScopes[scope].words}；${members.length} 个单位相加。`;
}

/** The sum itself; each figure leads to its parts. */
function sumSheet(result: RollUp, firstPart: ReadonlyMap<string, number>): Sheet {
  const shown = rollUpColumns.filter(({ key }) => result.cells.some(({ columns }) => key in columns));
  const linked = ({ address, plain, total }: RollUpCell): Content => {
    const line = firstPart.get(address);
    return line === undefined || plain === "0"
      ? cellNumber(total)
      : linkCell(`#'明细'!A${line}`, cellNumber(total));
  };
  return listSheet(
    "汇总表",
    `${rollUpTitle(result)}点“合计”看由哪些单位的数组成。`,
    [
      { head: "位置", width: 46 },
      ...shown.map(({ head }) => ({ head, width: 11 })),
      { head: "合计", width: 13 },
      { head: "未调整的合计", width: 14 },
      { head: "调整", width: 9 },
      { head: "地址", width: 40 },
    ],
    result.cells.map((cell): Content[] => [
      cell.place,
      ...shown.map(({ key }) => cellNumber(cell.columns[key] ?? "0")),
      linked(cell),
      cellNumber(cell.plain),
      cell.adjusted ?? "",
      cell.address,
    ]),
  );
}

function carriedSheet(steps: readonly CarriedStep[], cells: readonly RollUpCell[]): Sheet {
  const keys = Object.keys(steps[0]?.figures ?? {});
  const heads = keys.map((key): ListColumn => {
    const place = cells.find(({ address }) => address === `requests.carriedOver.${key}`)?.place ?? key;
    return { head: place.split("· ").at(-1) ?? key, width: 12 };
  });
  return listSheet(
    "上年结转",
    "从上年合计的结转下年，到本年合计的上年结转：第一行加中间各行，等于末行。",
    [{ head: "说明", width: 16 }, { head: "单位", width: 30 }, ...heads],
    steps.map(({ why, agency = "合计", figures }) => [
      why,
      agency,
      ...keys.map((key) => cellNumber(figures[key] ?? "0")),
    ]),
  );
}

function countySheet({ agency, differences, explained }: NonNullable<RollUp["against"]>): Sheet {
  const title =
    differences.length === 0
      ? `“${agency}”的报告与合计各格相同。`
      : `“${agency}”的报告与合计有 ${differences.length} 格不同${explained === undefined ? "" : `；各格相差的正是“${explained.agency}”的数：县报告可能${explained.how}`}。`;
  return listSheet(
    "县报告对照",
    title,
    [
      { head: "位置", width: 46 },
      { head: "县报告", width: 13 },
      { head: "合计", width: 13 },
      { head: "相差", width: 13 },
      { head: "哪个单位的数等于相差的数", width: 40 },
      { head: "地址", width: 40 },
    ],
    differences.map(({ place, county, sum, difference, agencies, address }) => [
      place,
      cellNumber(county),
      cellNumber(sum),
      cellNumber(difference),
      agencies.join("、"),
      address,
    ]),
  );
}

/** Who is in the sum, who is missing, who is left out. */
const membersSheet = ({ members, missing, leftOut }: RollUp): Sheet =>
  listSheet(
    "单位",
    `相加 ${members.length} 个，缺 ${missing.length} 个，不计入 ${leftOut.length} 个`,
    [
      { head: "单位", width: 34 },
      { head: "情况", width: 10 },
      { head: "原因", width: 50 },
    ],
    [
      ...missing.map((name) => [
        name,
        "缺",
        leftOut.find(({ agency }) => agency === name)?.reason ?? "没有收到可用的报告",
      ]),
      ...leftOut
        .filter(({ agency }) => !missing.includes(agency))
        .map(({ agency, reason }) => [agency, "不计入", reason]),
      ...members.map((name) => [name, "相加", ""]),
    ],
  );

/**
 * 汇总表.xlsx: the sum with its columns, the parts of every figure, what is to be looked at, and sheet 调整, which the
 * next run reads again. The same sum gives the same bytes.
 */
export function rollUpWorkbook(result: RollUp): Uint8Array {
  refuseArgument("rollUpWorkbook", "result", result, wantedRollUp);
  const firstPart = new Map<string, number>();
  const parts: Content[][] = [];
  for (const { address, place, parts: own } of result.cells)
    for (const { agency, figure } of own) {
      // Title and heads stand above the first line.
      if (!firstPart.has(address)) firstPart.set(address, parts.length + 3);
      parts.push([place, agency, cellNumber(figure), address]);
    }
  const blank = Array.from({ length: 30 }, () => []);
  return workbookPackage(
    [
      sumSheet(result, firstPart),
      listSheet(
        "明细",
        `每格由哪些单位的数相加；为 0 的不列。共 ${parts.length} 项`,
        [
          { head: "位置", width: 46 },
          { head: "单位", width: 34 },
          { head: "数", width: 13 },
          { head: "地址", width: 40 },
        ],
        parts,
      ),
      listSheet(
        "要核对",
        `共 ${result.notes.length} 处；“请核对”的没有定之前，合计可能不对`,
        [
          { head: "程度", width: 8 },
          { head: "规则", width: 30 },
          { head: "位置", width: 40 },
          { head: "单位", width: 30 },
          { head: "说明", width: 66 },
        ],
        result.notes.map(({ kind, rule, place, agencies, message }) => [
          noteKinds[kind],
          rollUpRuleName(rule),
          place,
          agencies.join("\n"),
          message,
        ]),
      ),
      listSheet(
        adjustmentSheet.name,
        "要调整的一行一条：格（照“汇总表”的位置或地址）、增减（如 -1）、理由必填；存盘后再汇总一次。所属的总计自动跟着变，未调整的合计始终列出。",
        adjustmentSheet.columns.map(({ head, width }) => ({ head, width, answered: true })),
        [
          ...result.adjustments.map(({ cell, change, agency = "", reason, document = "" }) => [
            cell,
            change,
            agency,
            reason,
            document,
          ]),
          ...blank,
        ],
      ),
      listSheet(
        "空格",
        `空白和“/”共 ${result.blanks.length} 格，按 0 相加`,
        [
          { head: "单位", width: 34 },
          { head: "位置", width: 46 },
          { head: "填的是", width: 8 },
        ],
        result.blanks.map(({ agency, place, found }) => [agency, place, found]),
      ),
      ...(result.carried === undefined ? [] : [carriedSheet(result.carried, result.cells)]),
      ...(result.against === undefined ? [] : [countySheet(result.against)]),
      membersSheet(result),
      listSheet(
        "说明",
        "怎样相加，依据是什么",
        [
          { head: "规则", width: 30 },
          { head: "办法", width: 66 },
          { head: "依据", width: 60 },
        ],
        rollUpRules.map(({ rule, says, source }) => [rollUpRuleName(rule), says, source]),
      ),
    ],
    0,
  );
}
