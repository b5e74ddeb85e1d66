/*
 * Glyphs of a font that were coded when the package was built: a file beside the font, of 32-bit words. To code those of a
 * first report took a tenth of a cold run. Where there is none, or another font's, the same bits are made as they are needed.
 */
import { crc32, joined } from "#platform";
import type { ByteCode, CodedBytes } from "./glyph-code.ts";

/** Instead of the font's own ending. */
export const readyGlyphsEnding = ".glyphs";

/** Which font and which code a file was made of: what the font states of its sum, and the code's lengths. */
export interface GlyphFileKey {
  readonly checkSum: number;
  readonly code: Pick<ByteCode, "lengths">;
}

// Words before the entries: a sum of all behind it, two of the key, how many entries; and of each entry.
const [headWords, entryWords] = [4, 4];
const wordCount = (bits: number) => Math.ceil(bits / 32);
const asBytes = (words: Uint32Array) => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

/** A file of coded glyphs; with the bytes of a word as this machine has them. */
export function glyphFile(
  { checkSum, code }: GlyphFileKey,
  glyphs: readonly (readonly [glyph: number, coded: CodedBytes])[],
): Uint8Array {
  const entries = glyphs.flatMap(([glyph, { length, bits, adlerA, adlerB, sum }]) => [
    (glyph << 16) | (length / 4),
    bits,
    (adlerA << 16) | adlerB,
    sum,
  ]);
  const rest = joined([
    asBytes(Uint32Array.of(checkSum, crc32(code.lengths), glyphs.length, ...entries)),
    ...glyphs.map(([, { words, bits }]) => asBytes(words.subarray(0, wordCount(bits)))),
  ]);
  return joined([asBytes(Uint32Array.of(crc32(rest))), rest]);
}

/**
 * Looks glyphs up in such a file.
 *
 * @returns nothing where the file is damaged, of another font or code, or of a machine with its bytes the other way round
 */
export function readGlyphFile(
  file: Uint8Array,
  { checkSum, code }: GlyphFileKey,
): ((glyph: number) => CodedBytes | undefined) | undefined {
  if (file.length < 4 * headWords || file.length % 4 !== 0) return undefined;
  const { buffer, byteOffset, length } = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
  const words = new Uint32Array(buffer, byteOffset, length / 4);
  const word = (at: number) => words[at] as number;
  if (word(0) !== crc32(file.subarray(4)) || word(1) !== checkSum || word(2) !== crc32(code.lengths))
    return undefined;
  const count = word(3);
  const found = new Map<number, readonly [entry: number, at: number]>();
  let at = headWords + entryWords * count;
  for (let entry = headWords; entry < headWords + entryWords * count; entry += entryWords) {
    found.set(word(entry) >>> 16, [entry, at]);
    at += wordCount(word(entry + 1));
  }
  return (glyph) => {
    const place = found.get(glyph);
    if (place === undefined) return undefined;
    const [entry, from] = place;
    const bits = word(entry + 1);
    return {
      words: words.subarray(from, from + wordCount(bits)),
      bits,
      length: 4 * (word(entry) & 0xffff),
      adlerA: word(entry + 2) >>> 16,
      adlerB: word(entry + 2) & 0xffff,
      sum: word(entry + 3),
    };
  };
}
