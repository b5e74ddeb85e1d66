import type { DefaultTreeAdapterMap } from "parse5";
import { attributeIn, type Element, type HtmlNode, isElement, nodesIn } from "../formats/html/page-nodes.ts";
import { firstCharacters } from "../report/text.ts";
import { textWithin } from "./html-elsewhere.ts";
import type { looksIn, PageLook, TextKind } from "./html-seen.ts";

/** What is never part of a report. */
export const dropped = new Set(
  "script style template noscript head iframe object embed select option button textarea input svg canvas audio video map rt rp".split(
    " ",
  ),
);
/** Elements that begin and end a paragraph. Invented ones are none: they are spans. */
export const parting = new Set(
  "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul caption".split(
    " ",
  ),
);

export const collapse = (text: string) => text.replace(/[ \t\r\n\f]+/gu, " ");

const fieldTypes = new Set(["", "text", "number", "tel"]);

/** What stands in a field of a form, as it is shown. */
function fieldText(element: Element): string {
  if (element.tagName === "input")
    return fieldTypes.has(attributeIn(element, "type").toLowerCase()) ? attributeIn(element, "value") : "";
  if (element.tagName === "select") {
    const options = nodesIn(element).filter((child) => isElement(child) && child.tagName === "option");
    const chosen = options.find((one) => isElement(one) && one.attrs.some(({ name }) => name === "selected"));
    const shown = chosen ?? options[0];
    return shown === undefined ? "" : textWithin(shown).trim();
  }
  if (element.tagName === "textarea")
    return nodesIn(element)
      .map((child) => (child as DefaultTreeAdapterMap["textNode"]).value ?? "")
      .join("");
  return "";
}

/** What is not a cell's own text is set into it between 【】, so that it is asked. */
const cellMarkNames = { unseen: "看不见的字", struck: "删除线", raised: "上标" } as const;
type MarkedKind = keyof typeof cellMarkNames;

/** How a page's text looks, and what of it was not read. */
export interface PageText {
  readonly looks: ReturnType<typeof looksIn>;
  readonly left: Record<Exclude<MarkedKind, "raised">, string[]>;
  fields: number;
  /** Where lists show a number before a text. */
  readonly numbered: string[];
}

/** What an element shows in place of text: a picture, or a figure that a style sheet takes from its attributes. */
function figureElsewhere(element: Element): string | undefined {
  if (/^(?:img|svg|canvas|object|embed|iframe|video|math)$/u.test(element.tagName)) return "图片";
  const isData = element.attrs.some(
    ({ name, value }) => name.startsWith("data-") && /^-?[\d.,]+$/u.test(value),
  );
  return isData ? "图形或由样式排出的字" : undefined;
}

/** The number that a list shows before one of its items; signs say nothing. */
export function listNumber(item: Element): string | undefined {
  const list = item.parentNode;
  if (list === null || !isElement(list) || list.tagName !== "ol") return undefined;
  const items = nodesIn(list).filter((node): node is Element => isElement(node) && node.tagName === "li");
  const at = items.indexOf(item);
  const from = items.slice(0, at + 1).findLastIndex((one) => attributeIn(one, "value") !== "");
  const start = from < 0 ? attributeIn(list, "start") || "1" : attributeIn(items[from] as Element, "value");
  return `自动编号“${(Number.parseInt(start, 10) || 1) + at - Math.max(0, from)}”`;
}

export const unspaced = (text: string) => text.replace(/[\s\u00A0\u3000]+/gu, "");

/** The text of a cell: line breaks and paragraphs as line ends. */
export function htmlCellText(cell: Element, within: PageLook, page: PageText): string {
  const pieces: { kind: TextKind | undefined; text: string }[] = [];
  let unread: string | undefined;
  let otherwise: string | undefined;
  const add = (text: string, kind?: TextKind) => {
    const last = pieces.at(-1);
    if (last !== undefined && (last.kind === kind || text.trim() === "")) last.text += text;
    else pieces.push({ kind, text });
  };
  const walk = (node: HtmlNode, around: PageLook) => {
    if (node.nodeName === "#text")
      add(collapse((node as DefaultTreeAdapterMap["textNode"]).value), around.kind);
    if (!isElement(node)) return;
    unread ??= figureElsewhere(node);
    const value = fieldText(node);
    if (value !== "") page.fields += 1;
    add(value);
    if (dropped.has(node.tagName)) return;
    const look = page.looks.of(node, around);
    if (look.kind === "gone") return;
    if (node.tagName === "math") otherwise ??= "公式";
    if (look.isOtherwise) otherwise ??= "由样式排出的字";
    if (node.tagName === "li" && look.isUnnumbered !== true) otherwise ??= listNumber(node);
    if (node.tagName === "br") add("\n");
    const parts = parting.has(node.tagName) && node !== cell;
    if (parts) add("\n");
    for (const child of nodesIn(node)) walk(child, look);
    if (parts) add("\n");
  };
  walk(cell, within);
  // A cell that is all light text is a head on a dark ground; light text beside other text is hidden.
  const isLight = pieces.every(({ kind, text }) => kind === "faint" || text.trim() === "");
  const text = pieces.map(({ kind, text: raw }) => {
    const own = unspaced(raw);
    const meant = kind === "faint" ? (isLight ? undefined : "unseen") : kind;
    if (meant === undefined || meant === "gone" || own === "") return raw;
    if (meant !== "raised") page.left[meant as keyof PageText["left"]].push(own);
    return `【${cellMarkNames[meant as MarkedKind]}：${firstCharacters(own, 12)}】`;
  });
  const lines = text
    .join("")
    .split("\n")
    .map((line) => line.replace(/[\s\u00A0\u3000]+/gu, " ").trim())
    .filter((line) => line !== "");
  const all = lines.join("\n");
  if (otherwise !== undefined && !/\p{L}{2}/u.test(all))
    return /^自动编号/u.test(otherwise)
      ? `【${otherwise}】${all}`
      : all === ""
        ? `【图形：${otherwise}】`
        : `${all}【另有${otherwise}】`;
  return all === "" && unread !== undefined ? `【${unread}】` : all;
}
