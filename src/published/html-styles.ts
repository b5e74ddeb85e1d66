import type { DefaultTreeAdapterMap } from "parse5";
import { attributeIn, type HtmlNode, isElement, nodesIn } from "../formats/html/page-nodes.ts";
import { GeneratedText } from "./html-generated.ts";

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
  const parts = channelsIn(value);
  const through = transparencyIn(value);
  // What is let through is the paper, mostly.
  return parts
    ?.map((part) => Math.round(part * (1 - through) + 255 * through))
    .map((part) => Math.min(255, part).toString(16).padStart(2, "0"))
    .join("");
}

/** Red, green and blue of `rgb(…)` and `hsl(…)`, 0 to 255. */
function channelsIn(value: string): number[] | undefined {
  const [, red, green, blue] =
    /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/][^)]{1,20})?\)$/u.exec(value) ?? [];
  if (blue !== undefined) return [red, green, blue].map(Number);
  const [, hue, full, light] =
    /^hsla?\(\s*(-?[\d.]{1,9})(?:deg)?[\s,]+([\d.]{1,9})%[\s,]+([\d.]{1,9})%\s*(?:[,/][^)]{1,20})?\)$/u.exec(
      value,
    ) ?? [];
  if (light === undefined) return undefined;
  const [s, l] = [Number(full) / 100, Number(light) / 100];
  return [0, 8, 4].map((n) => {
    const k = (n + Number(hue) / 30 + 120) % 12;
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  });
}

/** How much of what is behind it a colour lets through, 0 to 1. */
export function transparencyIn(colour: string): number {
  const value = colour.trim().toLowerCase();
  if (value === "transparent") return 1;
  const hex = /^#(?:[\da-f]{6}([\da-f]{2})|[\da-f]{3}([\da-f]))$/u.exec(value);
  if (hex !== null) return 1 - Number.parseInt(hex[1] ?? `${hex[2]}${hex[2]}`, 16) / 255;
  const [, share, percent] =
    /^(?:rgb|hsl)a?\((?:[^,/)]{1,20},){3}\s*([\d.]{1,9})(%?)\s*\)$/u.exec(value) ??
    /^(?:rgb|hsl)a?\([^,/)]{1,60}\/\s*([\d.]{1,9})(%?)\s*\)$/u.exec(value) ??
    [];
  if (share === undefined) return 0;
  return 1 - Math.min(1, Number(share) / (percent === "%" ? 100 : 1));
}

/** Properties that say whether text is seen, and as what an element is laid out. */
const telling = new Set(
  "display visibility opacity color background background-color background-image font-size position left top right bottom text-indent text-decoration text-decoration-line vertical-align clip clip-path overflow width height direction unicode-bidi list-style list-style-type -webkit-text-fill-color".split(
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

/** The page's own styles, without comments and the marks that hide them from old browsers. */
function sheetsIn(document: HtmlNode): string {
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
  // A comment that is not closed takes the rest.
  const [first = "", ...rest] = css.replace(/<!--|-->/gu, "").split("/*");
  return first + rest.map((part) => part.split("*/").slice(1).join("*/")).join("");
}

/** Rules as they stand in a style sheet: what they are for, and what they say. What holds for some media only is left out. */
function* rulesIn(css: string): Generator<readonly [selector: string, says: string]> {
  let depth = 0;
  let start = 0;
  let selector = "";
  for (let at = 0; at < css.length; at++) {
    const sign = css[at];
    if (sign === ";" && depth === 0) start = at + 1;
    if (sign === "{") {
      if (depth === 0) [selector, start] = [css.slice(start, at).trim(), at + 1];
      depth += 1;
    }
    if (sign !== "}" || depth === 0) continue;
    depth -= 1;
    if (depth > 0) continue;
    if (!selector.startsWith("@")) yield [selector, css.slice(start, at)];
    start = at + 1;
  }
}

/** What a page's own styles say. */
export interface PageStyles {
  /** By what is for one class, one id or one element. */
  readonly rules: ReadonlyMap<string, Declarations>;
  /** What they write of themselves before and behind elements. */
  readonly generated: GeneratedText;
}

export function stylesOf(document: HtmlNode): PageStyles {
  const rules = new Map<string, Map<string, string>>();
  const written = new GeneratedText();
  for (const [selector, own] of rulesIn(sheetsIn(document))) {
    if (rules.size >= mostRules) break;
    written.add(selector, own);
    const says = declarationsIn(own);
    if (says.size === 0) continue;
    for (const one of selector.split(",").map((part) => part.trim()))
      if (/^[a-z\d]*[.#]?[\w-]+$/iu.test(one)) rules.set(one, new Map([...(rules.get(one) ?? []), ...says]));
  }
  return { rules, generated: written };
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
