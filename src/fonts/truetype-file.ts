import { joined } from "#platform";

/** Tables of a font by name. */
export type FontTables = Readonly<Record<string, Uint8Array>>;

const viewOfFile = (file: Uint8Array) => new DataView(file.buffer, file.byteOffset, file.byteLength);

/** Longs from `from` to `to`, summed as fonts do. */
function sumOf(view: DataView, from: number, to: number): number {
  let sum = 0;
  for (let word = from; word < to; word += 4) sum = (sum + view.getUint32(word)) >>> 0;
  return sum;
}

/** What the head of a font file tells of a table. */
export interface TableEntry {
  readonly name: string;
  readonly length: number;
  /** Of its longs. */
  readonly sum: number;
}

const padded = (length: number) => (length + 3) & ~3;

/** A table filled up to whole longs. */
export function filledUp(table: Uint8Array): Uint8Array {
  if (table.length % 4 === 0) return table;
  const out = new Uint8Array(padded(table.length));
  out.set(table);
  return out;
}

/** The entry of a table that is filled up. */
export const entryOf = (name: string, table: Uint8Array, length = table.length): TableEntry => ({
  name,
  length,
  sum: sumOf(viewOfFile(table), 0, table.length),
});

/** The head of a font file: where each of its tables stands, which follow in this order, sorted by name. */
export function fontDirectory(entries: readonly TableEntry[]): Uint8Array {
  const out = new Uint8Array(12 + 16 * entries.length);
  const view = viewOfFile(out);
  const power = Math.floor(Math.log2(entries.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, entries.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (entries.length - 2 ** power));
  let at = out.length;
  entries.forEach(({ name, length, sum }, i) => {
    for (let c = 0; c < 4; c++) view.setUint8(12 + 16 * i + c, name.charCodeAt(c));
    view.setUint32(16 + 16 * i, sum);
    view.setUint32(20 + 16 * i, at);
    view.setUint32(24 + 16 * i, length);
    at += padded(length);
  });
  return out;
}

/** A font file of these tables, which are sorted by name as the format asks. */
export function fontFile(tables: FontTables): Uint8Array {
  const parts = Object.keys(tables)
    .toSorted()
    .map((name) => {
      const table = tables[name] as Uint8Array;
      const filled = filledUp(table);
      return { filled, entry: entryOf(name, filled, table.length) };
    });
  return joined([fontDirectory(parts.map(({ entry }) => entry)), ...parts.map(({ filled }) => filled)]);
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
