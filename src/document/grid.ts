import { refuseArgument, type Wanted } from "../problem/wanted.ts";

/** What a cell is for; a renderer sets each role in its own way. */
export type CellRole = "corner" | "head" | "stub" | "band" | "figure" | "text";

/** A cell, placed: `row` and `column` count from 0, `rows` and `columns` are its spans. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly role: CellRole;
  readonly text: string;
  /** Address of the figure in the report, for cells that hold one. */
  readonly address?: string;
  /** Of a table of the report's own: where the text stands in its data, `rows.2.0`. */
  readonly place?: string;
  /** The cell is in question, or is a sum that tells so: a review copy shades the one dark, the other lightly. */
  readonly marked?: "doubted" | "evidence";
  /** Which of the review's remarks are about the figure. */
  readonly notes?: readonly number[];
  /** Where the form sets the text, if not in the middle. */
  readonly align?: "left" | "center" | "right";
  /** The text stands upright, one character under the other. */
  readonly vertical?: true;
  /** In a piece of a table: the cell of the whole table, if this one is only a part of its rows. */
  readonly whole?: Cell;
  /** In a piece of a table: the cell stands in an earlier piece too, its text is said again. */
  readonly repeated?: true;
}

/** A table in which every cell stands once, and every place of the grid is covered once. */
export interface Grid {
  /** Widths of the columns, in twip of the form; renderers scale them to their text width. */
  readonly widths: readonly number[];
  /** Least height of each row, twip. */
  readonly rowHeights: readonly number[];
  /** How many rows from the top are the head, which is repeated on every page. */
  readonly headRows: number;
  readonly cells: readonly Cell[];
}

/** What is asked of a table, and of one of its cells. */
const wantedGrid: Wanted = {
  what: "表格（Grid）",
  parts: { widths: "list", rowHeights: "list", cells: "list" },
};
export const wantedCell: Wanted = {
  what: "表格的一格（Cell）",
  parts: { row: "number", rows: "number", role: "text" },
};

/** As `endRow`, of a cell that came through a door: the layout asks it of each, again and again. */
export const endOf = ({ row, rows }: Cell): number => row + rows;

/** As `wholeCell`, likewise. */
export const wholeOf = (cell: Cell): Cell => cell.whole ?? cell;

/** As `inReadingOrder`, likewise. */
export const ordered = (cells: readonly Cell[]): Cell[] =>
  cells.toSorted((a, b) => a.row - b.row || a.column - b.column);

/** The row behind the last that a cell stands in. */
export function endRow(cell: Cell): number {
  refuseArgument("endRow", "cell", cell, wantedCell);
  return endOf(cell);
}

/** The cell of the whole table that a cell of a piece stands for. */
export function wholeCell(cell: Cell): Cell {
  refuseArgument("wholeCell", "cell", cell, wantedCell);
  return wholeOf(cell);
}

/** Cells row by row, as they are read. */
export function inReadingOrder(cells: readonly Cell[]): Cell[] {
  refuseArgument("inReadingOrder", "cells", cells, {
    what: "表格的各格（数组）",
    kind: "list",
    each: wantedCell,
  });
  return ordered(cells);
}

/** The cells of each row, by column; a span is listed in the row where it starts. */
export function cellsByRow(grid: Grid): Cell[][] {
  refuseArgument("cellsByRow", "grid", grid, wantedGrid);
  const rows: Cell[][] = grid.rowHeights.map(() => []);
  for (const cell of inReadingOrder(grid.cells)) rows[cell.row]?.push(cell);
  return rows;
}

/** Which cell covers each place: `[row][column]`. Throws if a place is covered twice or not at all. */
export function coverage(grid: Grid): Cell[][] {
  refuseArgument("coverage", "grid", grid, wantedGrid);
  const places: (Cell | undefined)[][] = grid.rowHeights.map(() => grid.widths.map(() => undefined));
  for (const cell of grid.cells)
    for (let r = cell.row, end = endOf(cell); r < end; r++)
      for (let c = cell.column; c < cell.column + cell.columns; c++) {
        const row = places[r];
        if (row === undefined || c >= row.length || row[c] !== undefined)
          throw new RangeError(
            `cell at row ${cell.row}, column ${cell.column} overlaps or leaves the grid at ${r}, ${c}`,
          );
        row[c] = cell;
      }
  for (const [r, row] of places.entries())
    for (const [c, cell] of row.entries())
      if (cell === undefined) throw new RangeError(`no cell covers row ${r}, column ${c}`);
  return places as Cell[][];
}

/**
 * Cuts a table before `row` into two whole tables: the head is repeated, spans that cross the cut are
 * closed above it and opened again below it with their text.
 */
export function split(grid: Grid, row: number): [Grid, Grid] {
  refuseArgument("split", "grid", grid, wantedGrid);
  if (!(row > grid.headRows && row < grid.rowHeights.length))
    throw new RangeError(`a table of ${grid.rowHeights.length} rows cannot be cut before row ${row}`);
  const head = grid.cells
    .filter((cell) => cell.row < grid.headRows)
    .map((cell) => ({ ...cell, whole: wholeOf(cell), repeated: true }) as const);
  const above = grid.cells
    .filter((cell) => cell.row < row)
    .map((cell) => (endOf(cell) <= row ? cell : { ...cell, rows: row - cell.row, whole: wholeOf(cell) }));
  const shift = row - grid.headRows;
  const below = grid.cells
    .filter((cell) => cell.row >= grid.headRows && endOf(cell) > row)
    .map((cell) => {
      const start = Math.max(cell.row, row);
      const again = cell.row < row ? ({ repeated: true } as const) : {};
      return { ...cell, row: start - shift, rows: endOf(cell) - start, whole: wholeOf(cell), ...again };
    });
  const { widths, rowHeights, headRows } = grid;
  return [
    { widths, headRows, rowHeights: rowHeights.slice(0, row), cells: above },
    {
      widths,
      headRows,
      rowHeights: [...rowHeights.slice(0, headRows), ...rowHeights.slice(row)],
      cells: ordered([...head, ...below]),
    },
  ];
}

/**
 * How bad it is to cut before each row: 0 between groups, more inside them, Infinity where a title
 * or a head would be left without its rows.
 */
export function cutCosts(grid: Grid): number[] {
  refuseArgument("cutCosts", "grid", grid, wantedGrid);
  const rows = cellsByRow(grid);
  const isTitle = (r: number) => rows[r]?.every(({ role }) => role === "band" || role === "head") ?? true;
  const opensBand = (r: number) => rows[r]?.some(({ role }) => role === "band") ?? false;
  const banded = grid.cells.some(({ role }) => role === "band");
  const ends = grid.cells.map(endOf);
  return rows.map((_, r) => {
    if (r <= grid.headRows || isTitle(r - 1)) return Number.POSITIVE_INFINITY;
    const crossing = grid.cells.filter((cell, i) => cell.row < r && (ends[i] as number) > r).length;
    return crossing + (banded && !opensBand(r) ? 1 : 0);
  });
}
