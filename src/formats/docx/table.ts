import { alignOf, shadeOf } from "../../document/cell-look.ts";
import type { TableBlock } from "../../document/document.ts";
import { type Cell, coverage, cutCosts, type Grid } from "../../document/grid.ts";
import { rowHeightsOf } from "../../document/row-heights.ts";
import type { TableKey } from "../../form/form.ts";
import { escapedXml } from "../../opc/xml.ts";
import type { Style, TableStyle } from "../../style/style.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import { styleIds } from "./skeleton/styles.ts";
import { brokenLines, lineRunsXml } from "./text.ts";

/** Column widths in twip that add up to the text width to the twip. */
export function columnWidths(widths: readonly number[], total: number): number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  const edge = (i: number) => Math.round((widths.slice(0, i).reduce((a, b) => a + b, 0) / sum) * total);
  return widths.map((_, i) => edge(i + 1) - edge(i));
}

/** Rows' heights, twip: Word does not make a row higher for upright text. */
const wordRowHeights = (grid: Grid, size: number, table: TableStyle): number[] =>
  rowHeightsOf(
    grid,
    grid.rowHeights,
    ({ rows, text, vertical }) => (vertical && rows <= 3 ? uprightHeight(text, size, table) : undefined),
    (lacking, rows) => Math.round(lacking / rows),
  );

/** Height that upright text needs, twip: its characters stand close. */
const uprightHeight = (text: string, size: number, { paddingY }: TableStyle): number =>
  toTwip([...text].length * size + 2 * paddingY);

/**
 * Which rows stay with the next: all of a table that is not cut; else those inside a group, but where the layout cuts, and the first of an
 * upright label until it fits: a cell cut lower would lose the label's end.
 */
function keptRows(
  grid: Grid,
  cuts: readonly number[],
  heights: readonly number[],
  size: number,
  table: TableStyle,
): boolean[] {
  const costs = cutCosts(grid);
  const last = costs.length - 1;
  const kept = costs.map(
    (_, r) => r < last && (cuts.length === 0 || ((costs[r + 1] as number) > 1 && !cuts.includes(r + 1))),
  );
  for (const { row, rows, text, vertical, role } of grid.cells) {
    if (!vertical || role === "head") continue;
    const needed = uprightHeight(text, size, table);
    let height = 0;
    for (let r = row; r < row + rows - 1 && height < needed; r++) {
      height += Math.max(heights[r] as number, toTwip(size * table.pitch + 2 * table.paddingY));
      if (height < needed) kept[r] = true;
    }
  }
  return kept;
}

/** How a table is set. */
export interface TableSetting {
  readonly style: Style;
  /** Before which rows the layout cuts the table. */
  readonly cuts: readonly number[];
  /** The id by which the file knows one of our styles. */
  readonly idOf: (id: string) => string;
  /** The lines of a cell's text as the layout breaks them. */
  readonly linesOf: (cell: Cell) => readonly string[];
}

function tableProperties({ table }: Style, size: number, width: number, caption: string): string {
  const rule = `w:val="single" w:color="auto" w:sz="${Math.round(table.rule * 8)}"`;
  const sides = ["top", "left", "bottom", "right"] as const;
  const rules = [...sides, "insideH", "insideV"].map((side) => `<w:${side} ${rule}/>`).join("");
  // Word's lines are as high as their pitch: half of what exceeds the type is white already.
  const above = Math.max(0, table.paddingY - ((table.pitch - 1) * size) / 2);
  const white = { top: above, left: table.paddingX, bottom: above, right: table.paddingX };
  const margins = sides.map((side) => `<w:${side} w:w="${toTwip(white[side])}" w:type="dxa"/>`).join("");
  return `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${rules}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar><w:tblCaption w:val="${escapedXml(caption)}"/></w:tblPr>`;
}

/**
 * A table with the form's true spans: gridSpan, and vMerge in every row that a cell covers, so that
 * it holds together when a clerk drags a border.
 */
export function tableXml({ path, grid, caption }: TableBlock, setting: TableSetting): string {
  const { style, cuts, idOf, linesOf } = setting;
  const { page, table } = style;
  const widths = columnWidths(grid.widths, toTwip(textArea(page).width));
  const places = coverage(grid);
  const heights = wordRowHeights(grid, table.size[path], table);
  const keeps = keptRows(grid, cuts, heights, table.size[path], table);
  let xml = `<w:tbl>${tableProperties(
    style,
    table.size[path],
    widths.reduce((a, b) => a + b, 0),
    caption,
  )}<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  places.forEach((row, r) => {
    const head = r < grid.headRows ? "<w:tblHeader/>" : "";
    xml += `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${heights[r]}" w:hRule="atLeast"/>${head}</w:trPr>`;
    row.forEach((cell, c) => {
      if (cell.column === c)
        xml += cellXml(cell, {
          starts: cell.row === r,
          keeps: keeps[r] === true,
          widths,
          path,
          table,
          idOf,
          linesOf,
        });
    });
    xml += "</w:tr>";
  });
  return `${xml}</w:tbl>`;
}

interface WordCellSetting {
  /** The cell's first row is this one. */
  readonly starts: boolean;
  readonly keeps: boolean;
  readonly widths: readonly number[];
  readonly path: TableKey;
  readonly table: TableStyle;
  readonly idOf: (id: string) => string;
  readonly linesOf: (cell: Cell) => readonly string[];
}

/** Heads and short labels break as the layout breaks them; a long label is left to Word, as are figures. */
const shortLabel = 12;
const breaksByLayout = ({ role, text, vertical }: Cell): boolean =>
  !vertical && (role === "head" || (role === "stub" && text.length <= shortLabel));

/** The style of a cell's paragraph. */
function cellStyle(cell: Cell, path: TableKey, table: TableStyle): string {
  if (cell.role === "figure") return styleIds.figure(path);
  if (cell.role === "corner") return styleIds.corner(path);
  return alignOf(cell, table) === "left" ? styleIds.leftLabel(path) : styleIds.label(path);
}

function cellXml(cell: Cell, setting: WordCellSetting): string {
  const { starts, keeps, widths, path, table, idOf, linesOf } = setting;
  const { rows, column, columns, text, vertical } = cell;
  const shade = shadeOf(cell, table);
  let width = 0;
  for (let c = column; c < column + columns; c++) width += widths[c] as number;
  const style = idOf(cellStyle(cell, path, table));
  const lines = breaksByLayout(cell) ? brokenLines(text, linesOf(cell)) : [text];
  return [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "",
    rows > 1 ? `<w:vMerge w:val="${starts ? "restart" : "continue"}"/>` : "",
    shade ? `<w:shd w:val="clear" w:color="auto" w:fill="${shade.replace("#", "")}"/>` : "",
    vertical ? '<w:textDirection w:val="tbRl"/>' : "",
    `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>`,
    keeps ? "<w:keepNext/>" : "",
    `</w:pPr>${starts ? lineRunsXml(lines) : ""}</w:p></w:tc>`,
  ].join("");
}
