// Long campaigns over finished PDFs, read by pdf.js.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { characterKind } from "../../src/layout/character.ts";
import { renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import { pageEndFaults } from "../keeping-together.ts";
import { reportData, sentence } from "../random-report.ts";
import { type PdfPage, readPdf } from "../readers/pdf.ts";
import { boxesOf } from "../readers/pdf-table.ts";
import { whiteFaults } from "../white-space.ts";

const seed = Number(process.env.SEED ?? 20261123);
console.log(`seed ${seed}`);

const least = {
  agency: "某县某镇人民政府",
  year: 2024,
  opening: [],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
};

/** Lines of body text, from the runs as they are shown. */
function shownLines({ runs }: PdfPage): { text: string; x: number; right: number }[] {
  const lines: { text: string; x: number; right: number; baseline: number }[] = [];
  for (const { text, x, width, baseline, size } of runs) {
    if (Math.abs(size - 16) > 0.01) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.baseline - baseline) < 0.01) {
      last.text += text;
      last.right = x + width;
    } else lines.push({ text, x, right: x + width, baseline });
  }
  return lines;
}

test("10,000 paragraphs with much punctuation: no forbidden start or end, no line too wide, nothing lost", async () => {
  const left = 79.37;
  const right = left + 442.205;
  const blankHalf = 16 / 2;
  // A character's box of 16 pt stands on the 28th part of the line: that much of the last one is over.
  const boxOverPitch = 16 - 442.205 / 28 + 0.01;
  const paragraphs = fc.sample(sentence({ minLength: 1, maxLength: 160 }), { numRuns: 10_000, seed });
  for (let at = 0; at < paragraphs.length; at += 250) {
    const part = paragraphs.slice(at, at + 250);
    const report = parseReport({ ...least, overview: part });
    const { pages } = await readPdf(await renderPdf(report));
    const lines = pages.flatMap(shownLines);
    const headed = lines.findIndex(({ text }) => text.startsWith("一、"));
    const end = lines.findIndex(({ text }) => text.startsWith("二、"));
    const body = lines.slice(headed + 1, end);
    // The report's own paragraphs: trimmed at the door.
    expect(body.map(({ text }) => text).join("")).toBe((report.overview as string[]).join(""));
    body.forEach(({ text, x, right: here }, i) => {
      const kinds = [...text].map(characterKind);
      const signsOnly = kinds.every((kind) => kind !== "ideograph" && kind !== "latin");
      const starts = x > left + 20;
      const ends = i === body.length - 1 || (body[i + 1]?.x ?? 0) > left + 20;
      if (!starts && !signsOnly) expect(["close", "stop", "middle", "postfix"], text).not.toContain(kinds[0]);
      if (!ends && !signsOnly) expect(["open", "prefix"], text).not.toContain(kinds.at(-1));
      expect(x).toBeGreaterThanOrEqual(left - blankHalf - 0.01); // an opening sign's blank half may hang
      const hanging = ["close", "stop"].includes(kinds.at(-1) as string) ? blankHalf : 0; // so may a closing one's
      if (kinds.at(-1) !== "space") expect(here - hanging, text).toBeLessThanOrEqual(right + boxOverPitch);
    });
  }
});

test("200 random reports: page ends, closed cells, figures off the rules", async () => {
  await fc.assert(
    fc.asyncProperty(reportData(), async (data) => {
      const report = parseReport(data);
      const file = await readPdf(await renderPdf(report));
      expect(pageEndFaults(report, file)).toEqual([]);
      for (const { text, clearance } of file.pages.flatMap(boxesOf))
        if (text !== "") expect(clearance).toBeGreaterThan(0.5);
    }),
    { numRuns: 200, seed, endOnFailure: true }, // to shrink a report takes twenty minutes
  );
});

test.each([edition2021, edition2019])("the white of 500 random reports after $notice", async (edition) => {
  for (const data of fc.sample(reportData(edition), { numRuns: 500, seed }))
    expect(await whiteFaults(parseReport(data))).toEqual([]);
});

test.each([
  ["one paragraph of 200,000 characters", "paragraph"],
  ["an unbroken Latin string of 100,000", "latin"],
  ["a narrative of 1,000,000 characters", "narrative"],
])("%s: seconds, within 500 MB", async (_, name) => {
  const script = fileURLToPath(new URL("./render-large.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, name]);
  const { seconds, megabytes } = JSON.parse(stdout) as { seconds: number; megabytes: number };
  console.log(`${name}: ${seconds.toFixed(1)} s, ${megabytes} MB`);
  expect(seconds).toBeLessThan(20);
  expect(megabytes).toBeLessThan(500);
});
