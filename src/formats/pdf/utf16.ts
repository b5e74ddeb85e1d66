/** Two bytes as four digits. */
export const hex = (n: number): string => n.toString(16).padStart(4, "0");

/** A character in UTF-16, high byte first, as strings and ToUnicode tables have it. */
export function utf16(codePoint: number): string {
  if (codePoint <= 0xffff) return hex(codePoint);
  const beyond = codePoint - 0x10000;
  return hex(0xd800 | (beyond >> 10)) + hex(0xdc00 | (beyond & 0x3ff));
}

/** A text as the digits of a string. */
export const utf16Text = (text: string): string =>
  Array.from(text, (character) => utf16(character.codePointAt(0) as number)).join("");
