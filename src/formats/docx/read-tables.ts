import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import { ReadError } from "../../problem/read-error.ts";
import {
  addressOf,
  figuresOf,
  keysOf,
  type MutableTree,
  putAt,
  type TableSection,
} from "../../report/figures.ts";
import { plainText, writtenFigure } from "../../report/written-figure.ts";
import { compact } from "./read-basics.ts";
import type { WordCell } from "./read-blocks.ts";

type WordFigure = number | string | null;

/** A cell's text as data: a count, an amount as written, an empty cell, a stroke. What is no figure stays as it is. */
function figureFrom({ text, struck }: WordCell, kind: FigureKind, place: string): WordFigure {
  if (struck !== "")
    throw new ReadError(
      `${place}有带删除线的“${struck}”，无法确定填的是哪个数；请删去不要的文字，或取消删除线。`,
    );
  if (/\S\s+\S/u.test(text.trim()))
    throw new ReadError(
      `${place}现为“${text.trim().replace(/\s+/gu, "　")}”，中间有空格或换行，无法确定填的是哪个数；请只留一个数。`,
    );
  const written = plainText(text);
  if (written === "") return null;
  if (written === "/") return "/";
  const read = writtenFigure(written, kind);
  return read !== undefined && "value" in read ? read.value : text.trim();
}

/** The figures of a table and where each stood. */
export interface FiguresRead {
  readonly tree: MutableTree<WordFigure>;
  readonly places: readonly (readonly [address: string, place: string])[];
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
  for (const { row, column, text, address } of sectionGrid(section, key).cells) {
    const here = found.get(`${row} ${column}`);
    const place = `${section.table}第 ${row + 1} 行第 ${column + 1} 列`;
    if (here === undefined)
      throw new ReadError(
        `${place}应为“${text || "数字"}”，但这里没有单元格；请不要增删行列、合并或拆分单元格。`,
      );
    if (address !== undefined) {
      putAt(tree, keysOf(address), figureFrom(here, kinds.get(address) as FigureKind, place));
      places.push([address, place]);
    } else if (compact(here.text) !== compact(text) || here.struck !== "")
      throw new ReadError(`${place}应为“${text}”，现为“${here.text}${here.struck}”；请恢复表中文字。`);
  }
  return { tree, places };
}
