import { countAt } from "../../checks/finding.ts";
import { currentEdition, type EditionKey, editions } from "../../form/editions.ts";
import type { TableKey } from "../../form/form.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { addressOf, type FigurePlace, figureAt, figuresOf, tablesOf } from "../../report/figures.ts";
import type { Report } from "../../report/report.ts";
import type { CollectedAgency } from "../collect/state.ts";
import { wantedAgencies } from "../collect/state.ts";
import type { RollRow } from "../roll/roll.ts";
import { type Exact, exactOf, exactText } from "../rollup/exact.ts";

/** A share is ranked where it is of so many at least: of few, one more or less turns it over. */
export const fewestForRate = 30;

/** Cells that are added for a figure; an edition that lacks one of them has no such figure. */
type Cells = readonly string[];

/** What agencies are ranked by: a count or an amount, and a share of it where that says something. */
interface RankedBy {
  readonly unit: "件" | "万元";
  readonly cells: Cells;
  readonly rate?: { readonly part: Cells; readonly whole: Cells };
}

const courtCells = (result: string): Cells =>
  ["direct", "afterReconsideration"].map((kind) => `reviewAndLitigation.litigation.${kind}.${result}`);

/** What agencies are ranked by, in this order; how it is called is read off the form. */
export const rankedBy: readonly [RankedBy, ...RankedBy[]] = [
  {
    unit: "件",
    cells: ["requests.received.total"],
    rate: {
      part: ["requests.outcomes.disclosed.total", "requests.outcomes.partiallyDisclosed.total"],
      whole: ["requests.outcomes.total.total"],
    },
  },
  {
    unit: "件",
    cells: ["requests.carriedForward.total"],
    rate: {
      part: ["requests.carriedForward.total"],
      whole: ["requests.received.total", "requests.carriedOver.total"],
    },
  },
  {
    unit: "件",
    cells: ["reviewAndLitigation.reconsideration.total"],
    rate: {
      part: ["reviewAndLitigation.reconsideration.corrected"],
      whole: ["reviewAndLitigation.reconsideration.total"],
    },
  },
  {
    unit: "件",
    cells: courtCells("total"),
    rate: { part: courtCells("corrected"), whole: courtCells("total") },
  },
  { unit: "件", cells: ["proactiveDisclosure.licensing"] },
  { unit: "件", cells: ["proactiveDisclosure.penalties"] },
  { unit: "件", cells: ["proactiveDisclosure.compulsion"] },
  { unit: "万元", cells: ["proactiveDisclosure.fees"] },
];

/** An agency in a ranking. */
export interface RankedAgency {
  readonly row: RollRow;
  /** 1 for the greatest; equal ones have the same. */
  readonly rank: number;
  /** As written decimals, exact. */
  readonly value: string;
  readonly before?: { readonly value: string; readonly difference: string; readonly rank?: number };
  /** The share, by which it is ranked only from `fewestForRate` on. */
  readonly rate?: { readonly share: number; readonly of: number; readonly rank?: number };
}

/** Agencies ranked by one figure. */
export interface Ranking {
  /** As the form calls the figure. */
  readonly name: string;
  readonly unit: string;
  readonly rateName?: string;
  readonly ranked: readonly RankedAgency[];
  /** How many have nil there: counted, not ranked. */
  readonly nil: number;
  /** How many reports have no such cell, for they are of another edition. */
  readonly without: number;
}

const addressesKnown = new Map<EditionKey, ReadonlyMap<string, FigurePlace>>();

/** The cells of an edition by their addresses. */
function cellsIn(edition: EditionKey): ReadonlyMap<string, FigurePlace> {
  const known =
    addressesKnown.get(edition) ??
    new Map(
      tablesOf(editions[edition]).flatMap(([key, section]) =>
        figuresOf(section).map((place) => [addressOf(key, place.keys), place] as const),
      ),
    );
  addressesKnown.set(edition, known);
  return known;
}

/** How the form calls a figure: its row without number and remark; in a table of one row its column, a total's its group. */
function cellLabel(address: string): string {
  const { row, column } = cellsIn(currentEdition).get(address) as FigurePlace;
  const label = row.at(-1) ?? (address.endsWith(".total") ? column[0] : column.at(-1)) ?? "";
  return label.replace(/^[一二三四]、|^（.）/u, "").replace(/（.*$/u, "");
}
const labelsOfCells = (cells: Cells): string => [...new Set(cells.map(cellLabel))].join("、");

/** The sum of some cells of a report; a total that was left blank is that of its parts. */
function sumOfCells(report: Report, cells: Cells): Exact | undefined {
  const edition = editions[report.edition];
  let sum = 0n;
  for (const address of cells) {
    if (!cellsIn(report.edition).has(address)) return undefined;
    const [section, ...keys] = address.split(".") as [TableKey, ...string[]];
    const figure = figureAt(report[section] as never, keys);
    const exact =
      typeof figure === "string" && figure !== "/"
        ? exactOf(figure, "amount")
        : exactOf(countAt({ report: report as never, edition }, section, keys), "count");
    if (typeof exact === "bigint") sum += exact;
  }
  return sum;
}

/** Places for values from the greatest on; equal ones share the first of theirs. */
function placesFrom<T>(values: ReadonlyMap<T, Exact | number>): Map<T, number> {
  const sorted = [...values].toSorted(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  const places = new Map<T, number>();
  for (const [i, [one, value]] of sorted.entries()) {
    const before = sorted[i - 1];
    places.set(one, before !== undefined && before[1] === value ? (places.get(before[0]) as number) : i + 1);
  }
  return places;
}

/** The sums of some cells by agency, where there are any. */
const sumsBy = (reports: ReadonlyMap<RollRow, Report>, cells: Cells): Map<RollRow, Exact> =>
  new Map(
    [...reports].flatMap(([row, report]) => {
      const sum = sumOfCells(report, cells);
      return sum === undefined ? [] : [[row, sum] as const];
    }),
  );

const aboveNil = (sums: ReadonlyMap<RollRow, Exact>) => new Map([...sums].filter(([, sum]) => sum > 0n));

type RankedReports = readonly Pick<CollectedAgency, "row" | "report" | "last">[];

function rankingBy(agencies: RankedReports, { unit, cells, rate }: RankedBy): Ranking {
  const now = new Map(agencies.flatMap(({ row, report }) => (report ? [[row, report] as const] : [])));
  const last = new Map(
    agencies.flatMap(({ row, report, last }) => (report && last ? [[row, last] as const] : [])),
  );
  const [sums, before] = [sumsBy(now, cells), sumsBy(last, cells)];
  const [places, placesBefore] = [placesFrom(aboveNil(sums)), placesFrom(aboveNil(before))];
  const [parts, wholes] = rate ? [sumsBy(now, rate.part), sumsBy(now, rate.whole)] : [];
  const shares = new Map<RollRow, { readonly share: number; readonly of: number }>();
  for (const [row, whole] of wholes ?? []) {
    const part = parts?.get(row);
    if (part !== undefined && whole > 0n)
      shares.set(row, { share: Number(part) / Number(whole), of: Number(exactText(whole)) });
  }
  const placesOfShares = placesFrom(
    new Map(
      [...shares].flatMap(([row, { share, of }]) => (of >= fewestForRate ? [[row, share] as const] : [])),
    ),
  );
  const ranked = [...places].map(([row, rank]): RankedAgency => {
    const value = sums.get(row) as Exact;
    const old = before.get(row);
    const oldRank = placesBefore.get(row);
    const share = shares.get(row);
    const shareRank = placesOfShares.get(row);
    return {
      row,
      rank,
      value: exactText(value),
      ...(old !== undefined && {
        before: {
          value: exactText(old),
          difference: exactText(value - old),
          ...(oldRank !== undefined && { rank: oldRank }),
        },
      }),
      ...(share && { rate: { ...share, ...(shareRank !== undefined && { rank: shareRank }) } }),
    };
  });
  return {
    name: labelsOfCells(cells),
    unit,
    ...(rate && { rateName: `${labelsOfCells(rate.part)}占比` }),
    ranked,
    nil: sums.size - ranked.length,
    without: now.size - sums.size,
  };
}

/** Agencies by what they received alone, the first of `rankings`. */
export const requestsRanking = (agencies: RankedReports): Ranking => rankingBy(agencies, rankedBy[0]);

/**
 * Ranks agencies by count beside last year's, and by share where that is of thirty at least. Agencies with nil are counted,
 * not ranked; agencies without a report do not stand here. Amounts are exact.
 *
 * @param agencies - as `collect` gives them; equal figures stand in the order of the roll
 * @example
 * const [requests] = rankings(collected.agencies);
 * requests.ranked[0]; // { row, rank: 1, value: "120", before: { value: "97", difference: "23", rank: 2 }, rate: … }
 */
export function rankings(agencies: RankedReports): Ranking[] {
  refuseArgument("rankings", "agencies", agencies, wantedAgencies);
  return rankedBy.map((by) => rankingBy(agencies, by));
}
