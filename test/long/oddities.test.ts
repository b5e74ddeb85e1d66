import { expect, test } from "vitest";
import { agenciesOf, movingCounty } from "../county/moving-county.ts";
import { afterPlanting, plants, told } from "../county/oddity-plants.ts";

test.each(Object.entries(plants))("100 of 100 planted errors are told, and nobody else: %s", (_, plant) => {
  expect(afterPlanting(plant, 100, 40)).toEqual({ missed: [], wrong: [] });
});

test("in 100 counties where figures move up to six times nothing is told", () => {
  for (let seed = 1001; seed <= 1100; seed++)
    expect(told(agenciesOf(movingCounty(seed, 40))).flat()).toEqual([]);
});
