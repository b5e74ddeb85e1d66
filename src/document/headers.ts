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
  const above = headsAbove(places);
  return new Map(grid.cells.map((cell) => [cell, [...(above.get(cell) ?? []), ...stubs(cell, places)]]));
}

/** For each cell the heads of the nearest rows of heads above it, and the band over them; each place is looked at once. */
function headsAbove(places: readonly (readonly Cell[])[]): Map<Cell, readonly Cell[]> {
  const found = new Map<Cell, readonly Cell[]>();
  const nearest: (readonly Cell[])[] = [];
  const goesOn: (readonly Cell[])[] = []; // what a head in the next row stands under
  for (const row of places) {
    for (const cell of row)
      if (!found.has(cell)) found.set(cell, headsOver(cell, cell.role === "head" ? goesOn : nearest));
    row.forEach((cell, column) => {
      const heads = goesOn[column] ?? [];
      if (cell.role !== "head") goesOn[column] = cell.role === "band" ? [cell] : [];
      else if (cell.text !== "" && !heads.includes(cell)) goesOn[column] = [...heads, cell];
      if (cell.role === "head") nearest[column] = goesOn[column] ?? [];
    });
  }
  return found;
}

/** What stands over the columns of a cell. */
function headsOver({ role, column, columns }: Cell, heads: readonly (readonly Cell[])[]): readonly Cell[] {
  if (role === "corner" || role === "band") return [];
  if (columns === 1) return heads[column] ?? [];
  const all = new Set(heads.slice(column, column + columns).flat());
  return [...all].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The stubs on the left of a cell, in its rows. */
function stubs({ role, row, rows, column }: Cell, places: readonly (readonly Cell[])[]): readonly Cell[] {
  if (role !== "figure" && role !== "stub") return [];
  const left = places.slice(row, row + rows).flatMap((cells) => cells.slice(0, column));
  return [...new Set(left.filter((cell) => cell.role === "stub"))];
}
