/** Signs of Word's symbol fonts (Symbol, Wingdings), which have no meaning of their own, by their code there. */
const symbols: Readonly<Record<string, string>> = {
  "52": "☑",
  "54": "☒",
  "6c": "●",
  "6e": "■",
  "6f": "□",
  "71": "□",
  "75": "◆",
  "76": "◆",
  a8: "□",
  b7: "•",
  a7: "▪",
  d8: "➢",
  e0: "→",
  fc: "✓",
  fb: "✗",
  fe: "☑",
  fd: "☒",
};

/** A sign of a symbol font as a sign that everybody has; nothing if it is not known. */
export function symbolOf(sign: string): string | undefined {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0xf000 || code > 0xf0ff) return sign;
  return symbols[(code - 0xf000).toString(16)];
}
