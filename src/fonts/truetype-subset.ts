import { joined } from "#platform";
import type { GlyphBox, Subset } from "./font.ts";
import { type FontTables, fontFile, withCheckSum } from "./truetype-file.ts";

/** Where a font's tables stand in its file. */
export type FontTablePlaces = Readonly<
  Record<string, { readonly offset: number; readonly length: number } | undefined>
>;

const copied = ["head", "hhea", "maxp"] as const;
const composite = { words: 1, scale: 8, more: 32, scaleXY: 64, matrix: 128, instructions: 256 };
/** Fields of maxp that tell of instructions, which the subset has none of. */
const instructionFields = [18, 20, 22, 24, 26];

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the outline of a glyph starts in the file; it ends where the next one's starts. */
function glyphPlaces(
  view: DataView,
  { glyf, loca, head }: Readonly<Record<"glyf" | "loca" | "head", { readonly offset: number }>>,
): (glyph: number) => number {
  const long = view.getInt16(head.offset + 50) === 1;
  return (glyph) =>
    glyf.offset +
    (long ? view.getUint32(loca.offset + 4 * glyph) : 2 * view.getUint16(loca.offset + 2 * glyph));
}

/** The boxes of glyphs, as a font with TrueType outlines states them; nothing for blanks, and for other outlines. */
export function trueTypeBoxes(
  bytes: Uint8Array,
  { glyf, loca, head }: FontTablePlaces,
): (glyph: number) => GlyphBox | undefined {
  if (!glyf || !loca || !head) return () => undefined;
  const view = viewOf(bytes);
  const start = glyphPlaces(view, { glyf, loca, head });
  return (glyph) => {
    const at = start(glyph);
    if (start(glyph + 1) <= at) return undefined;
    const [minX, minY, maxX, maxY] = [2, 4, 6, 8].map((field) => view.getInt16(at + field));
    return [minX, minY, maxX, maxY] as GlyphBox;
  };
}

/**
 * A subset of a font with TrueType outlines, cut from its bytes. fontkit decodes and encodes every glyph by
 * its own description of the format for each document anew, which takes a third of the time of a report.
 * Instructions for coarse screens stay behind. Nothing if the font has other outlines.
 */
export function trueTypeSubset(bytes: Uint8Array, tables: FontTablePlaces): Subset | undefined {
  const { glyf, loca, hmtx, head, hhea } = tables;
  if (!glyf || !loca || !hmtx || !head || !hhea || copied.some((name) => tables[name] === undefined))
    return undefined;
  const view = viewOf(bytes);
  const metrics = view.getUint16(hhea.offset + 34);
  const start = glyphPlaces(view, { glyf, loca, head });

  // Not `slice`: that of Node's own bytes shares them, and the font's must stay as they are.
  const copyOf = (from: number, to: number) => new Uint8Array(bytes.subarray(from, to));

  const glyphs = [0];
  const codes = new Map([[0, 0]]);
  const includeGlyph = (glyph: number): number => {
    const known = codes.get(glyph);
    if (known !== undefined) return known;
    codes.set(glyph, glyphs.length);
    return glyphs.push(glyph) - 1;
  };

  /** A glyph of several others, which come along. */
  function compositeGlyph(from: number, to: number): Uint8Array {
    const out = copyOf(from, to);
    const part = new DataView(out.buffer);
    let at = 10;
    let flags: number;
    do {
      flags = part.getUint16(at);
      part.setUint16(at, flags & ~composite.instructions);
      part.setUint16(at + 2, includeGlyph(part.getUint16(at + 2)));
      at += flags & composite.words ? 8 : 6;
      if (flags & composite.scale) at += 2;
      else if (flags & composite.scaleXY) at += 4;
      else if (flags & composite.matrix) at += 8;
    } while (flags & composite.more);
    return out.subarray(0, at);
  }

  /** The pieces of a glyph's outline: all but its instructions. */
  function pieces(glyph: number): Uint8Array[] {
    const [from, to] = [start(glyph), start(glyph + 1)];
    if (to <= from) return [];
    const contours = view.getInt16(from);
    if (contours < 0) return [compositeGlyph(from, to)];
    const counted = from + 10 + 2 * contours;
    const length = view.getUint16(counted);
    if (length === 0) return [bytes.subarray(from, to)];
    return [bytes.subarray(from, counted), Uint8Array.of(0, 0), bytes.subarray(counted + 2 + length, to)];
  }

  function encode(more?: FontTables): Uint8Array {
    const outlines: Uint8Array[] = [];
    const offsets = [0];
    let length = 0;
    // Parts of composite glyphs join at the end of the list while it is read.
    for (let i = 0; i < glyphs.length; i++) {
      for (const piece of pieces(glyphs[i] as number)) {
        outlines.push(piece);
        length += piece.length;
      }
      if (length % 2 === 1) {
        outlines.push(Uint8Array.of(0));
        length += 1;
      }
      offsets.push(length);
    }
    const out: Record<string, Uint8Array> = {};
    for (const name of copied) {
      const { offset, length } = tables[name] as { offset: number; length: number };
      out[name] = copyOf(offset, offset + length);
    }
    const set = (name: string, at: number, value: number) =>
      new DataView((out[name] as Uint8Array).buffer).setUint16(at, value);
    set("head", 50, 1);
    set("hhea", 34, glyphs.length);
    set("maxp", 4, glyphs.length);
    for (const at of instructionFields) if ((out.maxp as Uint8Array).length > at) set("maxp", at, 0);
    out.loca = longs(offsets);
    out.hmtx = horizontalMetrics();
    out.glyf = joined(outlines, length);
    return more === undefined ? fontFile(out) : withCheckSum(fontFile({ ...out, ...more }));
  }

  function horizontalMetrics(): Uint8Array {
    const out = new DataView(new ArrayBuffer(4 * glyphs.length));
    const { offset } = hmtx as { offset: number };
    glyphs.forEach((glyph, i) => {
      const wide = Math.min(glyph, metrics - 1);
      const bearing = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
      out.setUint16(4 * i, view.getUint16(offset + 4 * wide));
      out.setInt16(4 * i + 2, view.getInt16(offset + bearing));
    });
    return new Uint8Array(out.buffer);
  }

  return { glyphs, isPostScript: false, includeGlyph, encode };
}

function longs(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    view.setUint32(4 * i, value);
  });
  return new Uint8Array(view.buffer);
}
