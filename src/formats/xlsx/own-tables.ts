import type { Edition } from "../../form/form.ts";
import type { AnyReport } from "../../report/any-report.ts";
import type { TableAlign } from "../../report/blocks.ts";
import { type NarrativePart, visitNarrative } from "../../report/narrative.ts";
import { placeOf } from "../../report/place.ts";
import { ownTablePlaces } from "../../report/table-places.ts";
import { wideness } from "../../report/text.ts";
import { narrativesOf } from "../../report/texts.ts";
import type { Sheet, SheetCell, Validation } from "./sheet.ts";
import { cellName, sheetNames } from "./sheets.ts";

/** What stands before each line of a table of the report's own. */
export const ownLines = {
  caption: "题名",
  align: "对齐",
  head: "表头",
  body: "表身",
  note: "表注",
} as const;

export const alignNames: Readonly<Record<TableAlign, string>> = {
  left: "居左",
  center: "居中",
  right: "居右",
};

/** Tables are known by their numbers: 「表格1」. */
export const ownTableName = (number: number): string => `表格${number}`;

/** The tables of a report's texts, in the order of the text. */
export function ownTablesIn(
  edition: Edition,
  report: AnyReport,
): Extract<NarrativePart, { kind: "table" }>[] {
  const found: Extract<NarrativePart, { kind: "table" }>[] = [];
  for (const { path, text } of narrativesOf(edition, report))
    visitNarrative(text, path, (part) => {
      if (part.kind === "table") found.push(part);
    });
  return found;
}

/** Widths of columns, characters. */
const ownWidths = { label: 10, least: 10, most: 40 } as const;
const lineHeight = 15;

/** A sheet with the tables of the texts, one below the other; nothing where there is none. */
export function ownTablesSheet(edition: Edition, report: AnyReport): Sheet | undefined {
  const tables = ownTablesIn(edition, report);
  if (tables.length === 0) return undefined;
  const placed = tables.map(({ table }) => ownTablePlaces(table));
  const columns = Math.max(...placed.map((one) => one.columns));
  const widths = Array.from({ length: columns }, (_, c) =>
    placed
      .flatMap(({ cells }) => cells)
      .filter((cell) => cell.column === c && cell.columns === 1)
      .reduce((most, { text }) => Math.max(most, 2 * wideness(text) + 2), ownWidths.least as number),
  ).map((width) => Math.min(width, ownWidths.most));
  const cells: SheetCell[] = [
    { row: 0, column: 0, columns: columns + 1, look: "title", content: sheetNames.ownTables },
  ];
  const heights = new Map<number, number>();
  const [aligned, lines]: [string[], string[]] = [[], []];
  let row = 1;
  for (const [i, { path, table }] of tables.entries()) {
    const { columns, cells: inTable } = placed[i] as (typeof placed)[number];
    row += 1;
    cells.push(
      { row, column: 0, look: "label", content: ownTableName(i + 1) },
      { row, column: 1, columns, look: "hint", content: placeOf(edition, path) },
    );
    row = wholeLine(cells, row + 1, ownLines.caption, table.caption, columns);
    cells.push({ row, column: 0, look: "label", content: ownLines.align });
    for (let c = 0; c < columns; c++) {
      const content = alignNames[table.align?.[c] ?? "center"];
      cells.push({ row, column: c + 1, look: "text", content });
      aligned.push(cellName(row, c + 1));
    }
    row += 1;
    for (const r of table.rows.keys()) {
      const content = r < table.headRows ? ownLines.head : ownLines.body;
      cells.push({ row: row + r, column: 0, look: "text", content });
      lines.push(cellName(row + r, 0));
    }
    for (const { row: r, column, rows, columns: across, text } of inTable) {
      cells.push({
        row: row + r,
        column: column + 1,
        rows,
        columns: across,
        look: "text",
        content: text,
      });
      const width = widths.slice(column, column + across).reduce((a, b) => a + b, 0);
      const high = lineHeight * Math.ceil((2 * wideness(text) + 2) / width / rows) + 4;
      if (high > (heights.get(row + r) ?? lineHeight + 4)) heights.set(row + r, Math.min(400, high));
    }
    row = wholeLine(cells, row + table.rows.length, ownLines.note, table.note, columns);
  }
  return {
    name: sheetNames.ownTables,
    cells,
    widths: [ownWidths.label, ...widths],
    heights,
    loose: new Set(heights.keys()),
    frozen: 0,
    growing: true,
    validations: [
      choiceOf(aligned, Object.values(alignNames)),
      choiceOf(lines, [ownLines.head, ownLines.body]),
    ],
  };
}

const choiceOf = (cells: readonly string[], list: readonly string[]): Validation => ({
  cells,
  rule: { list },
  message: `应为${list.join("、")}之一。`,
});

/** A line whose text stands over all columns; gives the row below it. */
function wholeLine(
  cells: SheetCell[],
  row: number,
  label: string,
  text: string | undefined,
  columns: number,
): number {
  cells.push(
    { row, column: 0, look: "label", content: label },
    { row, column: 1, columns, look: "text", content: text ?? null },
  );
  return row + 1;
}
