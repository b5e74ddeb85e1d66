import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { check, NianbaoError, parseReport } from "../../src/index.ts";
import { readOfd, renderOfd } from "../../src/ofd.ts";
import { renderPdf } from "../../src/pdf.ts";
import { hardReport } from "../hard-report.ts";
import { mutatedBytes } from "../mutated-bytes.ts";
import { openBrowser } from "../office/browser.ts";
import { drawnOfd, drawnPdf, inkAway } from "../office/ofd-picture.ts";
import { reportData } from "../random-report.ts";
import { readOfdPages } from "../readers/ofd.ts";
import { comparedToLayout } from "../readers/ofd-compare.ts";
import { ofdFaults } from "../readers/ofd-rules.ts";

/** OFD_RUNS=500: the campaign at full size. */
const runs = Number(process.env.OFD_RUNS ?? 60);

test("random reports: whole, placed, read back", async () => {
  let [characters, away] = [0, 0];
  await fc.assert(
    fc.asyncProperty(reportData(), async (data) => {
      const report = parseReport(data);
      const bytes = await renderOfd(report);
      expect(readOfd(bytes)).toEqual(report);
      const file = readOfdPages(bytes);
      expect(ofdFaults(file)).toEqual([]);
      const compared = await comparedToLayout(file, report);
      expect(compared.faults).toEqual([]);
      characters += compared.characters;
      away = Math.max(away, compared.away);
    }),
    { numRuns: runs },
  );
  console.log(`${runs} reports, ${characters} characters, at most ${away.toFixed(5)} mm away`);
});

test("1000 damaged files give the report or an error that says what is wrong", async () => {
  let refused = 0;
  for (const bytes of mutatedBytes(await renderOfd(liuhulan2024), 1000, 33190))
    try {
      expect(readOfd(bytes).agency).toBeTypeOf("string");
    } catch (error) {
      if (!(error instanceof NianbaoError)) throw error;
      refused += 1;
    }
  console.log(`${refused} of 1000 damaged files refused`);
  expect(refused).toBeGreaterThan(200);
});

describe("drawn by Chromium from its XML and fonts, beside the PDF by poppler", () => {
  const review = check(huaian2024);
  test.each([
    ["liuhulan", liuhulan2024, {}],
    ["huaian", huaian2024, {}],
    ["review", huaian2024, { review, seal: true, style: { table: { bandShade: "#dce6f1" } } }],
    ["hard", hardReport(), {}],
  ] as const)("%s", async (name, report, options) => {
    const file = readOfdPages(await renderOfd(report, options));
    const browser = await openBrowser();
    try {
      const ours = await drawnOfd(browser, file, 7);
      const pdf = drawnPdf(await renderPdf(report, options));
      expect(pdf.length).toBe(file.pages.length);
      for (const [i, picture] of ours.entries()) {
        const away = await inkAway(browser, picture, pdf[i] as Uint8Array);
        const isTable = file.pages[i]?.objects.some((object) => "path" in object);
        console.log(`${name} ${i + 1} ${isTable ? "table" : "text"}: ${away.toFixed(3)} %`);
        if (process.env.OFD_PICTURES)
          writeFileSync(`${process.env.OFD_PICTURES}/${name}-${i + 1}.png`, picture);
        expect(away).toBeLessThan(isTable ? 1.5 : 0.1);
      }
    } finally {
      await browser.close();
    }
  });
});
