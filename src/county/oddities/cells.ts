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

/** A table of a report as it is compared with others: its figures in order, and how unlikely they come twice by chance. */
export interface ComparedTable extends OwnCells {
  readonly figures: readonly number[];
  /** The edition and the figures as one text. */
  readonly print: string;
  /** About the number of zeros of the odds against the same figures by chance: 1 for a 10, 3 for 12, 7 and 15. */
  readonly evidence: number;
}

/** The evidence of some figures: every size once, since one request stands in several cells. */
export const evidenceOf = (figures: readonly number[]): number =>
  [...new Set(figures)].reduce(
    // A decimal is as telling as its digits.
    (sum, size) => sum + (size > 0 ? Math.log10(Number(String(size).replace(".", ""))) : 0),
    0,
  );

/** The tables of a report as they are compared. */
export const ownTablesOf = (report: Report): ComparedTable[] =>
  ownCellsOf(editions[report.edition]).map((cells): ComparedTable => {
    const figures = cells.places.map(({ keys }) => figureSize(givenFigure(report, cells.key, keys)));
    return {
      ...cells,
      figures,
      print: `${report.edition} ${cells.key} ${figures.join()}`,
      evidence: evidenceOf(figures.filter((_, i) => cells.telling[i])),
    };
  });
