export type { FontOptions } from "../../fonts/font-set.ts";
export { FontError, type FontSource } from "../../fonts/load.ts";
export type { TableBreak } from "../../layout/pages.ts";
export type { StyleChanges } from "../../style/style.ts";
export { type PdfOptions, renderPdf } from "./render.ts";
