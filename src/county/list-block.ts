import type { OwnTableBlock } from "../document/document.ts";
import type { Cell } from "../document/grid.ts";

/** Least height of a row, twip. */
const listRowHeight = 300;

/** A list as a table: heads, then rows; the first column and those in `centred` stand in the middle. */
export function listBlock(
  path: string,
  caption: string,
  columns: readonly { readonly head: string; readonly width: number; readonly centred?: true }[],
  rows: readonly (readonly string[])[],
): OwnTableBlock {
  // Written out: a county's receipts have hundreds of thousands of cells.
  const heads = columns.map(
    ({ head }, column): Cell => ({ rows: 1, columns: 1, row: 0, column, role: "head", text: head }),
  );
  const cells = rows.flatMap((row, i) =>
    columns.map(
      ({ centred }, column): Cell => ({
        rows: 1,
        columns: 1,
        row: i + 1,
        column,
        role: "text",
        align: centred ? "center" : "left",
        text: row[column] ?? "",
      }),
    ),
  );
  return {
    type: "ownTable",
    path,
    ...(caption !== "" && { caption }),
    grid: {
      widths: columns.map(({ width }) => width * 100),
      rowHeights: [0, ...rows.map(() => listRowHeight)],
      headRows: 1,
      cells: [...heads, ...cells],
    },
  };
}
