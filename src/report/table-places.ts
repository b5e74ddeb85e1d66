import { blockLimits, type OwnTable, type SpanningCell, type TableAlign } from "./blocks.ts";

/** A cell of an own table by its place. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
  /** Its place among the cells given for its row. */
  readonly given: number;
}

export interface PlacedTable {
  readonly columns: number;
  readonly cells: readonly PlacedCell[];
}

const asCell = (cell: string | SpanningCell): Required<SpanningCell> =>
  typeof cell === "string" ? { text: cell, rows: 1, columns: 1 } : { rows: 1, columns: 1, ...cell };

/** Where each cell stands, as HTML places them; or what is wrong with the table. */
export function placedTable({
  rows,
  headRows = 1,
}: Pick<OwnTable, "rows"> & { readonly headRows?: number }): PlacedTable | string {
  const taken: boolean[][] = rows.map(() => []);
  const cells: PlacedCell[] = [];
  for (const [row, given] of rows.entries()) {
    let column = 0;
    for (const [i, cell] of given.entries()) {
      const { text, rows: down, columns: across } = asCell(cell);
      while (taken[row]?.[column] === true) column += 1;
      if (row + down > rows.length) return `第 ${row + 1} 行第 ${i + 1} 格向下跨 ${down} 行，超出了表格`;
      if (column + across > blockLimits.tableColumns) return `最多 ${blockLimits.tableColumns} 列`;
      for (let r = row; r < row + down; r++)
        for (let c = column; c < column + across; c++) {
          const line = taken[r] as boolean[];
          if (line[c] === true) return `第 ${row + 1} 行第 ${i + 1} 格与别的格重叠`;
          line[c] = true;
        }
      if (row < headRows && row + down > headRows)
        return `第 ${row + 1} 行第 ${i + 1} 格从表头跨到了表身，请分开`;
      cells.push({ row, column, rows: down, columns: across, text, given: i });
      column += across;
    }
  }
  const columns = Math.max(0, ...taken.map((line) => line.length));
  const short = taken.findIndex((line) =>
    Array.from({ length: columns }, (_, c) => line[c]).includes(undefined),
  );
  if (short >= 0) {
    const count = (taken[short] as boolean[]).filter(Boolean).length;
    return `第 ${short + 1} 行有 ${count} 列，别的行有 ${columns} 列；每行各格（连同所跨的）应一样多，空格写作 ""`;
  }
  return { columns, cells };
}

/**
 * A table without rows and columns in which no cell starts: nobody could tell it from one that has them. Columns in which
 * no cell of the body starts have no alignment.
 */
export function tightTable(table: OwnTable): OwnTable {
  const { columns, cells } = ownTablePlaces(table);
  const { rows, headRows, align, ...rest } = table;
  const starts = (of: (cell: PlacedCell) => number, from = 0) =>
    new Set(cells.filter(({ row }) => row >= from).map(of));
  const [rowStarts, columnStarts] = [starts(({ row }) => row), starts(({ column }) => column)];
  const aligned = starts(({ column }) => column, headRows);
  const kept = (set: ReadonlySet<number>, from: number, count: number) => {
    let number = 0;
    for (let i = from; i < from + count; i++) if (set.has(i)) number += 1;
    return number;
  };
  const tight: (string | SpanningCell)[][] = [];
  for (const cell of cells) {
    const at = kept(rowStarts, 0, cell.row);
    const down = kept(rowStarts, cell.row, cell.rows);
    const across = kept(columnStarts, cell.column, cell.columns);
    const spans = { ...(down > 1 && { rows: down }), ...(across > 1 && { columns: across }) };
    tight[at] ??= [];
    tight[at].push(down * across === 1 ? cell.text : { text: cell.text, ...spans });
  }
  const seen = Array.from({ length: columns }, (_, c) => c)
    .filter((c) => columnStarts.has(c))
    .map((c): TableAlign => (aligned.has(c) ? (align?.[c] ?? "center") : "center"));
  return {
    ...rest,
    rows: tight,
    headRows: kept(rowStarts, 0, headRows),
    ...(seen.some((to) => to !== "center") && { align: seen }),
  };
}

/** The places of a table of a report: what came through the door has them. */
export function ownTablePlaces(table: OwnTable): PlacedTable {
  const placed = placedTable(table);
  if (typeof placed === "string") throw new RangeError(placed);
  return placed;
}
