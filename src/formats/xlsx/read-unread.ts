import type { Edition } from "../../form/form.ts";
import type { Problem } from "../../problem/problem.ts";
import { tablesOf } from "../../report/figures.ts";
import { told } from "../../report/format-reading.ts";
import { firstCharacters } from "../../report/text.ts";
import { cellKey, type FoundCell } from "./read-cells.ts";
import type { FoundSheet, Workbook } from "./read-package.ts";
import { labelText } from "./read-values.ts";
import { allBasics, cellName, linksHead, sheetNames, textHeads } from "./sheets.ts";
import { textSheet } from "./text-sheet.ts";

/** Part of a sheet that was read, from 0. */
export interface ReadRegion {
  readonly sheet: FoundSheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What stands over a table that is last year's. */
const lastYears = /上年|去年|上一年/u;

/** Whether a table is last year's: a line above it says so. Table three's own 「上年结转」 above `from` says nothing. */
export function isLastYears(
  { cells }: FoundSheet,
  { row, column, columns }: Omit<ReadRegion, "sheet" | "rows">,
  from = 0,
) {
  for (const cell of cells.values())
    if (
      cell.row >= from &&
      cell.row < row &&
      cell.column >= column &&
      cell.column < column + columns &&
      lastYears.test(cell.text)
    )
      return true;
  return false;
}

const holds = ({ row, column, rows, columns }: ReadRegion, cell: FoundCell) =>
  cell.row >= row && cell.row < row + rows && cell.column >= column && cell.column < column + columns;

/** So many are told one by one; whoever leaves more beside the form has another form. */
const mostTold = 12;

/** What the form itself says, in the sheet of the text and over the tables. */
function ownTexts(edition: Edition): Set<string> {
  const cells = textSheet(edition, {}, undefined).cells.map(({ content }) => content);
  const titles = tablesOf(edition).map(([, { title }]) => title);
  return new Set(
    [...cells, ...titles].flatMap((text) => (typeof text === "string" ? [labelText(text)] : [])),
  );
}

/** The rows of the sheet of the text in which something is read, with the columns: the basics' and the list's. */
function textRegions(sheet: FoundSheet): ReadRegion[] {
  const labels = new Set(allBasics.map(({ label }) => labelText(label)));
  const regions: ReadRegion[] = [];
  const basicRows = new Set<number>();
  let head: FoundCell | undefined;
  for (const cell of sheet.cells.values()) {
    if (cell.text.length > 100) continue;
    const text = labelText(cell.text);
    if (labels.has(text)) {
      basicRows.add(cell.row);
      regions.push({ sheet, row: cell.row, column: cell.column, rows: 1, columns: 2 });
    } else if (text === textHeads[0]) head ??= cell;
  }
  if (head === undefined) return regions;
  const beside = sheet.cells.get(cellKey(head.row, head.column + textHeads.length))?.text ?? "";
  const columns = textHeads.length + (labelText(beside.slice(0, 100)) === linksHead ? 1 : 0);
  for (const { row } of sheet.cells.values())
    if (row >= head.row && !basicRows.has(row))
      regions.push({ sheet, row, column: head.column, rows: 1, columns });
  return regions;
}

/**
 * What stands in a workbook and was not read: cells beside the form, sheets of other things, text boxes, comments. Not
 * what the form says itself, what formulas say, and last year's tables.
 */
export function unreadNotes(
  { sheets, aside }: Workbook,
  text: FoundSheet | undefined,
  tables: readonly ReadRegion[],
  edition: Edition,
): Problem[] {
  const regions = [...tables, ...(text === undefined ? [] : textRegions(text))];
  const own = ownTexts(edition);
  const notes = aside.map((what) => told("", "工作簿", `有${what}，没有读。`));
  for (const sheet of sheets) {
    if (!sheet.visible || sheet.name === sheetNames.notes) continue;
    const here = regions.filter((region) => region.sheet === sheet);
    const byRow = new Map<number, ReadRegion[]>();
    for (const region of here)
      for (let row = region.row; row < region.row + region.rows; row++)
        byRow.set(row, [...(byRow.get(row) ?? []), region]);
    const unread = [...sheet.cells.values()].filter(
      (cell) =>
        cell.text.trim() !== "" &&
        cell.formula === undefined &&
        !(byRow.get(cell.row) ?? []).some((region) => holds(region, cell)) &&
        !(cell.text.length < 200 && own.has(labelText(cell.text))),
    );
    const [first] = unread;
    if (first === undefined) continue;
    if (here.length === 0) {
      notes.push(told("", sheet.name, "这张工作表没有读：其中没有填报表的表格或文字。"));
      continue;
    }
    const before = unread.filter(({ text }) => text.length < 100 && lastYears.test(text));
    const beside = unread.filter(({ column }) => !before.some((mark) => column >= mark.column));
    for (const cell of beside.slice(0, mostTold))
      notes.push(
        told(
          "",
          `${sheet.name} ${cellName(cell.row, cell.column)}`,
          `填在格式以外的“${firstCharacters(cell.text.trim(), 30)}”没有读。`,
          firstCharacters(cell.text, 80),
        ),
      );
    if (beside.length > mostTold)
      notes.push(told("", sheet.name, `格式以外另有 ${beside.length - mostTold} 格没有读。`));
  }
  return notes;
}
