// The township's and the city's reports as LibreOffice draws their Word files, beside our PDFs.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { renderDocx } from "../../src/docx.ts";
import { renderPdf } from "../../src/pdf.ts";
import type { Report } from "../../src/report/report.ts";
import { readPdf } from "../readers/pdf.ts";
import { comparePages, type PageDifference } from "./compare-pages.ts";
import { convertByOffice } from "./office.ts";

/** LibreOffice has a Times of its own: the package's serif stands in for it, as in our PDF. */
function standIn(docx: Uint8Array): Uint8Array {
  const files = unzipSync(docx);
  const styles = strFromU8(files["word/styles.xml"] as Uint8Array);
  files["word/styles.xml"] = strToU8(styles.replaceAll("Times New Roman", "Noto Serif SC"));
  return zipSync(files);
}

export interface WordPages {
  readonly pdf: Uint8Array;
  readonly office: Uint8Array;
  readonly pages: readonly PageDifference[];
}

export async function wordPages(report: Report): Promise<WordPages> {
  const path = join(await mkdtemp(join(tmpdir(), "nianbao-pages-")), "report.docx");
  await writeFile(path, standIn(await renderDocx(report)));
  const [office] = (await convertByOffice([path], "pdf")) as [Uint8Array];
  const pdf = await renderPdf(report);
  return { pdf, office, pages: comparePages(await readPdf(pdf), await readPdf(office)) };
}
