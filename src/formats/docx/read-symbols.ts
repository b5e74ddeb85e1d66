import { isSymbolFont } from "../../report/symbol-fonts.ts";

/** Signs of symbol fonts, which have no meaning of their own, by their code there (the fonts' own tables). */
const wingdings: Readonly<Record<string, string>> = {
  "6c": "●",
  "6e": "■",
  "6f": "□",
  "71": "□",
  "75": "◆",
  "76": "◆",
  a7: "▪",
  a8: "□",
  d8: "➢",
  e0: "→",
  fb: "✗",
  fc: "✓",
  fd: "☒",
  fe: "☑",
};
const wingdings2: Readonly<Record<string, string>> = {
  "4f": "✗",
  "50": "✓",
  "51": "☒",
  "52": "☑",
  "53": "☒",
  "54": "☒",
  a3: "□",
};
/** Digits and most signs stand in Symbol where they stand everywhere. */
const symbolFont: Readonly<Record<string, string>> = {
  "2d": "−",
  "44": "Δ",
  "53": "Σ",
  "57": "Ω",
  "61": "α",
  "62": "β",
  "67": "γ",
  "6d": "μ",
  "70": "π",
  a3: "≤",
  ae: "→",
  b0: "°",
  b1: "±",
  b3: "≥",
  b4: "×",
  b7: "•",
  b8: "÷",
};
/** Where no font is named: those that lists and forms have. */
const anyFont: Readonly<Record<string, string>> = { b7: "•", "52": "☑", "54": "☒", ...wingdings };

/** The signs that are known of each font. */
const signsOfFonts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings,
  "wingdings 2": wingdings2,
  symbol: symbolFont,
};
const signsIn = (font: string) =>
  Object.hasOwn(signsOfFonts, font) ? signsOfFonts[font] : isSymbolFont(font) ? undefined : anyFont;

/** A sign of a symbol font as a sign that everybody has; nothing if it is not known. */
export function symbolOf(sign: string, font?: string): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0xf000 || code > 0xf0ff) return sign;
  const [name, place] = [font?.trim().toLowerCase(), code - 0xf000];
  const known = (name === undefined ? anyFont : signsIn(name))?.[place.toString(16)];
  if (known === undefined && name === "symbol" && /[\d %().,+=/:;<>[\]]/u.test(String.fromCharCode(place)))
    return String.fromCharCode(place);
  return known;
}

/** A text as a symbol font draws it, and whether there were signs in it that are not known. */
export function inSymbols(text: string, font: string | undefined): { text: string; unknown: boolean } {
  let read = "";
  let unknown = false;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const isOfFont =
      (code >= 0xf000 && code <= 0xf0ff) || (font !== undefined && code > 0x20 && code < 0x100);
    if (!isOfFont) {
      read += sign;
      continue;
    }
    const known = symbolOf(String.fromCharCode(code < 0x100 ? 0xf000 + code : code), font);
    read += known ?? "";
    unknown ||= known === undefined;
  }
  return { text: read, unknown };
}
