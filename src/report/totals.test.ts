import fc from "fast-check";
import { expect, test } from "vitest";
import { edition2021 } from "../form/edition-2021.ts";
import { countOf, figureAt, figuresOf, tableSums } from "./figures.ts";
import { completeFigures } from "./totals.ts";

const { requests, reviewAndLitigation, proactiveDisclosure } = edition2021.sections;

test("what is left out is nil, in the order of the form", () => {
  const whole = completeFigures(requests, {});
  expect(figuresOf(requests).map(({ keys }) => figureAt(whole, keys))).toEqual(
    figuresOf(requests).map(() => 0),
  );
  expect(Object.keys(whole)).toEqual(["received", "carriedOver", "outcomes", "carriedForward"]);
  expect(completeFigures(proactiveDisclosure, {})).toMatchObject({ licensing: 0, fees: "0" });
});

test("totals left out are computed, totals given are kept", () => {
  const whole = completeFigures(requests, {
    received: { naturalPerson: 3, other: 2 },
    outcomes: {
      disclosed: { naturalPerson: 1 },
      unable: { notHeld: { other: 2 } },
      total: { naturalPerson: 9 },
    },
  });
  expect(whole.received).toMatchObject({ naturalPerson: 3, other: 2, total: 5 });
  // The given 9 stands, and its row is added up along itself.
  expect(figureAt(whole, ["outcomes", "total", "naturalPerson"])).toBe(9);
  expect(figureAt(whole, ["outcomes", "total", "other"])).toBe(2);
  expect(figureAt(whole, ["outcomes", "total", "total"])).toBe(11);
});

test("blank cells and strokes stay and count as nil", () => {
  const whole = completeFigures(reviewAndLitigation, {
    reconsideration: { upheld: null, corrected: "/", pending: 4 },
  });
  expect(whole.reconsideration).toEqual({ upheld: null, corrected: "/", other: 0, pending: 4, total: 4 });
});

test("every sum holds when totals are left out", () => {
  const { rows, columns } = tableSums(requests);
  const totals = new Set([...rows, ...columns].map((sum) => sum.total.join(".")));
  const free = figuresOf(requests).filter(({ keys }) => !totals.has(keys.join(".")));
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: free.length, maxLength: free.length }), (counts) => {
      const given: Record<string, object> = {};
      free.forEach(({ keys }, i) => {
        let here = given as Record<string, unknown>;
        for (const key of keys.slice(0, -1)) {
          here[key] ??= {};
          here = here[key] as Record<string, unknown>;
        }
        here[keys.at(-1) as string] = counts[i];
      });
      const whole = completeFigures(requests, given as never);
      for (const { total, parts } of [...rows, ...columns])
        expect(figureAt(whole, total)).toBe(
          parts.reduce((sum, part) => sum + countOf(figureAt(whole, part)), 0),
        );
    }),
    { numRuns: 50 },
  );
});
