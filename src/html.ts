export type { HtmlOptions } from "./formats/html/options.ts";
export { renderHtml } from "./formats/html/write.ts";
export type { ChartsChoice, Downloads } from "./style/options.ts";
export type { StyleChanges } from "./style/style.ts";
