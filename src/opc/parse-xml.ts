import { DOMParser, type Element } from "@xmldom/xmldom";

/** A part is no XML that can be read; the message says why, in Chinese. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

/** Parses a part; nothing outside it is ever loaded. @throws {XmlError} */
export function parseXml(text: string): Element {
  if (text.includes("<!DOCTYPE")) throw new XmlError("含有文档类型定义（DTD），不予读取");
  let fault = "";
  const onError = (level: string, message: string) => {
    if (level === "warning") return;
    fault = message;
    throw new XmlError(message);
  };
  try {
    const root = new DOMParser({ onError }).parseFromString(text, "text/xml").documentElement;
    if (root === null) throw new XmlError("没有内容");
    return root;
  } catch (error) {
    if (error instanceof XmlError) throw error;
    throw new XmlError(fault || "内容残缺", { cause: error });
  }
}

/** Parses a part; what is wrong with it becomes the caller's own error. */
export function parseXmlOr(text: string, refused: (why: XmlError) => Error): Element {
  try {
    return parseXml(text);
  } catch (error) {
    throw error instanceof XmlError ? refused(error) : error;
  }
}

/** An element's children of a name, whatever their prefix. */
export const childrenOf = (element: Element, name: string): Element[] =>
  Array.from(element.childNodes).filter((node): node is Element => (node as Element).localName === name);
