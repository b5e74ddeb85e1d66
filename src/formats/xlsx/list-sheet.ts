import type { Content, Sheet, SheetCell, Validation } from "./sheet.ts";
import { cellName } from "./sheets.ts";

/** A column of a list. */
export interface ListColumn {
  readonly head: string;
  /** Width in characters. */
  readonly width: number;
  /** Its cells are yellow: something is typed there. */
  readonly answered?: boolean;
  /** Its numbers are shares, shown in percent. */
  readonly percent?: boolean;
  /** What may be typed there. */
  readonly choices?: readonly string[];
}

/** How wide a line is in digits: a hanzi is as wide as two. */
function digitsWide(line: string): number {
  let wide = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.codePointAt(i) as number;
    wide += code >= 0x2e80 && code <= 0xffef ? 2 : 1;
    if (code > 0xffff) i += 1;
  }
  return wide;
}

/** How many lines a text takes in a column. */
function linesIn(content: Content | undefined, width: number): number {
  if (typeof content !== "string") return 1;
  let lines = 0;
  for (const line of content.split("\n")) lines += Math.max(1, Math.ceil((1.1 * digitsWide(line)) / width));
  return lines;
}

/** A list as a sheet: a line above that says what it is, heads with filters, a row for each entry. Nothing is locked. */
export function listSheet(
  name: string,
  title: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly Content[])[],
): Sheet {
  const headRow = 1;
  const cells: SheetCell[] = [
    { row: 0, column: 0, columns: columns.length, look: "hint", content: title },
    ...columns.map(({ head }, column) => ({ row: headRow, column, look: "total" as const, content: head })),
  ];
  for (const [i, row] of rows.entries())
    for (const [column, { answered, percent }] of columns.entries()) {
      const content = row[column] ?? null;
      const plain = typeof content === "number" ? (percent ? "percent" : "number") : "leftLabel";
      cells.push({ row: headRow + 1 + i, column, look: answered ? "text" : plain, content });
    }
  const validations = columns.flatMap(({ choices, head }, column): Validation[] =>
    choices === undefined
      ? []
      : [
          {
            cells: [
              `${cellName(headRow + 1, column)}:${cellName(headRow + Math.max(rows.length, 500), column)}`,
            ],
            rule: { list: choices },
            message: `“${head}”应为：${choices.join("、")}。`,
          },
        ],
  );
  // Not every program grows rows with their text. No row is higher than Excel takes.
  const heights = new Map<number, number>();
  for (const [i, row] of rows.entries()) {
    const lines = columns.reduce((most, { width }, column) => Math.max(most, linesIn(row[column], width)), 1);
    if (lines > 1) heights.set(headRow + 1 + i, Math.min(400, 4 + 14 * lines));
  }
  return {
    heights,
    loose: new Set(heights.keys()),
    name,
    widths: columns.map(({ width }) => width),
    cells,
    frozen: headRow + 1,
    landscape: true,
    list: { headRow, columns: columns.length },
    validations,
  };
}

/** A cell that leads elsewhere: to a file beside the workbook, or to a place in it (`#'问题'!A5`). */
export function linkCell(target: string, text: string | number): Content {
  const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
  // Excel takes no longer text in a formula.
  if (target.length > 250 || String(text).length > 250) return text;
  return {
    formula: `HYPERLINK(${quoted(target)},${typeof text === "number" ? text : quoted(text)})`,
    value: text,
  };
}
