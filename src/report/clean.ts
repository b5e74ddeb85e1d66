import { textLimits } from "./text.ts";

/** Signs without a meaning that nobody sees: left by web pages and editors. */
const unseen = "\\u00AD\\u180E\\u200B-\\u200F\\u2060\\uFE0E\\uFE0F\\uFEFF";
/** Blanks of typesetting, tabs, and letters that are blanks (Hangul, Braille); the no-break space is printed as it is. */
const oddBlanks = "\\t\\u115F\\u1160\\u1680\\u2000-\\u200A\\u202F\\u205F\\u2800\\u3164\\uFFA0";
const lineEnds = "\\u0085\\u2028\\u2029";
/** Signs in one that are written out by Unicode's own tables: ㎏, ⅳ, ﬁ, ﹣. */
const joinedUp = "\\u2170-\\u217F\\u3371-\\u33DF\\uFB00-\\uFB06\\uFE50-\\uFE6B";

/** Signs that fonts of official documents lack, as they are written without. */
const inPlainSigns: Readonly<Record<string, string>> = {
  "™": "TM",
  "℡": "TEL",
  "€": "欧元",
  "☎": "电话",
  "☏": "电话",
  "☑": "√",
  "✓": "√",
  "✔": "√",
  "☒": "×",
  "✗": "×",
  "✘": "×",
  "☐": "□",
  "▪": "■",
  "•": "·",
  "➢": "◆",
  "➤": "◆",
  "−": "-",
  "‐": "-",
  "‑": "-",
  "㍿": "株式会社",
};

const dirty = new RegExp(
  `[${unseen}${oddBlanks}${lineEnds}${joinedUp}${Object.keys(inPlainSigns).join("")}]`,
  "u",
);
const dirtySigns = new RegExp(dirty.source, "gu");
const isUnseen = new RegExp(`[${unseen}]`, "u");
const isBlank = new RegExp(`[${oddBlanks}]`, "u");
const isLineEnd = new RegExp(`[${lineEnds}]`, "u");

/** 「m²」 for ㎡: Unicode's table has a plain 2. */
const writtenOut = (sign: string) =>
  inPlainSigns[sign] ?? sign.normalize("NFKC").replace(/2$/u, "²").replace(/3$/u, "³");

function replacement(sign: string): string {
  if (isUnseen.test(sign)) return "";
  if (isBlank.test(sign)) return " ";
  return isLineEnd.test(sign) ? "\n" : writtenOut(sign);
}

/** A text without signs that nobody sees; odd blanks as blanks, ㎡ and the like in plain signs. */
export const cleanText = (text: string): string =>
  dirty.test(text) ? text.replace(dirtySigns, replacement) : text;

/** What was changed in one text. */
export interface CleanedText {
  readonly path: string;
  /** What was dropped or replaced, each once: 「U+200B（看不见）」, 「㎡→m²」. */
  readonly changes: readonly string[];
}

const codePointName = (sign: string) =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function changesOf(text: string): string[] {
  const found = new Set(text.match(dirtySigns) ?? []);
  return [...found].map((sign) => {
    if (isUnseen.test(sign)) return `${codePointName(sign)}（看不见，已去掉）`;
    if (isBlank.test(sign)) return `${codePointName(sign)}（已改为空格）`;
    return isLineEnd.test(sign)
      ? `${codePointName(sign)}（已改为换行）`
      : `“${sign}”（已写作“${writtenOut(sign)}”）`;
  });
}

/** No report nests deeper: what stands below is no part of one, and is refused by name. */
const deepest = 10;

/**
 * Data with every text cleaned; the same object where there is nothing to clean.
 *
 * @param onChange is told of every text that was changed
 */
export function cleanTexts(data: unknown, onChange?: (cleaned: CleanedText) => void): unknown {
  const walk = (value: unknown, path: readonly string[]): unknown => {
    if (typeof value === "string") {
      // A text that is longer than a whole report is refused as it is.
      if (value.length > textLimits.report || !dirty.test(value)) return value;
      onChange?.({ path: path.join("."), changes: changesOf(value) });
      return cleanText(value);
    }
    if (typeof value !== "object" || value === null) return value;
    if (path.length >= deepest) return "（嵌套过深）";
    if (Array.isArray(value)) {
      let changed = false;
      const items = value.map((item, i) => {
        const clean = typeof item === "number" ? item : walk(item, [...path, String(i)]);
        changed ||= clean !== item;
        return clean;
      });
      return changed ? items : value;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    let changed = false;
    const entries = Object.entries(value).map(([key, item]) => {
      // Most of a report are figures: they need no path.
      const clean = typeof item === "number" ? item : walk(item, [...path, key]);
      changed ||= clean !== item;
      return [key, clean] as const;
    });
    return changed ? Object.fromEntries(entries) : value;
  };
  return walk(data, []);
}
