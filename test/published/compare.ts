import { type EditionKey, editions } from "../../src/form/editions.ts";
import type { Edition } from "../../src/form/form.ts";
import type { Reading } from "../../src/published/reading.ts";
import {
  addressOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  type MutableTree,
  putAt,
  tablesOf,
} from "../../src/report/figures.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";

const figuresIn = (report: Report) =>
  tablesOf(editions[report.edition as EditionKey] as Edition).flatMap(([table, section]) =>
    figuresOf(section).map(({ keys }) => ({ table, keys, address: addressOf(table, keys) })),
  );

const valueIn = (from: unknown, table: string, keys: readonly string[]): Figure =>
  figureAt((from as Record<string, FigureTree>)[table], keys) ?? null;

/**
 * Figures that were taken otherwise than they stand in the report, and not asked. Where a cell may have been emptied,
 * a blank is right if it is told, by itself or for its table.
 */
export function wrong(reading: Reading, report: Report, mayBeBlank = false): string[] {
  if (reading.status === "refused") return [];
  const asked = new Set(reading.items.filter(({ trust }) => trust === "asked").map(({ path }) => path));
  const told = new Set(reading.items.filter(({ trust }) => trust === "told").map(({ path }) => path));
  return figuresIn(report).flatMap(({ table, keys, address }) => {
    const [want, got] = [valueIn(report, table, keys), valueIn(reading.report, table, keys)];
    const isToldBlank = mayBeBlank && got === null && (told.has(address) || told.has(table));
    return asked.has(address) || want === got || isToldBlank ? [] : [`${address}: ${want} → ${got}`];
  });
}

/** The same report with other figures: an agency that had nothing, or one that leaves cells blank where it had nothing. */
export function withFigures(report: Report, change: (figure: Figure) => Figure): Report {
  const data = structuredClone(report) as unknown as Record<string, MutableTree<Figure>>;
  for (const { table, keys } of figuresIn(report))
    putAt(data[table] as MutableTree<Figure>, keys, change(valueIn(report, table, keys)));
  return parseReport(data);
}
