import type { CrossSection, TableKey } from "../form/form.ts";
import { type FigurePlace, figuresOf, tableSums } from "../report/figures.ts";
import { type Context, countAt } from "./finding.ts";

/** A sum that a table must keep: what is added up on the left equals what is added up on the right. */
export interface Equation {
  readonly kind: "row" | "column" | "balance";
  /** Cells by their number in `places`. */
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** The column that the equation runs down; none for one along a row. */
  readonly column?: string;
}

/** The equations of a table, and which of them each cell takes part in. */
export interface EquationTable {
  readonly places: readonly FigurePlace[];
  readonly equations: readonly Equation[];
  /** For each cell: its equations, and whether it stands on the left (1) or on the right (−1). */
  readonly touching: readonly (readonly (readonly [equation: number, sign: 1 | -1])[])[];
}

const knownEquations = new WeakMap<CrossSection, EquationTable>();

/** Reads the equations off a table of the form, once. */
export function equationsOf(section: CrossSection): EquationTable {
  const before = knownEquations.get(section);
  if (before) return before;
  const places = figuresOf(section);
  const numbers = new Map(places.map(({ keys }, i) => [keys.join("."), i]));
  const cell = (keys: readonly string[]) => numbers.get(keys.join(".")) as number;
  const columnOf = (keys: readonly string[]) => places[cell(keys)]?.column.join("·") ?? "";
  const { rows, columns, balances } = tableSums(section);
  const equations: Equation[] = [
    ...rows.map(({ total, parts }) => ({
      kind: "row" as const,
      left: parts.map(cell),
      right: [cell(total)],
    })),
    ...columns.map(({ total, parts }) => ({
      kind: "column" as const,
      left: parts.map(cell),
      right: [cell(total)],
      column: columnOf(total),
    })),
    ...balances.map(({ left, right, column }) => ({
      kind: "balance" as const,
      left: left.map(cell),
      right: right.map(cell),
      column: column.labels.join("·"),
    })),
  ];
  const table = equationTable(places, equations);
  knownEquations.set(section, table);
  return table;
}

function equationTable(places: readonly FigurePlace[], equations: readonly Equation[]): EquationTable {
  const touching = places.map((): [number, 1 | -1][] => []);
  equations.forEach(({ left, right }, e) => {
    for (const i of left) touching[i]?.push([e, 1]);
    for (const i of right) touching[i]?.push([e, -1]);
  });
  return { places, equations, touching };
}

/**
 * A table without the sums that some cells not known yet take part in. A total that agrees with its parts follows
 * them, and is not known either while one of them is not.
 */
export function withoutCells(
  table: EquationTable,
  values: readonly number[],
  cells: readonly number[],
): EquationTable {
  if (cells.length === 0) return table;
  const unknown = new Set(cells);
  const isOpen = ({ left, right }: Equation) => [...left, ...right].some((cell) => unknown.has(cell));
  const totals = table.equations.filter(({ kind }) => kind !== "balance");
  for (let before = 0; before !== unknown.size; ) {
    before = unknown.size;
    for (const equation of totals) {
      const { left, right } = sidesOf(equation, values);
      if (left === right && isOpen(equation)) unknown.add(equation.right[0] as number);
    }
  }
  return equationTable(
    table.places,
    table.equations.filter((equation) => !isOpen(equation)),
  );
}

/** The figures of a table as the sums take them. */
export const valuesIn = (context: Context, key: TableKey, { places }: EquationTable): number[] =>
  places.map(({ keys }) => countAt(context, key, keys));

const sumAt = (values: readonly number[], cells: readonly number[]) =>
  cells.reduce((all, i) => all + (values[i] as number), 0);

/** Both sides of an equation. */
export const sidesOf = ({ left, right }: Equation, values: readonly number[]) => ({
  left: sumAt(values, left),
  right: sumAt(values, right),
});

/** By how much the left of each equation is more than its right. */
export const gapsIn = ({ equations }: EquationTable, values: readonly number[]): number[] =>
  equations.map((equation) => {
    const { left, right } = sidesOf(equation, values);
    return left - right;
  });
