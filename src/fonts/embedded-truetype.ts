import { joined } from "#platform";
import type { Font } from "./font.ts";

/** A subset of a font that stands alone: what a program needs to find glyphs by characters is in it. */
export interface EmbeddedTrueType {
  /** The font file, and the same as a zlib stream. */
  readonly file: Uint8Array;
  readonly stream: Uint8Array;
  /** The glyph of a character in the file. */
  readonly glyphOf: ReadonlyMap<number, number>;
}

type Mapping = readonly (readonly [codePoint: number, glyph: number])[];

/** Stretches of characters whose glyphs follow one another as they do. */
function stretches(mapping: Mapping): { first: number; last: number; glyph: number }[] {
  const found: { first: number; last: number; glyph: number }[] = [];
  for (const [codePoint, glyph] of mapping) {
    const open = found.at(-1);
    if (open?.last === codePoint - 1 && open.glyph + codePoint - open.first === glyph) open.last = codePoint;
    else found.push({ first: codePoint, last: codePoint, glyph });
  }
  return found;
}

/** Numbers as a font has them, high byte first. */
function bigEndian(size: 2 | 4, values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, i) => {
    if (size === 2) view.setUint16(2 * i, value);
    else view.setUint32(4 * i, value);
  });
  return new Uint8Array(view.buffer);
}

/** Characters of the Basic Multilingual Plane (cmap, format 4), which is all that many programs look for. */
function cmapBasic(mapping: Mapping): Uint8Array {
  const segments = stretches(mapping.filter(([codePoint]) => codePoint < 0xffff));
  segments.push({ first: 0xffff, last: 0xffff, glyph: 0 });
  const count = segments.length;
  const power = Math.floor(Math.log2(count));
  const search = 2 * 2 ** power;
  return bigEndian(2, [
    ...[4, 16 + 8 * count, 0, 2 * count, search, power, 2 * count - search],
    ...segments.map(({ last }) => last),
    0,
    ...segments.map(({ first }) => first),
    ...segments.map(({ first, glyph }) => (glyph - first) & 0xffff),
    ...segments.map(() => 0),
  ]);
}

/** All characters (cmap, format 12). */
function cmapFull(mapping: Mapping): Uint8Array {
  const groups = stretches(mapping);
  const longs = groups.flatMap(({ first, last, glyph }) => [first, last, glyph]);
  return joined([bigEndian(2, [12, 0]), bigEndian(4, [16 + 4 * longs.length, 0, groups.length, ...longs])]);
}

/** The length of a format 4 subtable is told in 16 bits. */
const longestBasic = 0xffff;

function cmap(mapping: Mapping): Uint8Array {
  const basic = cmapBasic(mapping);
  const fits = basic.length <= longestBasic;
  const full = !fits || mapping.some(([codePoint]) => codePoint > 0xffff);
  const subtables = [
    ...(fits ? [{ encoding: 1, table: basic }] : []),
    ...(full ? [{ encoding: 10, table: cmapFull(mapping) }] : []),
  ];
  let at = 4 + 8 * subtables.length;
  const records = subtables.map(({ encoding, table }) => {
    const record = joined([bigEndian(2, [3, encoding]), bigEndian(4, [at])]); // 3: Windows
    at += table.length;
    return record;
  });
  return joined([bigEndian(2, [0, subtables.length]), ...records, ...subtables.map(({ table }) => table)]);
}

/** One name for all: programs that ask for a family, a full name or a PostScript name get this font and no other. */
function nameTable(name: string): Uint8Array {
  const texts = [name, "Regular", name, name, "Version 1.0", name]; // 1 to 6
  const english = 0x409;
  let at = 0;
  const records = texts.flatMap((text, i) => {
    const record = [3, 1, english, i + 1, 2 * text.length, at];
    at += 2 * text.length;
    return record;
  });
  const units = Array.from(texts.join(""), (character) => character.charCodeAt(0));
  return bigEndian(2, [0, texts.length, 6 + 2 * records.length, ...records, ...units]);
}

/** OS/2 in its first version. */
const shortestMetrics = 78;

/** The source's own OS/2, with its rights to embed; else what can be told of the font. */
function windowsMetrics(font: Font, mapping: Mapping): Uint8Array {
  const source = font.tableOf("OS/2") ?? new Uint8Array();
  const whole = source.length >= shortestMetrics;
  const table = whole ? new Uint8Array(source) : new Uint8Array(shortestMetrics);
  const view = new DataView(table.buffer);
  if (!whole) {
    const [ascent, descent] = [Math.round(font.ascent), Math.round(font.descent)];
    view.setUint16(4, 400);
    view.setUint16(6, 5);
    view.setInt16(68, ascent);
    view.setInt16(70, descent);
    view.setUint16(74, Math.max(0, ascent));
    view.setUint16(76, Math.max(0, -descent));
  }
  const codes = mapping.map(([codePoint]) => Math.min(codePoint, 0xffff));
  view.setUint16(64, codes[0] ?? 0);
  view.setUint16(66, codes.at(-1) ?? 0);
  return table;
}

/** No names of glyphs (post, version 3). */
function postScript(font: Font): Uint8Array {
  const source = font.tableOf("post");
  const table = new Uint8Array(32);
  if (source !== undefined && source.length >= 16) table.set(source.subarray(0, 16));
  new DataView(table.buffer).setUint32(0, 0x00030000);
  return table;
}

/**
 * Cuts out of a font what draws some characters, as a font file of its own: with cmap, name, OS/2 and post, which a font
 * inside a PDF does without. The glyphs stand in the order of the characters.
 *
 * @param name - its name, ASCII
 * @param glyphs - the font's glyphs by character
 * @returns nothing if the font has no TrueType outlines
 */
export function embeddedTrueType(
  font: Font,
  name: string,
  glyphs: ReadonlyMap<number, number>,
): EmbeddedTrueType | undefined {
  const subset = font.startSubset();
  if (subset.packed === undefined) return undefined;
  const mapping = [...glyphs]
    .toSorted(([a], [b]) => a - b)
    .map(([codePoint, glyph]) => [codePoint, subset.includeGlyph(glyph)] as const);
  const cut = subset.packed({
    cmap: cmap(mapping),
    name: nameTable(name),
    "OS/2": windowsMetrics(font, mapping),
    post: postScript(font),
  });
  return { ...cut, glyphOf: new Map(mapping) };
}
