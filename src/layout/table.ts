import { alignOf, shadeOf } from "../document/cell-look.ts";
import { type Cell, coverage, endOf, type Grid, wholeOf } from "../document/grid.ts";
import { rowHeightsOf } from "../document/row-heights.ts";
import { twip } from "../style/units.ts";
import { type CellSetting, type CellText, setCell } from "./cell.ts";
import { baselineOfEm, type Line } from "./line.ts";
import type { PageItem, Source } from "./page.ts";

/** A table, set: where its columns and rows stand, pt from its top left corner. */
export interface SetTable {
  readonly grid: Grid;
  /** Left edges of the columns, and the right edge of the last. */
  readonly columns: readonly number[];
  /** Top edges of the rows, and the foot of the last. */
  readonly rows: readonly number[];
  readonly cells: readonly { readonly cell: Cell; readonly text: CellText }[];
}

export const heightOf = (table: SetTable): number => table.rows.at(-1) ?? 0;

const edges = (sizes: readonly number[]): number[] => {
  let edge = 0;
  return [0, ...sizes.map((size) => (edge += size))];
};

/** Sets every cell and makes each row as high as its content asks, no higher. */
export function setTable(grid: Grid, width: number, setting: CellSetting): SetTable {
  const { paddingX, paddingY, labelInset } = setting.style;
  const share = width / grid.widths.reduce((sum, w) => sum + w, 0);
  const columns = edges(grid.widths.map((w) => w * share));
  const inner = (cell: Cell) =>
    (columns[cell.column + cell.columns] as number) -
    (columns[cell.column] as number) -
    (alignOf(cell, setting.style) === "center" ? 2 * paddingX : paddingX + labelInset);
  const texts = new Map<Cell, CellText>();
  const heights = rowHeightsOf(grid, grid.rowHeights.map(twip), (cell, free) => {
    const text = setCell(cell, inner(cell), free - 2 * paddingY, setting);
    texts.set(cell, text);
    return text.height + 2 * paddingY;
  });
  const cells = grid.cells.map((cell) => ({ cell, text: texts.get(cell) as CellText }));
  return { grid, columns, rows: edges(heights), cells };
}

/** A table with every row a little higher, so that it is as high as is wanted. */
export function stretched(table: SetTable, height: number): SetTable {
  const share = (height - heightOf(table)) / (table.rows.length - 1);
  return { ...table, rows: table.rows.map((edge, i) => edge + i * share) };
}

/** The items of a set table with its top left corner at `x`, `y`; `block` is its place among the document's blocks. */
export function tableItems(
  table: SetTable,
  block: number,
  { x, y }: { readonly x: number; readonly y: number },
  setting: CellSetting,
): PageItem[] {
  const { columns, rows } = table;
  const at = (edge: readonly number[], i: number) => edge[i] as number;
  const { style } = setting;
  const shades = table.cells.flatMap(({ cell }): PageItem[] => {
    const color = shadeOf(cell, style);
    if (color === undefined) return [];
    return [
      {
        type: "shade",
        x: x + at(columns, cell.column),
        y: y + at(rows, cell.row),
        width: at(columns, cell.column + cell.columns) - at(columns, cell.column),
        height: at(rows, endOf(cell)) - at(rows, cell.row),
        color,
      },
    ];
  });
  const texts = table.cells.flatMap(({ cell, text }): PageItem[] => {
    const left = x + at(columns, cell.column);
    const middle = (left + x + at(columns, cell.column + cell.columns)) / 2;
    const align = alignOf(cell, style);
    const right = x + at(columns, cell.column + cell.columns) - style.labelInset;
    const startOf = ({ width }: Line, offset: number) => {
      if (align === "left") return left + style.labelInset;
      return align === "right" ? right - width : middle + offset - width / 2;
    };
    const top = y + (at(rows, cell.row) + at(rows, endOf(cell)) - text.height) / 2;
    return text.lines.map(({ line, top: below, offset = 0 }) => ({
      type: "text",
      ...(!cell.repeated && { source: sourceOf(cell, block) }),
      line,
      x: startOf(line, offset),
      baseline: top + below + line.size * baselineOfEm,
    }));
  });
  return [...shades, ...ruleLines(table, x, y, style.rule), ...texts];
}

/** A cell of a piece stands for the cell of the whole table. */
function sourceOf(cell: Cell, block: number): Source {
  const { row, column } = wholeOf(cell);
  return { block, cell: [row, column], part: "text" };
}

/** Every rule between two cells once, as long as it runs; the frame too. */
function ruleLines({ grid, columns, rows }: SetTable, x: number, y: number, width: number): PageItem[] {
  const places = coverage(grid);
  const at = (r: number, c: number) => places[r]?.[c];
  const runs = (count: number, differs: (i: number) => boolean): [number, number][] => {
    const found: [number, number][] = [];
    for (let i = 0; i < count; i++) {
      if (!differs(i)) continue;
      const last = found.at(-1);
      if (last?.[1] === i) last[1] = i + 1;
      else found.push([i, i + 1]);
    }
    return found;
  };
  const column = (i: number) => x + (columns[i] as number);
  const row = (i: number) => y + (rows[i] as number);
  const overhang = width / 2; // corners meet without a notch
  const across = rows.flatMap((_, r) =>
    runs(columns.length - 1, (c) => at(r - 1, c) !== at(r, c)).map(
      ([from, to]): PageItem => ({
        type: "rule",
        from: [column(from) - overhang, row(r)],
        to: [column(to) + overhang, row(r)],
        width,
      }),
    ),
  );
  const down = columns.flatMap((_, c) =>
    runs(rows.length - 1, (r) => at(r, c - 1) !== at(r, c)).map(
      ([from, to]): PageItem => ({
        type: "rule",
        from: [column(c), row(from) - overhang],
        to: [column(c), row(to) + overhang],
        width,
      }),
    ),
  );
  return [...across, ...down];
}
