// Writes src/fonts/ready-codes.ts: the codes of the package's own fonts, made from the glyphs that reports have.
import { readFileSync, writeFileSync } from "node:fs";
import { commonCharacters } from "../../src/fonts/common-characters.ts";
import { bundledLengths } from "../../src/fonts/font-files.ts";
import { byteCode } from "../../src/fonts/glyph-code.ts";
import { readTrueType } from "../../src/fonts/truetype.ts";
import { outlinePlaces } from "../../src/fonts/truetype-subset.ts";

const root = new URL("../../", import.meta.url);

/** The code of a font, a digit for the length of each byte's. */
export function codeOf(file: string): string {
  const bytes = new Uint8Array(readFileSync(new URL(`fonts/${file}`, root)));
  const font = readTrueType(bytes);
  if (font === undefined || font === "several") throw new Error(`${file} is no font of ours`);
  const placeOf = outlinePlaces(bytes);
  const outlines = Array.from(commonCharacters, (character) => {
    const glyph = font.glyphOf(character.codePointAt(0) as number);
    const [from, length] = glyph === undefined ? [0, 0] : placeOf(glyph.id);
    return bytes.subarray(from, from + length);
  });
  return Array.from(byteCode(Buffer.concat(outlines)).lengths, (length) => length.toString(16)).join("");
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(
    new URL("src/fonts/ready-codes.ts", root),
    `/**
 * The codes of the package's own fonts (glyph-code.ts): a hexadecimal digit for the length of each byte's code. Written by
 * scripts/fonts/write-codes.ts from the glyphs of common characters; to count them in each process takes as long as to code them.
 */
export const readyCodes = {
${Object.keys(bundledLengths)
  .map((file) => `  "${file}":\n    "${codeOf(file)}",`)
  .join("\n")}
} as const;
`,
  );
