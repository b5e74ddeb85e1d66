import { cellKey, type FoundCell } from "./read-cells.ts";
import { readPackage } from "./read-package.ts";
import { dateOf } from "./read-values.ts";
import { cellName } from "./sheets.ts";
import { WorkbookError, workbookProblem } from "./workbook-error.ts";

/** A sheet as lines of texts, from its first row and column; dates as ISO 8601. */
export interface SheetRows {
  readonly name: string;
  readonly lines: readonly (readonly string[])[];
  /** Cells that are struck out: they are left out, and should be told. */
  readonly struck: readonly string[];
  /** 「名册 B5」 */
  readonly place: (line: number, column: number) => string;
}

/** A list has no more columns that anybody reads. */
const mostListColumns = 64;

/**
 * Reads one sheet as a list.
 *
 * @param name - of the sheet; left out: the first that is seen
 * @throws {WorkbookError} if it is no workbook, or there is no such sheet
 */
export function readRows(bytes: Uint8Array, name?: string): SheetRows {
  const { sheets, epoch } = readPackage(bytes, "list");
  const sheet =
    name === undefined ? sheets.find(({ visible }) => visible) : sheets.find((one) => one.name === name);
  if (sheet === undefined)
    throw new WorkbookError([
      workbookProblem("WORKBOOK", { sheet: name ?? "" }, `没有工作表“${name ?? ""}”，请用本程序写出的文件。`),
    ]);
  const textOf = (cell: FoundCell) => {
    if (cell.kind !== "date") return cell.text.trim();
    const read = dateOf(cell, epoch);
    return read !== undefined && "value" in read && typeof read.value === "string" ? read.value : cell.text;
  };
  const all = [...sheet.cells.values()].filter(({ column, struck }) => column < mostListColumns && !struck);
  const struck = [...sheet.cells.values()]
    .filter((cell) => cell.struck)
    .map(({ row, column }) => `${sheet.name} ${cellName(row, column)}`);
  const last = all.reduce((most, { row }) => Math.max(most, row), -1);
  const lines: string[][] = Array.from({ length: last + 1 }, () => []);
  for (const cell of all) {
    const line = lines[cell.row] as string[];
    while (line.length <= cell.column) line.push("");
    line[cell.column] = sheet.cells.get(cellKey(cell.row, cell.column))?.covered ? "" : textOf(cell);
  }
  return {
    name: sheet.name,
    lines,
    struck,
    place: (line, column) => `${sheet.name} ${cellName(line, column)}`,
  };
}
