import { type FormatName, formats } from "../formats/formats.ts";
import type { Problem } from "../problem/problem.ts";
import { cleanTexts } from "../report/clean.ts";
import { type FormatReading, reportOf, told } from "../report/format-reading.ts";
import type { Report } from "../report/report.ts";
import { kindOf } from "./kind.ts";

/** What was found in a file. */
export interface ReadData extends FormatReading {
  readonly format: FormatName;
}

/**
 * The data of a report in a file of any kind that can be read, chosen by content. Unchecked.
 *
 * @throws {ReadError} if no report can be read from it, `WorkbookError` if a workbook is filled in wrongly,
 * `ReportError` if what it says is no valid report.
 */
export async function readData(bytes: Uint8Array): Promise<ReadData> {
  const kind = kindOf(bytes);
  const format = formats.find(({ name }) => name === kind);
  if (format === undefined || !("read" in format)) throw new RangeError(`no reader for ${kind}`);
  const reading = (await format.read())(bytes);
  const cleaned: Problem[] = [];
  const data = cleanTexts(reading.data, ({ path, changes }) =>
    cleaned.push(told(path, reading.places?.get(path) ?? path, `有不能印出的字符：${changes.join("、")}。`)),
  );
  const notes = [...(reading.notes ?? []), ...cleaned];
  return { ...reading, format: kind, data, ...(notes.length > 0 && { notes }) };
}

/** Reads a report from a file of any kind that can be read. @throws as `readData`, and {ReportError} */
export const readReport = async (bytes: Uint8Array): Promise<Report> => reportOf(await readData(bytes));
