import type { Cell, Grid } from "../../document/grid.ts";
import { rowHeightsOf } from "../../document/row-heights.ts";
import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import {
  addressOf,
  countOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  keysOf,
  type TableSection,
  tableSums,
} from "../../report/figures.ts";
import { balanceNames } from "../../report/place.ts";
import { twip } from "../../style/units.ts";
import { type Content, ranges, type Sheet, type SheetCell, type Validation } from "./sheet.ts";
import { cellName, type SumCheck, sumChecks, tableStartRow } from "./sheets.ts";
import type { Look } from "./styles.ts";

interface TableFigures {
  readonly figures: FigureTree | undefined;
  readonly before: FigureTree | undefined;
  readonly beforeYear: number | undefined;
}

interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

const added = (figures: FigureTree | undefined, keys: readonly (readonly string[])[]) =>
  keys.reduce((sum, part) => sum + countOf(figureAt(figures, part)), 0);

/** Labels and figures of a grid, moved to their place on the sheet. */
function moved(
  grid: Grid,
  column: number,
  cellOf: (cell: Cell) => { look: Look; content: Content },
): SheetCell[] {
  return grid.cells.map((cell) => ({
    row: tableStartRow + cell.row,
    column: column + cell.column,
    rows: cell.rows,
    columns: cell.columns,
    ...cellOf(cell),
  }));
}

const labelCell = ({ text, vertical }: Cell) => ({
  look: (vertical ? "upright" : "label") as Look,
  content: text,
});

/** What a check is about, as the sentence names it: the column, or the group of columns. */
function subjectOf(section: TableSection, { at }: SumCheck): string {
  const place = figuresOf(section).find(({ keys }) => keys.join(".") === at.join("."));
  const labels = place?.column ?? [];
  return (place?.row.length ? labels.slice(-1) : labels.slice(0, -1)).join(" · ");
}

interface CheckTexts {
  readonly fails: string;
  readonly message: Content;
}

/** A check as formulas: whether it fails, and the sentence that says so. */
function checkTexts(
  check: SumCheck,
  subject: string,
  at: (keys: readonly string[]) => SheetPlace,
  figures: FigureTree | undefined,
  sides: ReturnType<typeof balanceNames>,
): CheckTexts {
  const { kind, left, right } = check;
  const sum = (keys: readonly (readonly string[])[]) => `SUM(${ranges(keys.map(at))})`;
  const fails = `${sum(left)}<>${sum(right)}`;
  const [a, b] = [added(figures, left), added(figures, right)];
  const start = subject === "" ? "" : `${subject}：`;
  const words =
    kind === "balance" && sides !== undefined
      ? [`${start}${sides.left}为`, `，${sides.right}为`, "，应相等，请核对"]
      : [`${start}总计应为`, "，现为", "，请核对"];
  const sentence = `"${words[0]}"&${sum(left)}&"${words[1]}"&${sum(right)}&"${words[2]}"`;
  const value = a === b ? "" : `${words[0]}${a}${words[1]}${b}${words[2]}`;
  return { fails, message: { formula: `IF(${fails},${sentence},"")`, value } };
}

/** Heights of a table's rows, pt: room for the lines of each label. */
function sheetRowHeights(grid: Grid, characters: readonly number[]): Map<number, number> {
  const least = grid.rowHeights.map((height) => Math.max(20, twip(height)));
  const heights = rowHeightsOf(grid, least, ({ rows, column, columns, text, vertical }) => {
    // Upright labels over many rows have room enough, others over several rows are short.
    if (rows > (vertical ? 3 : 1)) return undefined;
    const width = characters.slice(column, column + columns).reduce((a, b) => a + b, 0);
    const lines = vertical ? text.length : Math.ceil((text.length * 2 + 1) / width);
    return 14 * lines + 6;
  });
  return new Map(heights.map((height, i) => [tableStartRow + i, height]));
}

/** A table of the form as a sheet: figures to fill in, totals and checks as formulas, last year's beside. */
export function tableSheet(section: TableSection, key: TableKey, given: TableFigures): Sheet {
  const { figures, before, beforeYear } = given;
  const grid = sectionGrid(section, key, figures ?? {});
  const width = grid.widths.length;
  const kinds = new Map<string, FigureKind>(
    figuresOf(section).map(({ keys, kind }) => [addressOf(key, keys), kind]),
  );
  const places = new Map(
    grid.cells.flatMap(({ address, row, column }) =>
      address === undefined ? [] : [[address, { row: tableStartRow + row, column }] as const],
    ),
  );
  const at = (keys: readonly string[]) => places.get(addressOf(key, keys)) as SheetPlace;
  const { rows, columns } = tableSums(section);
  // Where two sums meet in a cell, either gives it.
  const sums = new Map([...rows, ...columns].map(({ total, parts }) => [addressOf(key, total), parts]));

  const contentOf = (address: string, figure: Figure | undefined): { look: Look; content: Content } => {
    const kind = kinds.get(address);
    if (kind === "amount" || kind === "sum")
      return { look: "decimal", content: figure === undefined || figure === null ? null : String(figure) };
    const parts = sums.get(address);
    if (parts === undefined) return { look: "count", content: figure ?? null };
    const value = added(figures, parts);
    // A total that was given and does not come out stands as it is, in red.
    if (figure !== undefined && figure !== null && figure !== value)
      return { look: "count", content: figure };
    return { look: "total", content: { formula: `SUM(${ranges(parts.map(at))})`, value } };
  };

  const beside = section.kind === "cross" && section.rows !== undefined;
  let below = tableStartRow + grid.rowHeights.length;
  const sides = balanceNames(section);
  const checks = sumChecks(section).map((check) => {
    const { row, column } = at(check.at);
    const inRow = check.kind === "row" && beside;
    const { fails, message } = checkTexts(check, inRow ? "" : subjectOf(section, check), at, figures, sides);
    // Beside its row, or in a row of its own below the table.
    const place = inRow ? { row, column: width } : { row: below++, column: 0, columns: width };
    return {
      alarm: { cell: cellName(row, column), formula: fails },
      cell: { ...place, look: "message" as const, content: message },
    };
  });

  const offset = width + 2;
  const cells: SheetCell[] = [
    { row: 0, column: 0, columns: width, look: "title", content: section.title },
    ...moved(grid, 0, (cell) =>
      cell.address === undefined
        ? labelCell(cell)
        : contentOf(cell.address, figureAt(figures, keysOf(cell.address))),
    ),
    ...checks.map(({ cell }) => cell),
    ...(before === undefined
      ? []
      : [
          {
            row: 0,
            column: offset,
            columns: width,
            look: "title" as const,
            content: `上年（${beforeYear}年）`,
          },
          ...moved(sectionGrid(section, key, before), offset, (cell) =>
            cell.address === undefined ? labelCell(cell) : { look: "before", content: cell.text },
          ),
        ]),
  ];
  const open = (wanted: (kind: FigureKind | undefined) => boolean) =>
    [...places]
      .filter(([address]) => wanted(kinds.get(address)))
      .map(([, { row, column }]) => cellName(row, column));
  const validations: Validation[] = [
    {
      cells: open((kind) => kind === "count"),
      rule: { least: 0 },
      message: "应填不小于 0 的整数；没有发生的填 0。",
    },
    {
      cells: open((kind) => kind === "change"),
      rule: { least: -999999999 },
      message: "应填整数，减少的填负数。",
    },
  ];
  const characters = grid.widths.map((twip) => Math.max(6, twip / 120));
  return {
    name: section.table,
    cells,
    widths: [...characters, 34, 3, ...(before === undefined ? [] : characters)],
    heights: sheetRowHeights(grid, characters),
    landscape: (section.kind === "cross" && !beside) || before !== undefined,
    onePage: true,
    frozen: tableStartRow + grid.headRows,
    validations,
    alarms: checks.map(({ alarm }) => alarm),
  };
}
