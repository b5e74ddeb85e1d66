import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import { ReadError } from "../../problem/read-error.ts";
import { keysOf, type MutableTree, putAt, type TableSection } from "../../report/figures.ts";
import type { WordCell } from "./read-blocks.ts";

/** A cell's text as data: a count, an amount as written, an empty cell, a stroke. */
const figureFrom = (text: string): number | string | null => {
  if (text === "") return null;
  return /^-?\d{1,15}$/u.test(text) ? Number(text) : text;
};

type Tree = MutableTree<number | string | null>;

/**
 * The figures of a table by their places in the form's grid. Every label must stand where the form has
 * it, so that no figure is read from a wrong row.
 */
export function readFigures(
  section: TableSection,
  key: TableKey,
  cells: readonly WordCell[],
  amounts: ReadonlySet<string>,
): Tree {
  const found = new Map(cells.map((cell) => [`${cell.row} ${cell.column}`, cell.text]));
  const tree: Tree = {};
  for (const { row, column, role, text, address } of sectionGrid(section, key).cells) {
    const here = found.get(`${row} ${column}`);
    const place = `${section.table}第 ${row + 1} 行第 ${column + 1} 列`;
    if (here === undefined)
      throw new ReadError(
        `${place}应为“${text || "数字"}”，但这里没有单元格；请不要增删行列、合并或拆分单元格。`,
      );
    if (role !== "figure") {
      if (here === text.replace(/\s/gu, "")) continue;
      throw new ReadError(`${place}应为“${text}”，现为“${here}”；请恢复表中文字。`);
    }
    const keys = keysOf(address as string);
    putAt(tree, keys, amounts.has(address as string) ? here || null : figureFrom(here));
  }
  return tree;
}
