import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Plain } from "./pdf-objects.ts";
import type { StructureNode } from "./pdf-structure.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** A web page as a browser's parser takes it. */
export interface HtmlPage {
  readonly errors: readonly string[];
  readonly elements: readonly {
    readonly tag: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
  /** What a report's page says, in the terms of a PDF's structure: h2 is H1, a title is a P. */
  readonly root: StructureNode;
  /** The text of each cell that holds a figure, by the figure's address. */
  readonly figures: ReadonlyMap<string, string>;
  readonly title: string;
  readonly style: string;
  readonly captions: readonly string[];
}

const isElement = (node: Node): node is Element => "tagName" in node;
const childrenOf = (node: Element) => node.childNodes.filter(isElement);
const attributesOf = (element: Element) =>
  Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
const textOf = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
const all = (element: Element): Element[] => [element, ...childrenOf(element).flatMap(all)];

const types: Readonly<Record<string, string>> = {
  h1: "P",
  h2: "H1",
  h3: "H2",
  h4: "H3",
  p: "P",
  th: "TH",
  td: "TD",
};
const scopes: Readonly<Record<string, string>> = { row: "/Row", col: "/Column", rowgroup: "/Column" };

function tableOf({ rowspan, colspan, scope, headers }: Record<string, string>): { [key: string]: Plain } {
  return {
    ...(rowspan && { RowSpan: Number(rowspan) }),
    ...(colspan && { ColSpan: Number(colspan) }),
    ...(scope && { Scope: scopes[scope] ?? scope }),
    ...(headers && { Headers: headers.split(" ") }),
  };
}

/** Elements that say something, as nodes; those that only hold others are left out. */
function nodesOf(element: Element, inOwn = false): StructureNode[] {
  const { tagName } = element;
  const attributes = attributesOf(element);
  const type = types[tagName];
  if (type !== undefined)
    return [
      {
        type: "aria-level" in attributes ? `H${Number(attributes["aria-level"]) - 1}` : type,
        ...(attributes.id && type === "TH" && { id: attributes.id }),
        table: tableOf(attributes),
        text: textOf(element),
        children: [],
      },
    ];
  const plainNode = (name: string, text: string): StructureNode => ({
    type: name,
    table: {},
    text,
    children: [],
  });
  // A caption of the form's tables says again what the heading above says.
  if (tagName === "caption") return inOwn ? [plainNode("Caption", textOf(element))] : [];
  if (tagName === "ol" || tagName === "ul")
    return childrenOf(element).flatMap((item, i) => [
      plainNode("Lbl", tagName === "ol" ? `${i + 1}.` : "·"),
      plainNode("LBody", textOf(item)),
    ]);
  if (tagName === "img") return [plainNode("Figure", "")];
  if (tagName === "figcaption") return [plainNode("Caption", textOf(element))];
  if (attributes.class === "attachments")
    return childrenOf(element).flatMap((line) => {
      const [, mark = "", name = ""] = /^((?:附件：)?(?:\d{1,2}\.)?)(.*)$/su.exec(textOf(line)) ?? [];
      return [plainNode("Lbl", mark), plainNode("LBody", name)];
    });
  const own = inOwn || attributes.class === "own";
  const children = childrenOf(element).flatMap((child) => nodesOf(child, own));
  const kept = { table: "Table", tr: "TR", article: "Document" }[tagName];
  return kept === undefined ? children : [{ type: kept, table: {}, text: "", children }];
}

/** Reads a page by parse5, the parser of the HTML standard. */
export function readHtml(text: string): HtmlPage {
  const errors: string[] = [];
  const document = parse(text, { onParseError: ({ code }) => errors.push(code) });
  const elements = document.childNodes.filter(isElement).flatMap(all);
  const only = (tag: string) => {
    const found = elements.filter(({ tagName }) => tagName === tag);
    if (found.length !== 1) throw new Error(`${found.length} elements ${tag}`);
    return found[0] as Element;
  };
  return {
    errors,
    elements: elements.map((element) => ({ tag: element.tagName, attributes: attributesOf(element) })),
    root: nodesOf(only("article"))[0] as StructureNode,
    figures: new Map(
      elements.flatMap((element) => {
        const address = attributesOf(element)["data-figure"];
        return address === undefined ? [] : [[address, textOf(element)]];
      }),
    ),
    title: textOf(only("title")),
    style: textOf(only("style")),
    captions: elements.filter(({ tagName }) => tagName === "caption").map(textOf),
  };
}
