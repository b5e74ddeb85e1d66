// No page but the last is left a third empty, and the white above headings is even.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { prepare } from "../src/document/prepare.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { pdfOutput } from "../src/formats/pdf/options.ts";
import { layOut } from "../src/layout/lay-out.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";
import { published } from "./corpus.ts";
import { hardReport } from "./hard-report.ts";
import { reportData } from "./random-report.ts";
import { gapsAboveHeadings, whiteFaults } from "./white-space.ts";

const corpus: readonly (readonly [string, Report])[] = [
  ["liuhulan", liuhulan2024],
  ["huaian", huaian2024],
  ["hard", hardReport()],
  ...[
    "hongze-district-2023",
    "huaian-city-2024",
    "shanghai-general-office-2019",
    "suqian-city-2023",
    "suqian-city-2024",
  ].map((name) => [name, published(name)] as const),
];

test.each(corpus)("%s", async (_, report) => {
  expect(await whiteFaults(report)).toEqual([]);
  const prepared = prepare(report, {}, pdfOutput);
  // There is something to be even: a heading after each table, but where it starts a page.
  expect(gapsAboveHeadings(prepared.document, (await layOut(prepared)).pages).length).toBeGreaterThan(0);
});

describe.each([edition2021, edition2019])("random reports after $notice", (edition) => {
  test.each(["auto", "break"] as const)("%s", async (tableBreak) => {
    for (const data of fc.sample(reportData(edition), { numRuns: 12, seed: 20261128 }))
      expect(await whiteFaults(parseReport(data), tableBreak)).toEqual([]);
  });
});
