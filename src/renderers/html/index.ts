export { type HtmlOptions, renderHtml } from "./render.ts";
