import type { FigurePlace } from "../report/figures.ts";
import { type Equation, type EquationTable, sidesOf } from "./equations.ts";

/** A figure as a message shows it. */
export const shownFigure = (figure: unknown) =>
  figure === null || figure === undefined ? "空白" : String(figure);

/** 「本机关不掌握相关政府信息」 from 「1.本机关不掌握相关政府信息」; remarks in brackets are left out. */
const plainLabel = (label: string) =>
  label
    .replace(/^(?:\d+\.|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)/u, "")
    .replace(/（.*$/u, "");

/** 「不掌握·自然人」: how a message calls a cell. */
export function figureName({ row, column }: FigurePlace): string {
  const last = row.at(-1);
  if (last === undefined) return column.map(plainLabel).slice(-2).join("·");
  return `${plainLabel(last)}·${plainLabel(column.at(-1) ?? "")}`;
}

/** 「（一）」 or 「三」: the form's own number of a row, at the level of the sum. */
export const clauseOf = (labels: readonly string[], level: 0 | 1) =>
  (level === 0 ? /^([一二三四五六七八九十]+)、/u : /^(（[一二三四五六七八九十]+）)/u).exec(
    labels[level] ?? "",
  )?.[1] ?? "";

/** 「第三项加第四项之和」 */
export const sideWords = (table: EquationTable, cells: readonly number[]): string =>
  `${cells.map((cell) => `第${clauseOf(table.places[cell]?.row ?? [], 0)}项`).join("加")}之和`;

/** Both sides of a broken sum in words: 「本行各列相加 15，总计 5」. */
export function sumWords(
  table: EquationTable,
  equation: Equation,
  values: readonly number[],
  oneRow: boolean,
): string {
  const { left, right } = sidesOf(equation, values);
  const labels = (cells: readonly number[]) => cells.map((cell) => table.places[cell]?.row ?? []);
  if (equation.kind === "row")
    return oneRow ? `本组各项相加为 ${left}，总计为 ${right}` : `本行各列相加为 ${left}，总计为 ${right}`;
  if (equation.kind === "column") {
    const clauses = labels(equation.left).map((row) => clauseOf(row, 1));
    const total = clauseOf(labels(equation.right)[0] ?? [], 1);
    return `本列第${clauses[0]}至${clauses.at(-1)}项相加为 ${left}，第${total}项总计为 ${right}`;
  }
  return `“${equation.column?.split("·").at(-1)}”一列${sideWords(table, equation.left)}为 ${left}，${sideWords(table, equation.right)}为 ${right}`;
}
