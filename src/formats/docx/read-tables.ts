import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import { ReadError } from "../../problem/read-error.ts";
import { cleanText } from "../../report/clean.ts";
import {
  addressOf,
  figuresOf,
  keysOf,
  type MutableTree,
  putAt,
  type TableSection,
} from "../../report/figures.ts";
import { compact } from "../../report/seen-basics.ts";
import { firstCharacters } from "../../report/text.ts";
import { plainText, writtenFigure } from "../../report/written-figure.ts";
import { inTheWay, type WordCell } from "./read-blocks.ts";

type WordFigure = number | string | null;

/** A cell's text as data: a count, an amount as written, an empty cell, a stroke. What is no figure stays as it is. */
function figureFrom(cell: WordCell, kind: FigureKind, place: string): WordFigure {
  const { text, struck } = cell;
  const [beside] = inTheWay(cell);
  if (beside !== undefined)
    throw new ReadError(`${place}有${beside}，无法确定填的是哪个数；请只留一个数字。`);

  if (struck !== "")
    throw new ReadError(
      `${place}有带删除线的“${struck}”，无法确定填的是哪个数；请删去不要的文字，或取消删除线。`,
    );
  // A zero-width no-break space is a blank to expressions, and nothing to the eye.
  if (/\S\s+\S/u.test(cleanText(text).trim()))
    throw new ReadError(
      `${place}现为“${text.trim().replace(/\s+/gu, "　")}”，中间有空格或换行，无法确定填的是哪个数；请只留一个数。`,
    );
  const written = plainText(text);
  if (written === "") return null;
  if (written === "/") return "/";
  const read = writtenFigure(text, kind);
  return read !== undefined && "value" in read ? read.value : text.trim();
}

/** The figures of a table and where each stood. */
export interface FiguresRead {
  readonly tree: MutableTree<WordFigure>;
  readonly places: readonly (readonly [address: string, place: string])[];
  /** What is seen in the table and was not read: where, and what. */
  readonly beside: readonly (readonly [place: string, what: string])[];
}

/**
 * The figures of a table by their places in the form's grid. Every label must stand where the form has
 * it, so that no figure is read from a wrong row.
 */
export function readFigures(section: TableSection, key: TableKey, cells: readonly WordCell[]): FiguresRead {
  const kinds = new Map(figuresOf(section).map(({ keys, kind }) => [addressOf(key, keys), kind]));
  const found = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const tree: MutableTree<WordFigure> = {};
  const places: [string, string][] = [];
  const placeOf = (row: number, column: number) => `${section.table}第 ${row + 1} 行第 ${column + 1} 列`;
  const form = sectionGrid(section, key).cells;
  for (const { row, column, text, address } of form) {
    const here = found.get(`${row} ${column}`);
    found.delete(`${row} ${column}`);
    const place = placeOf(row, column);
    if (here === undefined)
      throw new ReadError(
        `${place}应为“${text || "数字"}”，但这里没有单元格；请不要增删行列、合并或拆分单元格。`,
      );
    if (address !== undefined) {
      putAt(tree, keysOf(address), figureFrom(here, kinds.get(address) as FigureKind, place));
      places.push([address, place]);
    } else if (compact(here.text) !== compact(text) || here.struck !== "" || inTheWay(here).length > 0)
      throw new ReadError(
        `${place}应为“${text}”，现为“${[here.text + here.struck, ...inTheWay(here)].join("，有")}”；请恢复表中文字。`,
      );
  }
  for (const { row, column, text, struck, beside } of found.values()) {
    const seen = [text + struck, ...beside].filter((what) => what !== "").join("、");
    // A label may be said again where a page ends within it.
    const over = form.find(
      (cell) =>
        cell.row <= row &&
        row < cell.row + cell.rows &&
        cell.column <= column &&
        column < cell.column + cell.columns,
    );
    if (seen !== "" && (over === undefined || compact(seen) !== compact(over.text)))
      throw new ReadError(
        `${placeOf(row, column)}有“${firstCharacters(seen, 40)}”，格式里没有这一格；请不要增删行列、合并或拆分单元格。`,
      );
  }
  const beside = cells.flatMap((cell) =>
    cell.beside.map((what) => [placeOf(cell.row, cell.column), what] as const),
  );
  return { tree, places, beside };
}
