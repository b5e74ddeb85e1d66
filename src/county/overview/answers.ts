import { readRows } from "../../formats/xlsx/read-rows.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { type Ledger, waiverKey } from "../rounds/ledger.ts";

/** The sheet of what is asked, and the columns that a run reads again. */
export const askedSheet = { name: "待定", answer: "回答", sum: "校验码" } as const;

/** The sheet of findings, with the column where a reason is typed for passing one over. */
export const findingsSheet = {
  name: "问题",
  agency: "单位",
  code: "规则",
  place: "位置",
  found: "现值",
  reason: "不改的理由",
} as const;

/** The lines of a list by the heads that are wanted; nothing if they are not there. */
function columnsUnder(bytes: Uint8Array, sheet: string, heads: readonly string[]): string[][] {
  const { lines } = readRows(bytes, sheet);
  const at = lines.findIndex((line) => heads.every((head) => line.includes(head)));
  if (at < 0) return [];
  const columns = heads.map((head) => lines[at]?.indexOf(head) ?? -1);
  return lines.slice(at + 1).map((line) => columns.map((column) => (line[column] ?? "").trim()));
}

/**
 * What was typed into the yellow column of sheet 待定, by the SHA-256 of the file that was asked about.
 *
 * @param bytes - of 汇总.xlsx
 * @throws {WorkbookError} if it is no workbook, or has no such sheet or columns
 */
export function readAnswers(bytes: Uint8Array): Map<string, string> {
  refuseNoBytes("readAnswers", bytes);
  const answers = new Map<string, string>();
  for (const [given = "", key = ""] of columnsUnder(bytes, askedSheet.name, [
    askedSheet.answer,
    askedSheet.sum,
  ]))
    if (given !== "" && /^[0-9a-f]{64}$/u.test(key)) answers.set(key, given);
  return answers;
}

/**
 * The reasons for which findings are passed over, by `waiverKey`: those typed into the yellow column of sheet 问题, and
 * those of before about findings that the sheet does not list.
 *
 * @throws {WorkbookError} as `readAnswers`
 */
export function readWaivers(bytes: Uint8Array, before: Ledger["waivers"] = {}): Record<string, string> {
  refuseNoBytes("readWaivers", bytes);
  const { name, agency, code, place, found, reason } = findingsSheet;
  const waivers: Record<string, string> = { ...before };
  for (const [who = "", rule = "", where = "", value = "", why = ""] of columnsUnder(bytes, name, [
    agency,
    code,
    place,
    found,
    reason,
  ])) {
    const key = waiverKey(who, rule, where, value);
    if (why !== "") waivers[key] = why;
    else delete waivers[key];
  }
  return waivers;
}
