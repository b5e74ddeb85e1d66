import { type DefaultTreeAdapterMap, parse } from "parse5";
import { pictureData, refuseDeep, refuseLong } from "../formats/html/page-limits.ts";
import { attributeIn, type Element, type HtmlNode, isElement, nodesIn } from "../formats/html/page-nodes.ts";
import { ReadError } from "../problem/read-error.ts";
import { type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";
import { decodedText } from "./charset.ts";

/** What is never part of a report. */
const dropped = new Set(
  "script style template noscript head iframe object embed select option button textarea input svg canvas audio video map".split(
    " ",
  ),
);
/** Elements that begin and end a paragraph. Invented ones are none: they are spans. */
const parting = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul caption".split(
    " ",
  ),
);

function isHidden(element: Element): boolean {
  const style = attributeIn(element, "style");
  return (
    element.attrs.some(({ name }) => name === "hidden") ||
    (style !== "" && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style))
  );
}

const withinTable = new Set(["thead", "tbody", "tfoot", "tr"]);

/** The rows of a table's own, however they are grouped; what stands in a nested table is not its own. */
function tableRows(table: Element): Element[] {
  return nodesIn(table).flatMap((node) => {
    if (!isElement(node) || isHidden(node)) return [];
    if (node.tagName === "tr") return [node];
    return withinTable.has(node.tagName) ? tableRows(node) : [];
  });
}

const rowCells = (row: Element): Element[] =>
  nodesIn(row).filter(
    (node): node is Element =>
      isElement(node) && (node.tagName === "td" || node.tagName === "th") && !isHidden(node),
  );

function holdsTable(element: Element): boolean {
  const stack: HtmlNode[] = [...nodesIn(element)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && node.tagName === "table") return true;
    stack.push(...nodesIn(node));
  }
  return false;
}

const collapse = (text: string) => text.replace(/[ \t\r\n\f]+/gu, " ");

/** The text of a cell: line breaks and paragraphs as line ends. */
function htmlCellText(cell: Element): string {
  let text = "";
  const walk = (node: HtmlNode) => {
    if (node.nodeName === "#text") text += collapse((node as DefaultTreeAdapterMap["textNode"]).value);
    if (!isElement(node)) return;
    if (dropped.has(node.tagName) || isHidden(node)) return;
    if (node.tagName === "br") text += "\n";
    const parts = parting.has(node.tagName) && node !== cell;
    if (parts) text += "\n";
    for (const child of nodesIn(node)) walk(child);
    if (parts) text += "\n";
  };
  walk(cell);
  return text
    .split("\n")
    .map((line) => line.replace(/[\s\u00A0\u3000]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Reads a web page: its paragraphs and the rows of its tables, in order. @throws {ReadError} */
export function readHtml(bytes: Uint8Array): FoundSource {
  const page = decodedText(bytes).replace(pictureData, "");
  refuseLong(page);
  const document = parse(page);
  refuseDeep(document);
  const blocks: FoundBlock[] = [];
  const titles: string[] = [];
  const publishers: string[] = [];
  let text = "";
  let links = 0;
  let pictures = 0;
  let tables = 0;
  let lead = "";
  const flush = () => {
    // What stands between the lead and its paragraph ends neither.
    if (lead !== "" && text.trim() === lead.trim()) return;
    lead = "";
    const paragraph = text.replace(/[\s\u00A0\u3000]+/gu, " ").trim();
    if (paragraph !== "")
      blocks.push({
        kind: "paragraph",
        text: paragraph,
        ...(links > 0 && { links }),
        ...(pictures > 0 && { pictures }),
      });
    // A picture between two paragraphs is told with the one below it.
    if (paragraph !== "") pictures = 0;
    text = "";
    links = 0;
  };
  const metaOf = (element: Element) => {
    const name = (attributeIn(element, "name") || attributeIn(element, "property")).toLowerCase();
    const content = attributeIn(element, "content").trim();
    if (content === "") return;
    if (/title/u.test(name)) titles.push(content);
    if (/contentsource|publisher|author|source/u.test(name) && /\p{Script=Han}{3}/u.test(content))
      publishers.push(content);
  };
  const readTable = (table: Element) => {
    lead = "";
    flush();
    const rows = tableRows(table);
    // A table whose cells hold tables, or that is one cell, lays out the page.
    const isLayout =
      rows.some((row) => rowCells(row).some(holdsTable)) || rows.every((row) => rowCells(row).length <= 1);
    for (const node of nodesIn(table)) if (isElement(node) && node.tagName === "caption") walk(node);
    if (isLayout) {
      for (const row of rows)
        for (const cell of rowCells(row)) {
          flush();
          for (const child of nodesIn(cell)) walk(child);
          flush();
        }
      return;
    }
    tables += 1;
    rows.forEach((row, i) => {
      const cells = rowCells(row).slice(0, fileLimits.cells).map(htmlCellText);
      if (cells.length > 0) blocks.push({ kind: "row", cells, source: "cells", table: tables, row: i + 1 });
    });
    if (blocks.length > fileLimits.blocks)
      throw new ReadError("网页过长，不像一份年度报告；请只保留报告本身。");
  };
  const walk = (node: HtmlNode) => {
    if (node.nodeName === "#text") text += collapse((node as DefaultTreeAdapterMap["textNode"]).value);
    if (!isElement(node)) {
      for (const child of nodesIn(node)) walk(child);
      return;
    }
    if (node.tagName === "title") {
      const own = nodesIn(node)
        .map((child) => (child as DefaultTreeAdapterMap["textNode"]).value ?? "")
        .join("")
        .trim();
      if (own !== "") titles.push(own);
      return;
    }
    if (node.tagName === "meta") return metaOf(node);
    if (node.tagName === "head") {
      for (const child of nodesIn(node))
        if (isElement(child) && ["title", "meta"].includes(child.tagName)) walk(child);
      return;
    }
    if (dropped.has(node.tagName) || isHidden(node)) return;
    if (node.tagName === "table") return readTable(node);
    if (node.tagName === "img") pictures += 1;
    if (node.tagName === "br") return flush();
    const parts = parting.has(node.tagName);
    if (parts) flush();
    if (node.tagName === "a" && /^\s*(?:https?|mailto):/iu.test(attributeIn(node, "href"))) links += 1;
    for (const child of nodesIn(node)) walk(child);
    // 「（一）主动公开情况。」 as a heading of its own is set before its paragraph, on one line.
    const runsIn = /^h[2-6]$/u.test(node.tagName) && /。\s*$/u.test(text);
    if (runsIn) lead = text;
    else if (parts) {
      lead = "";
      flush();
    }
  };
  walk(document);
  lead = "";
  flush();
  if (blocks.filter(({ kind }) => kind === "row").length > fileLimits.rows)
    throw new ReadError("网页里的表格过大，不像一份年度报告。");
  return { blocks, titles: [...new Set(titles)], publishers, remarks: [] };
}
