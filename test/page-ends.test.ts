import fc from "fast-check";
import { expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { hardReport } from "./hard-report.ts";
import { pageEndFaults } from "./keeping-together.ts";
import { reportData } from "./random-report.ts";
import { readPdf } from "./readers/pdf.ts";

test.each([
  ["liuhulan", liuhulan2024],
  ["huaian", huaian2024],
  ["hard", hardReport()],
])("%s: no heading ends a page, no line stands alone", async (_, report) => {
  expect(pageEndFaults(report, await readPdf(await renderPdf(report)))).toEqual([]);
});

test("random reports", async () => {
  await fc.assert(
    fc.asyncProperty(reportData(), async (data) => {
      const report = parseReport(data);
      expect(pageEndFaults(report, await readPdf(await renderPdf(report)))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
