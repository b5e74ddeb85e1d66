export { type HtmlOptions, renderHtml } from "./formats/html/write.ts";
