import { at, type Data, put, totals } from "./edited.ts";
import { columnOf, rowOf } from "./excel-edits.ts";

interface SheetCell {
  readonly isText: boolean;
  readonly formula: string | undefined;
  readonly stored: string;
}
const cellsOf = (part: string): Map<string, SheetCell> =>
  new Map(
    [...part.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell, look, xml = ""]) => [
      cell as string,
      {
        isText: /t="(?:inlineStr|s|str)"/.test(look as string),
        formula: xml.includes("<f") ? (/<f[^>]*>([^<]*)</.exec(xml)?.[1] ?? "") : undefined,
        stored: [...xml.matchAll(/<(?:v|t)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(""),
      },
    ]),
  );

/** The cells of 「D6:I6,D8」. */
function* cellsIn(ranges: string, cells: ReadonlyMap<string, SheetCell>): Generator<string> {
  for (const range of ranges.split(",")) {
    const ends = range.split(":").map((cell): [number, number] => [columnOf(cell), rowOf(cell)]);
    const [[left, top], [right, bottom]] = [ends[0], ends.at(-1)] as [[number, number], [number, number]];
    for (const cell of cells.keys()) {
      const [column, row] = [columnOf(cell), rowOf(cell)];
      if (column >= left && column <= right && row >= top && row <= bottom) yield cell;
    }
  }
}

/** What Excel shows in a cell after it has calculated; nothing where a figure among its parts is stored as text. */
function shown(cell: string, cells: ReadonlyMap<string, SheetCell>): number | undefined {
  const { isText, formula, stored } = cells.get(cell) as SheetCell;
  const ranges = /^SUM\((.*)\)$/.exec(formula ?? "")?.[1];
  if (ranges === undefined) {
    if (isText) return /\p{N}/u.test(stored) ? undefined : 0;
    return stored === "" && formula !== undefined ? undefined : Number(stored);
  }
  let all = 0;
  for (const part of cellsIn(ranges, cells)) {
    const one = shown(part, cells);
    if (one === undefined) return undefined;
    all += one;
  }
  return all;
}

/**
 * Sets the data's sums to what Excel shows for the formulas of a sheet, whose results are of before the edit.
 *
 * @param before the data before any edit, whose sums all differ
 */
export function calculate(part: string, data: Data, before: Data): void {
  const cells = cellsOf(part);
  for (const [cell, { formula, stored }] of cells) {
    if (!formula?.startsWith("SUM(")) continue;
    const value = shown(cell, cells);
    if (value === undefined || Number.isNaN(value) || value === Number(stored)) continue;
    const addresses = totals.filter((address) => at(before, address) === Number(stored));
    if (addresses.length !== 1) throw new Error(`${addresses.length} sums are ${stored}`);
    put(data, addresses[0] as string, value);
  }
}
