import type { RowBlock } from "./blocks.ts";
import { isLabel } from "./figure-cell.ts";
import { isHeadingLine } from "./lines.ts";
import type { PdfPiece } from "./pdf-text.ts";

type PieceLine = readonly PdfPiece[];

const isFigurePiece = ({ text }: PdfPiece): boolean =>
  !isLabel(text) &&
  text.length <= 20 &&
  !/\d{4}[-/]\d{1,2}[-/]\d/u.test(text) &&
  /[\d/／—–\-无〇]/u.test(text);
/** Figures at the end of a line. */
const figuresAt = (line: PieceLine): readonly PdfPiece[] => {
  const from = line.findLastIndex((piece) => !isFigurePiece(piece));
  return line.slice(from + 1);
};

/** Whether a line is a row of figures behind a label, or of many. */
export const endsInFigures = (line: PieceLine): boolean =>
  figuresAt(line).length > 0 && (line.length > 1 || figuresAt(line).length >= 5);

/** Where a table begins among lines: at the heads before its first figures. */
export function tableFrom(lines: readonly PieceLine[]): number {
  let from = lines.findIndex(endsInFigures);
  const isHead = (line: PieceLine | undefined) => {
    const [first, ...more] = line ?? [];
    if (first === undefined) return false;
    const { text } = first;
    return more.length > 0 || (text.length <= 12 && !/[。；;！？]$/u.test(text) && !isHeadingLine(text));
  };
  for (let heads = 0; heads < 4 && isHead(lines[from - 1]); heads++) from -= 1;
  return from;
}

/** How many figures a row of the form has: what a full row is known by. */
const fullRows = [15, 7, 3];

const middle = ({ left, right }: PdfPiece) => (left + right) / 2;

/** Whether lines without drawn cells are a table: several end in as many figures as a row of the form. */
export const looksLikeTable = (lines: readonly PieceLine[]): boolean =>
  lines.filter((line) => figuresAt(line).length === 7).length >= 3;

/**
 * Rows of a table without lines: columns are learned from full rows, and figures of other rows are put where they
 * stand. Lines without a figure are parts of the label beside them.
 */
export function rowsByColumns(lines: readonly PieceLine[], page: number, table: number): RowBlock[] {
  const columnsOf = new Map<number, number[]>();
  for (const n of fullRows) {
    const full = lines.map(figuresAt).filter((figures) => figures.length === n);
    if (full.length === 0) continue;
    const middles = Array.from(
      { length: n },
      (_, i) =>
        full.map((figures) => middle(figures[i] as PdfPiece)).toSorted((a, b) => a - b)[
          Math.floor(full.length / 2)
        ] as number,
    );
    columnsOf.set(n, middles);
  }
  const rows: RowBlock[] = [];
  const push = (cells: readonly string[]) =>
    rows.push({ kind: "row", cells, source: "columns", table, row: rows.length + 1, page });
  let label = "";
  for (const line of lines) {
    const figures = figuresAt(line);
    const words = line.slice(0, line.length - figures.length).map(({ text }) => text);
    if (figures.length === 0) {
      // A head, or the first line of a label that goes on.
      if (words.length > 1) push(words);
      else label = words.join("");
      continue;
    }
    // A single character is a piece of a label that runs down beside the rows.
    const own = words.some(isLabel) ? words.filter(isLabel) : words;
    const cells = [...(label !== "" && !words.some(isLabel) ? [label] : []), ...own];
    label = "";
    const seven = columnsOf.get(7);
    const placed =
      figures.length < 7 && figures.length > 1 && seven !== undefined
        ? figuresPlaced(figures, seven)
        : undefined;
    push([...cells, ...(placed ?? figures.map(({ text }) => text))]);
  }
  return rows;
}

/** Figures in the columns that they stand in; nothing if one stands in none, or two in one. */
function figuresPlaced(figures: readonly PdfPiece[], columns: readonly number[]): string[] | undefined {
  const width = Math.min(...columns.slice(1).map((x, i) => x - (columns[i] as number)));
  const cells = columns.map(() => "");
  for (const piece of figures) {
    const at = columns.findIndex((x) => Math.abs(x - middle(piece)) < width / 2);
    if (at < 0 || cells[at] !== "") return undefined;
    cells[at] = piece.text;
  }
  return cells;
}
