import { isPrompt } from "../../document/fill-in-document.ts";
import { allTextIn, attributeOf, childOf, childrenOf, type XmlElement } from "../../opc/elements.ts";

/** `w:val` of an element. */
export const valOf = (element: XmlElement | undefined): string | undefined => attributeOf(element, "val");

/** The first element on a way down of names. */
export function below(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let here = element;
  for (const name of names) here = childOf(here, name);
  return here;
}

/** A switch of Word: there and not turned off. Nothing where it is not named. */
export function switchOf(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = childOf(properties, name);
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
function showsPrompt(control: XmlElement): boolean {
  const content = childOf(control, "sdtContent");
  if (content === undefined || switchOf(childOf(control, "sdtPr"), "showingPlcHdr") !== true) return false;
  if (childrenOf(content, "tc").length + childrenOf(content, "tr").length > 0) return false;
  const text = allTextIn(content).trim();
  // Some programs leave the switch where somebody wrote something: other text counts.
  return text === "" || isPrompt(text) || wordPrompt.test(text);
}

function addSeen(element: XmlElement, seen: XmlElement[]): void {
  for (const child of element.children) {
    if (typeof child === "string") continue;
    const name = child.localName;
    if (gone.has(name)) continue;
    if (name === "sdt" && showsPrompt(child)) continue;
    if (around.has(name)) addSeen(child, seen);
    else if (name === "AlternateContent") {
      const chosen = childOf(child, "Choice") ?? childOf(child, "Fallback");
      if (chosen !== undefined) addSeen(chosen, seen);
    } else seen.push(child);
  }
}

/** The content of an element as it stands when tracked changes are taken: wrappers opened, one of alternatives. */
export function seenContent(element: XmlElement): readonly XmlElement[] {
  const seen: XmlElement[] = [];
  addSeen(element, seen);
  return seen;
}
