import type { DefaultTreeAdapterMap } from "parse5";
import { attributeIn, type HtmlNode, isElement, nodesIn } from "../formats/html/page-nodes.ts";

/** What a rule or an element says, by property. */
export type Declarations = ReadonlyMap<string, string>;

/** Names of colours that matter here: those close to paper's, and those that heads are set on. */
const colourNames: Readonly<Record<string, string>> = {
  white: "ffffff",
  snow: "fffafa",
  ivory: "fffff0",
  whitesmoke: "f5f5f5",
  ghostwhite: "f8f8ff",
  floralwhite: "fffaf0",
  azure: "f0ffff",
  mintcream: "f5fffa",
  black: "000000",
  windowtext: "000000",
  red: "ff0000",
  blue: "0000ff",
  navy: "000080",
  green: "008000",
  gray: "808080",
  grey: "808080",
  silver: "c0c0c0",
  yellow: "ffff00",
};

/** A colour as six digits; nothing where it is not known. */
export function pageColour(text: string): string | undefined {
  const value = text.trim().toLowerCase();
  const named = /^[a-z]+$/u.test(value) && Object.hasOwn(colourNames, value) ? colourNames[value] : undefined;
  if (named !== undefined) return named;
  const hex = /^#?([\da-f]{6})(?:ff)?$/u.exec(value)?.[1];
  if (hex !== undefined) return hex;
  const short = /^#([\da-f]{3})$/u.exec(value)?.[1];
  if (short !== undefined) return [...short].map((digit) => digit + digit).join("");
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/u.exec(value)?.slice(1);
  return parts?.map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0")).join("");
}

/** Properties that say whether text is seen, and as what an element is laid out. */
const telling = new Set(
  "display visibility opacity color background background-color background-image font-size position left top right bottom text-indent text-decoration text-decoration-line vertical-align clip clip-path overflow width height".split(
    " ",
  ),
);

/** `a: b; c: d` by name, the last of each. */
export function declarationsIn(style: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of style.split(";")) {
    const colon = part.indexOf(":");
    if (colon <= 0) continue;
    const name = part.slice(0, colon).trim().toLowerCase();
    if (!telling.has(name)) continue;
    found.set(
      name,
      part
        .slice(colon + 1)
        .replace(/!\s*important/iu, "")
        .trim()
        .toLowerCase(),
    );
  }
  return found;
}

const mostRules = 5_000;

/** Rules of the page's own styles for one class, one id or one element; what holds for some media only is left out. */
export function rulesOf(document: HtmlNode): ReadonlyMap<string, Declarations> {
  let css = "";
  const stack: HtmlNode[] = [document];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && node.tagName === "style") {
      const media = attributeIn(node, "media").toLowerCase();
      if (media === "" || /\b(?:all|screen)\b/u.test(media))
        css += nodesIn(node)
          .map((child) => (child as DefaultTreeAdapterMap["textNode"]).value ?? "")
          .join("");
    }
    stack.push(...nodesIn(node).toReversed());
  }
  const rules = new Map<string, Map<string, string>>();
  // Comments and the marks that hide styles from old browsers; a comment that is not closed takes the rest.
  const [first = "", ...rest] = css.replace(/<!--|-->/gu, "").split("/*");
  const flat = first + rest.map((part) => part.split("*/").slice(1).join("*/")).join("");
  let depth = 0;
  let start = 0;
  let selector = "";
  for (let at = 0; at < flat.length && rules.size < mostRules; at++) {
    const sign = flat[at];
    if (sign === ";" && depth === 0) start = at + 1;
    if (sign === "{") {
      if (depth === 0) [selector, start] = [flat.slice(start, at).trim(), at + 1];
      depth += 1;
    }
    if (sign !== "}" || depth === 0) continue;
    depth -= 1;
    if (depth > 0) continue;
    const own = selector.startsWith("@") ? "" : flat.slice(start, at);
    start = at + 1;
    const says = declarationsIn(own);
    if (says.size === 0) continue;
    for (const one of selector.split(",").map((part) => part.trim()))
      if (/^[a-z\d]*[.#]?[\w-]+$/iu.test(one)) rules.set(one, new Map([...(rules.get(one) ?? []), ...says]));
  }
  return rules;
}

/** A length in points; nothing where it is none. */
export const lengthIn = (text: string | undefined): number | undefined => {
  const [, number, unit = "px"] = /^(-?[\d.]+)\s*(px|pt|em|rem|%|cm|mm|in)?$/u.exec(text ?? "") ?? [];
  if (number === undefined) return undefined;
  const factor = { px: 0.75, pt: 1, em: 12, rem: 12, "%": 0.12, cm: 28.3, mm: 2.83, in: 72 }[unit] ?? 1;
  return Number(number) * factor;
};

/** Whether a page takes styles from elsewhere, which are not at hand. */
export function hasSheets(document: HtmlNode): boolean {
  const stack: HtmlNode[] = [document];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node) && node.tagName === "link" && /stylesheet/iu.test(attributeIn(node, "rel")))
      return true;
    stack.push(...nodesIn(node).toReversed());
  }
  return false;
}
