import { DOMParser, type Element } from "@xmldom/xmldom";
import { type ErrorDetails, NianbaoError } from "../problem/problem.ts";

/** A part is no XML that can be read; the message says why, in Chinese. */
export class XmlError extends NianbaoError {
  override readonly name = "XmlError";

  constructor(message: string, details?: ErrorDetails) {
    super("XML_INVALID", message, details);
  }
}

/** Parses a part; nothing outside it is ever loaded. @throws what `refused` makes of what is wrong with it */
export function parseXml(text: string, refused: (why: XmlError) => Error): Element {
  if (text.includes("<!DOCTYPE")) throw refused(new XmlError("含有文档类型定义（DTD），不予读取"));
  let fault = "";
  const onError = (level: string, message: string) => {
    if (level === "warning") return;
    fault = `内容残缺（${message}）`;
    throw new XmlError(`内容残缺（${message}）`);
  };
  let root: Element | null;
  try {
    root = new DOMParser({ onError }).parseFromString(text, "text/xml").documentElement;
  } catch (error) {
    throw refused(error instanceof XmlError ? error : new XmlError(fault || "内容残缺", { cause: error }));
  }
  if (root === null) throw refused(new XmlError("没有内容"));
  return root;
}

/** An element's children of a name, whatever their prefix. */
export const childrenOf = (element: Element, name: string): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => (node as Element).localName === name);
