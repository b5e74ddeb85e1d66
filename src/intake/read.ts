import { type FormatName, formats } from "../formats/formats.ts";
import { type FormatReading, reportOf } from "../report/format-reading.ts";
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
  return { format: kind, ...(await format.read())(bytes) };
}

/** Reads a report from a file of any kind that can be read. @throws as `readData`, and {ReportError} */
export const readReport = async (bytes: Uint8Array): Promise<Report> => reportOf(await readData(bytes));
