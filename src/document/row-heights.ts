import type { Cell, Grid } from "./grid.ts";

/** Heights of rows from some row on, added up. */
const heightOver = (heights: readonly number[], { row, rows }: Cell): number => {
  let sum = 0;
  for (let r = row; r < row + rows; r++) sum += heights[r] as number;
  return sum;
};

/**
 * The heights of a table's rows, in any unit: each as high as its content asks, no higher. Low spans come first, so that
 * a high one takes what its rows already have; what it lacks is shared among them.
 *
 * @param least - least height of each row
 * @param needed - the height that a cell asks for, told what its rows have so far; nothing if it asks for none
 * @param shared - what each of so many rows gets of what is lacking
 */
export function rowHeightsOf(
  grid: Grid,
  least: readonly number[],
  needed: (cell: Cell, free: number) => number | undefined,
  shared: (lacking: number, rows: number) => number = (lacking, rows) => lacking / rows,
): number[] {
  const heights = [...least];
  // A pass for each size of span: there are few.
  const sizes = new Set<number>();
  for (const { rows } of grid.cells) sizes.add(rows);
  for (const size of [...sizes].sort((a, b) => a - b))
    for (const cell of grid.cells) {
      if (cell.rows !== size) continue;
      const free = heightOver(heights, cell);
      const lacking = (needed(cell, free) ?? 0) - free;
      if (lacking <= 0) continue;
      const share = shared(lacking, size);
      for (let r = cell.row; r < cell.row + size; r++) heights[r] = (heights[r] as number) + share;
    }
  return heights;
}
