// The README's snippet and what else a vendor's types touch, compiled strictly and without skipLibCheck.
import { AnnualReport, check, NianbaoError, parseReport, type Report } from "gov-nianbao";
import { type BatchResult, renderBatch } from "gov-nianbao/batch";
import { type DocxOptions, readDocx, renderDocx } from "gov-nianbao/docx";
import { renderHtml } from "gov-nianbao/html";
import { FontError, type PdfOptions, readPdf, renderPdf } from "gov-nianbao/pdf";
import { readWorkbook, writeWorkbook } from "gov-nianbao/xlsx";

export async function all(data: unknown): Promise<Uint8Array[]> {
  const report: Report = parseReport(data);
  const pdf: PdfOptions = { archive: true, style: { page: { lines: 20 } } };
  const docx: DocxOptions = { seal: true };
  for (const { code, place, message } of check(report)) void [code, place, message];
  const results: BatchResult[] = [];
  for await (const result of renderBatch([report], { jobs: 1 })) results.push(result);
  try {
    const bytes = [await renderPdf(report, pdf), await renderDocx(report, docx), writeWorkbook({ report })];
    void [renderHtml(report), readPdf, readDocx, readWorkbook, AnnualReport, FontError];
    return bytes;
  } catch (error) {
    if (error instanceof NianbaoError) void [error.code, error.problems];
    throw error;
  }
}
