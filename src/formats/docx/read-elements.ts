import type { Element } from "@xmldom/xmldom";
import { isPrompt } from "../../document/fill-in-document.ts";
import { childrenOf } from "../../opc/parse-xml.ts";

/** An attribute by its local name: transitional and strict files differ in the namespace only. */
export const attributeOf = (element: Element | undefined, name: string): string | undefined =>
  element === undefined
    ? undefined
    : Array.from(element.attributes).find(({ localName }) => localName === name)?.value;

/** `w:val` of an element. */
export const valOf = (element: Element | undefined): string | undefined => attributeOf(element, "val");

/** The first element on a way down of names. */
export const below = (element: Element | undefined, ...names: string[]): Element | undefined =>
  names.reduce<Element | undefined>((here, name) => here && childrenOf(here, name)[0], element);

/** A switch of Word: there and not turned off. Nothing where it is not named. */
export function switchOf(properties: Element | undefined, name: string): boolean | undefined {
  const element = below(properties, name);
  if (element === undefined) return undefined;
  return !["0", "false", "off", "none"].includes(valOf(element) ?? "1");
}

/** What stands around content without being seen: the content counts as if it stood alone. Links are opened by who reads lines. */
const around = new Set("sdt sdtContent ins moveTo smartTag customXml bdo dir oMath oMathPara".split(" "));
/** What is not there when all tracked changes are taken. */
const gone = new Set(["del", "moveFrom"]);

/** What Word puts into a control when somebody empties it. */
const wordPrompt = /^(?:单击|点击|单击或点[击按]|在)此处?(?:输入|键入|选择)|^(?:Click|Choose|Enter) /u;

/** Whether a content control is empty and shows what is to be filled in, as the file itself says. Cells and rows stay. */
function showsPrompt(control: Element): boolean {
  const content = below(control, "sdtContent");
  if (content === undefined || switchOf(below(control, "sdtPr"), "showingPlcHdr") !== true) return false;
  if (childrenOf(content, "tc").length + childrenOf(content, "tr").length > 0) return false;
  const text = (content.textContent ?? "").trim();
  // Some programs leave the switch where somebody wrote something: other text counts.
  return text === "" || isPrompt(text) || wordPrompt.test(text);
}

/** The content of an element as it stands when tracked changes are taken: wrappers opened, one of alternatives. */
export function* seenContent(element: Element): Generator<Element> {
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    const child = node as Element;
    const name = child.localName;
    if (!name || gone.has(name)) continue;
    if (name === "sdt" && showsPrompt(child)) continue;
    if (around.has(name)) yield* seenContent(child);
    else if (name === "AlternateContent") {
      const chosen = below(child, "Choice") ?? below(child, "Fallback");
      if (chosen !== undefined) yield* seenContent(chosen);
    } else yield child;
  }
}
