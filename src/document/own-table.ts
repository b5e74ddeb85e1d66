import type { OwnTable } from "../report/blocks.ts";
import { ownTablePlaces, type PlacedCell } from "../report/table-places.ts";
import { wideness } from "../report/text.ts";
import type { Cell, Grid } from "./grid.ts";

/** Least height of a row, twip. */
const ownRowHeight = 380;

/** A column is as wide as its longest text asks, between these, in characters. */
const columnEms = { least: 3, most: 16 } as const;

/** Widths of the columns, to each other. */
function columnShares(columns: number, cells: readonly PlacedCell[]): number[] {
  const widths = Array.from({ length: columns }, () => columnEms.least as number);
  const asked = ({ text, columns }: PlacedCell) => Math.min(columnEms.most * columns, wideness(text) + 1);
  // Narrow cells first, so that a wide one takes what its columns already have.
  for (const cell of cells.toSorted((a, b) => a.columns - b.columns)) {
    const covered = widths.slice(cell.column, cell.column + cell.columns);
    const lacking = asked(cell) - covered.reduce((sum, width) => sum + width, 0);
    if (lacking <= 0) continue;
    for (let c = cell.column; c < cell.column + cell.columns; c++)
      widths[c] = (widths[c] as number) + lacking / cell.columns;
  }
  return widths.map((width) => Math.round(width * 100));
}

/** A table of a report's own as a grid. */
export function ownGrid(table: OwnTable): Grid {
  const { headRows, rows, align } = table;
  const { columns, cells } = ownTablePlaces(table);
  return {
    widths: columnShares(columns, cells),
    rowHeights: rows.map(() => ownRowHeight),
    headRows,
    cells: cells.map(({ given, ...cell }): Cell => {
      const place = `rows.${cell.row}.${given}`;
      if (cell.row < headRows) return { ...cell, place, role: "head" };
      return { ...cell, place, role: "text", align: align?.[cell.column] ?? "center" };
    }),
  };
}
