import { ReadError } from "../../problem/read-error.ts";
import type { TextLink } from "../../report/narrative.ts";
import { attributeIn, type Element, type HtmlNode, isElement, nodesIn } from "./page-nodes.ts";

/** A text of the page with its links. */
export interface InlineText {
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** Tags that only change how a text lookTags. */
const lookTags = new Set("b em font i mark span strong u wbr".split(" "));

/** Whatever makes a page another one than this package writes: it is read as a page by other hands. */
export function otherPage(where: string): never {
  throw new ReadError(`网页的${where}与本程序写出的不同，不能按原来的数据读入。`);
}

/** What is hidden, or shown only by a style of its own, may say anything. */
const plainlySeen = (element: Element): boolean =>
  !element.attrs.some(({ name }) => name === "hidden" || name === "style");

/** The elements in an element that has no text of its own. */
export function elementsIn(parent: HtmlNode): Element[] {
  return nodesIn(parent).flatMap((node) => {
    if (isElement(node)) return plainlySeen(node) ? [node] : otherPage(`“${node.tagName}”`);
    if (node.nodeName === "#text" && "value" in node && node.value.trim() !== "") otherPage("文字位置");
    return [];
  });
}

/** The text in an element that holds nothing but text and links. */
export function inlineText(element: Element): InlineText {
  const links: TextLink[] = [];
  let text = "";
  const walk = (parent: Element): void => {
    for (const node of nodesIn(parent)) {
      if (!isElement(node)) {
        // Who wraps the lines of a page changes nothing that is seen but a blank.
        if ("value" in node) text += node.value.replace(/[ \t]*[\r\n][ \t\r\n]*/gu, " ");
        continue;
      }
      if (!plainlySeen(node)) otherPage(`“${node.tagName}”`);
      if (node.tagName === "a") {
        const from = text.length;
        walk(node);
        if (text.length > from) links.push({ from, to: text.length, href: attributeIn(node, "href") });
      } else if (lookTags.has(node.tagName)) walk(node);
      else otherPage(`“${node.tagName}”`);
    }
  };
  walk(element);
  return { text, links };
}
