import { type Cell, cellsByRow, type Grid } from "../../document/grid.ts";
import { headersOf, scopeOf } from "../../document/headers.ts";

/** What the structure says of a cell (ISO 32000-1, 14.8.5.7). */
export interface CellTag {
  readonly row: number;
  readonly column: number;
  readonly type: "TH" | "TD";
  /** Entries of its element's dictionary. */
  readonly entries: string;
  /** Of a head: the name that the cells under it call it by. */
  readonly id?: string;
}

const scopes = { row: "Row", column: "Column" } as const;

/** The tags of a table's cells, row by row; its heads are numbered from `first` on. */
function tagsOf(grid: Grid, first: number): CellTag[][] {
  const headers = headersOf(grid);
  const ids = new Map<Cell, string>();
  for (const cell of grid.cells) if (scopeOf(cell)) ids.set(cell, `(h${first + ids.size})`);
  return cellsByRow(grid).map((cells) => cells.map((cell) => tagOf(cell, ids, headers.get(cell) ?? [])));
}

function tagOf(cell: Cell, ids: ReadonlyMap<Cell, string>, headers: readonly Cell[]): CellTag {
  const { row, column } = cell;
  const scope = scopeOf(cell);
  const id = ids.get(cell);
  let attributes = "";
  if (cell.rows > 1) attributes += `/RowSpan ${cell.rows}`;
  if (cell.columns > 1) attributes += `/ColSpan ${cell.columns}`;
  if (scope) attributes += `/Scope/${scopes[scope]}`;
  if (headers.length > 0) attributes += `/Headers[${headers.map((head) => ids.get(head)).join("")}]`;
  const entries = attributes === "" ? "" : `/A<</O/Table${attributes}>>`;
  return {
    row,
    column,
    type: scope ? "TH" : "TD",
    entries: id === undefined ? entries : `${entries}/ID${id}`,
    ...(id !== undefined && { id }),
  };
}

/** Tags of tables that were made before, by what all tables of one shape share: those of the form are the same in every report. */
const tagsBefore = new WeakMap<
  Grid["widths"],
  { readonly grid: Grid; readonly first: number; readonly tags: readonly (readonly CellTag[])[] }
>();

/** Whether two tables differ in nothing but what their cells say. */
const areAlike = (a: Grid, b: Grid): boolean =>
  a.headRows === b.headRows &&
  a.rowHeights.length === b.rowHeights.length &&
  a.cells.length === b.cells.length &&
  a.cells.every((one, i) => {
    const other = b.cells[i] as Cell;
    return (
      one.row === other.row &&
      one.column === other.column &&
      one.rows === other.rows &&
      one.columns === other.columns &&
      one.role === other.role &&
      (one.text === "") === (other.text === "")
    );
  });

/** The tags of a table's cells, row by row; its heads are numbered from `first` on. */
export function tableTags(grid: Grid, first: number): readonly (readonly CellTag[])[] {
  const before = tagsBefore.get(grid.widths);
  if (before !== undefined && before.first === first && areAlike(before.grid, grid)) return before.tags;
  const tags = tagsOf(grid, first);
  tagsBefore.set(grid.widths, { grid, first, tags });
  return tags;
}
