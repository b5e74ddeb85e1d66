export { type PackageFileName, type PackageFiles, providePackageFiles } from "#platform";
export type { DocxOptions } from "./formats/docx/options.ts";
export { readDocx } from "./formats/docx/read.ts";
export { TemplateError } from "./formats/docx/skeleton/template-parts.ts";
export { renderDocx } from "./formats/docx/write.ts";
export { ReadError } from "./problem/read-error.ts";
export type { FontChoice, FontChoices, FontOptions, FontSource } from "./style/fonts.ts";
export type { FontRole, StyleChanges } from "./style/style.ts";
export type { TableBreak } from "./style/table-break.ts";
