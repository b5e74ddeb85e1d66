import type { FoundCell } from "./read-cells.ts";
import { ranges } from "./sheet.ts";
import type { SheetPlace } from "./sheet-checks.ts";

/** The formula of a total as `tableSheet` writes it. */
export const totalFormula = (parts: readonly SheetPlace[]): string => `SUM(${ranges(parts)})`;

/** A formula without what programs add to it: 「= SUM($D$6:$I$6)」. */
const plainFormula = (formula: string) => formula.replace(/^=|[\s$]/gu, "").toUpperCase();

/** Which of the sums that the form has for a cell its formula is. */
const ownSum = ({ formula }: FoundCell, sums: readonly (readonly SheetPlace[])[]) =>
  formula === undefined ? undefined : sums.find((parts) => totalFormula(parts) === plainFormula(formula));

/** More parts of parts than any form has. */
const mostLevels = 8;

/**
 * What Excel shows in a cell once it has calculated our own sums anew. Libraries that fill in a workbook (exceljs) keep
 * the results of before. Nothing where the cell has another formula or none, or adds up what Excel does not: figures
 * stored as text.
 *
 * @param sumsAt the sums that the form has for a cell
 */
export function recalculated(
  cell: FoundCell | undefined,
  at: (place: SheetPlace) => FoundCell | undefined,
  sumsAt: (place: SheetPlace) => readonly (readonly SheetPlace[])[],
  levels = mostLevels,
): number | undefined {
  if (cell === undefined) return 0;
  const sum = ownSum(cell, sumsAt(cell));
  if (sum === undefined || levels === 0) {
    if (cell.kind === "number" && /^\d{1,15}$/u.test(cell.text)) return Number(cell.text);
    // Excel passes over texts: a stroke and 「无」 are nil to both.
    return cell.kind === "text" && !/[\d\p{N}]/u.test(cell.text) ? 0 : undefined;
  }
  let all = 0;
  for (const part of sum) {
    const one = recalculated(at(part), at, sumsAt, levels - 1);
    if (one === undefined) return undefined;
    all += one;
  }
  return all;
}

/**
 * The figures stored as text that a sum of ours passes over, as Excel does, where the sum is wrong for it.
 *
 * @param value what the sum gives
 * @param numberIn what a cell says to a reader
 */
export function passedOver(
  cell: FoundCell,
  value: number,
  at: (place: SheetPlace) => FoundCell | undefined,
  sums: readonly (readonly SheetPlace[])[],
  numberIn: (cell: FoundCell | undefined) => number,
): SheetPlace[] {
  const parts = ownSum(cell, sums);
  if (parts === undefined || parts.reduce((sum, part) => sum + numberIn(at(part)), 0) === value) return [];
  return parts.filter((part) => at(part)?.kind === "text" && numberIn(at(part)) !== 0);
}
