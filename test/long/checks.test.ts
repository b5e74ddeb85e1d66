// 10,000 mutations and 10,000 correct reports.
import fc from "fast-check";
import { expect, test } from "vitest";
import { check, isBlocking } from "../../src/checks/check.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { mutationMissed } from "../mutation.ts";
import { correctReport } from "../random-report.ts";

const seed = Number(process.env.SEED ?? 20261123);

test("10,000 mutations of correct reports are found", () => {
  fc.assert(
    fc.property(correctReport(), fc.nat(), fc.integer({ min: 1, max: 999_999 }), (report, which, by) => {
      expect(mutationMissed(report, which, by)).toBeUndefined();
    }),
    { numRuns: 10_000, seed },
  );
});

test.each([edition2021, edition2019])("5,000 correct reports after $notice have no error", (edition) => {
  fc.assert(
    fc.property(correctReport(edition), (report) => {
      expect(check(report).filter(isBlocking)).toEqual([]);
    }),
    { numRuns: 5000, seed },
  );
});
