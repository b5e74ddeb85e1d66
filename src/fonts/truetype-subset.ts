import { type FileInParts, joined } from "#platform";
import type { GlyphBox, Subset } from "./font.ts";
import {
  type ByteCode,
  byteCode,
  type CodedBytes,
  codedBytes,
  readyCode,
  storedBytes,
  streamOf,
} from "./glyph-code.ts";
import { readyBlockOf } from "./ready-block.ts";
import { readGlyphFile, readyGlyphsEnding } from "./ready-glyphs.ts";
import {
  type FontTables,
  filledUp,
  fontFile,
  padded,
  tableEntries,
  tableList,
  tablePlaces,
  tablesInOrder,
  viewOfFile as viewOf,
  withCheckSum,
} from "./truetype-file.ts";

/** Where a font's tables stand in its file. */
export interface FontTablePlace {
  readonly offset: number;
  readonly length: number;
}
export type FontTablePlaces = Readonly<Record<string, FontTablePlace | undefined>>;

const copied = ["head", "hhea", "maxp"] as const;
const composite = { words: 1, scale: 8, more: 32, scaleXY: 64, matrix: 128, instructions: 256 };
/** Fields of maxp that tell of instructions, which the subset has none of. */
const instructionFields = [18, 20, 22, 24, 26];

/** Where the outline of a glyph starts in the file; it ends where the next one's starts. */
function glyphPlaces(
  view: DataView,
  { glyf, loca, head }: Readonly<Record<"glyf" | "loca" | "head", FontTablePlace>>,
): (glyph: number) => number {
  const long = view.getInt16(head.offset + 50) === 1;
  return (glyph) =>
    glyf.offset +
    (long ? view.getUint32(loca.offset + 4 * glyph) : 2 * view.getUint16(loca.offset + 2 * glyph));
}

/** The boxes of glyphs, as a font with TrueType outlines states them; nothing for blanks, and for other outlines. */
export function trueTypeBoxes(
  { bytes, read }: FileInParts,
  { glyf, loca, head }: FontTablePlaces,
): (glyph: number) => GlyphBox | undefined {
  if (!glyf || !loca || !head) return () => undefined;
  const view = viewOf(bytes);
  const start = glyphPlaces(view, { glyf, loca, head });
  return (glyph) => {
    const at = start(glyph);
    if (start(glyph + 1) <= at) return undefined;
    read(at, at + 10);
    const [minX, minY, maxX, maxY] = [2, 4, 6, 8].map((field) => view.getInt16(at + field));
    return [minX, minY, maxX, maxY] as GlyphBox;
  };
}

/** How much of the outlines the code of a font is made from. */
const sampleLength = 0x8000;

/** Where the sample of a font's outlines stands in them: a stretch here and there, from and how many bytes. */
export function outlineSample(length: number): (readonly [from: number, length: number])[] {
  if (length <= sampleLength) return [[0, length]];
  const stretches = 16;
  const each = sampleLength / stretches;
  const between = Math.floor((length - each) / (stretches - 1));
  return Array.from({ length: stretches }, (_, i) => [i * between, each] as const);
}

const sampleOf = (outlines: Uint8Array): Uint8Array =>
  joined(outlineSample(outlines.length).map(([from, length]) => outlines.subarray(from, from + length)));

/** Where the outline of each glyph stands in the file of a font with TrueType outlines: from, and how many bytes. */
export function outlinePlaces(file: Uint8Array): (glyph: number) => readonly [from: number, length: number] {
  const view = viewOf(file);
  const { glyf, loca, head } = tablePlaces(view);
  if (!glyf || !loca || !head) throw new RangeError("no TrueType outlines");
  const start = glyphPlaces(view, { glyf, loca, head });
  return (glyph) => [start(glyph), start(glyph + 1) - start(glyph)];
}

/**
 * Cuts subsets of a font with TrueType outlines from its file: each call of what is returned starts one. Instructions
 * for coarse screens stay behind. Every glyph is coded for Deflate once, when it is first used.
 *
 * @returns nothing if the font has other outlines
 * @throws {RangeError} of a damaged font
 */
export function trueTypeSubsets(
  { bytes, read, beside }: FileInParts,
  tables: FontTablePlaces,
): (() => Subset) | undefined {
  const { glyf, loca, hmtx, head, hhea } = tables;
  if (!glyf || !loca || !hmtx || !head || !hhea || copied.some((name) => tables[name] === undefined))
    return undefined;
  const view = viewOf(bytes);
  const metrics = view.getUint16(hhea.offset + 34);
  const start = glyphPlaces(view, { glyf, loca, head });
  const count = view.getUint16((tables.maxp as { offset: number }).offset + 4);
  if (start(count) > glyf.offset + glyf.length) throw new RangeError("an outline lies outside its table");
  let ownCode: ByteCode | undefined;
  const code = (): ByteCode => {
    ownCode ??=
      readyCode(bytes.length) ?? byteCode(sampleOf(bytes.subarray(glyf.offset, glyf.offset + glyf.length)));
    return ownCode;
  };
  const coded = new Map<number, CodedBytes>();
  const checkSum = view.getUint32(head.offset + 8);
  const block = readyBlockOf(bytes.length, checkSum);
  let ready: ReturnType<typeof readGlyphFile>;
  /** A glyph that was coded when the package was built; the file is read when the first one is asked for. */
  function readyCoded(glyph: number): CodedBytes | undefined {
    if (ready === undefined) {
      const file = beside?.(readyGlyphsEnding);
      ready = (file && readGlyphFile(file, { checkSum, code: code() })) ?? (() => undefined);
    }
    return ready(glyph);
  }

  // Not `slice`: that of Node's own bytes shares them, and the font's must stay as they are.
  const copyOf = (from: number, to: number) => new Uint8Array(bytes.subarray(from, to));
  /** Of an outline that was read. */
  const isComposite = (glyph: number) => start(glyph + 1) > start(glyph) && view.getInt16(start(glyph)) < 0;

  /** A glyph of several others, which come along. */
  function compositeGlyph(glyph: number, includeGlyph: Subset["includeGlyph"]): Uint8Array {
    const out = copyOf(start(glyph), start(glyph + 1));
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

  /** The outline of a glyph without its instructions. */
  function outlineOf(glyph: number, includeGlyph: Subset["includeGlyph"]): Uint8Array {
    const [from, to] = [start(glyph), start(glyph + 1)];
    if (to <= from) return new Uint8Array();
    read(from, to);
    if (isComposite(glyph)) return compositeGlyph(glyph, includeGlyph);
    const counted = from + 10 + 2 * view.getInt16(from);
    const length = view.getUint16(counted);
    if (length === 0) return bytes.subarray(from, to);
    return joined([
      bytes.subarray(from, counted),
      Uint8Array.of(0, 0),
      bytes.subarray(counted + 2 + length, to),
    ]);
  }

  function codedOutline(glyph: number, includeGlyph: Subset["includeGlyph"]): CodedBytes {
    const known = coded.get(glyph);
    if (known !== undefined) return known;
    const before = readyCoded(glyph);
    const outline = before ?? codedBytes(outlineOf(glyph, includeGlyph), code());
    // A composite one names its parts by their places in this subset.
    if (before !== undefined || !isComposite(glyph)) coded.set(glyph, outline);
    return outline;
  }

  /** The tables beside the outlines; `offsets` are those of the outlines, one more than there are glyphs. */
  function otherTables(glyphs: readonly number[], offsets: readonly number[]): FontTables {
    const out: Record<string, Uint8Array> = {};
    for (const name of copied) {
      const { offset, length } = tables[name] as { offset: number; length: number };
      out[name] = copyOf(offset, offset + length);
    }
    const set = (name: string, at: number, value: number) =>
      viewOf(out[name] as Uint8Array).setUint16(at, value);
    set("head", 50, 1);
    set("hhea", 34, glyphs.length);
    set("maxp", 4, glyphs.length);
    for (const at of instructionFields) if ((out.maxp as Uint8Array).length > at) set("maxp", at, 0);
    return { ...out, loca: longs(offsets), hmtx: horizontalMetrics(glyphs) };
  }

  function horizontalMetrics(glyphs: readonly number[]): Uint8Array {
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

  return () => {
    const glyphs = [0];
    const codes = new Map([[0, 0]]);
    const includeGlyph = (glyph: number): number => {
      const known = codes.get(glyph);
      if (known !== undefined) return known;
      codes.set(glyph, glyphs.length);
      return glyphs.push(glyph) - 1;
    };
    function encode(more?: FontTables): Uint8Array {
      const outlines: Uint8Array[] = [];
      const offsets = [0];
      // Parts of composite glyphs join at the end of the list while it is read.
      for (let i = 0; i < glyphs.length; i++) {
        const outline = filledUp(outlineOf(glyphs[i] as number, includeGlyph));
        outlines.push(outline);
        offsets.push((offsets[i] as number) + outline.length);
      }
      const file = { ...otherTables(glyphs, offsets), glyf: joined(outlines) };
      return more === undefined ? fontFile(file) : withCheckSum(fontFile({ ...file, ...more }));
    }

    return {
      glyphs,
      isPostScript: false,
      includeGlyph,
      encode,
      deflated() {
        // What was packed together comes first, if all of it is used.
        const ready = block?.().glyphs.every((glyph) => codes.has(glyph)) ? block() : undefined;
        const order = ready === undefined ? glyphs : ready.arranged(glyphs);
        const outlines: CodedBytes[] = [];
        const offsets = [0];
        for (const glyph of ready?.glyphs ?? [])
          offsets.push((offsets.at(-1) as number) + padded(start(glyph + 1) - start(glyph)));
        let sum = ready?.packed.sum ?? 0;
        for (let i = offsets.length - 1; i < order.length; i++) {
          const outline = codedOutline(order[i] as number, includeGlyph);
          outlines.push(outline);
          offsets.push((offsets[i] as number) + outline.length);
          sum = (sum + outline.sum) >>> 0;
        }
        const others = otherTables(order, offsets);
        const glyf = { length: offsets.at(-1) as number, sum };
        // Of the names here glyf is the first.
        const before = tableList({ ...tableEntries(others), glyf });
        const after = joined(tablesInOrder(others));
        const first = [storedBytes(before, code()), ...(ready === undefined ? [] : [ready.packed])];
        return {
          length: before.length + glyf.length + after.length,
          stream: streamOf([...outlines, codedBytes(after, code())], code(), first),
          ...(ready && { places: ready.placesOf(glyphs) }),
        };
      },
      packed(more) {
        const file = encode(more);
        const { offset, length } = tablePlaces(viewOf(file)).glyf as { offset: number; length: number };
        const outlines = glyphs.map((glyph) => codedOutline(glyph, includeGlyph));
        const before = codedBytes(file.subarray(0, offset), code());
        const after = codedBytes(file.subarray(offset + length), code());
        return { file, stream: streamOf([before, ...outlines, after], code()) };
      },
    };
  };
}

function longs(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => {
    view.setUint32(4 * i, value);
  });
  return new Uint8Array(view.buffer);
}
