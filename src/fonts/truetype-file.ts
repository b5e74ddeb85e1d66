import { joined } from "#platform";

/** Tables of a font by name. */
export type FontTables = Readonly<Record<string, Uint8Array>>;

// The type is written out: what TypeScript infers today has a parameter that TypeScript 5.4 does not know.
export const viewOfFile = (file: Uint8Array): DataView =>
  new DataView(file.buffer, file.byteOffset, file.byteLength);

/** Longs from `from` to `to`, summed as fonts do. */
function sumOf(view: DataView, from: number, to: number): number {
  let sum = 0;
  for (let word = from; word < to; word += 4) sum = (sum + view.getUint32(word)) >>> 0;
  return sum;
}

/** A length in whole longs. */
export const padded = (length: number) => (length + 3) & ~3;

/** A table filled up to whole longs. */
export function filledUp(table: Uint8Array): Uint8Array {
  if (table.length % 4 === 0) return table;
  const out = new Uint8Array(padded(table.length));
  out.set(table);
  return out;
}

/** What the list of a font's tables says of one. */
export interface TableEntry {
  readonly length: number;
  /** Its longs summed. */
  readonly sum: number;
}

function tableEntry(table: Uint8Array): TableEntry {
  const whole = filledUp(table);
  return { length: table.length, sum: sumOf(viewOfFile(whole), 0, whole.length) };
}

export const tableEntries = (tables: FontTables): Readonly<Record<string, TableEntry>> =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, tableEntry(table)]));

/** The list of tables that a font file starts with; they follow in the order of their names, as the format asks. */
export function tableList(entries: Readonly<Record<string, TableEntry>>): Uint8Array {
  const names = Object.keys(entries).toSorted();
  const out = new Uint8Array(12 + 16 * names.length);
  const view = viewOfFile(out);
  const power = Math.floor(Math.log2(names.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, names.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (names.length - 2 ** power));
  let at = out.length;
  names.forEach((name, i) => {
    const { length, sum } = entries[name] as TableEntry;
    for (let c = 0; c < 4; c++) view.setUint8(12 + 16 * i + c, name.charCodeAt(c));
    view.setUint32(16 + 16 * i, sum);
    view.setUint32(20 + 16 * i, at);
    view.setUint32(24 + 16 * i, length);
    at += padded(length);
  });
  return out;
}

/** Tables in the order of their names, each filled up. */
export const tablesInOrder = (tables: FontTables): Uint8Array[] =>
  Object.keys(tables)
    .toSorted()
    .map((name) => filledUp(tables[name] as Uint8Array));

/** A font file of these tables. */
export const fontFile = (tables: FontTables): Uint8Array =>
  joined([tableList(tableEntries(tables)), ...tablesInOrder(tables)]);

export type FileStretch = readonly [from: number, length: number];

/** Stretches of a file in order; as one those that touch, or have no more than `gap` bytes between them. */
export function merged(stretches: readonly FileStretch[], gap = 0): FileStretch[] {
  const out: [number, number][] = [];
  for (const [from, length] of stretches.filter(([, l]) => l > 0).toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[0] + last[1] + gap)
      last[1] = Math.max(last[1], from + length - last[0]);
    else out.push([from, length]);
  }
  return out;
}

const tablesNotNeeded = new Set(["glyf", "GPOS", "GSUB", "GDEF", "BASE", "DSIG", "vmtx", "VORG", "gasp"]);

/** Whether a table is read as a whole: outlines are read one by one, and what else is not nobody asks for. */
export const isAskedFor = (table: string): boolean => !tablesNotNeeded.has(table);

/** Where the tables of a font file stand that starts at `at`, by name. */
export function tablePlaces(
  view: DataView,
  at = 0,
): Record<string, { readonly offset: number; readonly length: number }> {
  const tables: Record<string, { offset: number; length: number }> = {};
  const first = at + 12;
  for (let entry = first; entry < first + 16 * view.getUint16(at + 4); entry += 16) {
    const signature = String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(entry + i)));
    const [offset, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    tables[signature.trimEnd()] = { offset, length };
  }
  return tables;
}

/**
 * Sets `checkSumAdjustment` of a font file's head, in place: what is embedded in a PDF does without, what programs
 * install as a font does not.
 */
export function withCheckSum(file: Uint8Array): Uint8Array {
  const view = viewOfFile(file);
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16) {
    if (view.getUint32(entry) !== 0x68656164) continue; // head
    const [at, length] = [view.getUint32(entry + 8), view.getUint32(entry + 12)];
    view.setUint32(at + 8, 0);
    view.setUint32(entry + 4, sumOf(view, at, (at + length + 3) & ~3));
    view.setUint32(at + 8, (0xb1b0afba - sumOf(view, 0, file.length)) >>> 0);
  }
  return file;
}
