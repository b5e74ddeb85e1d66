import type { Cell } from "../../document/grid.ts";
import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import type { Problem } from "../../problem/problem.ts";
import {
  addressOf,
  figuresOf,
  keysOf,
  type MutableTree,
  putAt,
  type TableSection,
  tableSums,
} from "../../report/figures.ts";
import { told } from "../../report/format-reading.ts";
import { cellKey, type FoundCell, type MergedCells } from "./read-cells.ts";
import type { FoundSheet } from "./read-package.ts";
import { passedOver, recalculated } from "./read-totals.ts";
import { isLastYears, type ReadRegion } from "./read-unread.ts";
import { figureInCell, labelText } from "./read-values.ts";
import type { SheetPlace } from "./sheet-checks.ts";
import { cellName } from "./sheets.ts";
import { type WorkbookProblem, workbookProblem } from "./workbook-error.ts";

/** Where a table stands in a workbook: how far down and right, and how many of its labels are there. */
interface TablePlace {
  readonly sheet: FoundSheet;
  readonly down: number;
  readonly right: number;
  readonly labels: number;
}

/** What reading adds to as it goes. */
export interface Findings {
  readonly problems: WorkbookProblem[];
  readonly notes: Problem[];
  /** By address: 「表三 D6」. */
  readonly places: Map<string, string>;
  /** Where tables were found. */
  readonly regions: ReadRegion[];
}

const labelsOf = (section: TableSection, key: TableKey): Cell[] =>
  sectionGrid(section, key).cells.filter(({ role, text }) => role !== "figure" && text !== "");

/** A table's first labels may stand in so many places of a sheet; a form has a handful. */
const mostPlaces = 40;

/** The places of a workbook that have labels of a table, in the order of the sheets. */
function findPlaces(sheets: readonly FoundSheet[], labels: readonly Cell[]): TablePlace[] {
  const found = new Map<string, TablePlace>();
  // Whichever label a clerk changed, the next one leads to the table.
  const anchors = labels.slice(0, 4).map(({ row, column, text }) => ({ row, column, text: labelText(text) }));
  const wanted = labels.map(({ row, column, text }) => ({ row, column, text: labelText(text) }));
  const longest = Math.max(...wanted.map(({ text }) => text.length));
  sheets.forEach((sheet, i) => {
    let places = 0;
    for (const cell of sheet.cells.values()) {
      // Text of another length is no label: long ones are not even looked at.
      if (cell.text.length > 4 * longest) continue;
      const text = labelText(cell.text);
      for (const anchor of anchors) {
        if (anchor.text !== text || places >= mostPlaces) continue;
        const [down, right] = [cell.row - anchor.row, cell.column - anchor.column];
        const key = `${i} ${down} ${right}`;
        if (found.has(key)) continue;
        places += 1;
        const there = wanted.filter(({ row, column, text }) => {
          const here = sheet.cells.get(cellKey(row + down, column + right));
          return here !== undefined && here.text.length <= 4 * longest && labelText(here.text) === text;
        }).length;
        found.set(key, { sheet, down, right, labels: there });
      }
    }
  });
  // Last year's table stands beside this year's.
  const columns = Math.max(...labels.map((label) => label.column + label.columns));
  const rows = Math.max(...labels.map((label) => label.row + label.rows));
  const isWhole = (place: TablePlace) => place.labels >= labels.length / 2;
  const whole = [...found.values()].filter(isWhole);
  const places = [...found.values()].map((place) => {
    const { sheet, down, right } = place;
    const above = whole.filter((other) => other.sheet === sheet && other.down + rows <= down);
    const from = Math.max(0, ...above.map((other) => other.down + rows));
    return { place, past: isLastYears(sheet, { row: down, column: right, columns }, from) };
  });
  return places
    .filter(
      ({ place, past }) =>
        !past ||
        !places.some((other) => !other.past && other.place.sheet === place.sheet && isWhole(other.place)),
    )
    .map(({ place }) => place);
}

/** How many labels of a table a workbook has. */
export const labelsFound = (sheets: readonly FoundSheet[], section: TableSection, key: TableKey): number =>
  Math.max(0, ...findPlaces(sheets, labelsOf(section, key)).map(({ labels }) => labels));

/** The figures of a table at one place. */
interface TableRead {
  readonly tree: MutableTree<number | string>;
  readonly problems: readonly WorkbookProblem[];
  readonly places: readonly (readonly [string, string])[];
  /** Our own sums whose stored results are of before. */
  readonly notes: readonly Problem[];
}

function readAt({ sheet, down, right }: TablePlace, section: TableSection, key: TableKey): TableRead {
  const tree: MutableTree<number | string> = {};
  const problems: WorkbookProblem[] = [];
  const places: [string, string][] = [];
  const at = ({ row, column }: Cell): FoundCell | undefined =>
    sheet.cells.get(cellKey(row + down, column + right));
  const nameOf = ({ row, column }: Cell) => cellName(row + down, column + right);
  for (const label of labelsOf(section, key)) {
    const here = at(label)?.text ?? "";
    if (labelText(here.slice(0, 500)) !== labelText(label.text))
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
  const { rows, columns } = tableSums(section);
  const totals = new Set([...rows, ...columns].map(({ total }) => addressOf(key, total)));
  const stale: string[] = [];
  const figures = sectionGrid(section, key).cells.filter(({ address }) => address !== undefined);
  const placeOf = ({ row, column }: Cell) => ({ row: row + down, column: column + right });
  const byAddress = new Map(figures.map((cell) => [cell.address, placeOf(cell)]));
  const sumsByCell = new Map<string, SheetPlace[][]>();
  for (const { total, parts } of [...rows, ...columns]) {
    const { row, column } = byAddress.get(addressOf(key, total)) as SheetPlace;
    const sums = sumsByCell.get(cellKey(row, column)) ?? [];
    sums.push(parts.map((part) => byAddress.get(addressOf(key, part)) as SheetPlace));
    sumsByCell.set(cellKey(row, column), sums);
  }
  const seek = ({ row, column }: SheetPlace) => sheet.cells.get(cellKey(row, column));
  const sumsAt = ({ row, column }: SheetPlace) => sumsByCell.get(cellKey(row, column)) ?? [];
  const asText = new Set<string>();
  const numberIn = (cell: FoundCell | undefined) => {
    const read = figureInCell(cell, "count");
    return read !== undefined && "value" in read ? Number(read.value) : 0;
  };
  const starts = new Set(figures.map(({ row, column }) => cellKey(row + down, column + right)));
  // A merged cell that starts at a figure and takes in others.
  const merged = sheet.merged.filter(({ row, column }) => starts.has(cellKey(row, column)));
  for (const cell of figures) {
    if (cell.address === undefined) continue;
    const [here, place] = [at(cell), { sheet: sheet.name, cell: nameOf(cell), path: cell.address }];
    places.push([cell.address, `${sheet.name} ${place.cell}`]);
    const covered = coveredBy(merged, cell, down, right);
    if (covered !== undefined) {
      const message = `单元格与相邻的合并成了 ${covered}，无法确定是哪一格的数；请取消合并，分别填写。`;
      problems.push(workbookProblem("FIGURE", place, message, here?.text ?? ""));
      continue;
    }
    // A sum that no program has added up yet: it is added up anew anyway.
    if (here?.kind === "formula" && totals.has(cell.address) && /^=(?:SUM\(|$)/i.test(here.text)) continue;
    const read = figureInCell(here, kinds.get(cell.address) as FigureKind);
    if (read === undefined) continue;
    if ("message" in read) problems.push(workbookProblem("FIGURE", place, read.message, here?.text ?? ""));
    else {
      const sum =
        here?.formula !== undefined && totals.has(cell.address)
          ? recalculated(here, seek, sumsAt)
          : undefined;
      const isStale = sum !== undefined && sum !== read.value;
      if (isStale) stale.push(`${place.cell}（存的是 ${read.value}，相加为 ${sum}）`);
      putAt(tree, keysOf(cell.address), isStale ? sum : read.value);
      if (here?.formula !== undefined && sum === undefined)
        for (const { row, column } of passedOver(here, Number(read.value), seek, sumsAt(here), numberIn))
          asText.add(cellName(row, column));
    }
  }
  places.push([key, sheet.name]);
  const notes = [
    ...(stale.length === 0
      ? []
      : [`合计公式没有重算，有 ${stale.length} 格，已按各格相加：${stale.join("、")}。`]),
    ...(asText.size === 0
      ? []
      : [
          `${[...asText].join("、")} 的数是文本，Excel 的合计不计入；请在格中重新输入数字（先把格式改为“常规”）。`,
        ]),
  ];
  return { tree, problems, places, notes: notes.map((message) => told(key, sheet.name, message)) };
}

/** The merged cells over a figure where the form has none: 「D6:E6」. */
function coveredBy(
  merged: readonly MergedCells[],
  { row, column, rows, columns }: Cell,
  down: number,
  right: number,
): string | undefined {
  const [top, left] = [row + down, column + right];
  const over = merged.find(
    (range) =>
      range.row < top + rows &&
      top < range.row + range.rows &&
      range.column < left + columns &&
      left < range.column + range.columns &&
      (range.row < top ||
        range.column < left ||
        range.row + range.rows > top + rows ||
        range.column + range.columns > left + columns),
  );
  return (
    over &&
    `${cellName(over.row, over.column)}:${cellName(over.row + over.rows - 1, over.column + over.columns - 1)}`
  );
}

/** What a table says, for comparing two of them. */
const content = ({ tree, problems }: TableRead) =>
  JSON.stringify([tree, problems.map(({ message, found }) => [message, found])]);

/**
 * The figures of a table, wherever it stands. Every label must be in its place, so that no figure slips a row. Sheets
 * that are seen come first; where two of them have the whole table and differ, none is chosen.
 */
export function readTable(
  sheets: readonly FoundSheet[],
  section: TableSection,
  key: TableKey,
  { problems, notes, places, regions }: Findings,
): MutableTree<number | string> {
  const labels = labelsOf(section, key);
  const found = findPlaces(sheets, labels)
    .filter((place) => place.labels >= labels.length / 2)
    .toSorted((a, b) => Number(b.sheet.visible) - Number(a.sheet.visible) || b.labels - a.labels);
  const [best, ...others] = found;
  if (best === undefined) {
    const message = `没有找到${section.table}“${section.title}”，请使用下发的填报表。`;
    problems.push(workbookProblem("TABLE_MISSING", { sheet: section.table, path: key }, message));
    return {};
  }
  const read = readAt(best, section, key);
  const nameOf = ({ sheet, down, right }: TablePlace) => `${sheet.name} ${cellName(down, right)}`;
  for (const other of others) {
    const again = readAt(other, section, key);
    if (content(again) === content(read)) continue;
    const names =
      best.sheet === other.sheet
        ? `“${nameOf(best)}”起和“${nameOf(other)}”起`
        : `“${best.sheet.name}”“${other.sheet.name}”`;
    if (other.sheet.visible === best.sheet.visible && other.labels === best.labels) {
      const message = `有两张${section.table}，填的不一样：${names}；请核对后删去不要的一张。`;
      problems.push(workbookProblem("TABLE_TWICE", { sheet: other.sheet.name, path: key }, message));
      return {};
    }
    const why = other.sheet.visible ? "表中文字不全" : "工作表是隐藏的";
    notes.push(
      told(
        key,
        other.sheet.name,
        `这里另有一张${section.table}，与“${best.sheet.name}”填的不一样；${why}，没有读。`,
      ),
    );
  }
  if (!best.sheet.visible)
    notes.push(
      told(key, best.sheet.name, `${section.table}所在的工作表是隐藏的；读的是其中填的数，请核对。`),
    );
  problems.push(...read.problems);
  notes.push(...read.notes);
  const { rowHeights, widths } = sectionGrid(section, key);
  for (const { sheet, down, right } of found)
    regions.push({ sheet, row: down, column: right, rows: rowHeights.length, columns: widths.length });
  for (const [address, place] of read.places) places.set(address, place);
  return read.tree;
}
