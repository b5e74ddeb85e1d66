import { likenessesIn } from "../../src/likeness/batch.ts";
import { madeUpBatch } from "./made-up.ts";

const key = (a: string, b: string) => [a, b].toSorted().join("|");

/** How planted copies were found, sort by sort, and pairs that nobody planted. */
export function judged(honest: number, ofEach: number) {
  const { texts, planted } = madeUpBatch(honest, ofEach);
  const { pairs } = likenessesIn(texts);
  const shares = new Map(pairs.map(({ first, second, share }) => [key(first, second), share]));
  const bySort = new Map<string, number[]>();
  for (const { sort, original, copy } of planted)
    bySort.set(sort, [...(bySort.get(sort) ?? []), shares.get(key(original, copy)) ?? 0]);
  const known = new Set(planted.map(({ original, copy }) => key(original, copy)));
  return { bySort, wrong: pairs.filter(({ first, second }) => !known.has(key(first, second))) };
}
