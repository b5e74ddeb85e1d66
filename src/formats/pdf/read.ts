import { ReadError } from "../../problem/read-error.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { attachedData } from "../../report/attachment.ts";
import { type FormatReading, reportOf } from "../../report/format-reading.ts";
import type { Report } from "../../report/report.ts";
import { attachmentsOf } from "./attachments.ts";

/** The data attached to a PDF, unchecked. @throws {ReadError} if the file is no such PDF. */
export function readPdfData(bytes: Uint8Array): FormatReading {
  const found = attachmentsOf(bytes).flatMap(attachedData);
  if (found.length === 0)
    throw new ReadError(
      "文件里没有报告数据：只有存档用的 PDF（PDF/A-3a，render --archive 生成）附有数据；其他 PDF 请用当时的 Word 文件或表格读回。",
    );
  return { data: found.at(-1) };
}

/**
 * Takes the report out of a PDF that was made with `archive: true` (PDF/A-3a), by the data embedded in it, not by
 * its pages. Of several, the last one counts: it was added last.
 *
 * @throws {ReadError} if the file is no such PDF.
 * @throws {ReportError} if the data in it is no report.
 */
export function readPdf(bytes: Uint8Array): Report {
  refuseNoBytes("readPdf", bytes);
  return reportOf(readPdfData(bytes));
}
