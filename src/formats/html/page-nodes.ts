import type { DefaultTreeAdapterMap } from "parse5";

/** A node of a web page as parse5 gives it. */
export type HtmlNode = DefaultTreeAdapterMap["node"];
export type Element = DefaultTreeAdapterMap["element"];

export const isElement = (node: HtmlNode): node is Element => "tagName" in node;
export const nodesIn = (node: HtmlNode): readonly HtmlNode[] => ("childNodes" in node ? node.childNodes : []);
export const attributeIn = (element: Element, name: string): string =>
  element.attrs.find((attr) => attr.name === name)?.value ?? "";
