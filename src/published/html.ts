import { type DefaultTreeAdapterMap, parse } from "parse5";
import { pictureData, refuseDeep, refuseLong } from "../formats/html/page-limits.ts";
import { attributeIn, type Element, type HtmlNode, isElement, nodesIn } from "../formats/html/page-nodes.ts";
import { ReadError } from "../problem/read-error.ts";
import { firstCharacters } from "../report/text.ts";
import { type FoundBlock, type FoundSource, fileLimits } from "./blocks.ts";
import { decodedText } from "./charset.ts";
import {
  collapse,
  dropped,
  htmlCellText,
  listNumber,
  type PageText,
  parting,
  unspaced,
} from "./html-cell.ts";
import { shownByScript, tablesElsewhere, textWithin } from "./html-elsewhere.ts";
import { looksIn, type PageLook } from "./html-seen.ts";
import { markedTextBlocks } from "./plain-text.ts";
import { isSavedPage, pageInSaved } from "./saved-page.ts";

type Shaped = (element: Element) => PageLook;

/** The rows of a table's own, however they are grouped; what stands in a nested table is not its own. */
function tableRows(table: Element, look: Shaped): Element[] {
  const own = nodesIn(table).filter((node): node is Element => isElement(node) && look(node).kind !== "gone");
  // A foot may be written before the body; it is shown below it.
  const foots = own.filter(({ tagName }) => tagName === "tfoot");
  return [...own.filter((node) => !foots.includes(node)), ...foots].flatMap((node) => {
    const { shape } = look(node);
    return shape === "row" ? [node] : shape === "group" ? tableRows(node, look) : [];
  });
}

const rowCells = (row: Element, look: Shaped): Element[] =>
  nodesIn(row).filter(
    (node): node is Element => isElement(node) && look(node).shape === "cell" && look(node).kind !== "gone",
  );

/** Whether a cell holds a table of more than one cell: one of a single cell only frames its text. */
function holdsTable(element: Element, look: Shaped): boolean {
  const stack: HtmlNode[] = [...nodesIn(element)];
  let cells = 0;
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && look(node).shape === "cell") cells += 1;
    if (cells > 1) return true;
    stack.push(...nodesIn(node));
  }
  return false;
}

const remarksOf = ({ left: { unseen, struck }, fields, numbered }: PageText): string[] => [
  ...(unseen.length > 0
    ? [
        `网页里有看不见的文字（与底色相同、透明、过小或移出页面等），没有读入：“${firstCharacters(unseen.join("、"), 80)}”。`,
      ]
    : []),
  ...(struck.length > 0 ? [`带删除线的文字没有读入：“${firstCharacters(struck.join("、"), 80)}”。`] : []),
  ...(fields > 0 ? [`网页的表格里有 ${fields} 个输入框，按框内的值读入，请核对。`] : []),
  ...(numbered.length > 0
    ? [
        `网页的正文里有 ${numbered.length} 条由列表自动编号，编号没有读入，第一条是“${firstCharacters(numbered[0] as string, 30)}”；要写编号的，请补上。`,
      ]
    : []),
];

/** Shorter items are a site's own: ways back, choices. */
const leastListed = 20;

/** Reads a web page: its paragraphs and the rows of its tables, in order. @throws {ReadError} */
export function readHtml(bytes: Uint8Array): FoundSource {
  const page = decodedText(isSavedPage(bytes) ? pageInSaved(bytes) : bytes).replace(pictureData, "");
  refuseLong(page);
  const document = parse(page);
  refuseDeep(document);
  const source = pageSource(document);
  if (source.blocks.filter(({ kind }) => kind === "row").length >= fewRows) return source;
  const looks = looksIn(document);
  const opened = shownByScript(document, (element) => {
    const { kind } = looks.of(element, looks.first);
    return kind === "gone" || kind === "unseen";
  });
  if (opened.size > 0) {
    const shown = pageSource(document, opened);
    const remark = "网页的正文在文件里是藏起来的，打开时由脚本显示；按显示的读入，请核对。";
    return { ...shown, remarks: [remark, ...shown.remarks] };
  }
  const elsewhere = tablesElsewhere(document);
  return { ...source, ...(elsewhere !== undefined && { elsewhere }) };
}

/** No report has fewer rows. */
const fewRows = 10;

function pageSource(document: HtmlNode, opened: ReadonlySet<Element> = new Set()): FoundSource {
  const blocks: FoundBlock[] = [];
  const titles: string[] = [];
  const publishers: string[] = [];
  let text = "";
  let links = 0;
  let pictures = 0;
  let tables = 0;
  let lead = "";
  const looks = looksIn(document, opened);
  const pageText: PageText = { looks, left: { unseen: [], struck: [] }, fields: 0, numbered: [] };
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
  const readTable = (table: Element, around: PageLook) => {
    lead = "";
    flush();
    const shaped = (element: Element) => looks.of(element, around);
    const rows = tableRows(table, shaped);
    const cellsOf = (row: Element) => rowCells(row, shaped);
    // A table whose cells hold tables, or that is one cell, lays out the page.
    const isLayout =
      rows.some((row) => cellsOf(row).some((cell) => holdsTable(cell, shaped))) ||
      rows.every((row) => cellsOf(row).length <= 1);
    for (const node of nodesIn(table)) if (isElement(node) && node.tagName === "caption") walk(node, around);
    if (isLayout) {
      for (const row of rows)
        for (const cell of cellsOf(row)) {
          flush();
          const within = looks.of(cell, looks.of(row, around));
          for (const child of nodesIn(cell)) walk(child, within);
          flush();
        }
      return;
    }
    tables += 1;
    rows.forEach((row, i) => {
      const within = looks.of(row, around);
      const cells = cellsOf(row)
        .slice(0, fileLimits.cells)
        .map((cell) => htmlCellText(cell, within, pageText));
      if (cells.length > 0) blocks.push({ kind: "row", cells, source: "cells", table: tables, row: i + 1 });
    });
    if (blocks.length > fileLimits.blocks)
      throw new ReadError("网页过长，不像一份年度报告；请只保留报告本身。");
  };
  const walk = (node: HtmlNode, around: PageLook) => {
    if (node.nodeName === "#text") {
      const raw = (node as DefaultTreeAdapterMap["textNode"]).value;
      const { kind } = around;
      if (kind !== "unseen" && kind !== "struck") text += collapse(raw);
      else if (raw.trim() !== "") pageText.left[kind].push(unspaced(raw));
    }
    if (!isElement(node)) {
      for (const child of nodesIn(node)) walk(child, around);
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
        if (isElement(child) && ["title", "meta"].includes(child.tagName)) walk(child, around);
      return;
    }
    if (dropped.has(node.tagName)) return;
    const own = looks.of(node, around);
    if (own.kind === "gone") return;
    if (own.shape === "table") return readTable(node, own);
    if (node.tagName === "pre" && !holdsTable(node, (element) => looks.of(element, own))) {
      flush();
      const found = markedTextBlocks(textWithin(node), tables);
      for (const block of found) blocks.push(block);
      tables = Math.max(tables, ...found.map((block) => (block.kind === "row" ? block.table : 0)));
      return;
    }
    if (node.tagName === "li" && own.isUnnumbered !== true && listNumber(node) !== undefined) {
      const listed = unspaced(textWithin(node));
      if (listed.length >= leastListed) pageText.numbered.push(listed);
    }
    if (node.tagName === "img") pictures += 1;
    if (node.tagName === "br") return flush();
    const parts = parting.has(node.tagName);
    if (parts) flush();
    if (node.tagName === "a" && /^\s*(?:https?|mailto):/iu.test(attributeIn(node, "href"))) links += 1;
    for (const child of nodesIn(node)) walk(child, own);
    // 「（一）主动公开情况。」 as a heading of its own is set before its paragraph, on one line.
    const runsIn = /^h[2-6]$/u.test(node.tagName) && /。\s*$/u.test(text);
    if (runsIn) lead = text;
    else if (parts) {
      lead = "";
      flush();
    }
  };
  walk(document, looks.first);
  lead = "";
  flush();
  if (blocks.filter(({ kind }) => kind === "row").length > fileLimits.rows)
    throw new ReadError("网页里的表格过大，不像一份年度报告。");
  return { blocks, titles: [...new Set(titles)], publishers, remarks: remarksOf(pageText) };
}
