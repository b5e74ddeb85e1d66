import type { Sum } from "../form/labels.ts";
import {
  countOf,
  type Figure,
  type FigurePlace,
  type FigureTree,
  figureAt,
  figuresOf,
  type MutableTree,
  putAt,
  type TableSection,
  tableSums,
} from "./figures.ts";

const nilFigure = (place: FigurePlace): Figure => (place.kind === "amount" || place.kind === "sum" ? "0" : 0);

const canonical = (figure: Figure): Figure => {
  if (typeof figure === "number") return figure + 0; // −0 is 0
  return figure;
};

/** How a table is completed: its figures in the order of the form, then the sums, in the order in which they are added up. */
interface Completion {
  readonly figures: readonly { readonly place: FigurePlace; readonly isTotal: boolean }[];
  readonly sums: readonly Sum[];
}

const completions = new WeakMap<TableSection, Completion>();

/** How a table is completed, read off the form once. */
function completionOf(section: TableSection): Completion {
  const before = completions.get(section);
  if (before !== undefined) return before;
  const { rows, columns } = tableSums(section);
  const rowTotals = new Set(columns.map((sum) => sum.total.join(".")));
  const isTotalRow = (sum: Sum) => rowTotals.has((sum.parts[0] ?? []).join("."));
  // Down the columns before the total rows' own sums, so that a given total row is added up along itself.
  const order = [...rows.filter((sum) => !isTotalRow(sum)), ...columns, ...rows.filter(isTotalRow)];
  const acrossTotals = new Set(rows.map((sum) => sum.total.join(".")));
  const sums = order.filter((sum) => !(columns.includes(sum) && acrossTotals.has(sum.total.join("."))));
  const totals = new Set(sums.map((sum) => sum.total.join(".")));
  const figures = figuresOf(section).map((place) => ({ place, isTotal: totals.has(place.keys.join(".")) }));
  const made = { figures, sums };
  completions.set(section, made);
  return made;
}

/**
 * The whole table from what was given: figures left out are nil, totals left out are the sum of
 * their parts, totals given stay as they are. Keys come out in the order of the form.
 */
export function completeFigures(section: TableSection, given: FigureTree): FigureTree {
  const { figures, sums } = completionOf(section);
  const whole: MutableTree<Figure> = {};
  for (const { place, isTotal } of figures) {
    const figure = figureAt(given, place.keys);
    if (figure !== undefined) {
      const amount = place.kind === "amount" && typeof figure === "number";
      putAt(whole, place.keys, amount ? String(figure) : canonical(figure));
    } else if (!isTotal) putAt(whole, place.keys, nilFigure(place));
    else putAt(whole, place.keys, Number.NaN); // keeps the order of the keys
  }
  for (const { total, parts } of sums) {
    if (!Number.isNaN(figureAt(whole, total))) continue;
    putAt(
      whole,
      total,
      parts.reduce((sum, part) => sum + countOf(figureAt(whole, part)), 0),
    );
  }
  return whole;
}
