import { allTextIn, attributeOf, type XmlElement } from "../../opc/elements.ts";
import { firstCharacters } from "../../report/text.ts";
import { seenContent } from "./read-elements.ts";

/** How footnotes and endnotes are called: their marks leave the text beside them as it is. */
export const noteNames: Readonly<Record<string, string>> = {
  footnoteReference: "脚注",
  endnoteReference: "尾注",
};

/** How a field is called that is filled in anew whenever the file is opened or printed: what was stored is read. */
export const autoName = "自动更新的域（日期、时间、页码等）";

/** How the number of a list is called that stands where a figure should. */
export const numberName = "自动编号";

/** What is read though it looks otherwise: small and high or low digits, fields. */
const readAsText = /^(?:上标|下标|高低错开的)“|^自动更新的域/u;

/** What to say of something that stands beside a text, or looks otherwise than it is read. */
export const besideMessage = (what: string): string =>
  readAsText.test(what) ? `有${what}，读作普通文字，请核对。` : `有${what}，没有读。`;

/** Elements that Word fills in by itself, without a field. */
export const selfFilled = new Set(
  "pgNum dayShort dayLong monthShort monthLong yearShort yearLong".split(" "),
);

/** Elements of a drawing that are seen, though no text. */
const shapes: Readonly<Record<string, string>> = {
  blip: "图片",
  imagedata: "图片",
  chart: "图表",
  relIds: "图形",
  OLEObject: "嵌入的对象",
};

/** How a text box is called. */
export const boxName = "文字框";

/** The text in an element that is seen, and the first of its shapes; deeper than any drawing of Word nothing is looked for. */
function inside(element: XmlElement, depth = 0): { text: string; shape?: string } {
  let text = "";
  let shape = shapes[element.localName];
  if (depth > 60) return { text };
  for (const child of seenContent(element)) {
    if (child.localName === "t") text += allTextIn(child);
    else if (child.localName === "textpath") text += attributeOf(child, "string") ?? "";
    else if (child.localName !== "instrText") {
      const within = inside(child, depth + 1);
      text += within.text;
      shape ??= within.shape;
    }
  }
  return { text, ...(shape !== undefined && { shape }) };
}

/**
 * What stands beside the text of a paragraph and is seen, but is no text of a line: 「文字框“甲”」, 「图片」, 「公式“12”」.
 * Nothing for what nobody sees or what says nothing, as a line that is drawn.
 */
export function besideText(element: XmlElement): string | undefined {
  const name = element.localName;
  if (noteNames[name] !== undefined) return noteNames[name];
  const { text, shape } = inside(element);
  if (text.trim() === "") return shape;
  const isFormula = /\/math$/u.test(element.namespace ?? "");
  const isDrawn = name === "drawing" || name === "pict" || name === "object";
  return `${isFormula ? "公式" : isDrawn ? boxName : "内容"}“${firstCharacters(text.trim(), 40)}”`;
}
