/** An attribute of an element. */
export interface XmlAttribute {
  /** As it is written, with its prefix: `w:val`. */
  readonly name: string;
  /** Without its prefix: `val`. */
  readonly localName: string;
  readonly value: string;
}

/** An element of a part of XML, as `parseXml` gives it: data that nobody changes. */
export interface XmlElement {
  /** As it is written, with its prefix: `w:p`. */
  readonly name: string;
  /** Without its prefix: `p`. */
  readonly localName: string;
  readonly namespace: string | undefined;
  readonly attributes: readonly XmlAttribute[];
  /** Elements and text, in order; two texts may stand side by side. */
  readonly children: readonly XmlChild[];
}

export type XmlChild = XmlElement | string;

/** An element's children of a name, whatever their prefix. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children)
    if (typeof child !== "string" && child.localName === name) found.push(child);
  return found;
}

/** The first of an element's children of a name, whatever its prefix. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined;
  for (const child of element.children)
    if (typeof child !== "string" && child.localName === name) return child;
  return undefined;
}

/** All text in an element, however deep. */
export function allTextIn(element: XmlElement | undefined): string {
  let text = "";
  for (const child of element?.children ?? []) text += typeof child === "string" ? child : allTextIn(child);
  return text;
}

/** The value of an attribute by its name as it is written. */
export function attributeNamed(element: XmlElement | undefined, name: string): string | undefined {
  for (const attribute of element?.attributes ?? []) if (attribute.name === name) return attribute.value;
  return undefined;
}

/** The value of an attribute whatever its prefix: transitional and strict files of Word differ in the namespace only. */
export function attributeOf(element: XmlElement | undefined, localName: string): string | undefined {
  // What declares a prefix bears its name: `xmlns:w`.
  for (const attribute of element?.attributes ?? [])
    if (attribute.localName === localName && !attribute.name.startsWith("xmlns:")) return attribute.value;
  return undefined;
}
