import type { EquationTable } from "./equations.ts";

/** A figure that is taken to be wrong: it stands `by` above the right one. */
export interface Change {
  readonly cell: number;
  readonly by: number;
}

/** What explains some broken sums. */
export interface Explanation {
  /** The ways with the fewest cells; one way is certain, several are guesses. */
  readonly ways: readonly (readonly Change[])[];
  /** The equations that it mends. */
  readonly mends: readonly number[];
}

/** Nodes of the search for sets of cells: far more than any table of a clerk needs. */
const patience = 20_000;

/** What each equation is off gapsAfter a change. */
function gapsAfter(table: EquationTable, gaps: readonly number[], { cell, by }: Change): number[] {
  const next = [...gaps];
  for (const [e, sign] of table.touching[cell] ?? []) next[e] = (next[e] as number) - sign * by;
  return next;
}

const brokenIn = (gaps: readonly number[]): number[] => gaps.flatMap((gap, e) => (gap === 0 ? [] : [e]));

/** How many rows and how many columns are still broken: each needs a cell of its own. */
function leastCells(table: EquationTable, gaps: readonly number[]): number {
  const columns = new Set<string>();
  let rows = 0;
  for (const e of brokenIn(gaps)) {
    const column = table.equations[e]?.column;
    if (column === undefined) rows++;
    else columns.add(column);
  }
  return Math.max(rows, columns.size);
}

/** Amounts by which a cell may be off: each mends at least one broken equation and leaves no figure below nil. */
function amounts(
  table: EquationTable,
  gaps: readonly number[],
  values: readonly number[],
  cell: number,
): number[] {
  const offs = (table.touching[cell] ?? []).map(([e, sign]) => (gaps[e] as number) * sign);
  return [...new Set(offs)].filter((by) => by !== 0 && (values[cell] as number) - by >= 0);
}

/**
 * Single cells in which a broken row and a broken column cross, where no other cell could be meant: mending the cell
 * mends its row and its column, and neither has another such cell.
 */
function crossings(table: EquationTable, gaps: readonly number[], values: readonly number[]): Change[] {
  const candidates: (Change & { readonly equations: readonly number[] })[] = [];
  table.places.forEach((_, cell) => {
    const equations = (table.touching[cell] ?? []).map(([e]) => e).filter((e) => gaps[e] !== 0);
    if (equations.length < 2) return;
    for (const by of amounts(table, gaps, values, cell)) {
      const next = gapsAfter(table, gaps, { cell, by });
      if ((table.touching[cell] ?? []).every(([e]) => next[e] === 0))
        candidates.push({ cell, by, equations });
    }
  });
  return candidates.filter(
    (one) =>
      !candidates.some(
        (other) => other.cell !== one.cell && other.equations.some((e) => one.equations.includes(e)),
      ),
  );
}

/** All smallest sets of up to `most` cells that mend every equation. */
function smallestSets(
  table: EquationTable,
  gaps: readonly number[],
  values: readonly number[],
  most: number,
): Change[][] {
  let nodes = 0;
  for (let size = 1; size <= most; size++) {
    const found = new Map<string, Change[]>();
    const search = (gaps: readonly number[], left: number, taken: readonly Change[]): void => {
      const broken = brokenIn(gaps);
      if (broken.length === 0) {
        const set = taken.toSorted((a, b) => a.cell - b.cell);
        found.set(set.map(({ cell, by }) => `${cell}:${by}`).join(), set);
        return;
      }
      if (left === 0 || leastCells(table, gaps) > left || ++nodes > patience) return;
      const { left: added = [], right = [] } = table.equations[broken[0] as number] ?? {};
      for (const cell of [...added, ...right]) {
        if (taken.some((change) => change.cell === cell)) continue;
        for (const by of amounts(table, gaps, values, cell))
          search(gapsAfter(table, gaps, { cell, by }), left - 1, [...taken, { cell, by }]);
      }
    };
    search(gaps, size, []);
    if (found.size > 0) return [...found.values()];
  }
  return [];
}

/**
 * Which cells explain the broken sums of a table: first those in which one row and one column cross alone, then the
 * smallest sets for what is left. Sums that nothing of up to three cells explains are returned as they are.
 */
export function explain(
  table: EquationTable,
  gaps: readonly number[],
  values: readonly number[],
): { readonly explanations: readonly Explanation[]; readonly unexplained: readonly number[] } {
  const explanations: Explanation[] = [];
  let rest = gaps;
  for (const change of crossings(table, gaps, values)) {
    const mends = (table.touching[change.cell] ?? []).map(([e]) => e);
    explanations.push({ ways: [[change]], mends });
    rest = gapsAfter(table, rest, change);
  }
  // Tables whose sums share no cell (table four) are explained sum by sum.
  const apart = table.equations.every(({ kind }) => kind === "row");
  const groups = apart ? brokenIn(rest).map((e) => [e]) : [brokenIn(rest)];
  const unexplained: number[] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    const here = rest.map((gap, e) => (group.includes(e) ? gap : 0));
    const ways = smallestSets(table, here, values, 3);
    if (ways.length === 0) unexplained.push(...group);
    else explanations.push({ ways, mends: group });
  }
  return { explanations, unexplained };
}

/**
 * A column that was overwritten by another: both hold the same figures, rows are off and no column is, and the figures
 * that would mend the rows keep the sums of the column. Gives the changes of the column; nothing if none fits.
 */
export function copiedColumn(
  table: EquationTable,
  gaps: readonly number[],
  values: readonly number[],
): { readonly changes: readonly Change[]; readonly of: number } | undefined {
  const broken = brokenIn(gaps);
  if (broken.length < 2 || broken.some((e) => table.equations[e]?.kind !== "row")) return undefined;
  const width = table.equations[broken[0] as number]?.left.length ?? 0;
  const rows = table.equations.filter(({ kind }) => kind === "row");
  for (let column = 0; column < width; column++) {
    for (let other = 0; other < width; other++) {
      if (other === column) continue;
      const same = rows.every(({ left }) => values[left[column] as number] === values[left[other] as number]);
      const some = rows.filter(({ left }) => values[left[column] as number] !== 0).length >= 2;
      if (!same || !some) continue;
      const changes = broken.map((e) => ({
        cell: table.equations[e]?.left[column] as number,
        by: gaps[e] as number,
      }));
      const mended = changes.reduce<readonly number[]>((now, change) => gapsAfter(table, now, change), gaps);
      if (changes.every(({ cell, by }) => (values[cell] as number) >= by) && brokenIn(mended).length === 0)
        return {
          changes,
          of: changes[0] ? (table.equations[broken[0] as number]?.left[other] as number) : 0,
        };
    }
  }
  return undefined;
}
