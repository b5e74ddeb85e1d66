import { joined } from "#platform";
import { composeDocument } from "../../document/compose.ts";
import type { Document } from "../../document/document.ts";
import { type ReviewNote, reviewCopy } from "../../document/review.ts";
import { type FontOptions, type FontSet, fontSet } from "../../fonts/font-set.ts";
import { editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import { layoutPages } from "../../layout/pages.ts";
import type { Problem } from "../../problem/problem.ts";
import { ReportError } from "../../report/error.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import { gbt9704 } from "../../style/gbt9704.ts";
import { changedStyle, type StyleChanges } from "../../style/style.ts";
import type { TableBreak } from "../../style/table-break.ts";
import { type ArchiveLevel, archiveLevel, archiveLevels, attachmentName } from "./archive.ts";
import { drawPages } from "./draw.ts";
import type { PdfDocument } from "./pdfmake.ts";
import { ReportDocument } from "./report-document.ts";
import { Structure } from "./structure.ts";

/** How a PDF is set; everything has a default after GB/T 9704—2012. */
export interface PdfOptions {
  /** The user's own fonts, by role, and `fallback` fonts for rare characters. */
  readonly fonts?: FontOptions;
  /** Changes to page, text and tables; lengths in pt. */
  readonly style?: StyleChanges;
  /** Leaves room for a seal over 署名 and 成文日期 (default: false). */
  readonly seal?: boolean;
  /** Findings of the checks: gives a review copy, with the cells in question shaded and an annex that lists them. */
  readonly review?: readonly ReviewNote[];
  /**
   * A file for the archive, PDF/A (ISO 19005): a level, or `true` for `PDF/A-3a`, which holds the report's data
   * as JSON too (`readPdf` takes it out again). Default: false, a tagged PDF.
   */
  readonly archive?: boolean | ArchiveLevel;
  /** Whether table three may break over pages (default: `auto`). */
  readonly tableBreak?: TableBreak;
}

let bundled: FontSet | undefined;

function fontsOf(options: FontOptions | undefined): FontSet {
  if (options !== undefined) return fontSet(options);
  bundled ??= fontSet();
  return bundled;
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

/** What renderDocument is told beside the user's options; only the benchmark leaves the tags out. */
interface DocumentOptions extends PdfOptions {
  readonly tagged?: boolean;
  /** The report's data, to be embedded. */
  readonly data?: Uint8Array;
}

/** A composed document as PDF: laid out on pages, then drawn by pdfmake. */
export function renderDocument(
  document: Document,
  edition: Edition,
  options: DocumentOptions = {},
): Promise<Uint8Array> {
  const style = changedStyle(gbt9704, options.style);
  const shown = options.review === undefined ? document : reviewCopy(document, options.review);
  const { problems, add } = missingCharacters(edition);
  const pages = layoutPages(shown, {
    style,
    fonts: fontsOf(options.fonts),
    seal: options.seal ?? false,
    tableBreak: options.tableBreak ?? "auto",
    missing: (path, { character }) => add(path, character),
  });
  if (problems.size > 0) return Promise.reject(new ReportError([...problems.values()]));
  const { tagged = true, data } = options;
  const archive = archiveLevel(options.archive);
  const pdf = new ReportDocument(document.info, { tagged, ...(archive && { archive }) });
  if (data !== undefined) pdf.attach(attachmentName, "application/json", data);
  const structure = tagged ? new Structure(pdf, shown) : undefined;
  drawPages(pdf, pages, style.page, structure);
  structure?.finish();
  return bytesOf(pdf);
}

/**
 * A report as PDF in the layout of an official document. The same report gives the same bytes.
 *
 * @throws {ReportError} (as a rejection) if no font holds a character of the report.
 * @throws {FontError} (as a rejection) if a font cannot be used.
 * @throws {RangeError} (as a rejection) if there is no such level of `archive`.
 */
export async function renderPdf(report: Report, options: PdfOptions = {}): Promise<Uint8Array> {
  const edition = editions[report.edition];
  const level = archiveLevel(options.archive);
  const attached = level !== undefined && archiveLevels[level].attachments;
  return renderDocument(composeDocument(report, edition), edition, {
    ...options,
    ...(attached && { data: new TextEncoder().encode(JSON.stringify(report, null, 2)) }),
  });
}
