import { readRows } from "../../formats/xlsx/read-rows.ts";

/** The sheet of what is asked, and the columns that a run reads again. */
export const askedSheet = { name: "待定", answer: "回答", sum: "校验码" } as const;

/**
 * What was typed into the yellow column of sheet 待定, by the SHA-256 of the file that was asked about.
 *
 * @param bytes - of 汇总.xlsx
 * @throws {WorkbookError} if it is no workbook, or has no such sheet or columns
 */
export function readAnswers(bytes: Uint8Array): Map<string, string> {
  const { lines } = readRows(bytes, askedSheet.name);
  const at = lines.findIndex((line) => line.includes(askedSheet.answer) && line.includes(askedSheet.sum));
  const answers = new Map<string, string>();
  if (at < 0) return answers;
  const [answer, sum] = [askedSheet.answer, askedSheet.sum].map((head) => lines[at]?.indexOf(head) ?? -1);
  for (const line of lines.slice(at + 1)) {
    const [given, key] = [(line[answer as number] ?? "").trim(), (line[sum as number] ?? "").trim()];
    if (given !== "" && /^[0-9a-f]{64}$/u.test(key)) answers.set(key, given);
  }
  return answers;
}
