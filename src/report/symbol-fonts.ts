/** Fonts that draw signs in place of letters: what is stored under them is not what is seen. */
const symbolFonts = new Set([
  "wingdings",
  "wingdings 2",
  "wingdings 3",
  "webdings",
  "symbol",
  "marlett",
  "zapf dingbats",
]);

/** Whether a font, by its name in a file, draws signs in place of letters. */
export const isSymbolFont = (name: string): boolean => symbolFonts.has(name.trim().toLowerCase());
