import type { DefaultTreeAdapterMap } from "parse5";
import { attributeIn, type Element, type HtmlNode, isElement, nodesIn } from "../formats/html/page-nodes.ts";
import { firstCharacters } from "../report/text.ts";
import { formRowNames } from "./loose-rows.ts";
import { folded } from "./spelling.ts";

const textValue = (node: HtmlNode): string => (node as DefaultTreeAdapterMap["textNode"]).value ?? "";

function elementsWithin(document: HtmlNode): Element[] {
  const found: Element[] = [];
  const stack: HtmlNode[] = [document];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node)) found.push(node);
    stack.push(...nodesIn(node).toReversed());
  }
  return found;
}

/** Text of a node and all below it. */
export function textWithin(node: HtmlNode): string {
  let text = "";
  const stack: HtmlNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.nodeName === "#text") text += textValue(next);
    stack.push(...nodesIn(next).toReversed());
  }
  return text;
}

/** Shorter names stand in any text. */
const leastOfRowName = 6;
/** No script with a report's tables has fewer of their rows' names. */
const leastNames = 5;
/** So much of a script is looked at. */
const mostOfScript = 2_000_000;

/** Whether a text, its characters written out or by codes, holds the rows of a report. */
function holdsReport(text: string): boolean {
  const plain = text
    .slice(0, mostOfScript)
    .replace(/\\u([\da-f]{4})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const words = folded(plain).replace(/[^\p{L}\p{N}]/gu, "");
  const found = [...formRowNames].filter((name) => name.length >= leastOfRowName && words.includes(name));
  return found.length >= leastNames;
}

const report = /\.(?:pdf|docx?|wps|ofd|xlsx?|et|rar|zip)(?:[?#]|$)/iu;

/**
 * Where the tables of a page are that has none itself, and what to do: a program put them into a script or a frame, or the
 * report is an attachment or a picture. Nothing if the page does not say.
 */
export function tablesElsewhere(document: HtmlNode): string | undefined {
  const elements = elementsWithin(document);
  const named = (...names: string[]) => elements.filter(({ tagName }) => names.includes(tagName));
  if (named("script", "textarea", "template", "noscript").some((element) => holdsReport(textWithin(element))))
    return "表格的内容在网页的脚本里，打开网页时才排出来；请在浏览器里打开，全选复制到 Word 里保存，或打印成 PDF 再读。";
  const files = named("a").filter((element) => report.test(attributeIn(element, "href")));
  const [frame] = named("iframe", "frame", "embed", "object").flatMap((element) => {
    const address = attributeIn(element, "src") || attributeIn(element, "data");
    return address !== "" || attributeIn(element, "srcdoc") !== "" ? [address] : [];
  });
  const [file] = files;
  if (file !== undefined) {
    const name = textWithin(file).trim() || attributeIn(file, "href");
    return `报告在网页的附件里（${firstCharacters(name, 40)}）；请下载附件再读。`;
  }
  if (frame !== undefined)
    return `网页的正文在框架里${frame === "" ? "" : `（${firstCharacters(frame, 60)}）`}，不在这个文件里；请在浏览器里单独打开框架里的网页或文件，另存后再读。`;
  if (named("img", "canvas").length > 0)
    return "网页里只有图片，没有表格；请用原来的 Word 文件或带文字的 PDF，或照图片填写填报表（nianbao form）。";
  if (named("script").length > 0)
    return "网页里没有表格，可能由脚本在打开时才载入；请在浏览器里打开，全选复制到 Word 里保存，或打印成 PDF 再读。";
  return undefined;
}

/** So many cells of tables has an element at least that holds a report. */
const leastOfReport = 100;

/** Elements that a page hides until its script shows them, and that hold its tables. */
export function shownByScript(
  document: HtmlNode,
  isHidden: (element: Element) => boolean,
): ReadonlySet<Element> {
  return new Set(
    elementsWithin(document).filter(
      (element) =>
        isHidden(element) &&
        elementsWithin(element).filter(({ tagName }) => tagName === "td").length >= leastOfReport,
    ),
  );
}
