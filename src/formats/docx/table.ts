import { alignOf, shadeOf } from "../../document/cell-look.ts";
import type { OwnTableBlock, TableBlock } from "../../document/document.ts";
import { type Cell, coverage } from "../../document/grid.ts";
import { escapedXml } from "../../opc/xml.ts";
import type { Style, TableStyle } from "../../style/style.ts";
import { textArea } from "../../style/text-area.ts";
import { toTwip } from "../../style/units.ts";
import type { Controls } from "./controls.ts";
import { remarkedXml } from "./remarks.ts";
import { styleIds, type TableName } from "./skeleton/styles.ts";
import type { WordPiece } from "./table-rows.ts";
import { brokenLines, lineRunsXml, shadeXml } from "./text.ts";

/** Column widths in twip that add up to the text width to the twip. */
export function columnWidths(widths: readonly number[], total: number): number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  const edge = (i: number) => Math.round((widths.slice(0, i).reduce((a, b) => a + b, 0) / sum) * total);
  return widths.map((_, i) => edge(i + 1) - edge(i));
}

/** By which name a table's styles go. */
export const tableNameOf = (block: TableBlock | OwnTableBlock): TableName =>
  block.type === "table" ? block.path : "own";

/** How a table is set. */
export interface TableSetting {
  readonly style: Style;
  readonly pieces: readonly WordPiece[];
  /** The id by which the file knows one of our styles. */
  readonly idOf: (id: string) => string;
  /** The lines of a cell's text as the layout breaks them. */
  readonly linesOf: (cell: Cell) => readonly string[];
  /** The size in which the layout sets a cell's text, pt. */
  readonly sizeOf: (cell: Cell) => number | undefined;
  /** In a file to be filled in. */
  readonly controls: Controls | undefined;
}

function tableProperties({ table }: Style, size: number, width: number, caption: string): string {
  const rule = `w:val="single" w:color="auto" w:sz="${Math.round(table.rule * 8)}"`;
  const sides = ["top", "left", "bottom", "right"] as const;
  const rules = [...sides, "insideH", "insideV"].map((side) => `<w:${side} ${rule}/>`).join("");
  // Word's lines are as high as their pitch: half of what exceeds the type is white already. Rules have room of their own.
  const above = Math.max(0, table.paddingY - ((table.pitch - 1) * size + table.rule) / 2);
  const white = { top: above, left: table.paddingX, bottom: above, right: table.paddingX };
  const margins = sides.map((side) => `<w:${side} w:w="${toTwip(white[side])}" w:type="dxa"/>`).join("");
  return `<w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${rules}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar>${caption === "" ? "" : `<w:tblCaption w:val="${escapedXml(caption)}"/>`}</w:tblPr>`;
}

/**
 * A table with the form's true spans: gridSpan, and vMerge in every row that a cell covers, so that
 * it holds together when a clerk drags a border. Where the layout cuts it, a span ends and opens again with its label.
 */
export function tableXml(block: TableBlock | OwnTableBlock, setting: TableSetting): string {
  const { grid, caption = "" } = block;
  const path = tableNameOf(block);
  const { style, pieces, idOf, linesOf, sizeOf, controls } = setting;
  const { page, table } = style;
  const widths = columnWidths(grid.widths, toTwip(textArea(page).width));
  let xml = `<w:tbl>${tableProperties(
    style,
    table.size[path],
    widths.reduce((a, b) => a + b, 0),
    caption,
  )}<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`;
  pieces.forEach((piece, p) => {
    coverage(piece.grid).forEach((row, r) => {
      const isHead = r < grid.headRows;
      if (isHead && p > 0) return; // Word repeats it
      xml += `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${piece.heights[r]}" w:hRule="atLeast"/>${isHead ? "<w:tblHeader/>" : ""}</w:trPr>`;
      const keeps = piece.keeps[r] === true;
      row.forEach((cell, c) => {
        if (cell.column === c)
          xml += cellXml(cell, {
            starts: cell.row === r,
            keeps,
            widths,
            path,
            table,
            idOf,
            linesOf,
            sizeOf,
            controls,
          });
      });
      xml += "</w:tr>";
    });
  });
  return `${xml}</w:tbl>`;
}

interface WordCellSetting {
  /** The cell's first row is this one. */
  readonly starts: boolean;
  readonly keeps: boolean;
  readonly widths: readonly number[];
  readonly path: TableName;
  readonly table: TableStyle;
  readonly idOf: (id: string) => string;
  readonly linesOf: (cell: Cell) => readonly string[];
  /** The size in which the layout sets a cell's text, pt. */
  readonly sizeOf: (cell: Cell) => number | undefined;
  readonly controls: Controls | undefined;
}

/** Heads and short labels break as the layout breaks them; a long label is left to Word, as are figures. */
const shortLabel = 12;
const breaksByLayout = ({ role, text, vertical }: Cell): boolean =>
  !vertical && (role === "head" || (role === "stub" && text.length <= shortLabel));

/** The style of a cell's paragraph. */
function cellStyle(cell: Cell, path: TableName, table: TableStyle): string {
  if (cell.role === "text" && cell.align === "right") return styleIds.rightText;
  if (cell.role === "text" && cell.align === "center") return styleIds.figure(path);
  if (cell.role === "figure") return styleIds.figure(path);
  if (cell.role === "corner") return styleIds.corner(path);
  return alignOf(cell, table) === "left" ? styleIds.leftLabel(path) : styleIds.label(path);
}

function cellXml(cell: Cell, setting: WordCellSetting): string {
  const { starts, keeps, widths, path, table, idOf, linesOf, sizeOf, controls } = setting;
  const { rows, column, columns, text, vertical, address } = cell;
  const shade = shadeOf(cell, table) ?? controls?.fillOf(cell);
  let width = 0;
  for (let c = column; c < column + columns; c++) width += widths[c] as number;
  const style = idOf(cellStyle(cell, path, table));
  const lines = breaksByLayout(cell) ? brokenLines(text, linesOf(cell)) : [text];
  const set = cell.vertical ? undefined : sizeOf(cell);
  const size = set !== undefined && set < table.size[path] ? set : undefined;
  // An empty control needs something to be seen by: the blank is passed over.
  const runs =
    controls === undefined || address === undefined
      ? lineRunsXml(lines, { size })
      : controls.line(address, lineRunsXml([text === "" ? "　" : text], { size }), text);
  // What is said again after a cut is remarked once.
  const remarked = cell.notes !== undefined && !cell.repeated;
  return [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "",
    rows > 1 ? `<w:vMerge w:val="${starts ? "restart" : "continue"}"/>` : "",
    shade ? shadeXml(shade) : "",
    vertical ? '<w:textDirection w:val="tbRl"/>' : "",
    `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>`,
    keeps ? "<w:keepNext/>" : "",
    `</w:pPr>${starts ? (remarked ? remarkedXml(runs, cell.notes ?? []) : runs) : ""}</w:p></w:tc>`,
  ].join("");
}
