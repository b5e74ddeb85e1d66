import { editions } from "../form/editions.ts";
import type { Band, Edition, TableKey } from "../form/form.ts";
import { type Labels, labelOf, leavesOf, partsOf } from "../form/labels.ts";
import { type FigurePlace, figuresOf, type TableSection, tablesOf } from "../report/figures.ts";
import { labelKey, type Pairs, pairsIn } from "./spelling.ts";

/** Names of the same row in all editions, by its keys: what one calls 行政…文件 another calls without 行政. */
const namesByKeys = new Map<string, Set<string>>();
for (const edition of Object.values(editions) as Edition[])
  for (const [table, section] of tablesOf(edition))
    for (const { row, keys } of figuresOf(section)) {
      const name = labelKey(row.at(-1) ?? "");
      const names = namesByKeys.get(`${table} ${keys[0]} ${row.length}`) ?? new Set();
      if (section.kind === "bands") namesByKeys.set(`${table} ${keys[0]} ${row.length}`, names.add(name));
    }
const aliasesOf = (table: TableKey, { keys, row }: FigurePlace): readonly string[] => [
  ...(namesByKeys.get(`${table} ${keys[0]} ${row.length}`) ?? []),
];

/** A row of the form that takes figures. */
export interface KnownRow {
  readonly kind: "figures";
  readonly table: TableKey;
  readonly section: TableSection;
  /** Keys of the names by which the row is known; none where it has no label. */
  readonly names: readonly string[];
  /** The same for rows and heads that are as like to any label. */
  readonly likeAs: string;
  /** The pairs of each name. */
  readonly pairs: readonly Pairs[];
  readonly places: readonly FigurePlace[];
}

/** A row of heads: it holds no figure, but tells where others stand and which edition it is. */
export interface KnownHead {
  readonly kind: "head";
  readonly table: TableKey;
  readonly names: readonly string[];
  readonly likeAs: string;
  readonly pairs: readonly Pairs[];
}

export type Known = KnownRow | KnownHead;

const withNames = <K extends Known["kind"]>(kind: K, names: readonly string[]) => ({
  kind,
  names,
  likeAs: `${kind}${names.join("|")}`,
  pairs: names.map(pairsIn),
});

const headRow = (table: TableKey, ...words: string[]): KnownHead => ({
  ...withNames("head", [words.map(labelKey).join("")]),
  table,
});

/** The labels of each level of a tree, from the top. */
function labelLevels(labels: Labels): string[][] {
  const here = Object.values(labels);
  const below = here.map((node) => labelLevels(partsOf(node) ?? {}));
  const deepest = Math.max(0, ...below.map((levels) => levels.length));
  const levels = Array.from({ length: deepest }, (_, i) => below.flatMap((all) => all[i] ?? []));
  return here.length === 0 ? [] : [here.map(labelOf), ...levels];
}

const bandHeads = ({ columns }: Band): string[] =>
  typeof columns === "object" && "labels" in columns
    ? Object.values(columns.labels).map(labelOf)
    : [labelOf(columns)];

/** The rows of one table of an edition with their heads, in order, read off its label trees. */
function rowsOfTable(key: TableKey, section: TableSection): Known[] {
  const byRow = new Map<readonly string[], FigurePlace[]>();
  for (const place of figuresOf(section)) byRow.set(place.row, [...(byRow.get(place.row) ?? []), place]);
  const row = (places: readonly FigurePlace[]): KnownRow => {
    const name = labelKey(places[0]?.row.at(-1) ?? "");
    const names = name === "" ? [] : [...new Set([name, ...aliasesOf(key, places[0] as FigurePlace)])];
    return { ...withNames("figures", names), table: key, section, places };
  };
  if (section.kind === "cross") {
    const heads = labelLevels(section.columns).map((words) => headRow(key, ...words));
    return [...heads, ...[...byRow.values()].map(row)];
  }
  const rows = [...byRow.values()].map(row);
  return section.bands.flatMap((band): Known[] => {
    return [
      headRow(key, band.title),
      headRow(key, band.head, ...bandHeads(band)),
      ...rows.splice(0, leavesOf(band.rows).length),
    ];
  });
}

/** The rows of an edition's tables, table by table. */
export const knownRowsOf = (edition: Edition): ReadonlyMap<TableKey, readonly Known[]> =>
  new Map(tablesOf(edition).map(([key, section]) => [key, rowsOfTable(key, section)]));

/** The labels of a table's columns, level by level, each in order: how its rows of heads must name them. */
export const columnLevels = (section: TableSection): readonly (readonly string[])[] =>
  (section.kind === "cross" ? labelLevels(section.columns) : section.bands.map(bandHeads)).map((words) =>
    words.map(labelKey),
  );

/** The labels of a table's columns, each group with its parts: what its heads must name. */
export const columnWords = (section: TableSection): readonly string[] =>
  section.kind === "bands"
    ? []
    : leavesOf(section.columns).map(({ labels }) => labelKey(labels.at(-1) ?? ""));

/** The names of all rows of all editions: what a line of loose text may be the label of. */
export const knownRowNames = (all: Iterable<ReadonlyMap<TableKey, readonly Known[]>>): ReadonlySet<string> =>
  new Set(
    [...all].flatMap((tables) =>
      [...tables.values()].flat().flatMap((entry) => (entry.kind === "figures" ? entry.names : [])),
    ),
  );
