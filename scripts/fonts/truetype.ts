import type { Contour } from "./outline.ts";

type Tables = Map<string, Uint8Array>;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The tables of a TrueType file, in the order of their tags. */
export function readTables(file: Uint8Array): Tables {
  const at = view(file);
  const tables: Tables = new Map();
  for (let i = 0; i < at.getUint16(4); i++) {
    const entry = 12 + i * 16;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const from = at.getUint32(entry + 8);
    tables.set(tag, Uint8Array.from(file.subarray(from, from + at.getUint32(entry + 12))));
  }
  return tables;
}

const needed = (tables: Tables, tag: string): Uint8Array => {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`the font has no table ${tag}`);
  return table;
};

/** The outlines of a font without composite glyphs and instructions, in the order of its glyphs. */
export function readGlyphs(tables: Tables): Contour[][] {
  const [loca, glyf] = [view(needed(tables, "loca")), needed(tables, "glyf")];
  const long = view(needed(tables, "head")).getInt16(50) === 1;
  const offset = (i: number) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  const count = view(needed(tables, "maxp")).getUint16(4);
  return Array.from({ length: count }, (_, i) => readGlyph(glyf.subarray(offset(i), offset(i + 1)), i));
}

function readGlyph(bytes: Uint8Array, glyph: number): Contour[] {
  if (bytes.length === 0) return [];
  const at = view(bytes);
  const contours = at.getInt16(0);
  if (contours < 0) throw new Error(`glyph ${glyph} is composite`);
  const ends = Array.from({ length: contours }, (_, i) => at.getUint16(10 + i * 2));
  const instructions = at.getUint16(10 + contours * 2);
  if (instructions > 0) throw new Error(`glyph ${glyph} has instructions`);
  const points = (ends.at(-1) ?? -1) + 1;
  let place = 12 + contours * 2;
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = bytes[place++] as number;
    flags.push(flag);
    if (flag & 8) for (let n = bytes[place++] as number; n > 0; n--) flags.push(flag);
  }
  const axis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? (bytes[place++] as number) : -(bytes[place++] as number);
      else if (!(flag & same)) {
        value += at.getInt16(place);
        place += 2;
      }
      return value;
    });
  };
  const x = axis(2, 16);
  const y = axis(4, 32);
  return ends.map((end, i) => {
    const start = i === 0 ? 0 : (ends[i - 1] as number) + 1;
    return {
      x: x.slice(start, end + 1),
      y: y.slice(start, end + 1),
      on: flags.slice(start, end + 1).map((flag) => (flag & 1) === 1),
    };
  });
}

/** A glyph's smallest box round all its points: xMin, yMin, xMax, yMax. */
export function boxOf(contours: readonly Contour[]): [number, number, number, number] {
  const [x, y] = [contours.flatMap((c) => c.x), contours.flatMap((c) => c.y)];
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
}

/** A glyph as tightly as the format allows: steps of no, one or two bytes, equal flags counted. */
export function writeGlyph(contours: readonly Contour[]): Uint8Array {
  if (contours.length === 0) return new Uint8Array();
  const [flags, steps]: [number[], [number[], number[]]] = [[], [[], []]];
  const step = (bytes: number[], by: number, short: number, same: number): number => {
    if (by === 0) return same;
    if (Math.abs(by) < 256) {
      bytes.push(Math.abs(by));
      return by > 0 ? short | same : short;
    }
    bytes.push((by >> 8) & 255, by & 255);
    return 0;
  };
  let [lastX, lastY] = [0, 0];
  for (const { x, y, on } of contours)
    for (let i = 0; i < x.length; i++) {
      const [px, py] = [x[i] as number, y[i] as number];
      flags.push((on[i] ? 1 : 0) | step(steps[0], px - lastX, 2, 16) | step(steps[1], py - lastY, 4, 32));
      [lastX, lastY] = [px, py];
    }
  const packed: number[] = [];
  for (let i = 0; i < flags.length; ) {
    let run = 1;
    while (run < 256 && flags[i + run] === flags[i]) run++;
    if (run > 2) packed.push((flags[i] as number) | 8, run - 1);
    else for (let k = 0; k < run; k++) packed.push(flags[i] as number);
    i += run;
  }
  let end = -1;
  const words = [contours.length, ...boxOf(contours)];
  for (const { x } of contours) {
    end += x.length;
    words.push(end);
  }
  words.push(0);
  return Uint8Array.from([
    ...words.flatMap((word) => [(word >> 8) & 255, word & 255]),
    ...packed,
    ...steps[0],
    ...steps[1],
  ]);
}

/** The sum of a table's words; what lacks in the last one counts as noughts. */
function sumOf(bytes: Uint8Array): number {
  const whole = bytes.length & ~3;
  const at = view(bytes);
  let sum = 0;
  for (let i = 0; i < whole; i += 4) sum = (sum + at.getUint32(i)) >>> 0;
  for (let i = whole; i < bytes.length; i++)
    sum = (sum + (bytes[i] as number) * 2 ** (24 - 8 * (i - whole))) >>> 0;
  return sum;
}

/** The font with other outlines: glyf, loca, the greatest counts in maxp and the sums are new, all else is as it was. */
export function withGlyphs(file: Uint8Array, glyphs: readonly (readonly Contour[])[]): Uint8Array {
  const tables = readTables(file);
  const outlines = glyphs.map(writeGlyph);
  const loca = new Uint8Array((outlines.length + 1) * 4);
  let offset = 0;
  for (const [i, outline] of outlines.entries()) {
    offset += outline.length;
    view(loca).setUint32(i * 4 + 4, offset);
  }
  const glyf = new Uint8Array(offset);
  for (const [i, outline] of outlines.entries()) glyf.set(outline, view(loca).getUint32(i * 4));
  const head = view(needed(tables, "head"));
  head.setInt16(50, 1);
  head.setUint32(8, 0);
  const maxp = view(needed(tables, "maxp"));
  maxp.setUint16(6, Math.max(...glyphs.map((glyph) => glyph.reduce((n, { x }) => n + x.length, 0))));
  maxp.setUint16(8, Math.max(...glyphs.map((glyph) => glyph.length)));
  tables.set("glyf", glyf).set("loca", loca);
  return fileOf(file.subarray(0, 12), tables);
}

/** A font file of these tables, each padded to four bytes, with its sums. The first twelve bytes depend on their number only. */
function fileOf(header: Uint8Array, tables: Tables): Uint8Array {
  const padded = (length: number) => (length + 3) & ~3;
  let end = 12 + tables.size * 16;
  const file = new Uint8Array([...tables.values()].reduce((n, { length }) => n + padded(length), end));
  file.set(header);
  let [entry, head] = [12, 0];
  for (const [tag, table] of tables) {
    file.set(
      [...tag].map((letter) => letter.charCodeAt(0)),
      entry,
    );
    view(file).setUint32(entry + 4, sumOf(table));
    view(file).setUint32(entry + 8, end);
    view(file).setUint32(entry + 12, table.length);
    file.set(table, end);
    if (tag === "head") head = end;
    end += padded(table.length);
    entry += 16;
  }
  view(file).setUint32(head + 8, (0xb1b0afba - sumOf(file) + 2 ** 32) % 2 ** 32);
  return file;
}
