import type { TableKey } from "../form/form.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { type FigureTree, figureAt, keysOf, type TableSection } from "../report/figures.ts";
import { bandTable } from "./bands.ts";
import { crossTable } from "./cross-table.ts";
import { figureText } from "./figure-text.ts";
import type { Cell, Grid } from "./grid.ts";

/** A table of the form without figures, and where in a report each of its cells' figure is. */
interface BlankTable {
  readonly grid: Grid;
  readonly places: readonly { readonly cell: Cell; readonly keys: readonly string[] | undefined }[];
}

/** Labels and spans are the same in every report: each table of an edition is laid out once. */
const blankTables = new WeakMap<TableSection, Map<TableKey, BlankTable>>();

function blankTable(section: TableSection, key: TableKey): BlankTable {
  const byKey = blankTables.get(section) ?? new Map<TableKey, BlankTable>();
  blankTables.set(section, byKey);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const grid = section.kind === "bands" ? bandTable(section, key, {}) : crossTable(section, key, {});
  const places = grid.cells.map((cell) => ({
    cell,
    keys: cell.address === undefined ? undefined : keysOf(cell.address),
  }));
  const blank = { grid, places };
  byKey.set(key, blank);
  return blank;
}

/** A table of the form as a grid, with figures or without. */
export function sectionGrid(section: TableSection, key: TableKey, figures: FigureTree = {}): Grid {
  refuseArgument("sectionGrid", "section", section, {
    what: " editions 里的一张表",
    parts: { kind: "text", table: "text" },
  });
  refuseArgument("sectionGrid", "key", key, { what: "表的名称，如“requests”", kind: "text" });
  refuseArgument("sectionGrid", "figures", figures, { what: "这张表的数（对象）" });
  const { grid, places } = blankTable(section, key);
  const cells = places.map(({ cell, keys }) =>
    keys === undefined ? cell : { ...cell, text: figureText(figureAt(figures, keys)) },
  );
  return { ...grid, cells };
}
