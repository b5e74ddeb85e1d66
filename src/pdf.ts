export type { FontOptions } from "./fonts/font-set.ts";
export { FontError, type FontSource } from "./fonts/load.ts";
export type { ArchiveLevel } from "./formats/pdf/archive.ts";
export { readPdf } from "./formats/pdf/read.ts";
export { type PdfOptions, renderPdf } from "./formats/pdf/write.ts";
export { ReadError } from "./problem/read-error.ts";
export type { StyleChanges } from "./style/style.ts";
export type { TableBreak } from "./style/table-break.ts";
