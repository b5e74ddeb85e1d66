import { alignOf } from "../../document/cell-look.ts";
import type { Cell, Grid } from "../../document/grid.ts";
import { labelParts } from "../../document/name-parts.ts";
import { rowHeightsOf } from "../../document/row-heights.ts";
import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import {
  addressOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  keysOf,
  type TableSection,
  tableSums,
} from "../../report/figures.ts";
import { gbt9704 } from "../../style/gbt9704.ts";
import { twip } from "../../style/units.ts";
import { totalFormula } from "./read-totals.ts";
import type { Content, Sheet, SheetCell, Validation } from "./sheet.ts";
import { added, messageHeight, messageWidth, type SheetPlace, sheetChecks } from "./sheet-checks.ts";
import { cellName, tableStartRow } from "./sheets.ts";
import type { Look } from "./styles.ts";

interface TableFigures {
  readonly figures: FigureTree | undefined;
  /** The figures are last year's 结转 only: nobody has filled anything in yet. */
  readonly isFresh: boolean;
  readonly before: FigureTree | undefined;
  readonly beforeYear: number | undefined;
}

/** Labels and figures of a grid, moved to their place on the sheet. */
function moved(
  grid: Grid,
  column: number,
  cellOf: (cell: Cell) => { look: Look; content: Content },
): SheetCell[] {
  return grid.cells.map((cell) => ({
    row: tableStartRow + cell.row,
    column: column + cell.column,
    rows: cell.rows,
    columns: cell.columns,
    ...cellOf(cell),
  }));
}

/** Widths of a table's columns, characters. */
const characterWidths = ({ widths }: Grid): number[] => widths.map((twip) => Math.max(6, twip / 120));

/** A short label in lines that end between words; the reader passes over the breaks. */
function labelLines(text: string, width: number): string {
  const fits = Math.floor((width - 1) / 2);
  if (text.length <= fits || text.length > 12) return text;
  const lines = [""];
  for (const part of labelParts(text)) {
    const joined = `${lines.at(-1)}${part}`;
    if (joined.length <= fits || lines.at(-1) === "") lines.splice(-1, 1, joined);
    else lines.push(part);
  }
  return lines.join("\n");
}

/** Labels stand and are shaded as on the form. */
function labelCell(cell: Cell, widths: readonly number[]): { look: Look; content: string } {
  const { role, column, columns, vertical } = cell;
  const width = widths.slice(column, column + columns).reduce((a, b) => a + b, 0);
  const text = vertical ? cell.text : labelLines(cell.text, width);
  const left = alignOf(cell, gbt9704.table) === "left";
  const look = vertical ? "upright" : role === "band" ? "band" : role === "corner" ? "corner" : "label";
  return { look: look === "label" && left ? "leftLabel" : look, content: text };
}

/** Heights of a table's rows, pt: room for the lines of each label. */
function sheetRowHeights(grid: Grid, characters: readonly number[]): Map<number, number> {
  const least = grid.rowHeights.map((height) => Math.max(20, twip(height)));
  const heights = rowHeightsOf(grid, least, ({ rows, column, columns, text, vertical }) => {
    // Upright labels over many rows have room enough, others over several rows are short.
    if (rows > (vertical ? 3 : 1)) return undefined;
    const width = characters.slice(column, column + columns).reduce((a, b) => a + b, 0);
    const lines = vertical ? text.length : Math.ceil((text.length * 2 + 1) / width);
    return 14 * lines + 6;
  });
  return new Map(heights.map((height, i) => [tableStartRow + i, height]));
}

/** A table of the form as a sheet: figures to fill in, totals and checks as formulas, last year's beside. */
export function tableSheet(section: TableSection, key: TableKey, given: TableFigures): Sheet {
  const { figures, before, beforeYear, isFresh } = given;
  const grid = sectionGrid(section, key, figures ?? {});
  const width = grid.widths.length;
  const kinds = new Map<string, FigureKind>(
    figuresOf(section).map(({ keys, kind }) => [addressOf(key, keys), kind]),
  );
  const places = new Map(
    grid.cells.flatMap(({ address, row, column }) =>
      address === undefined ? [] : [[address, { row: tableStartRow + row, column }] as const],
    ),
  );
  const at = (keys: readonly string[]) => places.get(addressOf(key, keys)) as SheetPlace;
  const { rows, columns } = tableSums(section);
  // Where two sums meet in a cell, either gives it.
  const sums = new Map([...rows, ...columns].map(({ total, parts }) => [addressOf(key, total), parts]));

  const contentOf = (address: string, figure: Figure | undefined): { look: Look; content: Content } => {
    const kind = kinds.get(address);
    if (kind === "amount" || kind === "sum")
      return { look: "decimal", content: figure === undefined || figure === null ? null : String(figure) };
    const parts = sums.get(address);
    if (parts === undefined) return { look: "count", content: figure ?? null };
    const value = added(figures, parts);
    // A total that was given and does not come out stands as it is, in red.
    if (figure !== undefined && figure !== null && figure !== value)
      return { look: "count", content: figure };
    return { look: "total", content: { formula: totalFormula(parts.map(at)), value } };
  };

  const characters = characterWidths(grid);
  const heights = sheetRowHeights(grid, characters);
  const isOpen = ({ address = "" }: Cell) => kinds.get(address) === "count" && !sums.has(address);
  const { alarms, messages } = sheetChecks(section, key, figures, at, {
    width,
    below: tableStartRow + grid.rowHeights.length,
    toFill: isFresh ? grid.cells.filter((cell) => isOpen(cell) && cell.text === "") : undefined,
  });
  for (const { row, lines } of messages)
    heights.set(row, Math.max(heights.get(row) ?? 0, messageHeight(lines)));
  const offset = width + 2;
  const last = before === undefined ? undefined : lastYearCells(section, key, before, beforeYear, offset);
  const cells: SheetCell[] = [
    { row: 0, column: 0, columns: width, look: "title", content: section.title },
    ...moved(grid, 0, (cell) =>
      cell.address === undefined
        ? labelCell(cell, characters)
        : contentOf(cell.address, figureAt(figures, keysOf(cell.address))),
    ),
    ...messages.map(({ cell }) => cell),
    ...(last ?? []),
  ];
  const open = (wanted: (kind: FigureKind | undefined) => boolean) =>
    [...places]
      .filter(([address]) => wanted(kinds.get(address)))
      .map(([, { row, column }]) => cellName(row, column));
  const validations: Validation[] = [
    {
      cells: open((kind) => kind === "count"),
      rule: { least: 0 },
      message: "应填不小于 0 的整数；没有发生的填 0。",
    },
    {
      cells: open((kind) => kind === "change"),
      rule: { least: -999999999 },
      message: "应填整数，减少的填负数。",
    },
  ];
  return {
    name: section.table,
    cells,
    widths: [...characters, messageWidth, 3, ...(last === undefined ? [] : characters)],
    heights,
    landscape: section.kind === "cross" && section.rows === undefined,
    // What is wrong is for the screen.
    printed: [[0, width], ...(last === undefined ? [] : [[offset, offset + width] as const])],
    frozen: tableStartRow + grid.headRows,
    validations,
    alarms,
  };
}

/** Last year's table, printed on a page of its own. */
function lastYearCells(
  section: TableSection,
  key: TableKey,
  before: FigureTree,
  year: number | undefined,
  column: number,
): SheetCell[] {
  const grid = sectionGrid(section, key, before);
  const columns = grid.widths.length;
  const characters = characterWidths(grid);
  return [
    { row: 0, column, columns, look: "title", content: `上年（${year}年）` },
    ...moved(grid, column, (cell) =>
      cell.address === undefined ? labelCell(cell, characters) : { look: "before", content: cell.text },
    ),
  ];
}
