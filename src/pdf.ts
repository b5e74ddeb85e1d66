export { FontError } from "./fonts/load.ts";
export type { PdfOptions } from "./formats/pdf/options.ts";
export { readPdf } from "./formats/pdf/read.ts";
export { renderPdf } from "./formats/pdf/write.ts";
export { ReadError } from "./problem/read-error.ts";
export type { ArchiveLevel } from "./style/archive.ts";
export type { FontChoice, FontChoices, FontOptions, FontSource } from "./style/fonts.ts";
export type { FontRole, StyleChanges } from "./style/style.ts";
export type { TableBreak } from "./style/table-break.ts";
