export type { FontOptions } from "../../fonts/font-set.ts";
export { FontError, type FontSource } from "../../fonts/load.ts";
export type { StyleChanges } from "../../style/style.ts";
export type { TableBreak } from "../../style/table-break.ts";
export type { ArchiveLevel } from "./archive.ts";
export { type PdfOptions, renderPdf } from "./render.ts";
