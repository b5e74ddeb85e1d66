import type { RowBlock } from "./blocks.ts";
import { isLabel } from "./figure-cell.ts";
import { labelKey } from "./spelling.ts";

/** A row as the matcher looks at it. */
export interface FoundRow {
  /** Its place among the blocks of the file. */
  readonly at: number;
  readonly block: RowBlock;
  /** Key of the last label before the figures; empty without one. */
  readonly label: string;
  /** Key of all that stands in the row: what a row of heads is known by. */
  readonly words: string;
  /** The cells after the last label, as written. */
  readonly figures: readonly string[];
  /** Whether a figure stands among them, rather than blanks only. */
  readonly hasFigures: boolean;
  /** Words behind the figures, as in a column of remarks. */
  readonly note?: string;
}

/** Where words behind a row's figures begin; nothing where the last words are its label. */
function noteFrom(cells: readonly string[], last: number): number | undefined {
  const behind = cells.slice(last + 1);
  if (last < 2 || behind.length > 2 || behind.some((cell) => cell.trim() !== "")) return undefined;
  const before = cells.slice(0, last).findLastIndex(isLabel);
  const figures = cells.slice(before + 1, last);
  const enough = figures.length >= 3 || behind.length === 0;
  return before >= 0 && enough && figures.some((cell) => /\d/u.test(cell)) ? last : undefined;
}

/** Reads a row of a file as labels and figures. */
export function foundRow(block: RowBlock, at: number): FoundRow {
  const end = noteFrom(block.cells, block.cells.findLastIndex(isLabel));
  const cells = block.cells.slice(0, end);
  const last = cells.findLastIndex(isLabel);
  const figures = cells.slice(last + 1);
  return {
    at,
    ...(end !== undefined && { note: block.cells.slice(end).join(" ").trim() }),
    block,
    label: last < 0 ? "" : labelKey(cells[last] as string),
    words: cells.map(labelKey).join(""),
    figures,
    hasFigures: figures.some((cell) => cell.trim() !== ""),
  };
}

/** A row torn by a page end, put together cell by cell. */
export function joinedRow(upper: FoundRow, lower: FoundRow): FoundRow | undefined {
  const [a, b] = [upper.block.cells, lower.block.cells];
  // The lower part may lack the cell of a group that ended above, or hold it again.
  const width = Math.min(a.length, b.length);
  const own = (cells: readonly string[]) => cells.slice(cells.length - width);
  const cells = own(a).map((cell, i) => {
    const below = own(b)[i] as string;
    return cell.trim() === "" ? below : below.trim() === "" ? cell : `${cell}\n${below}`;
  });
  const before = a.slice(0, a.length - width);
  const block = { ...upper.block, cells: [...before, ...cells] };
  return foundRow(block, upper.at);
}

/** How the last `n` cells of a row were told from blanks around them. */
export type CellFit = "exact" | "padded" | "unclear" | "short" | "long";

export interface FittedCells {
  readonly fit: CellFit;
  /** `n` cells, but for a row that is short or too long: what there is. */
  readonly cells: readonly string[];
}

const isBlankText = (cell: string) => cell.trim() === "";

/**
 * The `n` cells of figures of a row. Up to two blank cells at the end, and blank ones before the first figure, are what
 * merged cells leave behind; where blanks could be figures left empty as well, the fit is unclear.
 */
export function fitted({ figures }: FoundRow, n: number): FittedCells {
  const extra = figures.length - n;
  if (extra < 0) return { fit: "short", cells: figures };
  if (extra === 0) return { fit: "exact", cells: figures };
  const splits: number[] = [];
  for (let behind = 0; behind <= Math.min(extra, n === 1 ? 15 : 2); behind++) {
    const before = extra - behind;
    const outside = [...figures.slice(0, before), ...figures.slice(figures.length - behind)];
    if (outside.every(isBlankText)) splits.push(before);
  }
  const [first] = splits;
  if (first === undefined) {
    const filled = figures.filter((cell) => !isBlankText(cell));
    return { fit: "long", cells: filled };
  }
  const readings = new Set(
    splits.map((before) =>
      figures
        .slice(before, before + n)
        .map((cell) => cell.trim())
        .join("\u0001"),
    ),
  );
  const cells = figures.slice(first, first + n);
  return { fit: readings.size === 1 ? "padded" : "unclear", cells };
}
