import { editions } from "../form/editions.ts";
import type { BandSection, CrossSection, Edition, TableKey } from "../form/form.ts";
import { type LeafPlace, labelOf, leavesOf } from "../form/labels.ts";
import { countOf, type Figure, type FigureTree, figureAt, figuresOf, tableSums } from "../report/figures.ts";
import type { Report } from "../report/report.ts";
import { withoutNumber } from "../report/text.ts";
import { type BarRow, type BarsInput, barChart } from "./bars.ts";
import type { Chart, ChartFigure } from "./chart.ts";
import { chartFigureOf } from "./figure-shown.ts";
import { bareLabel, type CrossLine, columnWholes, crossLines, grandTotal, placeLabel } from "./headlines.ts";
import { partsChart } from "./parts.ts";

/** One year's figures of a table, or nothing where its edition has no such table. */
export interface YearTable {
  readonly year: string;
  readonly tree: FigureTree;
  /** The cells below the table, each with what it is the sum of. */
  readonly cells: ReadonlyMap<string, readonly (readonly (readonly string[])[])[]>;
}

export interface ShownTable {
  readonly section: BandSection | CrossSection;
  readonly key: TableKey;
  readonly now: YearTable;
  readonly before?: YearTable;
  readonly source: (columns: string) => string;
}

export const editionOfReport = ({ edition }: Report): Edition => editions[edition];

export function yearTable(report: Report, key: TableKey): YearTable {
  const section = editionOfReport(report).sections[key];
  const { rows, columns } = tableSums(section);
  const sums = [...rows, ...columns];
  return {
    year: `${report.year}年`,
    tree: report[key] as unknown as FigureTree,
    cells: new Map(
      figuresOf(section).map(({ keys }) => {
        const address = keys.join(".");
        return [address, sums.filter(({ total }) => total.join(".") === address).map(({ parts }) => parts)];
      }),
    ),
  };
}

const countsNothing = (figure: Figure | undefined) => figure === null || figure === "/" || figure === "";

/**
 * A figure as it is written. Where a total was left blank over parts that were not, as some print it, it is what they come
 * to: nil would be wrong.
 */
function figureToShow(table: YearTable, keys: readonly string[]): Figure | undefined {
  const sums = table.cells.get(keys.join("."));
  if (sums === undefined) return undefined;
  const written = figureAt(table.tree, keys) ?? null;
  if (!countsNothing(written)) return written;
  for (const parts of sums) {
    const sum = parts.reduce((all, part) => all + countOf(figureToShow(table, part)), 0);
    if (sum > 0) return sum;
  }
  return written;
}

/** Which years have totals that were left blank, said once. */
function blankNotes(
  tables: readonly (YearTable | undefined)[],
  addends: readonly (readonly string[])[],
): string[] {
  return tables.flatMap((table) => {
    const added =
      table !== undefined &&
      addends.some((keys) => countsNothing(figureAt(table.tree, keys)) && figureToShow(table, keys));
    return added ? [`${table.year}的总计有空白的，按各栏相加。`] : [];
  });
}

/** The figure of some cells together, counts; nothing where the edition lacks one of them. */
export function together(table: YearTable, addends: readonly (readonly string[])[]): ChartFigure {
  const figures = addends.map((keys) => figureToShow(table, keys));
  if (figures.length === 1 || figures.includes(undefined))
    return chartFigureOf(figures.includes(undefined) ? undefined : figures[0]);
  return chartFigureOf(figures.reduce<number>((sum, figure) => sum + countOf(figure), 0));
}

const barRow = (
  { now, before }: ShownTable,
  name: string,
  addends: readonly (readonly string[])[],
): BarRow => ({
  name,
  now: together(now, addends),
  ...(before && { before: together(before, addends) }),
});

const years = ({ now, before }: ShownTable) => ({ now: now.year, ...(before && { before: before.year }) });

/** A chart, and whether there is nothing to see in it. */
export interface DrawnTable {
  readonly chart: Chart;
  readonly isNil: boolean;
}

const drawnBars = (input: BarsInput): DrawnTable => ({
  chart: barChart(input),
  isNil: input.rows.every(({ now, before }) => !now.size && !before?.size),
});

/** What does not add up is said below the chart that shows it. */
function sumNote({ now }: ShownTable, line: CrossLine): string[] {
  const parts = together(
    now,
    line.parts.flatMap(({ addends }) => addends),
  );
  const total = together(now, line.addends);
  if (line.parts.length === 0 || parts.size === total.size) return [];
  return [`${now.year}各类相加是 ${parts.text}，表中“${line.name}”的总计是 ${total.text}，请核对。`];
}

/** Table three: its lines, then each line that has parts, by its parts. */
export function crossCharts(shown: ShownTable & { readonly section: CrossSection }): DrawnTable[] {
  const { section, key, source } = shown;
  const lines = crossLines(section);
  const column = grandTotal(section.columns);
  const from = source(column === undefined ? "" : `“${lastLabel(column)}”列`);
  const tables = [shown.now, shown.before];
  const whole = lines.map(({ name, addends }) => barRow(shown, name, addends));
  const split = lines.filter(({ parts }) => parts.length > 0);
  return [
    drawnBars({
      key,
      title: withoutNumber(section.title),
      subject: "项目",
      unit: "件",
      source: from,
      rows: whole,
      notes: blankNotes(
        tables,
        lines.flatMap(({ addends }) => addends),
      ),
      ...years(shown),
    }),
    ...split.map((line) =>
      drawnBars({
        key: `${key}-${line.key}`,
        title: line.name,
        subject: "类别",
        unit: "件",
        source: from,
        notes: [
          ...blankNotes(
            tables,
            line.parts.flatMap(({ addends }) => addends),
          ),
          ...sumNote(shown, line),
        ],
        rows: line.parts.map(({ name, addends }) => barRow(shown, name, addends)),
        ...years(shown),
      }),
    ),
  ];
}

const lastLabel = ({ labels }: LeafPlace): string => labels.at(-1) ?? "";

/** Table four: what was decided, as parts of wholes. */
export function wholesChart({
  section,
  key,
  now,
  before,
  source,
}: ShownTable & { readonly section: CrossSection }): DrawnTable {
  const wholes = columnWholes(section.columns).map(({ name, total, parts }) => ({
    name,
    total: together(now, [total]),
    parts: parts.map((part) => ({ name: part.name, figure: together(now, [part.keys]) })),
  }));
  const old =
    before === undefined
      ? []
      : columnWholes(section.columns).map(({ name, total }) => `${name} ${together(before, [total]).text}`);
  const differing = wholes.flatMap(({ name, total, parts }) => {
    const sum = parts.reduce((all, { figure }) => all + (figure.size ?? 0), 0);
    return sum === total.size ? [] : [`“${name}”各项相加是 ${sum}，表中总计是 ${total.text}，请核对。`];
  });
  const notes = [
    ...(before === undefined ? [] : [`${before.year}合计：${old.join("，")}（件）。`]),
    ...differing,
  ];
  const chart = partsChart({
    key,
    title: `${now.year}${withoutNumber(section.title)}`,
    subject: "种类",
    unit: "件",
    source: source(""),
    notes,
    wholes,
  });
  return {
    chart,
    isNil: wholes.every(({ total, parts }) => !total.size && parts.every(({ figure }) => !figure.size)),
  };
}

/** Table two: what has the same columns in one chart. Money is said, changes are not drawn. */
export function bandCharts(shown: ShownTable & { readonly section: BandSection }): DrawnTable[] {
  const { section, key, source } = shown;
  const groups = new Map<string, BarRow[]>();
  for (const { columns, rows } of section.bands) {
    const node = typeof columns === "string" || !("labels" in columns);
    const title = node
      ? bareLabel(labelOf(columns))
      : leavesOf(rows)
          .map(({ labels }) => bareLabel(labels.at(-1) ?? ""))
          .join("、");
    const keys = new Set(leavesOf(rows).map((row) => row.keys[0]));
    const places = figuresOf(section).filter((place) => place.kind === "count" && keys.has(place.keys[0]));
    const made = places.map((place) => barRow(shown, placeLabel(section, place), [place.keys]));
    if (made.length > 0) groups.set(title, [...(groups.get(title) ?? []), ...made]);
  }
  return [...groups].map(([title, rows], i) =>
    drawnBars({
      key: `${key}-${i + 1}`,
      title,
      subject: "项目",
      unit: "件",
      source: source(""),
      rows,
      ...years(shown),
    }),
  );
}
