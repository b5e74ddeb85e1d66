import type { Band, BandSection } from "../form/form.ts";
import { labelOf, leavesOf } from "../form/labels.ts";
import { addressOf, type FigureTree, figureAt } from "../report/figures.ts";
import { figureText } from "./figure-text.ts";
import type { Cell, Grid } from "./grid.ts";

/** The columns of a band; one column without a key where each row is a single figure. */
const columnsOf = ({ columns }: Band): { keys: readonly string[]; label: string }[] =>
  typeof columns !== "string" && "labels" in columns
    ? leavesOf(columns.labels).map(({ keys, labels }) => ({ keys, label: labels.at(-1) ?? "" }))
    : [{ keys: [], label: labelOf(columns) }];

/** A stack of bands as a grid: title row, head row, rows of figures; the last column takes what is left. */
export function bandTable(section: BandSection, key: string, figures: FigureTree): Grid {
  const width = section.widths.length;
  const cells: Cell[] = [];
  let row = 0;
  for (const band of section.bands) {
    const columns = columnsOf(band);
    const place = (c: number) => ({
      row,
      column: c + 1,
      rows: 1,
      columns: c === columns.length - 1 ? width - 1 - c : 1,
    });
    cells.push({ row, column: 0, rows: 1, columns: width, role: "band", align: "left", text: band.title });
    row += 1;
    cells.push({ row, column: 0, rows: 1, columns: 1, role: "head", text: band.head });
    columns.forEach(({ label }, c) => {
      cells.push({ ...place(c), role: "head", text: label });
    });
    row += 1;
    for (const { keys, labels } of leavesOf(band.rows)) {
      cells.push({ row, column: 0, rows: 1, columns: 1, role: "stub", text: labels.at(-1) ?? "" });
      columns.forEach((column, c) => {
        const way = [...keys, ...column.keys];
        const text = figureText(figureAt(figures, way));
        cells.push({ ...place(c), role: "figure", text, address: addressOf(key, way) });
      });
      row += 1;
    }
  }
  return { widths: section.widths, rowHeights: Array(row).fill(section.rowHeight), headRows: 0, cells };
}
