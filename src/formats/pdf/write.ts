import { joined } from "#platform";
import { type Prepared, prepare } from "../../document/prepare.ts";
import { type FontSet, fontSet } from "../../fonts/font-set.ts";
import type { Edition } from "../../form/form.ts";
import { layoutPages } from "../../layout/pages.ts";
import type { Problem } from "../../problem/problem.ts";
import { ReportError } from "../../report/error.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import type { FontOptions } from "../../style/fonts.ts";
import { archiveRules, attachmentName } from "./archive.ts";
import { drawPages } from "./draw.ts";
import { type PdfOptions, pdfOutput } from "./options.ts";
import type { PdfDocument } from "./pdfmake.ts";
import { ReportDocument } from "./report-document.ts";
import { Structure } from "./structure.ts";

let bundledFontSet: FontSet | undefined;

function fontsOf(options: FontOptions | undefined): FontSet {
  if (options !== undefined && options !== "windows") return fontSet(options);
  bundledFontSet ??= fontSet();
  return bundledFontSet;
}

/** Collects the characters that no font holds, each once for a path. */
function missingCharacters(edition: Edition) {
  const problems = new Map<string, Problem>();
  const add = (path: string, character: string) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    const message = `所用字体都没有“${character}”（U+${code}）这个字，请改字，或用 fonts.fallback 指定含有它的字体。`;
    const keys = path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    problems.set(`${path} ${code}`, {
      code: "MISSING_GLYPH",
      path,
      place: placeOf(edition, keys),
      found: character,
      message,
    });
  };
  return { problems, add };
}

function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    document.on("data", (chunk) => chunks.push(chunk));
    document.on("end", () => resolve(joined(chunks)));
    document.on("error", reject);
    document.end();
  });
}

/** Only the benchmark leaves the tags out. */
interface DrawSetting {
  readonly tagged?: boolean;
}

/** A prepared report as PDF: laid out on pages, then drawn by pdfmake. */
export function drawPdf(prepared: Prepared, { tagged = true }: DrawSetting = {}): Promise<Uint8Array> {
  const { report, edition, document, options, style } = prepared;
  const { problems, add } = missingCharacters(edition);
  const pages = layoutPages(document, {
    style,
    fonts: fontsOf(options.fonts),
    seal: options.seal,
    tableBreak: options.tableBreak,
    missing: (path, { character }) => add(path, character),
  });
  if (problems.size > 0) return Promise.reject(new ReportError([...problems.values()]));
  const { archive } = options;
  const pdf = new ReportDocument(document.info, { tagged, ...(archive && { archive }) });
  if (report !== undefined && archive !== undefined && archiveRules[archive].attachments)
    pdf.attach(attachmentName, "application/json", new TextEncoder().encode(JSON.stringify(report, null, 2)));
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
  return drawPdf(prepare(report, options, pdfOutput));
}
