import type { Cell } from "../../document/grid.ts";
import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import {
  addressOf,
  figuresOf,
  keysOf,
  type MutableTree,
  putAt,
  type TableSection,
} from "../../report/figures.ts";
import { cellKey, type FoundCell, type FoundSheet } from "./read-package.ts";
import { figureIn, labelText } from "./read-values.ts";
import { cellName } from "./sheets.ts";
import { type WorkbookProblem, workbookProblem } from "./workbook-error.ts";

/** Where a table stands in a workbook: how far down and right, and how many of its labels are there. */
interface FoundTable {
  readonly sheet: FoundSheet;
  readonly down: number;
  readonly right: number;
  readonly labels: number;
}

const labelsOf = (section: TableSection, key: TableKey): Cell[] =>
  sectionGrid(section, key).cells.filter(({ role, text }) => role !== "figure" && text !== "");

/** The place in a workbook that has most of a table's labels; of equal ones the leftmost, which is this year's. */
function findTable(sheets: readonly FoundSheet[], labels: readonly Cell[]): FoundTable | undefined {
  let best: FoundTable | undefined;
  // Whichever label a clerk changed, the next one leads to the table.
  for (const anchor of labels.slice(0, 4))
    for (const sheet of sheets)
      for (const cell of sheet.cells.values()) {
        if (labelText(cell.text) !== labelText(anchor.text)) continue;
        const [down, right] = [cell.row - anchor.row, cell.column - anchor.column];
        const there = labels.filter(({ row, column, text }) => {
          const here = sheet.cells.get(cellKey(row + down, column + right));
          return here !== undefined && labelText(here.text) === labelText(text);
        }).length;
        if (best === undefined || there > best.labels || (there === best.labels && right < best.right))
          best = { sheet, down, right, labels: there };
      }
  return best;
}

/** How many labels of a table a workbook has. */
export const labelsFound = (sheets: readonly FoundSheet[], section: TableSection, key: TableKey): number =>
  findTable(sheets, labelsOf(section, key))?.labels ?? 0;

/** The figures of a table, wherever it stands. Every label must be in its place, so that no figure slips a row. */
export function readTable(
  sheets: readonly FoundSheet[],
  section: TableSection,
  key: TableKey,
  problems: WorkbookProblem[],
): MutableTree<number | string> {
  const labels = labelsOf(section, key);
  const found = findTable(sheets, labels);
  const tree: MutableTree<number | string> = {};
  if (found === undefined || found.labels < labels.length / 2) {
    const message = `没有找到${section.table}“${section.title}”，请使用下发的填报表。`;
    problems.push(workbookProblem("TABLE_MISSING", { sheet: section.table, path: key }, message));
    return tree;
  }
  const { sheet, down, right } = found;
  const at = ({ row, column }: Cell): FoundCell | undefined =>
    sheet.cells.get(cellKey(row + down, column + right));
  const nameOf = ({ row, column }: Cell) => cellName(row + down, column + right);
  for (const label of labels) {
    const here = at(label)?.text ?? "";
    if (labelText(here) !== labelText(label.text))
      problems.push(
        workbookProblem(
          "LABEL_CHANGED",
          { sheet: sheet.name, cell: nameOf(label), path: key },
          `这里应为“${label.text}”；请恢复表中文字，不要增删行列。`,
          here,
        ),
      );
  }
  const kinds = new Map<string, FigureKind>(
    figuresOf(section).map(({ keys, kind }) => [addressOf(key, keys), kind]),
  );
  for (const cell of sectionGrid(section, key).cells) {
    if (cell.address === undefined) continue;
    const read = figureIn(at(cell), kinds.get(cell.address) as FigureKind);
    if (read === undefined) continue;
    if ("message" in read)
      problems.push(
        workbookProblem(
          "FIGURE",
          { sheet: sheet.name, cell: nameOf(cell), path: cell.address },
          read.message,
          at(cell)?.text ?? "",
        ),
      );
    else putAt(tree, keysOf(cell.address), read.value);
  }
  return tree;
}
