export type { StyleChanges } from "../../style/style.ts";
export type { FontNames } from "./fonts.ts";
export { type DocxOptions, renderDocx } from "./render.ts";
export { TemplateError } from "./template-parts.ts";
