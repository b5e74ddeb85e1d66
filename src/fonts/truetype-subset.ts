import { joined } from "#platform";
import type { Subset } from "./font.ts";

/** Where a font's tables stand in its file. */
type Tables = Readonly<Record<string, { readonly offset: number; readonly length: number } | undefined>>;

const copied = ["head", "hhea", "maxp"] as const;
const composite = { words: 1, scale: 8, more: 32, scaleXY: 64, matrix: 128, instructions: 256 };
/** Fields of maxp that tell of instructions, which the subset has none of. */
const instructionFields = [18, 20, 22, 24, 26];

/**
 * A subset of a font with TrueType outlines, cut from its bytes. fontkit decodes and encodes every glyph by
 * its own description of the format for each document anew, which takes a third of the time of a report.
 * Instructions for coarse screens stay behind. Nothing if the font has other outlines.
 */
export function trueTypeSubset(bytes: Uint8Array, tables: Tables): Subset | undefined {
  const { glyf, loca, hmtx, head, hhea } = tables;
  if (!glyf || !loca || !hmtx || !head || !hhea || copied.some((name) => tables[name] === undefined))
    return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = view.getInt16(head.offset + 50) === 1;
  const metrics = view.getUint16(hhea.offset + 34);
  const start = (glyph: number) =>
    glyf.offset +
    (long ? view.getUint32(loca.offset + 4 * glyph) : 2 * view.getUint16(loca.offset + 2 * glyph));

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

  function encode(): Uint8Array {
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
    return fontFile(out);
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

/** A font file of these tables, which are sorted by name as the format asks. */
function fontFile(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(tables).toSorted();
  const head = 12 + 16 * names.length;
  const padded = (length: number) => (length + 3) & ~3;
  const total = names.reduce((sum, name) => sum + padded((tables[name] as Uint8Array).length), head);
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  const power = Math.floor(Math.log2(names.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (names.length - 2 ** power));
  let at = head;
  names.forEach((name, i) => {
    const table = tables[name] as Uint8Array;
    out.set(table, at);
    for (let c = 0; c < 4; c++) view.setUint8(12 + 16 * i + c, name.charCodeAt(c));
    let sum = 0;
    for (let word = at; word < at + padded(table.length); word += 4) sum = (sum + view.getUint32(word)) >>> 0;
    view.setUint32(16 + 16 * i, sum);
    view.setUint32(20 + 16 * i, at);
    view.setUint32(24 + 16 * i, table.length);
    at += padded(table.length);
  });
  return out;
}
