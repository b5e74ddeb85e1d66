export { readDocx } from "./formats/docx/read.ts";
export type { FontNames } from "./formats/docx/skeleton/fonts.ts";
export { TemplateError } from "./formats/docx/skeleton/template-parts.ts";
export { type DocxOptions, renderDocx } from "./formats/docx/write.ts";
export { ReadError } from "./problem/read-error.ts";
export type { StyleChanges } from "./style/style.ts";
