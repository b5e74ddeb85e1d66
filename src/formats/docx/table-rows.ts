import { cutCosts, type Grid, split } from "../../document/grid.ts";
import { rowHeightsOf } from "../../document/row-heights.ts";
import type { PageTable } from "../../layout/page.ts";
import type { Style, TableStyle } from "../../style/style.ts";
import type { TableBreak } from "../../style/table-break.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import { linePitch, type TableName } from "./skeleton/styles.ts";

/** Rows of a table that stand on one page, with the head repeated above them, as a table of their own. */
export interface WordPiece {
  readonly grid: Grid;
  /** Twip, the head's rows first. */
  readonly heights: readonly number[];
  /** Which rows stay on a page with the next one. */
  readonly keeps: readonly boolean[];
}

/** A table as Word sets it, and the white above and below it that fills its last line of the page's grid, twip. */
export interface WordRows {
  readonly pieces: readonly WordPiece[];
  readonly above: number;
  readonly below: number;
}

/** Height of a row with one line of text, twip. */
const singleRow = (size: number, { paddingY }: TableStyle): number => toTwip(size + 2 * paddingY);

/** Height that upright text needs, twip: its characters stand close. */
const uprightHeight = (text: string, size: number, { paddingY }: TableStyle): number =>
  toTwip([...text].length * size + 2 * paddingY);

/** Rows' heights where the layout is not known, twip: Word does not make a row higher for upright text. */
const ownHeights = (grid: Grid, size: number, table: TableStyle): number[] =>
  rowHeightsOf(
    grid,
    grid.rowHeights,
    ({ rows, text, vertical }) => (vertical && rows <= 3 ? uprightHeight(text, size, table) : undefined),
    (lacking, rows) => Math.round(lacking / rows),
  );

/** A table of no more rows stays whole where the layout does not cut it: a row of it alone looks torn off. */
const mostKeptRows = 8;

/**
 * Which rows of the whole table stay with the next. Bands stay whole: LibreOffice drops what follows where it cuts a
 * short one. A table without bands that is not cut stays whole; of one that is cut all after the first cut but at the
 * next ones, before it what stands inside a group (who writes more text pushes a table down) and the first rows of an
 * upright label until it fits, since a cell cut lower would lose the label's end. One of the report's own (`loose`) parts
 * between any rows that no cell joins, and where one does if the layout cuts it too.
 */
function keptRows(
  grid: Grid,
  cuts: readonly number[],
  heights: readonly number[],
  size: number,
  table: TableStyle,
  whole: boolean,
  loose: boolean,
): boolean[] {
  const costs = cutCosts(grid);
  const [firstCut = grid.rowHeights.length] = cuts;
  const bands = new Set(grid.cells.filter(({ role }) => role === "band").map(({ row }) => row));
  const mayPart = (row: number): boolean => {
    if (cuts.includes(row)) return true;
    if (whole || (cuts.length === 0 && costs.length <= mostKeptRows)) return false;
    if (loose) return (costs[row] as number) <= (cuts.length > 0 ? 1 : 0);
    return bands.size > 0 ? bands.has(row) : cuts.length > 0 && row < firstCut && (costs[row] as number) <= 1;
  };
  const kept = costs.map((_, r) => r + 1 < costs.length && !mayPart(r + 1));
  for (const { row, rows, text, vertical, role } of grid.cells) {
    if (!vertical || role === "head") continue;
    const needed = uprightHeight(text, size, table);
    let height = 0;
    for (let r = row; r < row + rows - 1 && !cuts.includes(r + 1); r++) {
      height += Math.max(heights[r] as number, singleRow(size, table));
      if (height >= needed) break;
      kept[r] = true;
    }
  }
  return kept;
}

/** A table in one grid, cut before rows: each piece with its first row below the head. */
function cutGrid(grid: Grid, cuts: readonly number[]): Grid[] {
  const pieces: Grid[] = [];
  let [rest, start] = [grid, grid.headRows];
  for (const row of cuts) {
    const [upper, lower] = split(rest, row - start + grid.headRows);
    pieces.push(upper);
    [rest, start] = [lower, row];
  }
  return [...pieces, rest];
}

/** Heights made to add up to a sum, so far as their rows' text allows, all from row `from` on by the same. */
function summedTo(heights: readonly number[], least: readonly number[], sum: number, from: number): number[] {
  const share = (sum - total(heights)) / (heights.length - from);
  return heights.map((height, r) =>
    r < from ? height : Math.max(least[r] as number, Math.floor(height + share)),
  );
}

const total = (heights: readonly number[]): number => heights.reduce((a, b) => a + b, 0);

/**
 * The rows of a table as the layout has them: as high, and cut where it cuts them. Word's lines are as high as the grid's
 * pitch with white above and below the type: the table ends as far above the type of the line after it as it starts below
 * the one before.
 */
export function wordRows(
  grid: Grid,
  path: TableName,
  known: readonly PageTable[],
  { page, table, text }: Style,
  tableBreak: TableBreak,
): WordRows {
  const size = table.size[path];
  const own = ownHeights(grid, size, table);
  const kept = (cuts: readonly number[], heights: readonly number[]) =>
    keptRows(grid, cuts, heights, size, table, tableBreak === "keep", path === "own");
  if (known.length === 0) {
    const keeps = kept([], own);
    return { pieces: [{ grid, heights: own, keeps }], above: 0, below: 0 };
  }
  const cuts = known.slice(1).map(({ start }) => start);
  const pitch = linePitch(page);
  const rule = toTwip(2 * table.rule); // above the first row and below the last
  const half = Math.max(0, Math.floor((pitch - toTwip(text.body)) / 2));
  const { headRows } = grid;
  const single = singleRow(size, table);
  let head: readonly number[] = [];
  let [above, below] = [0, 0];
  const set = known.map(({ rowHeights, slot, slots, start }, i) => {
    const natural = rowHeights.map(toTwip);
    const rows = [...natural.keys()].map((r) => (r < headRows ? r : start + r - headRows));
    const least = natural.map((height, r) =>
      height > (grid.rowHeights[rows[r] as number] as number) ? height : Math.min(height, single),
    );
    if (i > 0) natural.splice(0, headRows, ...head);
    const last = i === known.length - 1;
    const white = i === 0 && slot > 0 ? half : 0;
    const heights = last
      ? summedTo(natural, least, slots * pitch - rule - half - white, i === 0 ? 0 : headRows)
      : natural;
    const room = toTwip(textArea(page).height) - slot * pitch - rule - total(heights);
    if (i === 0) {
      above = Math.max(0, Math.min(white, room));
      head = heights.slice(0, headRows);
    }
    if (last) below = Math.max(0, slots * pitch - rule - (i === 0 ? above : 0) - total(heights));
    return heights;
  });
  const whole = set.flatMap((heights, i) => (i === 0 ? heights : heights.slice(headRows)));
  const keeps = kept(cuts, whole);
  // Nobody knows of a table of one's own whether a label that stands twice was one: what spans a cut stays one cell.
  if (path === "own") return { pieces: [{ grid, heights: whole, keeps }], above, below };
  const pieces = cutGrid(grid, cuts).map((piece, i): WordPiece => {
    const start = known[i]?.start ?? headRows;
    const rows = piece.rowHeights.map((_, r) => (r < headRows ? r : start + r - headRows));
    return { grid: piece, heights: set[i] as number[], keeps: rows.map((r) => keeps[r] === true) };
  });
  return { pieces, above, below };
}
