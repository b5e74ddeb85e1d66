// Mutations and correct reports in numbers: every fault found, the wrong cell named, nothing said of what is right.
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { mutationOf } from "../mutation.ts";
import { correctReport } from "../random-report.ts";

const seed = Number(process.env.SEED ?? 20261123);
const runs = Number(process.env.RUNS ?? 3000);

test("single wrong figures of tables three and four are found, and the wrong cell of table three is named alone", () => {
  let [inner, named] = [0, 0];
  fc.assert(
    fc.property(correctReport(), fc.nat(), fc.integer({ min: 1, max: 999_999 }), (report, which, by) => {
      const { address, findings } = mutationOf(report, which, by);
      expect(findings, address).not.toEqual([]);
      if (!address.startsWith("requests.") || address.endsWith(".total")) return;
      inner++;
      if (findings.length === 1 && findings[0]?.path === address && findings[0].culprit) named++;
    }),
    { numRuns: runs, seed },
  );
  expect(inner).toBeGreaterThan(runs / 2);
  expect(named / inner).toBeGreaterThanOrEqual(0.95);
});

test.each([edition2021, edition2019])("correct reports after $notice give nothing", (edition) => {
  fc.assert(
    fc.property(correctReport(edition), (report) => {
      expect(check(report)).toEqual([]);
    }),
    { numRuns: runs / 2, seed },
  );
});
