import { DOMParser, type Element } from "@xmldom/xmldom";
import { type ErrorDetails, NianbaoError } from "../problem/problem.ts";
import { readLimits } from "./limits.ts";

/** A part is no XML that can be read; the message says why, in Chinese. */
export class XmlError extends NianbaoError {
  override readonly name = "XmlError";

  constructor(message: string, details?: ErrorDetails) {
    super("XML_INVALID", message, details);
  }
}

/** How much XML was parsed, where several parts of one file share a budget. */
export interface XmlBudget {
  tags: number;
  attributes: number;
}

/**
 * Counts tags, attributes and nesting before anything is built of them: building takes a thousand times as long.
 * Stays roughly right in comments and the like; too much is refused either way.
 */
function countXml(text: string, budget: XmlBudget): void {
  let depth = 0;
  let attributes = 0;
  let inTag = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3c) {
      budget.tags += 1;
      inTag = true;
      attributes = 0;
      const next = text.charCodeAt(i + 1);
      if (next === 0x2f) depth -= 1;
      else if (next !== 0x21 && next !== 0x3f) depth += 1;
      if (depth > readLimits.depth) throw new XmlError("内容嵌套过深");
      if (budget.tags > readLimits.tags) throw new XmlError("内容过多");
    } else if (code === 0x3e) {
      if (inTag && text.charCodeAt(i - 1) === 0x2f) depth -= 1;
      inTag = false;
    } else if (inTag && code === 0x3d) {
      budget.attributes += 1;
      attributes += 1;
      if (attributes > readLimits.attributesOfOne || budget.attributes > readLimits.attributes)
        throw new XmlError("内容过多");
    }
  }
}

/** The library's complaints in Chinese. */
function xmlFault(message: string): string {
  if (/unclosed|not closed|end tag|mismatch/i.test(message)) return "有标签没有闭合，文件残缺";
  if (/entity/i.test(message)) return "含有不认识的实体";
  if (/namespace|prefix/i.test(message)) return "含有没有声明的前缀";
  return "内容残缺";
}

/** Parses a part; nothing outside it is ever loaded. @throws what `refused` makes of what is wrong with it */
export function parseXml(
  text: string,
  refused: (why: XmlError) => Error,
  budget: XmlBudget = { tags: 0, attributes: 0 },
): Element {
  const onError = (level: string, message: string) => {
    if (level !== "warning") throw new XmlError(xmlFault(message), { cause: message });
  };
  let root: Element | null;
  try {
    if (text.includes("<!DOCTYPE")) throw new XmlError("含有文档类型定义（DTD），不予读取");
    countXml(text, budget);
    root = new DOMParser({ onError }).parseFromString(text, "text/xml").documentElement;
  } catch (error) {
    if (error instanceof XmlError) throw refused(error);
    // The library wraps what `onError` throws.
    const cause = (error as { cause?: unknown }).cause;
    throw refused(
      cause instanceof XmlError ? cause : new XmlError(xmlFault(String(error)), { cause: error }),
    );
  }
  if (root === null) throw refused(new XmlError("没有内容"));
  return root;
}

/** An element's children of a name, whatever their prefix. */
export function childrenOf(element: Element, name: string): Element[] {
  const found: Element[] = [];
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if ((node as Element).localName === name) found.push(node as Element);
  return found;
}
