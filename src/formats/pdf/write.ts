import { inTurn, joined } from "#platform";
import { withCharts } from "../../charts/wanted.ts";
import { type Prepared, prepareLater } from "../../document/prepare.ts";
import { layOut } from "../../layout/lay-out.ts";
import { attachmentName, attachmentOf } from "../../report/attachment.ts";
import type { Report } from "../../report/report.ts";
import { archiveRules } from "./archive.ts";
import { drawPages } from "./draw.ts";
import { type PdfOptions, pdfOutput } from "./options.ts";
import type { PdfDocument } from "./pdfmake.ts";
import { ReportDocument } from "./report-document.ts";
import { Structure } from "./structure.ts";

function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on("data", (chunk) => chunks.push(chunk));
    document.on("end", () => resolve(joined(chunks)));
    document.on("error", reject);
    document.end();
  });
}

interface DrawSetting {
  /** Only the benchmark leaves the tags out. */
  readonly tagged?: boolean;
  /** Shorter streams stand as they are: for what is made by the thousand. */
  readonly leastPacked?: number | undefined;
}

/** A prepared report as PDF: laid out on pages, then drawn by pdfmake. */
export async function drawPdf(
  prepared: Prepared,
  { tagged = true, leastPacked }: DrawSetting = {},
): Promise<Uint8Array> {
  const { report, document, options, style } = prepared;
  const { pages } = await layOut(prepared);
  const { archive } = options;
  const pdf = new ReportDocument(document.info, { tagged, leastPacked, ...(archive && { archive }) });
  if (report !== undefined && archive !== undefined && archiveRules[archive].attachments)
    pdf.attach(attachmentName, "application/json", attachmentOf(report));
  const structure = tagged ? new Structure(pdf, document) : undefined;
  drawPages(pdf, pages, style.page, structure);
  structure?.finish();
  return bytesOf(pdf);
}

/**
 * A report as PDF in the layout of an official document. The same report gives the same bytes.
 *
 * @param report - a report, or what `parseReport` takes
 * @throws {ReportError} (as a rejection) if the data is no report, or no font holds one of its characters.
 * @throws {FontError} (as a rejection) if a font cannot be used.
 * @throws {OptionsError} (as a rejection) if an option cannot be taken.
 * @example
 * await writeFile("年报.pdf", await renderPdf(report, { archive: true, fonts: { body: { file: "simfang.ttf" } } }));
 */
export async function renderPdf(report: Report, options: PdfOptions = {}): Promise<Uint8Array> {
  const prepared = prepareLater(report, options, pdfOutput);
  return inTurn(async () => drawPdf(await withCharts(prepared())));
}
