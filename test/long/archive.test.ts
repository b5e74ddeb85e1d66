// What is tagged and archived, over many reports: the structure tree, PDF/UA-1, PDF/A.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { check } from "../../src/checks/check.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { type ArchiveLevel, type PdfOptions, readPdf, renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { checkedFile, faultsOf } from "../conformance/clause.ts";
import { pdfAClauses } from "../conformance/pdf-a-clauses.ts";
import { pdfUaClauses } from "../conformance/pdf-ua-clauses.ts";
import { hardReport } from "../hard-report.ts";
import { preflightFaults } from "../office/preflight.ts";
import { reportData } from "../random-report.ts";
import { readStructure } from "../readers/pdf-structure.ts";
import { structureFaults } from "../structure-expected.ts";

const seed = Number(process.env.SEED ?? 20261123);
const structured = Number(process.env.STRUCTURED ?? 80);
/** Three files each, two seconds a file. */
const preflighted = Number(process.env.PREFLIGHTED ?? 16);
const random = (count: number): Report[] =>
  [
    ...fc.sample(reportData(), { numRuns: count - (count >> 2), seed }),
    ...fc.sample(reportData(edition2019), { numRuns: count >> 2, seed }),
  ].map((data) => parseReport(data));
const breaks = ["auto", "keep", "break"] as const;
const folder = await mkdtemp(join(tmpdir(), "nianbao-archive-"));

test("the structure of random reports: every character once, in order, every cell with spans and heads", async () => {
  let overPages = 0;
  for (const [i, report] of [liuhulan2024, huaian2024, hardReport(), ...random(structured)].entries()) {
    const tagged = await readStructure(
      await renderPdf(report, { tableBreak: breaks[i % 3] as (typeof breaks)[number], seal: i % 2 === 0 }),
    );
    expect(structureFaults(report, tagged), `report ${i}`).toEqual([]);
    if (tagged.pages.some(({ artifacts }) => artifacts.some((text) => text.length > 20))) overPages += 1;
  }
  expect(overPages).toBeGreaterThan(structured / 4); // tables whose heads come again
});

const liberation = fileURLToPath(
  new URL("../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf", import.meta.url),
);

/** Files of every kind that the options give. */
const variants: readonly PdfOptions[] = [
  {},
  { seal: true, tableBreak: "break" },
  { review: check(liuhulan2024), style: { table: { bandShade: "#eeeeee" } } },
  // A font of the user's own: hinted, with composite glyphs.
  { fonts: { body: { file: liberation }, table: { file: liberation } } },
];

test("PDF/UA-1 and PDF/A-2a and 3a, clause by clause, in random reports and every kind of file", async () => {
  for (const [i, report] of [liuhulan2024, huaian2024, hardReport(), ...random(30)].entries())
    for (const part of [2, 3] as const) {
      const options = variants[i % variants.length] as PdfOptions;
      const bytes = await renderPdf(report, { ...options, archive: `PDF/A-${part}a` });
      const file = await checkedFile(bytes);
      expect(faultsOf(file, [...pdfUaClauses, ...pdfAClauses(part, "A")]), `report ${i}`).toEqual([]);
    }
});

/** What Preflight, which knows PDF/A-1 only, has against later levels, and must have: all else is the same. */
const newer: Record<ArchiveLevel, RegExp[]> = {
  "PDF/A-1b": [],
  "PDF/A-2a": [/^1\.4 : .*cross reference streams/, /^3\.1\.11 : .*CIDSet/, /^7\.11\.2 : .*part must be 1/],
  "PDF/A-3a": [
    /^1\.4 : .*cross reference streams/,
    /^3\.1\.11 : .*CIDSet/,
    /^7\.11\.2 : .*part must be 1/,
    /^1\.4\.7 : .*EmbeddedFile/,
    /^1\.2\.9 : .*EmbeddedFile/,
  ],
};

test("Preflight finds nothing in PDF/A-1b, and in 2a and 3a only what those levels allow", async () => {
  const queue = [liuhulan2024, huaian2024, hardReport(), ...random(preflighted)].entries();
  const work = async () => {
    for (const [i, report] of queue)
      for (const level of Object.keys(newer) as ArchiveLevel[]) {
        const path = join(folder, `${i}-${level.slice(-2)}.pdf`);
        const options = variants[i % variants.length] as PdfOptions;
        await writeFile(path, await renderPdf(report, { ...options, archive: level }));
        const faults = await preflightFaults(path);
        const unknown = faults.filter((line) => !newer[level].some((known) => known.test(line)));
        expect(unknown, `${level}, report ${i}`).toEqual([]);
        if (level !== "PDF/A-1b") expect(faults.length).toBeGreaterThan(0); // Preflight was not asleep
      }
  };
  await Promise.all([work(), work()]);
});

test("qpdf finds nothing, and writes archived files anew without losing the data", async () => {
  const run = promisify(execFile);
  for (const [i, report] of [liuhulan2024, huaian2024, ...random(10)].entries()) {
    const path = join(folder, `whole-${i}.pdf`);
    await writeFile(path, await renderPdf(report, { archive: true }));
    const { stdout } = await run("qpdf", ["--check", path]);
    expect(stdout).toContain("No syntax or stream encoding errors found");
    for (const how of [
      ["--linearize"],
      ["--object-streams=disable"],
      ["--stream-data=uncompress"],
      ["--qdf"],
    ]) {
      const anew = join(folder, `anew-${i}.pdf`);
      await run("qpdf", [...how, path, anew]);
      expect(readPdf(new Uint8Array(await readFile(anew))), how.join()).toEqual(report);
    }
    const locked = join(folder, "locked.pdf");
    await run("qpdf", ["--encrypt", "a", "b", "256", "--", path, locked]);
    const bytes = new Uint8Array(await readFile(locked));
    expect(() => readPdf(bytes)).toThrow("不加密");
  }
});
