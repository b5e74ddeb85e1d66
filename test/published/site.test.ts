// Files of sites and offices in still other hands, with figures of their own: nothing is wrong and unasked.
import { expect, test } from "vitest";
import { readReport } from "../../src/intake/read.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { withFigures, wrong } from "./compare.ts";
import { blocksOfReport } from "./county-hands.ts";
import { chances } from "./damage.ts";
import { siteFiles, siteFilesAsked } from "./site-files.ts";

const words = ({ title, overview, problemsAndImprovements, otherMatters, signature }: Report) =>
  JSON.stringify([title, overview, problemsAndImprovements, otherMatters, signature]).replace(
    /[^\p{Script=Han}]/gu,
    "",
  );
/** Other nil figures, sums as they were: none of them gives a reason to ask. */
const withFew = (report: Report, seed: number): Report => {
  const chance = chances(seed);
  return withFigures(report, (figure) => (figure === 0 && chance.below(30) === 0 ? "/" : figure));
};
const reports = (["huaian-city-2024", "shanghai-general-office-2019"] as const).map((name) =>
  published(name),
);
const rounds = Number(process.env.NIANBAO_SITES ?? 1);

test.each(Object.keys(siteFiles))("%s", async (file) => {
  for (let seed = 1; seed <= rounds; seed++) {
    const named = reports[(file.length + seed) % reports.length] as Report;
    // What is asked of sums broken by other figures is asked rightly; nothing may be wrong.
    const chance = chances(seed * 31 + file.length);
    const other = withFigures(named, (figure) =>
      typeof figure === "number" && figure > 0 ? chance.below(9999) : figure,
    );
    for (const report of [withFew(named, seed), other]) {
      const reading = await readReport(
        (siteFiles[file] as (typeof siteFiles)[string])(blocksOfReport(report)),
      );
      expect(wrong(reading, report)).toEqual([]);
      expect(reading.refused).toBeUndefined();
      expect(words(reading.report as Report)).toBe(words(report));
      if (report === other) continue;
      const asked = reading.items.filter(({ trust }) => trust === "asked");
      expect(asked.length > 0).toBe(siteFilesAsked.has(file));
    }
  }
});

test("text that is light by itself is a head where styles from elsewhere may darken its ground, and hidden beside other text", async () => {
  const report = reports[0] as Report;
  const file = siteFiles["white on dark heads, grounds by bgcolor"] as (typeof siteFiles)[string];
  const html = new TextDecoder().decode(file(blocksOfReport(report))).replaceAll(/ bgcolor="[^"]*"/gu, "");
  const read = (page: string) => readReport(new TextEncoder().encode(page));
  const linked = html.replace("<head>", '<head><link rel="stylesheet" href="site.css">');
  expect((await read(linked)).status).toBe("sure");
  expect((await read(html)).status).toBe("asked");
  const mixed = linked.replaceAll(
    /<span style="color:rgb\(255,255,255\)">(\d+)/gu,
    '$1<span style="color:#fff">7',
  );
  const reading = await read(mixed);
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.status).toBe("asked");
});
