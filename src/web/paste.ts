import type { Cell, Grid } from "../document/grid.ts";
import type { FigureKind } from "../form/labels.ts";
import { writtenFigure } from "../report/written-figure.ts";

const isFigure = (text: string, kind: FigureKind = "sum") => {
  const read = writtenFigure(text, kind);
  return read !== undefined && "value" in read;
};

/** A block without heads and labels. */
interface FigureBlockText {
  readonly rows: readonly { readonly label: string; readonly figures: readonly string[] }[];
  readonly hasLabels: boolean;
  /** Behind the labels stands an empty column that may be the rest of merged labels, or figures that were left blank. */
  readonly isUnsure: boolean;
}

/** Parts the labels of a block from its figures: columns on the left and rows above that hold words. */
export function figuresOfBlock(
  cells: readonly (readonly string[])[],
  stubs: number,
  most: number,
): FigureBlockText {
  const width = Math.max(...cells.map((row) => row.length));
  const square = cells.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
  const first = square.findIndex((row) => row.some((cell) => isFigure(cell)));
  const body = first < 0 ? square : square.slice(first);
  let [labels, begin] = [0, 0];
  if (first >= 0)
    for (let column = 0; column < width; column++) {
      const written = body.map((row) => row[column] as string).filter((cell) => cell !== "");
      const words = written.filter((cell) => !isFigure(cell)).length;
      if (words * 2 > written.length) {
        if (labels === 0) begin = column;
        labels = column + 1;
      }
      // Words on the right of the figures are remarks; numbers on the left of the words count the rows.
      else if (written.length > 0 && labels > 0) break;
    }
  // A label that spans several columns leaves those after its first empty: they are none of the figures.
  const isEmpty = (column: number) => body.every((row) => row[column] === "");
  const figuresWithout = (column: number) => width - column - 1;
  const mayBeLabel = () => labels > 0 && labels < begin + stubs && labels < width - 1 && isEmpty(labels);
  while (mayBeLabel() && figuresWithout(labels) >= most) labels += 1;
  return {
    isUnsure: mayBeLabel() && width - labels < most,
    hasLabels: labels > 0 || first > 0,
    rows: body.map((row) => ({
      label: row.slice(0, labels).join(""),
      figures: row.slice(labels),
    })),
  };
}

export interface PastedFigures {
  /** Texts by address. */
  readonly figures: Readonly<Record<string, string>>;
  /** Cells with something in them for which the table has no place. */
  readonly leftOver: number;
  readonly taken: number;
  /** Labels of rows that the table has not, though it has others of the block: their figures are not taken. */
  readonly unknown: readonly string[];
  /** Nothing is taken, since it cannot be told where the figures begin. */
  readonly isUnsure?: true;
}

const comparedLabel = (text: string) => text.normalize("NFKC").replace(/[\s“”"]/gu, "");

/** The figure cells of a grid, row by row; rows without any are left out. */
export function figureRows(grid: Grid): Cell[][] {
  const rows = new Map<number, Cell[]>();
  for (const cell of [...grid.cells].sort((a, b) => a.row - b.row || a.column - b.column))
    if (cell.address !== undefined) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.values()];
}

/** The label of a row of figures: what stands nearest on its left. */
function labelOfRow(grid: Grid, row: number): string {
  const stubs = grid.cells.filter(
    (cell) => cell.role === "stub" && cell.row <= row && row < cell.row + cell.rows,
  );
  return comparedLabel([...stubs].sort((a, b) => b.column - a.column)[0]?.text ?? "");
}

/** The row for a label. Labels may stand more than once (其他): the next one below counts. */
function rowOfLabel(labels: readonly string[], words: string, hasLabels: boolean, next: number): number {
  if (words === "") return -1;
  return labels.findIndex(
    (known, i) =>
      i >= (hasLabels ? 0 : next) &&
      known !== "" &&
      words.endsWith(known) &&
      !(i < next && labels.indexOf(known, next) >= 0),
  );
}

/**
 * Where the figures of a pasted block go: from the field on; with labels each row to the row of the same label and
 * whole rows from the first column.
 */
export function pasted(grid: Grid, address: string, cells: readonly (readonly string[])[]): PastedFigures {
  const rows = figureRows(grid);
  const stubs = Math.min(...rows.map((row) => (row[0] as Cell).column));
  const block = figuresOfBlock(cells, stubs, Math.max(...rows.map(({ length }) => length)));
  if (block.isUnsure)
    return {
      figures: {},
      taken: 0,
      unknown: [],
      leftOver: block.rows.reduce((n, { figures }) => n + figures.filter((text) => text !== "").length, 0),
      isUnsure: true,
    };
  const startRow = Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => cell.address === address)),
  );
  const startColumn = Math.max(
    0,
    (rows[startRow] ?? []).findIndex((cell) => cell.address === address),
  );
  const labels = rows.map((row) => labelOfRow(grid, (row[0] as Cell).row));
  const ownWords = new Set(grid.cells.map(({ text }) => comparedLabel(text ?? "")));
  const isNamed = block.rows.some(
    ({ label }) => rowOfLabel(labels, comparedLabel(label), block.hasLabels, 0) >= 0,
  );
  const figures: Record<string, string> = {};
  const unknown: string[] = [];
  let [leftOver, next] = [0, startRow];
  for (const { label, figures: given } of block.rows) {
    const words = comparedLabel(label);
    const named = rowOfLabel(labels, words, block.hasLabels, next);
    if (named < 0 && isNamed) {
      // Between rows that have their names nothing is put by its place: heads within the table, sums of an office's own.
      const written = given.filter((text) => text !== "");
      if (![words, ...written.map(comparedLabel)].every((text) => text === "" || ownWords.has(text)))
        unknown.push(label === "" ? written.join(" ") : label);
      continue;
    }
    const at = named >= 0 ? named : next;
    next = at + 1;
    const row = rows[at] ?? [];
    const from = block.hasLabels && given.length >= row.length ? 0 : startColumn;
    given.forEach((figure, i) => {
      const cell = row[from + i];
      if (cell?.address === undefined) leftOver += figure === "" ? 0 : 1;
      else figures[cell.address] = figure;
    });
  }
  return { figures, leftOver, taken: Object.keys(figures).length, unknown };
}

/** What was done with a pasted block, and what of it was not taken. */
export function pastedWords({ leftOver, taken, unknown, isUnsure }: PastedFigures): string {
  if (isUnsure)
    return `没有粘贴：行名右边是一列空格，分不清是行名合并的格，还是没有填数的一列。请连行名带各列数整行复制（到“总计”为止），或者只复制数，从对应的格粘贴。`;
  const parts = [`粘贴了 ${taken} 格，可用“撤销”退回。`];
  if (leftOver > 0) parts.push(`另有 ${leftOver} 格超出表格，没有填入，请核对粘贴的起点。`);
  if (unknown.length > 0)
    parts.push(`表里没有这些行，没有填入：${unknown.map((label) => `“${label.slice(0, 40)}”`).join("、")}。`);
  return parts.join("");
}
