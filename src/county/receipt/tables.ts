import type { OwnTableBlock } from "../../document/document.ts";
import { editions } from "../../form/editions.ts";
import type { Edition, TableKey } from "../../form/form.ts";
import { severityNames } from "../../problem/finding.ts";
import {
  addressOf,
  type FigureTree,
  figureAt,
  figuresOf,
  type TableSection,
  tableSums,
  tablesOf,
} from "../../report/figures.ts";
import { figurePlaceName } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import { shortened } from "../../report/text.ts";
import { listBlock } from "../list-block.ts";

/** A total that stands for a table, with what it is called. */
interface StandingTotal {
  readonly table: TableKey;
  readonly keys: readonly string[];
  readonly place: string;
}

/** The sums that stand for a table: those that must balance, in the column of totals; without a balance, each row's totals. */
function standingTotals(section: TableSection): readonly (readonly string[])[] {
  const { rows, balances } = tableSums(section);
  if (balances.length === 0) return rows.map(({ total }) => total);
  const totals = new Set(rows.map(({ total }) => total.join(".")));
  return balances
    .flatMap(({ left, right }) => [...left, ...right])
    .filter((keys) => totals.has(keys.join(".")));
}

const totalsKnown = new WeakMap<Edition, readonly StandingTotal[]>();

/** The totals of an edition's tables that have any, read off the form once. */
function standingTotalsOf(edition: Edition): readonly StandingTotal[] {
  const before = totalsKnown.get(edition);
  if (before !== undefined) return before;
  const made = tablesOf(edition).flatMap(([table, section]) =>
    standingTotals(section).flatMap((keys): StandingTotal[] => {
      const place = figuresOf(section).find((one) => one.keys.join(".") === keys.join("."));
      if (place === undefined) return [];
      return [{ table, keys, place: figurePlaceName(section, place) || addressOf(table, keys) }];
    }),
  );
  totalsKnown.set(edition, made);
  return made;
}

/** Totals of the tables that have any, as they were taken: what a clerk lays beside his own paper. */
export function totalsTaken(report: Report): (readonly [place: string, value: string])[] {
  const tree = report as unknown as Readonly<Record<string, FigureTree>>;
  return standingTotalsOf(editions[report.edition]).map(({ table, keys, place }) => [
    place,
    String(figureAt(tree[table], keys) ?? ""),
  ]);
}

/** The totals as a table, two to a row. */
export function totalsBlock(report: Report): OwnTableBlock {
  const totals = totalsTaken(report);
  const half = Math.ceil(totals.length / 2);
  const rows = totals
    .slice(0, half)
    .map((left, i) => [...left, ...(totals[half + i] ?? ["", ""])] as string[]);
  const pair = [
    { head: "收下的数", width: 42 },
    { head: "件", width: 8, centred: true },
  ] as const;
  return listBlock("totals", "表三、表四收下的总计，请与原件核对", [...pair, ...pair], rows);
}

/** Something that is asked of a clerk: a finding, or what could not be read. */
export interface AskedOfClerk {
  readonly severity: "error" | "warning" | "hint";
  readonly place: string;
  readonly found: string;
  readonly expected?: string;
  readonly message: string;
}

/** Longer words are cut: where they stand is said. */
const mostFound = 36;
const mostMessage = 300;

export const askedBlock = (asked: readonly AskedOfClerk[], caption: string): OwnTableBlock =>
  listBlock(
    "asked",
    caption,
    [
      { head: "序号", width: 5, centred: true },
      { head: "程度", width: 6, centred: true },
      { head: "位置", width: 22 },
      { head: "现值", width: 13 },
      { head: "应为", width: 13 },
      { head: "问题和改法", width: 41 },
    ],
    asked.map(({ severity, place, found, expected = "", message }, i) => [
      String(i + 1),
      severityNames[severity],
      place,
      found === "" ? "（空）" : shortened(found, mostFound),
      shortened(expected, mostFound),
      shortened(message, mostMessage),
    ]),
  );
