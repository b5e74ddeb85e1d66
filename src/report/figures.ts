import {
  type BandSection,
  type CrossSection,
  type Edition,
  sectionsOf,
  type TableKey,
} from "../form/form.ts";
import { type FigureKind, type LeafPlace, labelOf, leavesOf, type Sum, sumsOf } from "../form/labels.ts";
import type { Count } from "./report.ts";

export type TableSection = BandSection | CrossSection;
export type Figure = Count | string;

/** The figures of a table as the report nests them, for code that walks any edition. */
export interface FigureTree {
  readonly [key: string]: Figure | FigureTree;
}

/** One cell that takes a figure: its keys below the section, and its row and column as labels. */
export interface FigurePlace {
  readonly keys: readonly string[];
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly kind: FigureKind;
}

/** The one address of a figure: `requests.outcomes.unable.notHeld.naturalPerson`. */
export const addressOf = (section: string, keys: readonly string[]): string => [section, ...keys].join(".");

/** The keys of a figure below its section: what `addressOf` joined. */
export const keysOf = (address: string): string[] => address.split(".").slice(1);

const noRow: LeafPlace = { keys: [], labels: [], kind: "count", total: false };

/** The rows of a cross table; a table without row labels has one. */
export const rowsOf = (section: CrossSection): readonly LeafPlace[] =>
  section.rows === undefined ? [noRow] : leavesOf(section.rows);

/** Read off a section once; the form is data that does not change. */
function readOnce<T>(read: (section: TableSection) => T): (section: TableSection) => T {
  const known = new WeakMap<TableSection, T>();
  return (section) => {
    const value = known.get(section) ?? read(section);
    known.set(section, value);
    return value;
  };
}

/** All figures of a table, row by row, in the order of the form. */
export const figuresOf: (section: TableSection) => readonly FigurePlace[] = readOnce(
  (section): FigurePlace[] => {
    if (section.kind === "cross") {
      const columns = leavesOf(section.columns);
      return rowsOf(section).flatMap((row) =>
        columns.map((column) => ({
          keys: [...row.keys, ...column.keys],
          row: row.labels,
          column: column.labels,
          kind: column.kind,
        })),
      );
    }
    return section.bands.flatMap(({ columns, rows }) =>
      leavesOf(rows).flatMap((row): FigurePlace[] => {
        if (typeof columns === "string" || !("labels" in columns))
          return [{ keys: row.keys, row: row.labels, column: [labelOf(columns)], kind: row.kind }];
        return leavesOf(columns.labels).map((column) => ({
          keys: [...row.keys, ...column.keys],
          row: row.labels,
          column: column.labels,
          kind: column.kind,
        }));
      }),
    );
  },
);

/** Figures of a column whose sums must be equal: 第一项加第二项之和，等于第三项加第四项之和. */
interface Balance {
  readonly left: readonly (readonly string[])[];
  readonly right: readonly (readonly string[])[];
  readonly column: LeafPlace;
}

interface TableSums {
  readonly rows: readonly Sum[];
  readonly columns: readonly Sum[];
  readonly balances: readonly Balance[];
}

/** The sums that a table must keep: along each row, then down each column, and what must balance in each column. */
export const tableSums: (section: TableSection) => TableSums = readOnce((section): TableSums => {
  if (section.kind === "bands") return { rows: [], columns: [], balances: [] };
  const join = (row: readonly string[], column: readonly string[]) => [...row, ...column];
  return {
    rows: rowsOf(section).flatMap((row) =>
      sumsOf(section.columns).map((sum) => ({
        total: join(row.keys, sum.total),
        parts: sum.parts.map((part) => join(row.keys, part)),
      })),
    ),
    columns: sumsOf(section.rows ?? {}).flatMap((sum) =>
      leavesOf(section.columns).map((column) => ({
        total: join(sum.total, column.keys),
        parts: sum.parts.map((part) => join(part, column.keys)),
      })),
    ),
    balances: leavesOf(section.columns).flatMap((column) => {
      if (section.balance === undefined) return [];
      const side = (rows: readonly string[]) => rows.map((row) => join(row.split("."), column.keys));
      return [{ left: side(section.balance.left), right: side(section.balance.right), column }];
    }),
  };
});

/** The figure at some keys; `undefined` where nothing was given. */
export function figureAt(tree: FigureTree | undefined, keys: readonly string[]): Figure | undefined {
  let here: Figure | FigureTree | undefined = tree;
  for (const key of keys) {
    if (typeof here !== "object" || here === null) return undefined;
    here = (here as FigureTree)[key];
  }
  return typeof here === "object" && here !== null ? undefined : here;
}

/** A tree under way, with `T` at its leaves. */
export interface MutableTree<T> {
  [key: string]: T | MutableTree<T>;
}

/** Puts a leaf at some keys, with the branches that lead there. */
export function putAt<T>(tree: MutableTree<T>, keys: readonly string[], leaf: T): void {
  let here = tree;
  for (const key of keys.slice(0, -1)) {
    here[key] ??= {};
    here = here[key] as MutableTree<T>;
  }
  here[keys.at(-1) as string] = leaf;
}

/** What a figure counts for in a sum: an empty cell or a stroke is nil. */
export const countOf = (figure: Figure | undefined): number => (typeof figure === "number" ? figure : 0);

/** The tables of an edition with their keys in the report. */
export const tablesOf = (edition: Edition): readonly (readonly [TableKey, TableSection])[] =>
  sectionsOf(edition).flatMap(([key, section, holds]) => (holds === "table" ? [[key, section]] : []));
