import type { Finding } from "../problem/finding.ts";
import type { ArchiveLevel } from "./archive.ts";
import type { FontOptions } from "./fonts.ts";
import type { StyleChanges } from "./style.ts";
import type { TableBreak } from "./table-break.ts";

/** What a review copy says of a place: a finding of the checks has this shape. */
export type ReviewNote = Pick<
  Finding,
  "severity" | "code" | "path" | "place" | "message" | "waived" | "evidence" | "others" | "range"
> &
  Partial<Pick<Finding, "found">>;

/** Addresses of files of the same report. */
export interface Downloads {
  readonly pdf?: string | undefined;
  readonly docx?: string | undefined;
  readonly ofd?: string | undefined;
}

/** What charts are drawn with. */
export interface ChartsChoice {
  /** Last year's report of the same agency: its figures stand beside this year's. */
  readonly previous?: object | undefined;
}

/** What can be chosen for any output; everything has a default after GB/T 9704—2012. */
export interface RenderOptions {
  /** The user's own fonts: `{ body: { file: "simfang.ttf", name: "仿宋" }, fallback: ["SimSunExtB.ttf"] }`. */
  readonly fonts?: FontOptions | undefined;
  /** Changes to page, text and tables: `{ page: { left: 79 }, text: { body: 15 } }`, lengths in pt. */
  readonly style?: StyleChanges | undefined;
  /** Leaves room for a seal over 署名 and 成文日期 (default: false). */
  readonly seal?: boolean | undefined;
  /** Whether table three may break over pages (default: `auto`). */
  readonly tableBreak?: TableBreak | undefined;
  /**
   * PDF for the archive, PDF/A (ISO 19005): a level, or `true` for `PDF/A-3a`, which holds the report's data as JSON too
   * (`readPdf` takes it out again). Default: false, a tagged PDF.
   */
  readonly archive?: boolean | ArchiveLevel | undefined;
  /** Findings of the checks: gives a review copy: 核对稿 on every page, words and cells in question marked (in Word with remarks), an annex that lists them. */
  readonly review?: readonly ReviewNote[] | undefined;
  /**
   * Web page: where the site keeps the report's files, linked under the title: `{ pdf: "2024nb.pdf", docx: "https://…" }`;
   * addresses of http or https, or relative to the page.
   */
  readonly downloads?: Downloads | undefined;
  /**
   * Charts of the three tables (图解) behind the report: on pages of their own as pictures, on the web page as drawings with
   * their tables (default: false). `{ previous }` sets last year's figures beside this year's.
   */
  readonly charts?: boolean | ChartsChoice | undefined;
  /**
   * Word: a file (.docx, .dotx) of the agency's own, as pandoc's reference document: its styles, page setup, headers and
   * footers are taken; text and tables are ours. Styles that it lacks are added to it.
   */
  readonly template?: Uint8Array | undefined;
  /**
   * Word: puts font files into the file, those of `fonts`, or where it names none the package's own (default: false).
   * Whole fonts, so that new text can be typed in them: a file of megabytes.
   */
  readonly embedFonts?: boolean | undefined;
}

export type OptionName = keyof RenderOptions;

/** What an output makes of the options. */
export interface OutputOptions {
  /** What the output is called in messages. */
  readonly title: string;
  readonly uses: readonly OptionName[];
  /** What of `fonts` it takes: files are drawn, names are written. */
  readonly fonts?: "file" | "name";
}

/** Options as they were read: `archive` is a level or nothing, switches are given. */
export interface ReadOptions
  extends Omit<RenderOptions, "style" | "archive" | "seal" | "tableBreak" | "embedFonts" | "charts"> {
  readonly seal: boolean;
  readonly tableBreak: TableBreak;
  readonly archive: ArchiveLevel | undefined;
  readonly embedFonts: boolean;
  /** Nothing where none are wanted. */
  readonly charts: ChartsChoice | undefined;
}
