import { expect, test } from "vitest";
import { rollUp } from "../../src/county/rollup/roll-up.ts";
import { asTenThousandths, bruteForce, numbersFrom, randomMembers } from "../county/random-county.ts";

const sets = Number(process.env.ROLLUP_SETS ?? 4000);

test(`${sets} random sets of agencies add up as by brute force`, () => {
  for (let seed = 1; seed <= sets; seed++) {
    const next = numbersFrom(seed * 104_729 + 17);
    const members = randomMembers(2024, 1 + next(seed % 200 === 0 ? 60 : 5), next);
    const scope = next(2) === 0 ? "区域" : "本级";
    const { sums, columns } = bruteForce(members, scope);
    const wrong = rollUp({ year: 2024, members, scope }).cells.filter(
      ({ address, total, columns: own }) =>
        asTenThousandths(total) !== (sums.get(address) ?? 0) ||
        Object.entries(own).some(
          ([band, figure]) => asTenThousandths(figure) !== (columns.get(`${band} ${address}`) ?? 0),
        ),
    );
    if (wrong.length > 0) expect(wrong, `seed ${seed}`).toEqual([]);
  }
});

test("60 agencies are added up in 10 ms of the processor", () => {
  const members = randomMembers(2024, 60, numbersFrom(5));
  const took: number[] = [];
  for (let i = 0; i < 40; i++) {
    const before = process.cpuUsage();
    rollUp({ year: 2024, members, scope: "区域" });
    const { user, system } = process.cpuUsage(before);
    took.push((user + system) / 1000);
  }
  expect(took.toSorted((a, b) => a - b)[took.length / 2]).toBeLessThan(10);
});
