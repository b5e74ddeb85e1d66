import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from "docx";
import type { TableBlock } from "../../document/document.ts";
import { type Cell, coverage, cutCosts, type Grid } from "../../document/grid.ts";
import type { Style, TableStyle } from "../../style/style.ts";
import { toTwip } from "../../style/units.ts";
import { styleIds } from "./styles.ts";
import { textRuns } from "./text.ts";

/** Column widths in twip that add up to the text width to the twip. */
export function columnWidths(widths: readonly number[], total: number): number[] {
  const sum = widths.reduce((a, b) => a + b, 0);
  const edge = (i: number) => Math.round((widths.slice(0, i).reduce((a, b) => a + b, 0) / sum) * total);
  return widths.map((_, i) => edge(i + 1) - edge(i));
}

/** Word does not make a row higher for upright text: what each row needs for it, twip. */
function uprightHeights(cells: readonly Cell[], rows: number, size: number, padding: number): number[] {
  const heights = Array<number>(rows).fill(0);
  for (const { row, rows: span, text, vertical } of cells) {
    if (vertical !== true || span > 3) continue;
    const lacking = toTwip([...text].length * size * 1.1 + 2 * padding) / span;
    for (let r = row; r < row + span; r++) heights[r] = Math.max(heights[r] as number, Math.round(lacking));
  }
  return heights;
}

/** Tables of no more rows stay whole: they fit on any page. */
const smallTable = 16;

/** Which rows stay with the next: all of a small table, else those inside a group, so that Word breaks between groups. */
function keptRows(grid: Grid): boolean[] {
  const costs = cutCosts(grid);
  const last = costs.length - 1;
  return costs.map((_, r) => r < last && (costs.length <= smallTable || (costs[r + 1] as number) > 1));
}

/**
 * A table with the form's true spans: gridSpan, and vMerge in every row that a cell covers, so that
 * it holds together when a clerk drags a border.
 */
export function wordTable({ path, grid }: TableBlock, style: Style): Table {
  const { page, table } = style;
  const widths = columnWidths(grid.widths, toTwip(page.width - page.left - page.right));
  const places = coverage(grid);
  const upright = uprightHeights(grid.cells, places.length, table.size[path], table.paddingY);
  const keeps = keptRows(grid);
  const rule = { style: BorderStyle.SINGLE, size: Math.round(table.rule * 8), color: "auto" };
  const rows = places.map(
    (row, r) =>
      new TableRow({
        cantSplit: true,
        ...(keeps[r] && { keepNext: true }),
        ...(r < grid.headRows && { tableHeader: true }),
        height: {
          value: Math.max(grid.rowHeights[r] as number, upright[r] as number),
          rule: HeightRule.ATLEAST,
        },
        children: row
          .filter((cell, c) => cell.column === c)
          .map((cell) => wordCell(cell, cell.row === r, widths, path, table)),
      }),
  );
  return new Table({
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    margins: {
      top: toTwip(table.paddingY),
      bottom: toTwip(table.paddingY),
      left: toTwip(table.paddingX),
      right: toTwip(table.paddingX),
      marginUnitType: WidthType.DXA,
    },
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
  });
}

function wordCell(
  cell: Cell,
  starts: boolean,
  widths: readonly number[],
  path: TableBlock["path"],
  { bandShade, markShade }: TableStyle,
): TableCell {
  const { role, rows, column, columns, text, vertical, marked } = cell;
  const shade = marked ? markShade : role === "band" ? bandShade : undefined;
  const width = widths.slice(column, column + columns).reduce((a, b) => a + b, 0);
  const style = role === "figure" ? styleIds.figure(path) : styleIds.label(path);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(columns > 1 && { columnSpan: columns }),
    ...(rows > 1 && { verticalMerge: starts ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
    ...(vertical && { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT }),
    ...(shade && { shading: { fill: shade.replace("#", "") } }),
    children: [new Paragraph({ style, children: starts ? textRuns(text) : [] })],
  });
}
