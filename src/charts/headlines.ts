import { type CrossSection, type Edition, sectionsOf } from "../form/form.ts";
import { isBare, type Labels, type LeafPlace, labelOf, leavesOf, partsOf } from "../form/labels.ts";
import { addressOf, type FigurePlace, figuresOf, type TableSection } from "../report/figures.ts";
import { clauseNumber } from "../report/text.ts";

/** A line of the form without its number and without a remark in brackets: 「部分公开」. */
export const bareLabel = (label: string): string => {
  const name = label.replace(clauseNumber, "").replace(/^(?:\d+\.|[一二三四五六七八九十]+、)/u, "");
  return name.replace(/（[^（）]*）$/u, "") || name;
};

/** The last total of a tree: what all others of its row or column add up to. */
export const grandTotal = (labels: Labels): LeafPlace | undefined =>
  leavesOf(labels).findLast(({ total }) => total);

/** A line of a cross table over all its columns: a row, or what a group of rows adds up to. */
export interface CrossLine {
  readonly name: string;
  readonly key: string;
  /** Keys below the section of the figures that are added. */
  readonly addends: readonly (readonly string[])[];
  /** Groups: the lines within. */
  readonly parts: readonly CrossLine[];
}

/** The rows of a table as far as they lead: a group has its own total, or is the sum of its rows. */
export function crossLines(section: CrossSection): CrossLine[] {
  const column = grandTotal(section.columns)?.keys ?? [];
  const lines = (labels: Labels, above: readonly string[]): CrossLine[] =>
    Object.entries(labels).flatMap(([key, node]): CrossLine[] => {
      const keys = [...above, key];
      const parts = partsOf(node);
      const name = bareLabel(labelOf(node));
      if (parts === undefined) {
        const isTotal = typeof node !== "string" && "total" in node && node.total === true;
        return isTotal ? [] : [{ name, key, addends: [[...keys, ...column]], parts: [] }];
      }
      const total = Object.entries(parts).find(([, part]) => typeof part !== "string" && "total" in part);
      const inside = lines(parts, keys);
      const addends =
        total === undefined ? inside.flatMap((line) => line.addends) : [[...keys, total[0], ...column]];
      return [{ name, key, addends, parts: inside }];
    });
  return lines(section.rows ?? {}, []);
}

/** A group of columns with a total: 行政复议 and its results. */
export interface ColumnWhole {
  readonly name: string;
  readonly total: readonly string[];
  readonly parts: readonly { readonly name: string; readonly keys: readonly string[] }[];
}

/** The wholes of a table whose columns are results with their totals. */
export function columnWholes(
  labels: Labels,
  above: readonly string[] = [],
  names: readonly string[] = [],
): ColumnWhole[] {
  return Object.entries(labels).flatMap(([key, node]): ColumnWhole[] => {
    const parts = partsOf(node);
    if (parts === undefined) return [];
    const keys = isBare(node) ? above : [...above, key];
    const way = [...names, labelOf(node)];
    const leaves = leavesOf(parts);
    const total = leaves.find((leaf) => leaf.total && leaf.keys.length === 1);
    if (total === undefined) return columnWholes(parts, keys, way);
    return [
      {
        name: way.join("·"),
        total: [...keys, ...total.keys],
        parts: leaves
          .filter((leaf) => leaf !== total)
          .map((leaf) => ({ name: leaf.labels.join("·"), keys: [...keys, ...leaf.keys] })),
      },
    ];
  });
}

/** A figure that stands for its line over the years. */
export interface Headline {
  readonly path: string;
  readonly name: string;
  readonly unit: string;
}

/** What a figure is counted in; a sum of money is written with a unit of its own. */
export const unitOf = ({ kind }: Pick<FigurePlace, "kind">): string =>
  ({ count: "件", change: "件", amount: "万元", sum: "金额" })[kind];

/** 「规章·本年制发件数」; the column's label alone is the unit's where a row has one figure. */
export const placeLabel = (section: TableSection, { row, column, keys }: FigurePlace): string => {
  const name = row.map(bareLabel).join("·");
  const alone =
    section.kind === "bands" && figuresOf(section).filter((one) => one.keys[0] === keys[0]).length === 1;
  return alone ? name : `${name}·${column.map(bareLabel).join("·")}`;
};

/** The figures that are followed over the years: what table two counts, the lines and the wholes of tables three and four. */
export function headlinesOf(edition: Edition): Headline[] {
  return sectionsOf(edition).flatMap(([key, section]): Headline[] => {
    if (section.kind === "narrative") return [];
    if (section.kind === "bands")
      return figuresOf(section)
        .filter(({ kind }) => kind !== "change")
        .map((place) => ({
          path: addressOf(key, place.keys),
          name: placeLabel(section, place),
          unit: unitOf(place),
        }));
    const lines = crossLines(section).map(({ name, addends }) => ({ name, keys: addends[0] ?? [] }));
    const wholes = columnWholes(section.rows === undefined ? section.columns : {}).map(({ name, total }) => ({
      name,
      keys: total,
    }));
    return [...lines, ...wholes].map(({ name, keys }) => ({ path: addressOf(key, keys), name, unit: "件" }));
  });
}
