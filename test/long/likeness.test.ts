import { expect, test } from "vitest";
import { judged } from "../likeness/judged.ts";

test("a batch of 1,000 with 50 copies of each sort", () => {
  const { bySort, wrong } = judged(550, 50);
  for (const [sort, shares] of bySort) {
    const from = sort.startsWith("half") ? 0.3 : 0.5;
    const found = shares.filter((share) => share >= from).length / shares.length;
    expect(found, sort).toBeGreaterThanOrEqual(sort.startsWith("half") ? 0.95 : 1);
  }
  expect(wrong).toEqual([]);
});
