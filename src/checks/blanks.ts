import { editions } from "../form/editions.ts";
import type { TableKey } from "../form/form.ts";
import { addressOf, figuresOf, rowsOf, type TableSection, tablesOf } from "../report/figures.ts";
import { type Context, type Found, figureOf, isPending } from "./finding.ts";
import { shownFigure } from "./sum-words.ts";

type Keys = readonly string[];

const isBelow = (group: Keys, keys: Keys): boolean => group.every((key, i) => keys[i] === key);

/** A group of rows that another edition has one row for. */
interface OnceOneRow {
  readonly group: Keys;
  readonly label: string;
  /** The edition that has one row, by its key. */
  readonly form: string;
}

/** Such groups of an edition's table: 表三（六）, one row in 2019. */
function groupsOnceOneRow(table: TableKey, section: TableSection): OnceOneRow[] {
  if (section.kind !== "cross") return [];
  const groups = new Map<string, Keys>(
    rowsOf(section).flatMap(({ keys }) =>
      keys.map((_, i) => [keys.slice(0, i).join("."), keys.slice(0, i)] as const),
    ),
  );
  return Object.entries(editions).flatMap(([form, { sections }]) => {
    const other: TableSection = sections[table];
    if (other.kind !== "cross" || other === section) return [];
    return rowsOf(other).flatMap(({ keys, labels }) => {
      const group = groups.get(keys.join("."));
      return group === undefined ? [] : [{ group, label: labels.at(-1) ?? "", form }];
    });
  });
}

/** Cells without a figure: one finding a table, at the first of them; rows that an older form has not are told apart. */
export function blanks(context: Context): Found[] {
  const { report, edition } = context;
  return tablesOf(edition).flatMap(([table, section]) => {
    const isBlank = (keys: Keys) =>
      [null, "/"].includes(figureOf(report, table, keys) as null) &&
      !isPending(context, addressOf(table, keys));
    const places = figuresOf(section);
    let blank = places.filter(({ keys }) => isBlank(keys));
    if (blank.length === 0) return [];
    const told = (cells: typeof blank, message: string): Found[] => {
      const [first, ...rest] = cells;
      if (first === undefined) return [];
      const found = shownFigure(figureOf(report, table, first.keys));
      const others = rest.map(({ keys }) => addressOf(table, keys));
      return [{ path: [table, ...first.keys], found, expected: "0", message, others }];
    };
    const inGroups = groupsOnceOneRow(table, section).flatMap(({ group, label, form }) => {
      const below = places.filter(({ keys }) => isBelow(group, keys));
      const rows = [...new Set(below.map(({ row }) => row.join("\n")))].map((name) =>
        below.filter(({ row }) => row.join("\n") === name),
      );
      const empty = rows.filter((cells) => cells.every(({ keys }) => isBlank(keys)));
      if (empty.length === 0 || empty.length === rows.length) return [];
      const cells = empty.flat();
      blank = blank.filter((cell) => !cells.includes(cell));
      return told(
        cells,
        `${section.table}“${label}”分 ${rows.length} 目，有 ${empty.length} 目没有填：没有发生的各格填“0”；原表是只有一行的旧格式（${form} 年）的，请把这一行的数分到各目。`,
      );
    });
    const rest = told(blank, `${section.table}有 ${blank.length} 格空白或画“/”，没有发生的应填“0”。`);
    return [...inGroups, ...rest];
  });
}
