import { escapedXml, xmlDeclaration } from "../../opc/xml.ts";
import { cellName } from "./sheets.ts";
import { type Look, lookIndex } from "./styles.ts";

/** What stands in a cell: text, a number, or a formula with its value as of now. */
export type Content = string | number | null | { readonly formula: string; readonly value: string | number };

export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly look: Look;
  readonly content: Content;
}

/** What may be typed into cells; what is said if something else is. */
export interface Validation {
  readonly cells: readonly string[];
  readonly rule: { readonly least: number } | { readonly list: readonly string[] };
  readonly message: string;
}

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** Heights of rows that are not the usual, pt. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Rows that grow with their text while it is typed; `heights` says how they begin. */
  readonly loose?: ReadonlySet<number>;
  readonly landscape?: boolean;
  /** Rows may be added although the sheet is protected. */
  readonly growing?: boolean;
  /** All of it is printed on one page. */
  readonly onePage?: boolean;
  /** What is printed, each on a page, where it is not all: columns from the first to behind the last. */
  readonly printed?: readonly (readonly [from: number, to: number])[];
  /** A list: nothing is protected, and this row has filters over so many columns. */
  readonly list?: { readonly headRow: number; readonly columns: number };
  /** Rows at the top that stay in sight. */
  readonly frozen: number;
  readonly validations?: readonly Validation[];
  /** Cells that turn red while a formula holds. */
  readonly alarms?: readonly { readonly cell: string; readonly formula: string }[];
}

/** Excel reads `_x0041_` in a text as a character: what looks like it is told apart. */
const cellText = (text: string) => escapedXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));

function contentXml(name: string, style: number, content: Content): string {
  const open = `<c r="${name}" s="${style}"`;
  if (content === null || content === "") return `${open}/>`;
  if (typeof content === "number") return `${open}><v>${content}</v></c>`;
  if (typeof content === "string")
    return `${open} t="inlineStr"><is><t xml:space="preserve">${cellText(content)}</t></is></c>`;
  const { formula, value } = content;
  const type = typeof value === "string" ? ' t="str"' : "";
  return `${open}${type}><f>${escapedXml(formula)}</f><v>${typeof value === "string" ? cellText(value) : value}</v></c>`;
}

function validationXml({ cells, rule, message }: Validation): string {
  const text = `errorTitle="请核对" error="${escapedXml(message)}" sqref="${cells.join(" ")}"`;
  if ("list" in rule)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${text}><formula1>"${rule.list.join(",")}"</formula1></dataValidation>`;
  return `<dataValidation type="whole" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" ${text}><formula1>${rule.least}</formula1></dataValidation>`;
}

/** Margins of a printed page, in. */
const printMargin = { side: 0.6, foot: 0.7 };
const a4 = { short: 8.27, long: 11.69 };
/** Width of a column of so many characters, in: as Excel's widest digit of the usual font, and white. */
const columnInch = (characters: number) => (characters * 7 + 5) / 96;

/** How many rows a sheet has. */
const rowCount = ({ cells }: Sheet) =>
  cells.reduce((most, { row, rows = 1 }) => Math.max(most, row + rows), 0);

/** How large parts of a sheet are printed so that each stands on a page, percent. */
function partsScale(sheet: Sheet, parts: NonNullable<Sheet["printed"]>): number {
  const { widths, heights, landscape } = sheet;
  const [width, height] = landscape ? [a4.long, a4.short] : [a4.short, a4.long];
  const wide = parts.map(([from, to]) => widths.slice(from, to).reduce((sum, n) => sum + columnInch(n), 0));
  let high = 0;
  for (let row = 0; row < rowCount(sheet); row++) high += (heights?.get(row) ?? usualHeight) / 72;
  const fits = Math.min(
    (width - 2 * printMargin.side) / Math.max(...wide),
    (height - 2 * printMargin.foot) / high,
  );
  // A little smaller, since every program measures a character otherwise.
  return Math.max(10, Math.min(100, Math.floor(fits * 95)));
}

/** What of a sheet is printed, as Excel names it; nothing where it is all. */
export function printArea(sheet: Sheet): string | undefined {
  const last = rowCount(sheet);
  const absolute = (row: number, column: number) => cellName(row, column).replace(/^([A-Z]+)/u, "$$$1$$");
  return sheet.printed
    ?.map(([from, to]) => `'${sheet.name}'!${absolute(0, from)}:${absolute(last - 1, to - 1)}`)
    .join(",");
}

function printXml(sheet: Sheet): string {
  const { landscape, onePage, printed } = sheet;
  const size =
    printed === undefined
      ? `fitToWidth="1" fitToHeight="${onePage ? 1 : 0}"`
      : `scale="${partsScale(sheet, printed)}"`;
  const { side, foot } = printMargin;
  return [
    `<printOptions horizontalCentered="1"/><pageMargins left="${side}" right="${side}" top="${foot}" bottom="${foot}" header="0.3" footer="0.3"/>`,
    `<pageSetup paperSize="9" ${size} orientation="${landscape ? "landscape" : "portrait"}"/>`,
  ].join("");
}

/** Height of a row that asks for none, pt. */
const usualHeight = 18;

/** The cells of a row, by column; of two in one place the later counts. */
function rowXml(row: number, cells: readonly SheetCell[]): string {
  const byColumn: string[] = [];
  for (const { row: first, column, columns: wide = 1, look, content } of cells)
    for (let c = column; c < column + wide; c++)
      byColumn[c] = contentXml(
        cellName(row, c),
        lookIndex(look),
        row === first && c === column ? content : null,
      );
  return byColumn.join("");
}

/**
 * A sheet's part, piece by piece: a county's list takes a hundred megabytes as one text. Cells that a merged one covers
 * carry its look, so that its rules are drawn all round.
 */
export function* sheetPart(sheet: Sheet): Iterable<string> {
  const rows = new Map<number, SheetCell[]>();
  const merges: string[] = [];
  for (const cell of sheet.cells) {
    const { row, column, rows: high = 1, columns: wide = 1 } = cell;
    for (let r = row; r < row + high; r++) {
      const known = rows.get(r);
      if (known === undefined) rows.set(r, [cell]);
      else known.push(cell);
    }
    if (high > 1 || wide > 1)
      merges.push(`${cellName(row, column)}:${cellName(row + high - 1, column + wide - 1)}`);
  }
  const byNumber = <T>(a: readonly [number, T], b: readonly [number, T]) => a[0] - b[0];
  const rowPart = ([row, cells]: readonly [number, readonly SheetCell[]]): string => {
    const height = sheet.heights?.get(row);
    const set =
      height === undefined ? "" : ` ht="${height}"${sheet.loose?.has(row) ? "" : ' customHeight="1"'}`;
    return `<row r="${row + 1}"${set}>${rowXml(row, cells)}</row>`;
  };
  const columns = sheet.widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane =
    sheet.frozen === 0
      ? ""
      : `<pane ySplit="${sheet.frozen}" topLeftCell="A${sheet.frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const alarms = (sheet.alarms ?? []).map(
    ({ cell, formula }, i) =>
      `<conditionalFormatting sqref="${cell}"><cfRule type="expression" dxfId="0" priority="${i + 1}"><formula>${escapedXml(formula)}</formula></cfRule></conditionalFormatting>`,
  );
  const validations = (sheet.validations ?? []).filter(({ cells }) => cells.length > 0).map(validationXml);
  yield [
    xmlDeclaration,
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    sheet.printed === undefined ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "",
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="${usualHeight}"/>`,
    `<cols>${columns.join("")}</cols><sheetData>`,
  ].join("");
  for (const row of [...rows].toSorted(byNumber)) yield rowPart(row);
  yield [
    "</sheetData>",
    sheet.list === undefined
      ? `<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"${sheet.growing ? ' insertRows="0"' : ""}/>`
      : `<autoFilter ref="${cellName(sheet.list.headRow, 0)}:${cellName(Math.max(rowCount(sheet) - 1, sheet.list.headRow), sheet.list.columns - 1)}"/>`,
    merges.length === 0
      ? ""
      : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`,
    alarms.join(""),
    validations.length === 0
      ? ""
      : `<dataValidations count="${validations.length}">${validations.join("")}</dataValidations>`,
    printXml(sheet),
    "</worksheet>",
  ].join("");
}

/** Runs of neighbouring cells as ranges: `B5:G5,B9`. */
export function ranges(cells: readonly { readonly row: number; readonly column: number }[]): string {
  const found: { from: [number, number]; to: [number, number] }[] = [];
  for (const { row, column } of cells) {
    const last = found.at(-1);
    const along = last?.to[0] === row && last.from[0] === row && last.to[1] === column - 1;
    const down = last?.to[1] === column && last.from[1] === column && last.to[0] === row - 1;
    if (last && (along || down)) last.to = [row, column];
    else found.push({ from: [row, column], to: [row, column] });
  }
  return found
    .map(({ from, to }) => {
      const [a, b] = [cellName(...from), cellName(...to)];
      return a === b ? a : `${a}:${b}`;
    })
    .join(",");
}
