import { editions } from "../../form/editions.ts";
import type { Edition, TableKey } from "../../form/form.ts";
import {
  type Figure,
  type FigurePlace,
  type FigureTree,
  figureAt,
  figuresOf,
  tableSums,
  tablesOf,
} from "../../report/figures.ts";
import type { Report } from "../../report/report.ts";

/** Cells that stay as they are when nothing happens: 现行有效, and what the older form prints of the year before. */
const standing: ReadonlySet<string> = new Set(["inForce", "publishedInAll", "previousYear"]);

/** A table without its totals: what its agency wrote. */
export interface OwnCells {
  readonly key: TableKey;
  /** 「表三」 */
  readonly name: string;
  readonly places: readonly FigurePlace[];
  /** Which of `places` tell something where they are equal by themselves: each number of a request once. */
  readonly telling: readonly boolean[];
}

const cellsKnown = new WeakMap<Edition, readonly OwnCells[]>();

/** The tables of an edition without totals, read off the form once. */
export function ownCellsOf(edition: Edition): readonly OwnCells[] {
  const before = cellsKnown.get(edition);
  if (before !== undefined) return before;
  const made = tablesOf(edition).map(([key, section]): OwnCells => {
    const { rows, columns, balances } = tableSums(section);
    const totals = new Set([...rows, ...columns].map(({ total }) => total.join(".")));
    const places = figuresOf(section).filter(({ keys }) => !totals.has(keys.join(".")));
    // What came in is told by what became of it.
    const left = new Set(balances.flatMap((one) => one.left.map((keys) => keys.join("."))));
    const telling = places.map(({ keys }) => !standing.has(keys.at(-1) ?? "") && !left.has(keys.join(".")));
    return { key, name: section.table, places, telling };
  });
  cellsKnown.set(edition, made);
  return made;
}

const tableIn = (report: Report, key: TableKey) =>
  (report as unknown as Readonly<Record<string, FigureTree>>)[key];

/** A figure of a report; blanks and strokes as they are. */
export const givenFigure = (report: Report, key: TableKey, keys: readonly string[]): Figure | undefined =>
  figureAt(tableIn(report, key), keys);

/** What a figure counts for: amounts as numbers, for orders of magnitude only. */
export function figureSize(figure: Figure | undefined): number {
  const size = typeof figure === "string" ? Number.parseFloat(figure) : Number(figure ?? 0);
  return Number.isFinite(size) ? size : 0;
}

/** A table of a report as it is compared with others. */
export interface ComparedTable extends OwnCells {
  readonly figures: readonly number[];
}

/** The edition and the figures of a table as one text. */
export const printOf = ({ edition }: Report, { key, figures }: ComparedTable): string =>
  `${edition} ${key} ${figures.join()}`;

/**
 * About the number of zeros of the odds against the same figures by chance: 1 for a 10, 3 for 12, 7 and 15. Every size
 * once, since one request stands in several cells.
 */
export function evidenceOf(figures: readonly number[], telling?: readonly boolean[]): number {
  const seen = new Set<number>();
  let sum = 0;
  for (const [i, size] of figures.entries()) {
    if (size <= 0 || telling?.[i] === false || seen.has(size)) continue;
    seen.add(size);
    // A decimal is as telling as its digits.
    sum += Math.log10(Number.isSafeInteger(size) ? size : Number(String(size).replace(".", "")));
  }
  return sum;
}

/** The same of a table. */
export const evidenceIn = ({ figures, telling }: ComparedTable): number => evidenceOf(figures, telling);

function comparedTable(report: Report, { key, name, places, telling }: OwnCells): ComparedTable {
  const tree = tableIn(report, key);
  return { key, name, places, telling, figures: places.map(({ keys }) => figureSize(figureAt(tree, keys))) };
}

/** The tables of a report as they are compared. */
export const ownTablesOf = (report: Report): ComparedTable[] =>
  ownCellsOf(editions[report.edition]).map((cells) => comparedTable(report, cells));

/** One of them. */
export const ownTableOf = (report: Report, wanted: TableKey): ComparedTable =>
  comparedTable(report, ownCellsOf(editions[report.edition]).find(({ key }) => key === wanted) as OwnCells);
