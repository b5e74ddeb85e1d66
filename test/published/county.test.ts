// Files of county offices and their sites, in other hands: programs, and what each does otherwise.
import { expect, test } from "vitest";
import { readReport } from "../../src/intake/read.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { withFigures, wrong } from "./compare.ts";
import { countyFiles, guessedFiles } from "./county-files.ts";
import { blocksOfReport, changes } from "./county-hands.ts";

const words = ({ overview, problemsAndImprovements, otherMatters }: Report) =>
  JSON.stringify([overview, problemsAndImprovements, otherMatters]).replace(/[^\p{Script=Han}]/gu, "");

const files = Object.keys(countyFiles);
/** Each change in three of the files, taken in turn; `NIANBAO_HANDS=all` is every change in every file. */
const cases = Object.keys(changes).flatMap((how, h) =>
  (["huaian-city-2024", "shanghai-general-office-2019"] as const).flatMap((name, r) =>
    files
      .filter((_, f) => process.env.NIANBAO_HANDS === "all" || f % 6 === (h + 3 * r) % 6)
      .map((file) => [how, file, name] as const),
  ),
);

test.each(cases)("%s: %s of %s", async (how, file, name) => {
  const report = published(name);
  const { change, asked = [], nil, agency } = changes[how] as (typeof changes)[string];
  const reading = await readReport(
    (countyFiles[file] as (typeof countyFiles)[string])(change(blocksOfReport(report))),
  );
  const want = nil === undefined ? report : withFigures(report, (figure) => (figure === 0 ? nil : figure));
  expect(wrong(reading, want)).toEqual([]);
  if (reading.refused !== undefined && guessedFiles.has(file)) return;
  expect(reading.refused).toBeUndefined();
  const paths = reading.items.filter(({ trust }) => trust === "asked").map(({ path }) => path);
  if (guessedFiles.has(file)) expect(paths.length).toBeGreaterThan(0);
  else expect(paths.filter((path) => !asked.includes(path))).toEqual([]);
  const read = reading.report as Report;
  expect(words(read)).toBe(words(report));
  if (agency === undefined) expect([read.agency, read.year]).toEqual([report.agency, report.year]);
});
