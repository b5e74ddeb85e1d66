// The Excel form: round trips, formulas recalculated by LibreOffice against our checks, broken files.
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { editions } from "../../src/form/editions.ts";
import { readSheets } from "../../src/formats/xlsx/read-package.ts";
import { sumChecks } from "../../src/formats/xlsx/sheets.ts";
import { ReportError } from "../../src/report/error.ts";
import { countOf, type FigureTree, figureAt, figuresOf, tablesOf } from "../../src/report/figures.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { readWorkbook, WorkbookError, writeWorkbook } from "../../src/xlsx.ts";
import { blockReports } from "../block-reports.ts";
import { mutatedBytes } from "../mutated-bytes.ts";
import { convertByOffice } from "../office/office.ts";
import { correctReport, reportData } from "../random-report.ts";
import { withoutPictures } from "../without-pictures.ts";

const seed = Number(process.env.SEED ?? 20261123);
const forms = Number(process.env.FORMS ?? 150);
const recalculated = Number(process.env.RECALCULATED ?? 80);

test.each([
  edition2021,
  edition2019,
])("report → form → report for random reports after $notice", (edition) => {
  fc.assert(
    fc.property(reportData(edition), (data) => {
      const report = parseReport(data);
      const back = withoutPictures(report);
      const bytes = writeWorkbook({ report });
      if (back === undefined) expect(() => readWorkbook(bytes)).toThrow("只有图片");
      else expect(readWorkbook(bytes)).toEqual(back);
    }),
    { numRuns: forms, seed, endOnFailure: true },
  );
});

/** Right reports, and the same with one figure changed. */
function rightAndWrong(count: number): Report[] {
  return [edition2021, edition2019].flatMap((edition) =>
    fc.sample(correctReport(edition), { numRuns: count / 4, seed }).flatMap((data, i) => {
      const right = parseReport(data);
      const wrong = structuredClone(right) as unknown as Record<string, Record<string, unknown>>;
      const places = tablesOf(edition).flatMap(([key, section]) =>
        key === "proactiveDisclosure" ? [] : figuresOf(section).map(({ keys }) => [key, ...keys]),
      );
      const path = places[(i * 37 + 11) % places.length] as string[];
      let here = wrong as Record<string, unknown>;
      for (const key of path.slice(0, -1)) here = here[key] as Record<string, unknown>;
      here[path.at(-1) as string] = (here[path.at(-1) as string] as number) + 1 + i;
      return [right, parseReport(wrong)];
    }),
  );
}

test("formulas recalculated by LibreOffice agree with our checks, on reports right and wrong", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-form-"));
  const reports = rightAndWrong(recalculated);
  let failures = 0;
  for (let from = 0; from < reports.length; from += 50) {
    const some = reports.slice(from, from + 50);
    const names = some.map((_, i) => join(folder, `${from + i}.xlsx`));
    for (const [i, report] of some.entries()) await writeFile(names[i] as string, writeWorkbook({ report }));
    // fullCalcOnLoad: LibreOffice calculates every formula anew when it opens the file.
    const saved = await convertByOffice(names, "xlsx:Calc MS Excel 2007 XML");
    for (const [i, report] of some.entries()) {
      const sheets = readSheets(saved[i] as Uint8Array);
      // Sentences that stand: each begins or ends as the form's do.
      const sentences = sheets.flatMap(({ cells }) =>
        [...cells.values()].flatMap(({ text }) => text.split("\n")).filter((text) => /请核对$/.test(text)),
      );
      // The form's arithmetic, added up here: the checks tell the wrong cell, the workbook each sum that breaks.
      const broken = tablesOf(editions[report.edition]).flatMap(([key, section]) => {
        const sum = (keys: readonly (readonly string[])[]) =>
          keys.reduce((all, way) => all + countOf(figureAt(report[key] as FigureTree, way)), 0);
        return sumChecks(section).flatMap(({ left, right }) => (sum(left) === sum(right) ? [] : [sum(left)]));
      });
      expect(sentences, `${from + i}`).toHaveLength(broken.length);
      for (const expected of broken)
        expect(sentences.some((text) => text.includes(String(expected)))).toBe(true);
      const found = check(report).some(({ code }) => /^T[34]-(?:BALANCE|OUTCOMES|TOTAL|CELL)$/.test(code));
      expect(found).toBe(broken.length > 0);
      failures += broken.length;
      expect(readWorkbook(saved[i] as Uint8Array)).toEqual(report);
    }
  }
  expect(failures).toBeGreaterThanOrEqual(reports.length / 2); // every wrong one breaks a sum
});

test("blocks come back from a form that LibreOffice saved", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-form-"));
  const reports = [
    ...blockReports.slice(0, 1),
    ...fc.sample(reportData(), { numRuns: 20, seed }).map((data) => parseReport(data) as Report),
  ].filter((report) => withoutPictures(report) !== undefined);
  const names = reports.map((_, i) => join(folder, `${i}.xlsx`));
  for (const [i, report] of reports.entries()) await writeFile(names[i] as string, writeWorkbook({ report }));
  const saved = await convertByOffice(names, "xlsx:Calc MS Excel 2007 XML");
  for (const [i, report] of reports.entries())
    expect(readWorkbook(saved[i] as Uint8Array)).toEqual(withoutPictures(report));
});

test("1,000 mutated and cut files give an error or the right data", () => {
  const report = parseReport(fc.sample(reportData(undefined, "paragraphs"), { numRuns: 1, seed })[0]);
  for (const bytes of mutatedBytes(writeWorkbook({ report }), 1000, seed)) {
    try {
      expect(readWorkbook(bytes)).toEqual(report);
    } catch (error) {
      if (!(error instanceof WorkbookError || error instanceof ReportError)) throw error;
    }
  }
});

test("1,000 forms whose XML was changed and packed anew: an error in Chinese or a report, never a crash", () => {
  const [report] = blockReports as [Report];
  const parts = unzipSync(writeWorkbook({ report }));
  const paths = Object.keys(parts);
  for (let i = 0; i < 1000; i++) {
    const path = paths[i % paths.length] as string;
    const [bytes] = mutatedBytes(parts[path] as Uint8Array, 1, seed + i) as [Uint8Array];
    try {
      expect(readWorkbook(zipSync({ ...parts, [path]: bytes })).edition).toBeDefined();
    } catch (error) {
      if (!(error instanceof WorkbookError || error instanceof ReportError)) throw error;
    }
  }
});
