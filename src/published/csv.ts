import { ReadError } from "../problem/read-error.ts";

/** Fewer rows of figures are no report. */
const leastCsvRows = 12;
const isFigureOrBlank = (cell: string) => /^\s*(?:[+-]?[\d.,]+|[/-])?\s*$/u.test(cell);

/** Records, and the line where a quote is opened that does not close its cell. */
function scannedCsv(text: string, mark: string): { records: string[][]; badQuote?: number } {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  // The line of the quote that is open, of the quote that closed this cell, and of what is being read.
  let [open, closed, line] = [0, 0, 1];
  let badQuote: number | undefined;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    const ends = sign === "\n" || sign === "\r";
    if (sign === "\n" || (sign === "\r" && text[i + 1] !== "\n")) line += 1;
    if (open > 0) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else [open, closed] = [0, open];
    } else if (sign === '"' && cell.trim() === "" && closed === 0) {
      open = line;
      cell = "";
    } else if (sign === mark) {
      record.push(cell);
      [cell, closed] = ["", 0];
    } else if (ends) {
      if (sign === "\r" && text[i + 1] === "\n") {
        i += 1;
        line += 1;
      }
      records.push([...record, cell]);
      record = [];
      [cell, closed] = ["", 0];
    } else {
      // A quote that was forgotten is closed by the next cell's: what stands behind it tells.
      if (closed > 0 && sign.trim() !== "") badQuote ??= closed;
      cell += sign;
    }
  }
  if (cell !== "" || record.length > 0) records.push([...record, cell]);
  if (open > 0) badQuote ??= open;
  return { records, ...(badQuote !== undefined && { badQuote }) };
}

const refuseQuote = (line: number): never => {
  throw new ReadError(
    `第 ${line} 行有一个引号（"）没有成对，后面的内容会并进同一格；请在表格软件里打开核对后另存，或补上、删去这个引号。`,
  );
};

/**
 * The records of text with a mark between cells; a cell in quotes may hold marks, quotes (doubled) and line ends (RFC 4180).
 *
 * @throws {ReadError} if a quote does not close its cell, with its line
 */
export function csvRecords(text: string, mark: string): string[][] {
  const { records, badQuote } = scannedCsv(text, mark);
  return badQuote === undefined ? records : refuseQuote(badQuote);
}

/**
 * Text with commas between its cells, as a sheet is saved (.csv), with tabs in their place; nothing if it is none. A row
 * with one text in it is running text, but for a row's name with blanks behind it.
 *
 * @throws {ReadError} if a quote does not close its cell
 */
export function csvAsTabs(text: string, isRowName: (text: string) => boolean): string | undefined {
  if (/[|\t]/u.test(text)) return undefined;
  for (const mark of [",", ";"]) {
    if (text.split(mark).length < leastCsvRows * 5) continue;
    const scanned = scannedCsv(text, mark);
    // With a quote that swallows lines, whether it is a table is told by its lines.
    const { records: plain } =
      scanned.badQuote === undefined ? scanned : scannedCsv(text.replaceAll('"', ""), mark);
    const records = plain.map((cells) => cells.map((cell) => cell.trim()));
    const isRow = (cells: readonly string[]) =>
      cells.length >= 5 &&
      cells.filter(isFigureOrBlank).length > cells.length / 2 &&
      cells.some((cell) => cell !== "");
    if (
      records.filter((cells) => isRow(cells) && cells.some((cell) => /\d/u.test(cell))).length < leastCsvRows
    )
      continue;
    if (scanned.badQuote !== undefined) refuseQuote(scanned.badQuote);
    return records
      .map((cells) => {
        const flat = cells.map((cell) => cell.replace(/\s+/gu, " "));
        const filled = flat.filter((cell) => cell !== "");
        const isText = filled.length === 1 && !isRowName(filled[0] as string);
        // A sentence with commas of its own that nobody put into quotes.
        if (filled.length > 1 && filled.some((cell) => cell.includes("。") || cell.length > 80))
          return flat.join(mark).replace(/[,;\s]+$/u, "");
        return isText ? (filled[0] as string) : flat.join("\t");
      })
      .join("\n");
  }
  return undefined;
}
