import { readTrueType } from "./truetype.ts";
import { type FileStretch, isAskedFor, merged, tablePlaces, viewOfFile } from "./truetype-file.ts";
import { outlinePlaces, outlineSample } from "./truetype-subset.ts";

/**
 * A font file with holes: everything that typesetting asks for, and the outlines of some glyphs. At its full length, the
 * holes blank, it gives the same pages as the whole file, and the same bytes of every document that draws only those glyphs.
 */
export interface SparseFont {
  /** Of the whole file. */
  readonly length: number;
  /** What is there, in order: from, and how many bytes. */
  readonly stretches: readonly (readonly [from: number, length: number])[];
}

/** What a file of rare characters begins with. */
export const rareFileHead = "gov-nianbao outlines 1";

/**
 * What of a font file is needed to draw some characters: with the parts of glyphs that are made of others.
 *
 * @param bytes - a font with TrueType outlines
 */
export function sparseFont(bytes: Uint8Array, characters: Iterable<string>): SparseFont {
  const font = readTrueType(bytes);
  if (font === undefined || font === "several") throw new RangeError("no font with TrueType outlines");
  const subset = font.startSubset();
  for (const character of characters) {
    const glyph = font.glyphOf(character.codePointAt(0) as number);
    if (glyph !== undefined) subset.includeGlyph(glyph.id);
  }
  subset.encode(); // takes in the parts of composite glyphs
  const tables = tablePlaces(viewOfFile(bytes));
  const placeOf = outlinePlaces(bytes);
  const glyf = tables.glyf as { offset: number; length: number };
  return {
    length: bytes.length,
    stretches: merged([
      [0, 12 + 16 * Object.keys(tables).length],
      ...Object.entries(tables).flatMap(([name, { offset, length }]): FileStretch[] =>
        isAskedFor(name) ? [[offset, length]] : [],
      ),
      // The code of a font's outlines is made from these.
      ...outlineSample(glyf.length).map(([from, length]): FileStretch => [glyf.offset + from, length]),
      ...subset.glyphs.map(placeOf),
    ]),
  };
}

/** Outlines of the glyphs from one to another; with the parts of glyphs that are made of others. */
export interface OutlinePiece {
  readonly first: number;
  readonly last: number;
  readonly stretches: readonly FileStretch[];
}

/**
 * The outlines that a sparse font lacks, in pieces of so many glyphs, in the order of glyphs.
 *
 * @param bytes - the whole file
 */
export function outlinePieces(bytes: Uint8Array, sparse: SparseFont, size: number): OutlinePiece[] {
  const font = readTrueType(bytes);
  if (font === undefined || font === "several") throw new RangeError("no font with TrueType outlines");
  const placeOf = outlinePlaces(bytes);
  const has = outlinesIn(bytes, sparse);
  const maxp = tablePlaces(viewOfFile(bytes)).maxp as { offset: number };
  const count = viewOfFile(bytes).getUint16(maxp.offset + 4);
  const lacking = Array.from({ length: count }, (_, glyph) => glyph).filter((glyph) => !has(glyph));
  const pieces: OutlinePiece[] = [];
  for (let at = 0; at < lacking.length; at += size) {
    const glyphs = lacking.slice(at, at + size);
    const subset = font.startSubset();
    for (const glyph of glyphs) subset.includeGlyph(glyph);
    subset.encode();
    pieces.push({
      first: glyphs[0] as number,
      last: glyphs[glyphs.length - 1] as number,
      stretches: merged(subset.glyphs.map(placeOf)),
    });
  }
  return pieces;
}

/** The bytes of the stretches, one after the other. */
export function sparseBytes(bytes: Uint8Array, { stretches }: SparseFont): Uint8Array {
  const out = new Uint8Array(stretches.reduce((sum, [, length]) => sum + length, 0));
  let at = 0;
  for (const [from, length] of stretches) {
    out.set(bytes.subarray(from, from + length), at);
    at += length;
  }
  return out;
}

/** The font file of what `sparseBytes` took out of it. */
export function filledFont({ length, stretches }: SparseFont, taken: Uint8Array): Uint8Array {
  const out = new Uint8Array(length);
  let at = 0;
  for (const [from, size] of stretches) {
    out.set(taken.subarray(at, at + size), from);
    at += size;
  }
  return out;
}

/** Tells of the glyphs of a sparse font whether their outlines are there. */
export function outlinesIn(bytes: Uint8Array, { stretches }: SparseFont): (glyph: number) => boolean {
  const placeOf = outlinePlaces(bytes);
  return (glyph) => {
    const [from, length] = placeOf(glyph);
    return length === 0 || stretches.some(([start, size]) => start <= from && from + length <= start + size);
  };
}

/** A sparse font as bytes: length of the file, number of stretches, the stretches (32-bit numbers), what stands there. */
export function sparseFile(bytes: Uint8Array, sparse: SparseFont): Uint8Array {
  const taken = sparseBytes(bytes, sparse);
  const out = new Uint8Array(8 + 8 * sparse.stretches.length + taken.length);
  const view = viewOfFile(out);
  view.setUint32(0, sparse.length);
  view.setUint32(4, sparse.stretches.length);
  sparse.stretches.forEach(([from, length], i) => {
    view.setUint32(8 + 8 * i, from);
    view.setUint32(12 + 8 * i, length);
  });
  out.set(taken, 8 + 8 * sparse.stretches.length);
  return out;
}

/** The font of what `sparseFile` wrote, and what of it is there. */
export function readSparseFile(file: Uint8Array): {
  readonly bytes: Uint8Array;
  readonly sparse: SparseFont;
} {
  const view = viewOfFile(file);
  const stretches = Array.from(
    { length: view.getUint32(4) },
    (_, i) => [view.getUint32(8 + 8 * i), view.getUint32(12 + 8 * i)] as const,
  );
  const sparse = { length: view.getUint32(0), stretches };
  return { bytes: filledFont(sparse, file.subarray(8 + 8 * stretches.length)), sparse };
}
