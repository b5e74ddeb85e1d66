import {
  type Figure,
  type FigureTree,
  figureAt,
  type MutableTree,
  putAt,
  type TableSection,
  tableSums,
} from "../report/figures.ts";
import type { FigureReading, RowReading } from "./figures.ts";

/** The figures of a table as they would be taken, for its sums. */
export function treeOf(rows: readonly RowReading[]): FigureTree {
  const tree: MutableTree<Figure> = {};
  for (const { figures } of rows)
    for (const { keys, value } of figures) if (value !== undefined) putAt(tree, keys, value);
  return tree;
}

const countIn = (tree: FigureTree, keys: readonly string[]): number => {
  const figure = figureAt(tree, keys);
  return typeof figure === "number" ? figure : 0;
};

/** How the sums of a table come out, told by the keys of figures. */
export interface SumsOfTable {
  /** The sums along the rows that a figure is part of. */
  readonly across: (keys: readonly string[]) => SumState | undefined;
  /** Whether all columns add up to the total row, and balance. */
  readonly columnsHold: boolean;
}

export interface SumState {
  readonly total: readonly string[];
  readonly parts: readonly (readonly string[])[];
  /** What the total says, less what its parts add up to. */
  readonly lacking: number;
  readonly sum: number;
}

/** Adds up a table as it was read. */
export function sumsOfTable(section: TableSection, rows: readonly RowReading[]): SumsOfTable {
  const tree = treeOf(rows);
  const { rows: across, columns, balances } = tableSums(section);
  const states = new Map<string, SumState>();
  for (const { total, parts } of across) {
    const sum = parts.reduce((all, keys) => all + countIn(tree, keys), 0);
    const state = { total, parts, sum, lacking: countIn(tree, total) - sum };
    for (const keys of [total, ...parts]) states.set(keys.join("."), state);
  }
  const side = (all: readonly (readonly string[])[]) =>
    all.reduce((sum, keys) => sum + countIn(tree, keys), 0);
  return {
    across: (keys) => states.get(keys.join(".")),
    columnsHold:
      columns.every(({ total, parts }) => countIn(tree, total) === side(parts)) &&
      balances.every(({ left, right }) => side(left) === side(right)),
  };
}

/** Whether the sums along a row come out. */
export const rowHolds = (sums: SumsOfTable, figures: readonly FigureReading[]): boolean =>
  figures.every(({ keys }) => (sums.across(keys)?.lacking ?? 0) === 0);
