import fc from "fast-check";
import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { reportData } from "./random-report.ts";
import { readStructure } from "./readers/pdf-structure.ts";
import { structureFaults } from "./structure-expected.ts";

test("the township's report", async () => {
  expect(structureFaults(liuhulan2024, await readStructure(await renderPdf(liuhulan2024)))).toEqual([]);
});

test.each([edition2021, edition2019])("random reports of edition $key", async (edition) => {
  await fc.assert(
    fc.asyncProperty(reportData(edition), async (data) => {
      const report = parseReport(data);
      const bytes = await renderPdf(report, { tableBreak: "break" });
      expect(structureFaults(report, await readStructure(bytes))).toEqual([]);
    }),
    { numRuns: 6 },
  );
});
