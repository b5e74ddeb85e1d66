import { allTextIn, attributeNamed, childOf, childrenOf, type XmlElement } from "../../opc/elements.ts";
import { readLimits } from "../../opc/limits.ts";
import { type DrawnText, isUnseenText } from "../../report/unseen.ts";
import { drawnBy } from "./read-colours.ts";
import { cellAt, conditionsOf } from "./read-conditions.ts";
import { type CellFormat, isOfSymbols, isStruck, type WorkbookLooks } from "./read-formats.ts";

/**
 * A cell with something in it. `date`: a number that Excel shows as a date; `changed`: one that it shows as another
 * number, or not at all; `formula`: no result was stored with it; `renewed`: what its formula gives changes with every
 * day or every opening; `picture`: one that WPS keeps in a cell.
 */
export interface FoundCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly kind: "text" | "number" | "date" | "changed" | "formula" | "error" | "renewed" | "picture";
  /** All or part of it is struck out. */
  readonly struck: boolean;
  /** Its row or column is hidden. */
  readonly hidden: boolean;
  /** It is what this formula gave; empty where it stands with another cell that shares it. */
  readonly formula?: string;
  /** A merged cell stands over it. */
  readonly covered?: true;
  /** Nobody sees what is in it: white on white, or tiny. */
  readonly unseen?: true;
  /** Its font draws signs in place of letters. */
  readonly symbols?: true;
  /** The file has the cell twice, with something else each time. */
  readonly twice?: true;
  /** A conditional format may show something else, or nothing. */
  readonly conditional?: true;
}

/** Cells that stand merged as one; the first is seen. */
export interface MergedCells {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface FoundCells {
  /** By `row column`, from 0. */
  readonly cells: ReadonlyMap<string, FoundCell>;
  readonly merged: readonly MergedCells[];
}

export const cellKey = (row: number, column: number): string => `${row} ${column}`;

/** Digits that stand small, high or low. */
const shiftedDigits: Readonly<Record<string, string>> = {
  superscript: "⁰¹²³⁴⁵⁶⁷⁸⁹",
  subscript: "₀₁₂₃₄₅₆₇₈₉",
};

/** The digits of a run that stands small and high, or low. */
const digitsOf = (run: XmlElement): string | undefined => {
  const look = childOf(run, "rPr");
  return shiftedDigits[attributeNamed(childOf(look, "vertAlign"), "val") ?? ""];
};

/** A text of several runs, without the reading aids that Excel adds to Chinese and Japanese. */
export interface StringRead {
  readonly text: string;
  readonly struck: boolean;
  /** Part of it is drawn by a font of signs. */
  readonly symbols?: true;
  /** How its runs are drawn that say so. */
  readonly drawn?: readonly Omit<DrawnText, "ground">[];
}

export function stringOf(element: XmlElement): StringRead {
  let text = "";
  let struck = false;
  let symbols = false as boolean;
  const drawn: Omit<DrawnText, "ground">[] = [];
  const walk = (here: XmlElement) => {
    for (const child of here.children) {
      if (typeof child === "string") continue;
      if (child.localName === "t") text += allTextIn(child);
      else if (child.localName === "r") {
        if (isStruck(childOf(child, "rPr"))) struck = true;
        if (isOfSymbols(childOf(child, "rPr"), "rFont")) symbols = true;
        const before = text.length;
        walk(child);
        if (text.slice(before).trim() !== "") drawn.push(drawnBy(childOf(child, "rPr")));
        // 37 with a raised 1 is not 371.
        const digits = digitsOf(child);
        if (digits !== undefined)
          text =
            text.slice(0, before) +
            text.slice(before).replace(/\d/g, (digit) => digits[Number(digit)] as string);
      }
    }
  };
  walk(element);
  return {
    text: unescaped(text),
    struck,
    ...(symbols && { symbols: true as const }),
    ...(drawn.length > 0 && { drawn }),
  };
}

/** Excel writes what XML cannot hold as `_x000D_`. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const isOn = (value: string | undefined) => value === "1" || value === "true";

/** Narrower columns (characters) and lower rows (pt) show nothing. */
const leastWidth = 0.5;
const leastHeight = 3;

/** No sheet of Excel has more columns. */
const mostColumns = 16_384;

/** Whether each column shows nothing: by its number, from 0. */
function hiddenColumns(sheet: XmlElement): (column: number) => boolean {
  const hidden: boolean[] = [];
  const standard = childOf(sheet, "sheetFormatPr");
  const others = Number(attributeNamed(standard, "defaultColWidth") ?? 8) < leastWidth;
  const list = childOf(sheet, "cols");
  for (const col of (list ? childrenOf(list, "col") : []).slice(0, 1000)) {
    const width = attributeNamed(col, "width");
    const isHidden =
      isOn(attributeNamed(col, "hidden")) || (width === undefined ? others : Number(width) < leastWidth);
    const last = Math.min(Number(attributeNamed(col, "max") ?? 0), mostColumns);
    for (let n = Math.max(1, Number(attributeNamed(col, "min") ?? 0)); n <= last; n++)
      hidden[n - 1] = isHidden;
  }
  return (column) => hidden[column] ?? others;
}

function mergedCells(sheet: XmlElement): MergedCells[] {
  const list = childOf(sheet, "mergeCells");
  return (list ? childrenOf(list, "mergeCell") : []).flatMap((entry) => {
    const [from, to] = (attributeNamed(entry, "ref") ?? "").split(":").map(cellAt);
    if (!from || !to) return [];
    return [{ row: from[0], column: from[1], rows: to[0] - from[0] + 1, columns: to[1] - from[1] + 1 }];
  });
}

/** More decimals than are shown: 12.345 as 12.3. */
const isRounded = (text: string, { decimals }: CellFormat) =>
  decimals !== undefined &&
  Number.isFinite(Number(text)) &&
  Number(Number(text).toFixed(decimals)) !== Number(Number(text).toPrecision(15));

function shownKind(type: string, text: string, format: CellFormat | undefined): FoundCell["kind"] {
  if (type === "e") return "error";
  if (type === "d") return "date";
  if (type !== "n") return format?.textChanged ? "changed" : "text";
  if (format === undefined) return "number";
  if (format.repeated === true || (format.unsigned === true && text.startsWith("-"))) return "changed";
  if (format.shows === "plain") return isRounded(text, format) ? "changed" : "number";
  return format.shows;
}

/** Formulas that give something else tomorrow, or whenever a workbook is opened. */
const renewing = /(?:^|[^A-Z0-9_.])(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\(/iu;
/** A picture in a cell, as WPS keeps it. */
const picturing = /^=?(?:_xlfn\.)?DISPIMG\(/iu;

/** Tells what is special about formulas; those that are shared are written once. */
function formulaKinds(): (formula: XmlElement | undefined) => "renewed" | "picture" | undefined {
  const shared = new Map<string, string>();
  return (formula) => {
    if (formula === undefined) return undefined;
    const index = attributeNamed(formula, "si");
    let text = allTextIn(formula);
    if (index !== undefined && text !== "") shared.set(index, text);
    else if (index !== undefined) text = shared.get(index) ?? "";
    if (picturing.test(text)) return "picture";
    return renewing.test(text) ? "renewed" : undefined;
  };
}

/**
 * The cells of a sheet. Formulas count for the values that were stored with them; nothing is evaluated.
 *
 * @param tooMany makes the error for a sheet that no form needs
 */
export function cellsOf(
  sheet: XmlElement,
  shared: readonly StringRead[],
  { formats, differences }: WorkbookLooks,
  tooMany: () => Error,
  most: number = readLimits.cells,
): FoundCells {
  const cells = new Map<string, FoundCell>();
  const merged = mergedCells(sheet);
  const data = childOf(sheet, "sheetData");
  if (data === undefined) return { cells, merged };
  const hiddenColumn = hiddenColumns(sheet);
  // `zeroHeight` hides rows that the file does not name only, as Excel does: they have no cells.
  const standard = childOf(sheet, "sheetFormatPr");
  const height = isOn(attributeNamed(standard, "customHeight"))
    ? Number(attributeNamed(standard, "defaultRowHeight") ?? 12)
    : 12;
  const isConditional = conditionsOf(sheet, differences);
  const specialKind = formulaKinds();
  let row = -1;
  for (const line of childrenOf(data, "row")) {
    const told = Number(attributeNamed(line, "r") ?? "");
    row = Number.isInteger(told) && told > 0 ? told - 1 : row + 1;
    const hiddenRow =
      isOn(attributeNamed(line, "hidden")) || Number(attributeNamed(line, "ht") ?? height) < leastHeight;
    let column = -1;
    for (const cell of childrenOf(line, "c")) {
      const at = cellAt(attributeNamed(cell, "r"));
      column = at?.[1] ?? column + 1;
      const here = at?.[0] ?? row;
      const type = attributeNamed(cell, "t") ?? "n";
      const value = allTextIn(childOf(cell, "v"));
      const format = formats[Number(attributeNamed(cell, "s") ?? 0)];
      const formula = childOf(cell, "f");
      const hidden = hiddenRow || hiddenColumn(column);
      let unseen = format !== undefined && isUnseenText(format.drawn);
      let symbols = format?.symbols === true;
      const put = (text: string, kind: FoundCell["kind"], struck: boolean) => {
        const before = cells.get(cellKey(here, column));
        const given = {
          ...(symbols && { symbols: true as const }),
          ...(before !== undefined && before.text !== text && { twice: true as const }),
          ...(formula !== undefined && { formula: allTextIn(formula) }),
          ...(unseen && { unseen: true as const }),
          ...(isConditional(here, column, text) && { conditional: true as const }),
        };
        cells.set(cellKey(here, column), { row: here, column, text, kind, struck, hidden, ...given });
        if (cells.size > most) throw tooMany();
      };
      // A text that a formula gives may be empty; a number may not.
      if (value === "" && formula !== undefined && type !== "str") {
        put(`=${allTextIn(formula)}`, "formula", false);
        continue;
      }
      const inline = childOf(cell, "is");
      let read: StringRead = { text: value, struck: false };
      if (type === "s") read = shared[Number(value)] ?? { text: "", struck: false };
      else if (type === "inlineStr")
        read = inline === undefined ? { text: "", struck: false } : stringOf(inline);
      else if (type === "str") read = { text: unescaped(value), struck: false };
      else if (type === "b") read = { text: value === "1" ? "TRUE" : "FALSE", struck: false };
      if (read.text === "") continue;
      if (read.drawn !== undefined)
        unseen = read.drawn.some((run) => isUnseenText({ ...format?.drawn, ...run }));
      symbols ||= read.symbols === true;
      const kind = specialKind(formula) ?? shownKind(type, read.text, format);
      put(read.text, kind, read.struck || format?.struck === true);
    }
  }
  markCovered(cells, merged, tooMany);
  return { cells, merged };
}

/** Marks what merged cells stand over: it is not seen. */
function markCovered(
  cells: Map<string, FoundCell>,
  merged: readonly MergedCells[],
  tooMany: () => Error,
): void {
  let steps = 0;
  for (const { row, column, rows, columns } of merged) {
    const mark = (cell: FoundCell | undefined) => {
      if (cell === undefined || (cell.row === row && cell.column === column)) return;
      cells.set(cellKey(cell.row, cell.column), { ...cell, covered: true });
    };
    steps += Math.min(rows * columns, cells.size);
    if (steps > 20 * readLimits.cells) throw tooMany();
    if (rows * columns > cells.size) {
      for (const cell of [...cells.values()])
        if (
          cell.row >= row &&
          cell.row < row + rows &&
          cell.column >= column &&
          cell.column < column + columns
        )
          mark(cell);
    } else
      for (let r = row; r < row + rows; r++)
        for (let c = column; c < column + columns; c++) mark(cells.get(cellKey(r, c)));
  }
}
