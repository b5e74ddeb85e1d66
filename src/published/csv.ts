/** Fewer rows of figures are no report. */
const leastCsvRows = 12;
const isFigureOrBlank = (cell: string) => /^\s*(?:[+-]?[\d.,]+|[/-])?\s*$/u.test(cell);

/** The records of text with a mark between cells; a cell in quotes may hold marks, quotes (doubled) and line ends (RFC 4180). */
export function csvRecords(text: string, mark: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (sign === mark) {
      record.push(cell);
      cell = "";
    } else if (sign === "\n" || sign === "\r") {
      if (sign === "\r" && text[i + 1] === "\n") i += 1;
      records.push([...record, cell]);
      record = [];
      cell = "";
    } else cell += sign;
  }
  if (cell !== "" || record.length > 0) records.push([...record, cell]);
  return records;
}

/**
 * Text with commas between its cells, as a sheet is saved (.csv), with tabs in their place; nothing if it is none. A row
 * with one text in it is running text, but for a row's name with blanks behind it.
 */
export function csvAsTabs(text: string, isRowName: (text: string) => boolean): string | undefined {
  if (/[|\t]/u.test(text)) return undefined;
  for (const mark of [",", ";"]) {
    if (text.split(mark).length < leastCsvRows * 5) continue;
    const records = csvRecords(text, mark).map((cells) => cells.map((cell) => cell.trim()));
    const isRow = (cells: readonly string[]) =>
      cells.length >= 5 &&
      cells.filter(isFigureOrBlank).length > cells.length / 2 &&
      cells.some((cell) => cell !== "");
    if (
      records.filter((cells) => isRow(cells) && cells.some((cell) => /\d/u.test(cell))).length < leastCsvRows
    )
      continue;
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
