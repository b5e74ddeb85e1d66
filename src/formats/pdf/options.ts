import type { OutputOptions, RenderOptions } from "../../style/options.ts";

export const pdfOutput = {
  title: "PDF",
  fonts: "file",
  uses: ["fonts", "style", "seal", "tableBreak", "archive", "review", "charts"],
} as const satisfies OutputOptions;

/** How a PDF is set. */
export type PdfOptions = Pick<RenderOptions, (typeof pdfOutput.uses)[number]>;
