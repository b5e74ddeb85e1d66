import { SaxesParser } from "saxes";
import { type ErrorDetails, NianbaoError } from "../problem/problem.ts";
import type { XmlAttribute, XmlChild, XmlElement } from "./elements.ts";
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

/** Behind a bare `&` the library takes all for the name of an entity, and complains of the end. */
const bareAmpersand = /&(?![#\w.:-]{1,40};)/u;

/** The library's complaints in Chinese. */
function xmlFault(message: string, text: string): string {
  if (message.startsWith("unclosed tag") && bareAmpersand.test(text)) return "含有不认识的实体";
  if (/unclosed tag|unmatched closing tag|unexpected close tag|in closing tag/.test(message))
    return "有标签没有闭合，文件残缺";
  if (/entity|character reference/.test(message)) return "含有不认识的实体";
  return "内容残缺";
}

/** What an element says that prefixes stand for, the empty one for names without, and what is said around it. */
interface Prefixes {
  readonly own: Map<string, string>;
  readonly around?: Prefixes;
}

/** A name with its parts; the same one for every element and attribute that bears it. */
interface SplitName {
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
}

function splitName(name: string): SplitName {
  const parts = name.split(":");
  if (parts.length > 2 || parts.includes("")) throw new XmlError("内容残缺", { cause: `name ${name}` });
  const [prefix, localName] = parts.length === 1 ? ["", name] : (parts as [string, string]);
  return { name, prefix, localName };
}

function namespaceOf(prefixes: Prefixes, prefix: string): string | undefined {
  for (let here: Prefixes | undefined = prefixes; here !== undefined; here = here.around) {
    const namespace = here.own.get(prefix);
    if (namespace) return namespace;
    if (namespace === "") break;
  }
  if (prefix === "") return undefined;
  throw new XmlError("含有没有声明的前缀", { cause: `prefix ${prefix}` });
}

const noItems: readonly never[] = [];

/** An element whose end has not come. */
interface OpenElement {
  readonly prefixes: Prefixes;
  readonly children: XmlChild[];
}

/** Builds the tree that readers walk: names in their parts, prefixes known, nothing but elements and text. Stops where it grows too large. */
class TreeBuilder {
  readonly #budget: XmlBudget;
  readonly #names = new Map<string, SplitName>();
  readonly #open: OpenElement[] = [
    { prefixes: { own: new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]) }, children: [] },
  ];
  #here = this.#open[0] as OpenElement;
  /** Of the tag that is being read. */
  #attributes: XmlAttribute[] | undefined;
  #prefixes: Prefixes | undefined;
  #used: string[] | undefined;

  constructor(budget: XmlBudget) {
    this.#budget = budget;
  }

  get root(): XmlElement | undefined {
    const [root] = this.#here.children;
    return typeof root === "string" ? undefined : root;
  }

  #split(name: string): SplitName {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const split = splitName(name);
    this.#names.set(name, split);
    return split;
  }

  attribute(key: string, value: string): void {
    const { name, prefix, localName } = this.#split(key);
    this.#attributes ??= [];
    this.#attributes.push({ name, localName, value });
    this.#budget.attributes += 1;
    const { attributes, attributesOfOne } = readLimits;
    if (this.#attributes.length > attributesOfOne || this.#budget.attributes > attributes)
      throw new XmlError("内容过多");
    if (prefix === "xmlns" || name === "xmlns") {
      this.#prefixes ??= { own: new Map(), around: this.#here.prefixes };
      this.#prefixes.own.set(prefix === "" ? "" : localName, value);
    } else if (prefix !== "") {
      this.#used ??= [];
      this.#used.push(prefix);
    }
  }

  #countTag(): void {
    this.#budget.tags += 1;
    if (this.#budget.tags > readLimits.tags) throw new XmlError("内容过多");
  }

  begin(key: string): void {
    this.#countTag();
    const { name, prefix, localName } = this.#split(key);
    const prefixes = this.#prefixes ?? this.#here.prefixes;
    // An element may declare what stands before its own attributes.
    for (const one of this.#used ?? noItems) namespaceOf(prefixes, one);
    const namespace = namespaceOf(prefixes, prefix);
    const children: XmlChild[] = [];
    this.#here.children.push({
      name,
      localName,
      namespace,
      attributes: this.#attributes ?? noItems,
      children,
    });
    this.#here = { prefixes, children };
    this.#open.push(this.#here);
    if (this.#open.length > readLimits.depth + 1) throw new XmlError("内容嵌套过深");
    this.#attributes = this.#prefixes = this.#used = undefined;
  }

  end(hasTag: boolean): void {
    if (hasTag) this.#countTag();
    this.#open.pop();
    this.#here = this.#open.at(-1) as OpenElement;
  }

  text(text: string): void {
    // What stands around the root is white space.
    if (this.#open.length > 1) this.#here.children.push(text);
  }
}

function treeFrom(text: string, budget: XmlBudget): XmlElement | undefined {
  const tree = new TreeBuilder(budget);
  const parser = new SaxesParser({ position: false });
  parser.on("error", (error) => {
    throw new XmlError(xmlFault(error.message, text), { cause: error });
  });
  parser.on("attribute", ({ name, value }) => tree.attribute(name, value));
  parser.on("opentag", ({ name }) => tree.begin(name));
  parser.on("closetag", ({ isSelfClosing }) => tree.end(!isSelfClosing));
  parser.on("text", (piece) => tree.text(piece));
  parser.on("cdata", (piece) => tree.text(piece));
  parser.write(text).close();
  return tree.root;
}

/** Line ends that XML 1.1 and text pasted from elsewhere have: to a reader they are white space as any other. */
const otherLineEnds = /[\u0085\u2028\u2029]/gu;

/** Parses a part; nothing outside it is ever loaded. @throws what `refused` makes of what is wrong with it */
export function parseXml(
  text: string,
  refused: (why: XmlError) => Error,
  budget: XmlBudget = { tags: 0, attributes: 0 },
): XmlElement {
  try {
    if (text.includes("<!DOCTYPE")) throw new XmlError("含有文档类型定义（DTD），不予读取");
    const root = treeFrom(text.replace(otherLineEnds, "\n"), budget);
    if (root === undefined) throw new XmlError("没有内容");
    return root;
  } catch (error) {
    throw error instanceof XmlError ? refused(error) : error;
  }
}
