import type { Edition } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import {
  addressOf,
  type FigureTree,
  figureAt,
  figuresOf,
  tableSums,
  tablesOf,
} from "../../report/figures.ts";
import { figurePlaceName } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import { type Exact, exactOf } from "./exact.ts";

/** A cell of tables two to four. */
export interface TableCell {
  readonly address: string;
  readonly table: string;
  readonly keys: readonly string[];
  readonly kind: FigureKind;
  readonly place: string;
}

/** An equation between cells, as their places in the list: both sides have the same sum. */
export interface CellEquation {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** All cells of an edition's tables, and what must hold between them. */
export interface FormCells {
  readonly cells: readonly TableCell[];
  readonly byAddress: ReadonlyMap<string, number>;
  /** Each total with its parts. */
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
  readonly balances: readonly CellEquation[];
}

const cellsOfEdition = new Map<Edition, FormCells>();

/** The cells of an edition, in the order of the form; made once. */
export function formCells(edition: Edition): FormCells {
  const before = cellsOfEdition.get(edition);
  if (before !== undefined) return before;
  const cells = tablesOf(edition).flatMap(([table, section]) =>
    figuresOf(section).map(
      (place): TableCell => ({
        address: addressOf(table, place.keys),
        table,
        keys: place.keys,
        kind: place.kind,
        place: figurePlaceName(section, place),
      }),
    ),
  );
  const byAddress = new Map(cells.map(({ address }, i) => [address, i]));
  const at = (table: string) => (keys: readonly string[]) => byAddress.get(addressOf(table, keys)) as number;
  const sums = tablesOf(edition).flatMap(([table, section]) => {
    const { rows, columns } = tableSums(section);
    return [...rows, ...columns].map(({ total, parts }) => ({
      total: at(table)(total),
      parts: parts.map(at(table)),
    }));
  });
  const balances = tablesOf(edition).flatMap(([table, section]) =>
    tableSums(section).balances.map(({ left, right }) => ({
      left: left.map(at(table)),
      right: right.map(at(table)),
    })),
  );
  const made: FormCells = { cells, byAddress, sums, balances };
  cellsOfEdition.set(edition, made);
  return made;
}

/** The figures of a report's cells, in their order. */
export const exactFigures = (report: Report, { cells }: FormCells): (Exact | undefined | "unclear")[] =>
  cells.map(({ table, keys, kind }) =>
    exactOf(figureAt((report as unknown as Record<string, FigureTree>)[table], keys), kind),
  );

/** What some cells add up to. */
export function addedExactly(places: readonly number[], figures: readonly Exact[]): Exact {
  let sum = 0n;
  for (const i of places) sum += figures[i] as Exact;
  return sum;
}

/** Whether figures keep an equation. */
export const keepsEquation = ({ left, right }: CellEquation, figures: readonly Exact[]): boolean =>
  addedExactly(left, figures) === addedExactly(right, figures);

/** The sums and balances that some figures do not keep, as equations. */
export const brokenEquations = ({ sums, balances }: FormCells, figures: readonly Exact[]): CellEquation[] =>
  [...sums.map(({ total, parts }) => ({ left: [total], right: parts })), ...balances].filter(
    (equation) => !keepsEquation(equation, figures),
  );
