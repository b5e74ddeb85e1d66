import {
  blockLimits,
  type NarrativeBlockInput,
  type SpanningCell,
  type TableAlign,
} from "../../report/blocks.ts";
import { told } from "../../report/format-reading.ts";
import { trimmed } from "../../report/text.ts";
import { alignNames, ownLines, ownTableName } from "./own-tables.ts";
import { cellKey, type MergedCells } from "./read-cells.ts";
import type { FoundSheet } from "./read-package.ts";
import type { Findings } from "./read-table.ts";
import { labelText, obscured, shownText } from "./read-values.ts";
import { cellName, rowKinds, sheetNames } from "./sheets.ts";
import { workbookProblem } from "./workbook-error.ts";

/** A table as it stands on the sheet. */
export interface FoundOwnTable {
  readonly table: Extract<NarrativeBlockInput, { kind: "table" }>;
  /** Where its name stands, and each text of it by its path in the table: `rows.1.2` → 「文中表格 C5」. */
  readonly place: string;
  readonly places: readonly (readonly [string, string])[];
}

/** The sheet of the tables, whatever it is called now. */
export const ownTablesSheetIn = (sheets: readonly FoundSheet[]): FoundSheet | undefined => {
  const isIt = ({ name, cells }: FoundSheet) =>
    name.trim() === sheetNames.ownTables ||
    labelText(cells.get(cellKey(0, 0))?.text.slice(0, 20) ?? "") === sheetNames.ownTables;
  return sheets.find((sheet) => sheet.visible && isIt(sheet)) ?? sheets.find(isIt);
};

const tableNumber = (text: string): number | undefined => {
  const [, digits] = /^表格([0-9]{1,4})$/u.exec(labelText(text.slice(0, 40))) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

const alignOfName = (text: string): TableAlign | undefined =>
  (Object.keys(alignNames) as TableAlign[]).find((align) => {
    const side = alignNames[align].slice(1);
    return [side, `居${side}`, `靠${side}`, `${side}对齐`].includes(labelText(text.slice(0, 20)));
  });

/** Where the lines of one table stand on its sheet. */
interface TableLines {
  readonly caption: number | undefined;
  readonly align: number | undefined;
  readonly note: number | undefined;
  /** The rows of the table itself, heads first. */
  readonly rows: readonly number[];
  readonly headRows: number;
}

/** One table's part of the sheet, and what is said of its cells. */
interface TableArea {
  readonly sheet: FoundSheet;
  readonly start: number;
  readonly end: number;
  readonly problem: (row: number, column: number, message: string, found?: string) => void;
  readonly tell: (row: number, column: number, message: string, found?: string) => void;
}

const placeIn = ({ sheet }: TableArea, row: number, column: number) =>
  `${sheet.name} ${cellName(row, column)}`;
const cellIn = ({ sheet }: TableArea, row: number, column: number) => sheet.cells.get(cellKey(row, column));
const labelIn = (area: TableArea, row: number) => labelText((cellIn(area, row, 0)?.text ?? "").slice(0, 40));

/** What each line says that it is. `filled`: the rows in which something stands. */
function tableLines(area: TableArea, filled: ReadonlySet<number>): TableLines {
  const named = new Map<string, number>();
  const rows: number[] = [];
  let headRows = 0;
  const wholeLines: readonly string[] = [ownLines.caption, ownLines.align, ownLines.note];
  for (let row = area.start + 1; row < area.end; row++) {
    const label = labelIn(area, row);
    if (label === "" && !filled.has(row)) continue;
    if (wholeLines.includes(label)) {
      if (named.has(label)) area.problem(row, 0, `这张表有两行“${label}”，请删去一行。`);
      named.set(label, row);
    } else if (label === ownLines.head) {
      if (rows.length > headRows) area.problem(row, 0, `“${ownLines.head}”应在“${ownLines.body}”上面。`);
      rows.push(row);
      headRows += 1;
    } else if (label === ownLines.body) rows.push(row);
    else if (label === "" && rows.length > 0 && !named.has(ownLines.note)) {
      area.tell(row, 0, `这一行第一列是空的，读作“${ownLines.body}”。`);
      rows.push(row);
    } else {
      const known = Object.values(ownLines).join("、");
      area.problem(row, 0, `第一列应写明这一行是${known}中的哪一种。`, label);
    }
  }
  return {
    caption: named.get(ownLines.caption),
    align: named.get(ownLines.align),
    note: named.get(ownLines.note),
    rows,
    headRows,
  };
}

/** A cell's text as one line; line ends are told. */
function lineIn(area: TableArea, row: number, column: number): string {
  const cell = cellIn(area, row, column);
  if (cell === undefined) return "";
  const why = obscured(cell);
  if (why !== undefined) area.problem(row, column, why, cell.text);
  const text = trimmed(shownText(cell));
  if (!/[\r\n]/u.test(text)) return text;
  area.tell(row, column, "单元格里分了行，读作一行。", text);
  return text
    .replace(/\r\n?/gu, "\n")
    .replace(/(?<=[\p{Script=Han}，。、；：])\n+(?=\p{Script=Han})/gu, "")
    .replaceAll("\n", " ");
}

/** The merged cells over a table's rows. */
function mergedOver({ sheet }: TableArea, { rows }: TableLines): MergedCells[] {
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? -1];
  return sheet.merged.filter(({ row, column, rows }) => column > 0 && row <= last && row + rows > first);
}

/** How many columns a table has: those that say how they stand, and those right beside in which something is. */
function columnsIn(filled: ReadonlySet<number>, merged: readonly MergedCells[]): number {
  let columns = 0;
  const isUsed = (at: number) =>
    filled.has(at) || merged.some(({ column, columns }) => column <= at && at < column + columns);
  while (columns <= blockLimits.tableColumns && isUsed(columns + 1)) columns += 1;
  return columns;
}

/** The rows of a table as HTML nests them, and where each cell stands. */
function nestedRows(area: TableArea, { rows }: TableLines, merged: readonly MergedCells[], columns: number) {
  const last = rows.at(-1) as number;
  const outside = "合并的单元格超出了这张表，请取消合并。";
  const starts = new Map(merged.map((one) => [cellKey(one.row, one.column), one]));
  const places: [string, string][] = [];
  const covered = new Set<string>();
  const given = rows.map((row, r) => {
    const cells: (string | SpanningCell)[] = [];
    for (let column = 1; column <= columns; column++) {
      if (covered.has(cellKey(row, column))) {
        // What a merged cell hides is asked about.
        const hidden = cellIn(area, row, column);
        const why = hidden && obscured(hidden);
        if (why !== undefined) area.problem(row, column, why, hidden?.text);
        continue;
      }
      places.push([`rows.${r}.${cells.length}`, placeIn(area, row, column)]);
      const text = lineIn(area, row, column);
      const span = starts.get(cellKey(row, column));
      if (span === undefined) {
        cells.push(text);
        continue;
      }
      if (row + span.rows > last + 1) area.problem(row, column, outside, text);
      const over = rows.filter((one) => one >= row && one < row + span.rows);
      for (const one of over)
        for (let c = column; c < column + span.columns; c++) covered.add(cellKey(one, c));
      cells.push({ text, rows: over.length, columns: span.columns });
    }
    return cells;
  });
  for (const { row, column } of merged) if (!rows.includes(row)) area.problem(row, column, outside);
  return { given, places };
}

/** Reads one table between its name and the next. */
function readOwnTableAt(
  sheet: FoundSheet,
  start: number,
  end: number,
  { problems, notes, regions }: Findings,
): FoundOwnTable | undefined {
  const before = problems.length;
  const area: TableArea = {
    sheet,
    start,
    end,
    problem: (row, column, message, found) =>
      problems.push(
        workbookProblem("OWN_TABLE", { sheet: sheet.name, cell: cellName(row, column) }, message, found),
      ),
    tell: (row, column, message, found) =>
      notes.push(told("", `${sheet.name} ${cellName(row, column)}`, message, found)),
  };
  const here = [...sheet.cells.values()].filter(
    ({ row, column, text }) => row > start && row < end && column > 0 && text.trim() !== "",
  );
  const lines = tableLines(area, new Set(here.map(({ row }) => row)));
  const { caption, align, note, rows, headRows } = lines;
  const inTable = new Set(align === undefined ? rows : [...rows, align]);
  const merged = mergedOver(area, lines);
  const filled = new Set(here.filter(({ row }) => inTable.has(row)).map(({ column }) => column));
  const columns = columnsIn(filled, merged);
  regions.push({ sheet, row: start, column: 0, rows: end - start, columns: Math.max(columns, 1) + 1 });
  if (columns > blockLimits.tableColumns)
    area.problem(start, columns, `表格最多 ${blockLimits.tableColumns} 列。`);
  else if (columns === 0 || rows.length === 0) {
    if (problems.length === before)
      area.problem(start, 0, `这张表没有内容；不要的，请连同正文里的“${rowKinds.table}”一行删去。`);
  } else {
    const aligns = Array.from({ length: columns }, (_, c): TableAlign => {
      const written = align === undefined ? "" : lineIn(area, align, c + 1);
      const known = written === "" ? "center" : alignOfName(written);
      if (known === undefined)
        area.problem(align as number, c + 1, `应为${Object.values(alignNames).join("、")}之一。`, written);
      return known ?? "center";
    });
    const { given, places } = nestedRows(area, lines, merged, columns);
    const whole = (row: number | undefined) => (row === undefined ? "" : lineIn(area, row, 1));
    const [title, below] = [whole(caption), whole(note)];
    if (caption !== undefined) places.push(["caption", placeIn(area, caption, 1)]);
    if (note !== undefined) places.push(["note", placeIn(area, note, 1)]);
    return {
      table: {
        kind: "table",
        rows: given,
        headRows,
        align: aligns,
        ...(title !== "" && { caption: title }),
        ...(below !== "" && { note: below }),
      },
      place: placeIn(area, start, 0),
      places,
    };
  }
  return undefined;
}

/** The tables of the texts by their numbers. What is wrong with one is a problem with its cell. */
export function readOwnTables(
  sheet: FoundSheet | undefined,
  findings: Findings,
): Map<number, FoundOwnTable | undefined> {
  const found = new Map<number, FoundOwnTable | undefined>();
  if (sheet === undefined) return found;
  const { problems, notes, regions } = findings;
  if (!sheet.visible)
    notes.push(told("", sheet.name, "文中表格所在的工作表是隐藏的；读的是其中的表格，请核对。"));
  regions.push({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
  const starts = [...sheet.cells.values()]
    .filter(({ column, text }) => column === 0 && tableNumber(text) !== undefined)
    .toSorted((a, b) => a.row - b.row);
  const last = [...sheet.cells.values()].reduce((most, { row }) => Math.max(most, row), 0);
  for (const [i, { row, text }] of starts.entries()) {
    const number = tableNumber(text) as number;
    const end = starts[i + 1]?.row ?? last + 1;
    if (found.has(number))
      problems.push(
        workbookProblem(
          "OWN_TABLE",
          { sheet: sheet.name, cell: cellName(row, 0) },
          `有两张“${ownTableName(number)}”，请改用不同的编号，并在正文里各写一行“表格”。`,
        ),
      );
    else found.set(number, readOwnTableAt(sheet, row, end, findings));
  }
  return found;
}
