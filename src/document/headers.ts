import { refuseArgument } from "../problem/wanted.ts";
import { type Cell, coverage, type Grid, wantedCell } from "./grid.ts";

/**
 * Whether a cell is a head of a table, and of what: of the rows to its right, or of the columns below it. One that says
 * nothing heads nothing.
 */
export function scopeOf(cell: Cell): "row" | "column" | undefined {
  refuseArgument("scopeOf", "cell", cell, wantedCell);
  const { role, text } = cell;
  if (text === "") return undefined;
  if (role === "stub") return "row";
  return role === "head" || role === "band" ? "column" : undefined;
}

/**
 * For each cell, the heads that say what it is about, outermost first: those above it, from the title of its
 * band or the topmost head down, then the stubs on its left. Heads have heads too. Corners have none.
 */
export function headersOf(grid: Grid): Map<Cell, readonly Cell[]> {
  const places = coverage(grid);
  const at = (row: number, column: number) => places[row]?.[column];
  return new Map(grid.cells.map((cell) => [cell, [...above(cell, at), ...stubs(cell, at)]]));
}

type Places = (row: number, column: number) => Cell | undefined;

const isHead = (cell: Cell | undefined): cell is Cell => cell?.role === "head";

/** The heads of the nearest rows of heads above a cell, and the band over them. */
function above({ role, row, column, columns }: Cell, at: Places): Cell[] {
  const found = new Set<Cell>();
  if (role === "corner" || role === "band") return [];
  for (let c = column; c < column + columns; c++) {
    let r = row - 1;
    if (role !== "head") while (r >= 0 && !isHead(at(r, c))) r--;
    for (let here = at(r, c); isHead(here); here = at(--r, c)) if (here.text !== "") found.add(here);
    const over = at(r, c);
    if (over?.role === "band") found.add(over);
  }
  return [...found].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The stubs on the left of a cell, in its rows. */
function stubs({ role, row, rows, column }: Cell, at: Places): Cell[] {
  const found = new Set<Cell>();
  if (role !== "figure" && role !== "stub") return [];
  for (let r = row; r < row + rows; r++)
    for (let c = 0; c < column; c++) {
      const here = at(r, c);
      if (here?.role === "stub") found.add(here);
    }
  return [...found];
}
