// A county office makes its PDF from the Word file by LibreOffice: it may lose no character there, breaks titles and
// names as our PDF does, and has its pages. REPORTS=500 by hand for more.
import { execFileSync } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { renderDocx } from "../../src/docx.ts";
import { renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { hardReport } from "../hard-report.ts";
import { convertByOffice } from "../office/office.ts";
import { lostText, namesIn } from "../office/word-text.ts";
import { reportData } from "../random-report.ts";
import { readPdf } from "../readers/pdf.ts";

const seed = Number(process.env.SEED ?? 20261128);
const count = Number(process.env.REPORTS ?? 24);

const corpus: readonly Report[] = [
  liuhulan2024,
  huaian2024,
  ...[
    "hongze-district-2023",
    "huaian-city-2024",
    "shanghai-general-office-2019",
    "suqian-city-2023",
    "suqian-city-2024",
  ].map(published),
];
const random = fc.sample(reportData(), { numRuns: count, seed }).map((data) => parseReport(data));

/** What LibreOffice shows of each report's Word file, beside our PDF. */
async function shown(reports: readonly Report[]) {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-word-"));
  const found = [];
  for (let from = 0; from < reports.length; from += 50) {
    const some = reports.slice(from, from + 50);
    const files = some.map((_, i) => join(folder, `${from + i}.docx`));
    for (const [i, report] of some.entries()) await writeFile(files[i] as string, await renderDocx(report));
    const pdfs = await convertByOffice(files, "pdf");
    for (const [i, report] of some.entries())
      found.push({
        report,
        ours: await readPdf(await renderPdf(report)),
        word: await readPdf(pdfs[i] as Uint8Array),
      });
  }
  return found;
}

/** Liberation Serif is as wide as Times New Roman, which the Word file names. Without it digits are a tenth wider. */
const hasTimes = execFileSync("fc-list", [":family=Liberation Serif"], { encoding: "utf8" }) !== "";

test(`${count} random reports, the corpus and the hard report: nothing lost, names break alike`, async () => {
  const pages: [ours: number, word: number][] = [];
  for (const { report, ours, word } of await shown([...corpus, hardReport(), ...random])) {
    expect(lostText(report, word)).toEqual([]);
    expect(namesIn(report, word)).toEqual(namesIn(report, ours));
    pages.push([ours.pages.length, word.pages.length]);
  }
  const counted = hasTimes ? pages.slice(0, corpus.length) : pages.slice(0, corpus.length - 1);
  expect(counted.map(([, word]) => word)).toEqual(counted.map(([ours]) => ours));
  // Nonsense of many scripts: LibreOffice leaves a fifth of an em between them, and a page may end a line later.
  const apart = pages.slice(corpus.length + 1).filter(([ours, word]) => ours !== word);
  expect(apart.length).toBeLessThanOrEqual(0.2 * count);
  for (const [ours, word] of apart) expect(Math.abs(ours - word)).toBe(1);
});
