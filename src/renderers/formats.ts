import type { ReviewNote } from "../document/review.ts";
import type { Report } from "../report/report.ts";
import type { StyleChanges } from "../style/style.ts";
import type { DocxOptions } from "./docx/index.ts";
import type { ArchiveLevel, FontOptions, TableBreak } from "./pdf/index.ts";

/** What can be chosen for any output; a renderer takes what concerns it. */
export interface RenderOptions {
  readonly fonts?: FontOptions;
  readonly style?: StyleChanges;
  readonly seal?: boolean;
  readonly tableBreak?: TableBreak;
  readonly archive?: boolean | ArchiveLevel;
  readonly review?: readonly ReviewNote[];
  readonly template?: Uint8Array;
  readonly embedFonts?: NonNullable<DocxOptions["embedFonts"]>;
}

/** An output: its renderer is loaded only when it is used. */
export interface Format {
  readonly name: string;
  readonly ending: string;
  readonly mediaType: string;
  readonly load: () => Promise<(report: Report, options: RenderOptions) => Promise<Uint8Array>>;
}

/** Every output. A new one is a folder and a line here. */
export const formats: readonly Format[] = [
  {
    name: "pdf",
    ending: ".pdf",
    mediaType: "application/pdf",
    load: async () => (await import("./pdf/index.ts")).renderPdf,
  },
  {
    name: "docx",
    ending: ".docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    load: async () => {
      const { renderDocx } = await import("./docx/index.ts");
      // The fonts of a PDF are files; Word's are names.
      return (report, { fonts: _, ...options }) => renderDocx(report, options);
    },
  },
  {
    name: "html",
    ending: ".html",
    mediaType: "text/html; charset=utf-8",
    load: async () => {
      const { renderHtml } = await import("./html/index.ts");
      return async (report, options) => new TextEncoder().encode(renderHtml(report, options));
    },
  },
];
