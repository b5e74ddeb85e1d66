import type { NarrativeBlockInput, SpanningCell, TableAlign } from "../../report/blocks.ts";
import { compact } from "../../report/seen-basics.ts";
import { comparedName, styleNames } from "./names.ts";
import { besideMessage } from "./read-beside.ts";
import { unbrokenText, type WordCell, type WordTable } from "./read-blocks.ts";

type TableInput = Extract<NarrativeBlockInput, { kind: "table" }>;

const ownStyles = new Set(
  [styleNames.ownHead, styleNames.ownText, styleNames.ownLeft, styleNames.ownRight].map(comparedName),
);

/** What a table of a text gave, and what is to be told of it: 「第2行第3格…」. */
export interface OwnTableRead {
  readonly table: TableInput;
  readonly told: readonly string[];
}

/** A cell's text in one line; between lines that somebody parted stands a blank, unless hanzi meet. */
function oneLine({ text }: WordCell, isHead: boolean): string {
  if (isHead) return unbrokenText(text);
  return text.replace(/(?<=[\p{Script=Han}，。、；：])\n(?=\p{Script=Han})/gu, "").replaceAll("\n", " ");
}

/** Where most cells of a column stand, and whether others stand elsewhere. */
function alignOfColumn(cells: readonly WordCell[]): { align: TableAlign; mixed: boolean } {
  const written = cells.filter(({ text }) => text !== "");
  const asked = (written.length === 0 ? cells : written).map(({ align }) => align);
  const count = (align: TableAlign) => asked.filter((one) => one === align).length;
  const [align = "center"] = [...new Set(asked)].toSorted((a, b) => count(b) - count(a));
  return { align, mixed: new Set(asked).size > 1 };
}

/** A table among the text of a section: as this package writes them, or drawn by hand into its file. */
export function readOwnTable({ cells, rows, headRows: repeated }: WordTable): OwnTableRead {
  const told: string[] = [];
  const byHand = !cells.some(({ style }) => ownStyles.has(style));
  // Who draws a table by hand mostly writes its heads into the first row, and repeats none.
  const firstIsHead = byHand && repeated === 0 && rows > 1 && cells.every((c) => c.row > 0 || c.rows === 1);
  const headRows = Math.min(firstIsHead ? 1 : repeated, rows - 1);
  if (firstIsHead) told.push("表格第一行读作表头。");
  const columns = Math.max(...cells.map(({ column, columns }) => column + columns));
  const given: SpanningCell[][] = Array.from({ length: rows }, () => []);
  const taken = Array.from({ length: rows }, () => new Set<number>());
  let filled = 0;
  const fill = (row: number, to: number) => {
    for (let c = 0; c < to; c++)
      if (!taken[row]?.has(c)) {
        given[row]?.push({ text: "" });
        taken[row]?.add(c);
        filled += 1;
      }
  };
  for (const cell of cells.toSorted((a, b) => a.row - b.row || a.column - b.column)) {
    fill(cell.row, cell.column);
    const text = oneLine(cell, cell.row < headRows);
    given[cell.row]?.push({ text, rows: cell.rows, columns: cell.columns });
    for (let r = cell.row; r < cell.row + cell.rows; r++)
      for (let c = cell.column; c < cell.column + cell.columns; c++) taken[r]?.add(c);
    if (cell.text.includes("\n") && (cell.row >= headRows || compact(text) !== compact(cell.text)))
      told.push(`第${cell.row + 1}行第${cell.column + 1}格分了行，读作一行。`);
    for (const what of cell.beside)
      told.push(`第${cell.row + 1}行第${cell.column + 1}格${besideMessage(what)}`);
    for (const { href } of cell.links)
      told.push(`第${cell.row + 1}行第${cell.column + 1}格的链接没有读入，只读入了文字（${href}）。`);
  }
  for (let row = 0; row < rows; row++) fill(row, columns);
  if (filled > 0) told.push(`表格各行的格数不一，补了 ${filled} 个空格子。`);
  const align = Array.from({ length: columns }, (_, c) => {
    const read = alignOfColumn(cells.filter(({ row, column }) => row >= headRows && column === c));
    if (read.mixed) told.push(`第${c + 1}列各格对齐不一，按多数读。`);
    return read.align;
  });
  return { table: { kind: "table", rows: given, headRows, align }, told };
}
