import { indexNames, matchAmongOthers } from "../names/match.ts";
import type { RollRow } from "./roll.ts";

/** Pairs of rows of which one's name may mean the other: one agency that two files call by two names. */
export function doubledNames(rows: readonly RollRow[]): (readonly [name: string, other: string])[] {
  const index = indexNames({ rows });
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const match = matchAmongOthers(index, row);
    if (match.kind !== "sure") return [];
    const pair = [row.name, match.row.name].toSorted().join("\t");
    if (seen.has(pair)) return [];
    seen.add(pair);
    return [[row.name, match.row.name] as const];
  });
}
