import type { Cell, Grid } from "../document/grid.ts";
import type { FigureKind } from "../form/labels.ts";
import { writtenFigure } from "../report/written-figure.ts";

/** The cells of a block as Excel, WPS and LibreOffice put it on the clipboard: tabs, line ends, quotes around cells with either. */
export function cellsOfBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const end = text.replace(/(?:\r\n|\r|\n)$/u, "");
  let at = 0;
  while (at <= end.length) {
    const row = rows[rows.length - 1] as string[];
    let cell: string;
    const quoted = end[at] === '"' ? /^"((?:[^"]|"")*)"(?=\t|\r|\n|$)/u.exec(end.slice(at)) : null;
    if (quoted !== null) {
      cell = (quoted[1] as string).replace(/""/gu, '"');
      at += quoted[0].length;
    } else {
      const length = end.slice(at).search(/[\t\r\n]/u);
      cell = length < 0 ? end.slice(at) : end.slice(at, at + length);
      at += cell.length;
    }
    row.push(cell.trim());
    if (at >= end.length) break;
    if (end[at] === "\t") at += 1;
    else {
      at += end.startsWith("\r\n", at) ? 2 : 1;
      rows.push([]);
    }
  }
  return rows;
}

const isFigure = (text: string, kind: FigureKind = "sum") => {
  const read = writtenFigure(text, kind);
  return read !== undefined && "value" in read;
};

/** A block without heads and labels. */
interface FigureBlockText {
  readonly rows: readonly { readonly label: string; readonly figures: readonly string[] }[];
  readonly hasLabels: boolean;
}

/** Parts the labels of a block from its figures: columns on the left and rows above that hold words. */
export function figuresOfBlock(cells: readonly (readonly string[])[]): FigureBlockText {
  const width = Math.max(...cells.map((row) => row.length));
  const square = cells.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
  const first = square.findIndex((row) => row.some((cell) => isFigure(cell)));
  const body = first < 0 ? square : square.slice(first);
  let labels = 0;
  if (first >= 0)
    for (let column = 0; column < width; column++) {
      const written = body.map((row) => row[column] as string).filter((cell) => cell !== "");
      const words = written.filter((cell) => !isFigure(cell)).length;
      if (words * 2 > written.length) labels = column + 1;
    }
  return {
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

/**
 * Where the figures of a pasted block go: from the field on; with labels each row to the row of the same label and
 * whole rows from the first column.
 */
export function pasted(grid: Grid, address: string, text: string): PastedFigures {
  const block = figuresOfBlock(cellsOfBlock(text));
  const rows = figureRows(grid);
  const startRow = Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => cell.address === address)),
  );
  const startColumn = Math.max(
    0,
    (rows[startRow] ?? []).findIndex((cell) => cell.address === address),
  );
  const labels = rows.map((row) => labelOfRow(grid, (row[0] as Cell).row));
  const figures: Record<string, string> = {};
  let [leftOver, taken, next] = [0, 0, startRow];
  for (const { label, figures: given } of block.rows) {
    const words = comparedLabel(label);
    // Labels may stand more than once (其他): the next one below counts.
    const named =
      words === ""
        ? -1
        : labels.findIndex(
            (known, i) =>
              i >= (block.hasLabels ? 0 : next) &&
              known !== "" &&
              words.endsWith(known) &&
              !(i < next && labels.indexOf(known, next) >= 0),
          );
    const at = named >= 0 ? named : next;
    next = at + 1;
    const row = rows[at] ?? [];
    const from = block.hasLabels && given.length >= row.length ? 0 : startColumn;
    given.forEach((figure, i) => {
      const cell = row[from + i];
      if (cell?.address === undefined) leftOver += figure === "" ? 0 : 1;
      else {
        figures[cell.address] = figure;
        taken += 1;
      }
    });
  }
  return { figures, leftOver, taken };
}
