import { readRows } from "../../formats/xlsx/read-rows.ts";
import type { Problem } from "../../problem/problem.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { RollUpError } from "./error.ts";
import { type Exact, exactOf } from "./exact.ts";
import type { Adjustment } from "./result.ts";
import type { FormCells } from "./table.ts";

/** The sheet that a run reads again, with its columns. */
export const adjustmentSheet = {
  name: "调整",
  columns: [
    { key: "cell", head: "格", width: 46 },
    { key: "change", head: "增减", width: 10 },
    { key: "agency", head: "单位", width: 28 },
    { key: "reason", head: "理由", width: 40 },
    { key: "document", head: "文件", width: 30 },
  ],
} as const;

/** The most lines that anybody types. */
const mostAdjustments = 5_000;

const withoutSpace = (text: string) => text.normalize("NFKC").replace(/\s+/gu, "");

/**
 * The lines of sheet 调整 of 汇总表.xlsx, as they were typed.
 *
 * @param bytes - of the workbook
 * @throws {WorkbookError} if it is no workbook or has no such sheet; {RollUpError} if the sheet has lost its heads
 */
export function readAdjustments(bytes: Uint8Array): Adjustment[] {
  refuseNoBytes("readAdjustments", bytes);
  const { lines } = readRows(bytes, adjustmentSheet.name);
  const heads = adjustmentSheet.columns;
  const at = lines.findIndex((line) => heads.every(({ head }) => line.includes(head)));
  if (at < 0) {
    const found = heads.map(({ head }) => head).join("、");
    throw new RollUpError([
      {
        code: "ADJUSTMENT",
        path: "",
        place: `工作表“${adjustmentSheet.name}”`,
        message: `没有找到栏名（${found}），请恢复；不再需要调整的，删去整个文件后重新汇总。`,
      },
    ]);
  }
  return lines.slice(at + 1).flatMap((line): Adjustment[] => {
    const typed = Object.fromEntries(
      heads.map(({ key, head }) => [key, (line[lines[at]?.indexOf(head) ?? -1] ?? "").trim()]),
    ) as Record<keyof Adjustment, string>;
    const { agency, document, ...rest } = typed;
    if (Object.values(typed).every((text) => text === "")) return [];
    return [{ ...rest, ...(agency !== "" && { agency }), ...(document !== "" && { document }) }];
  });
}

/** What a change adds, with its sign; nothing for what is no such number. */
function changeOf(text: string, kind: FormCells["cells"][number]["kind"]): Exact | undefined {
  const [, sign = "", digits = ""] =
    /^([+-]?)(\d{1,12}(?:\.\d{1,6})?)$/u.exec(withoutSpace(text).replace(/[−–—]/gu, "-")) ?? [];
  if (digits === "" || (digits.includes(".") && kind !== "amount" && kind !== "sum")) return undefined;
  // A sum of money is counted in 元, and adjusted in 万元, as it is shown.
  const value = exactOf(kind === "sum" ? `${digits}万元` : digits, kind);
  return typeof value === "bigint" ? (sign === "-" ? -value : value) : undefined;
}

/**
 * What adjustments add to each cell. A total is the sum of its parts: it follows, and is not adjusted by itself.
 *
 * @throws {RollUpError} with every line that names no cell, no number, no reason, or a total
 */
export function adjustedCells(
  form: FormCells,
  adjustments: readonly Adjustment[],
  members: ReadonlySet<string>,
): Map<number, Exact> {
  const { cells, byAddress, sums } = form;
  const places = new Map<string, number[]>();
  cells.forEach(({ place }, i) => {
    places.set(withoutSpace(place), [...(places.get(withoutSpace(place)) ?? []), i]);
  });
  const totals = new Set(sums.map(({ total }) => total));
  const problems: Problem[] = [];
  const added = new Map<number, Exact>();
  const add = (cell: number, change: Exact, seen: Set<number>) => {
    if (seen.has(cell)) return;
    seen.add(cell);
    added.set(cell, (added.get(cell) ?? 0n) + change);
    for (const { total, parts } of sums) if (parts.includes(cell)) add(total, change, seen);
  };
  if (adjustments.length > mostAdjustments)
    problems.push({
      code: "ADJUSTMENT",
      path: "",
      place: adjustmentSheet.name,
      found: adjustments.length,
      message: `调整过多，最多 ${mostAdjustments} 条。`,
    });
  for (const [i, { cell, change, reason, agency }] of adjustments.slice(0, mostAdjustments).entries()) {
    const wrong = (found: string, message: string) =>
      problems.push({ code: "ADJUSTMENT", path: "", place: `“调整”第 ${i + 1} 条`, found, message });
    const named = byAddress.get(cell.trim());
    const found = named === undefined ? (places.get(withoutSpace(cell)) ?? []) : [named];
    const here = found[0];
    if (here === undefined || found.length > 1) {
      wrong(cell, "没有这一格；请照“汇总表”的“位置”或“地址”一栏填写。");
      continue;
    }
    const value = changeOf(change, cells[here]?.kind ?? "count");
    if (totals.has(here)) wrong(cell, "总计由各项相加得出，不能单独调整；请调整所属的各格。");
    else if (value === undefined) wrong(change, "增减应为带正负号的数，如 -1；件数不能有小数。");
    else if (reason.trim() === "") wrong(reason, "没有写理由。");
    else if (agency !== undefined && !members.has(agency))
      wrong(agency, "不是计入汇总的单位；请写名册里的单位全称，或不写。");
    else add(here, value, new Set());
  }
  if (problems.length > 0) throw new RollUpError(problems);
  return added;
}
