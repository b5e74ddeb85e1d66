// Outside checkers over finished files: qpdf, the Open XML SDK's validator, publint, arethetypeswrong.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import fc from "fast-check";
import mammoth from "mammoth";
import { expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { check } from "../../src/checks/check.ts";
import { renderDocx, writeFillInDocx } from "../../src/docx.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { renderPdf } from "../../src/pdf.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { writeWorkbook } from "../../src/xlsx.ts";
import { reportData } from "../random-report.ts";
import { docxParts, parseXml, readDocx, tableFaults } from "../readers/docx.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const seed = Number(process.env.SEED ?? 20260930);
const random = fc.sample(reportData(), { numRuns: 40, seed }).map((data) => parseReport(data));
const reports: readonly Report[] = [liuhulan2024, huaian2024, ...random];
const folder = await mkdtemp(join(tmpdir(), "nianbao-long-"));

async function written(render: (report: Report) => Promise<Uint8Array>, ending: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const [i, report] of reports.entries()) {
    const path = join(folder, `${i}${ending}`);
    await writeFile(path, await render(report));
    paths.push(path);
  }
  return paths;
}

test("qpdf finds nothing", async () => {
  for (const path of await written(renderPdf, ".pdf")) {
    const { stdout } = await run("qpdf", ["--check", path]);
    expect(stdout).toContain("No syntax or stream encoding errors found");
  }
});

// .ci/run installs the validator. Its blind spots are looked at in the next test.
const validated = Number(process.env.VALIDATED ?? 30); // a second and more for each file and version
test(`the Open XML validator finds nothing in ${validated} random reports, for Office 2019 and Microsoft 365`, async () => {
  const validator = join(root, ".ci/tools/node_modules/.bin/ooxml-validator");
  const many = fc.sample(reportData(), { numRuns: validated - 2, seed }).map((data) => parseReport(data));
  const queue = [liuhulan2024, huaian2024, ...many].entries();
  const work = async () => {
    for (const [i, report] of queue) {
      const path = join(folder, `valid-${i}.docx`);
      await writeFile(path, await renderDocx(report));
      for (const version of ["Office2019", "Microsoft365"]) {
        const { stdout } = await run(validator, [path, "--officeVersion", version]);
        expect(JSON.parse(stdout), path).toMatchObject({ ok: true });
      }
    }
  };
  await Promise.all([work(), work()]);
});

test("the validator finds nothing in a file with embedded fonts, nor in one after a template", async () => {
  const validator = join(root, ".ci/tools/node_modules/.bin/ooxml-validator");
  const template = await renderDocx(huaian2024, { fonts: "windows" });
  const review = check(liuhulan2024);
  const variants = [
    { embedFonts: true },
    { template },
    { seal: true, tableBreak: "keep" },
    { review },
    { review, template },
  ] as const;
  for (const [i, options] of variants.entries()) {
    const path = join(folder, `variant-${i}.docx`);
    await writeFile(path, await renderDocx(liuhulan2024, options));
    for (const version of ["Office2019", "Microsoft365"]) {
      const { stdout } = await run(validator, [path, "--officeVersion", version]);
      expect(JSON.parse(stdout), path).toMatchObject({ ok: true });
    }
  }
});

test("the validator finds nothing in Excel forms, blank and filled in, of either edition", async () => {
  const validator = join(root, ".ci/tools/node_modules/.bin/ooxml-validator");
  const filled = [
    ...fc.sample(reportData(undefined, "paragraphs"), { numRuns: 6, seed }),
    ...fc.sample(reportData(edition2019, "paragraphs"), { numRuns: 4, seed }),
  ].map((data) => parseReport(data));
  const forms = [
    { year: 2025 },
    { year: 2025, previous: huaian2024 },
    ...filled.map((report) => ({ report })),
  ];
  for (const [i, options] of forms.entries()) {
    const path = join(folder, `form-${i}.xlsx`);
    await writeFile(path, writeWorkbook(options));
    for (const version of ["Office2019", "Microsoft365"]) {
      const { stdout } = await run(validator, [path, "--officeVersion", version]);
      expect(JSON.parse(stdout), path).toMatchObject({ ok: true });
    }
  }
});

test("the validator finds nothing in Word files to fill in, blank and filled in, of either edition", async () => {
  const validator = join(root, ".ci/tools/node_modules/.bin/ooxml-validator");
  const starts = [
    {},
    { year: 2025, previous: huaian2024 },
    { year: 2020, edition: "2019" } as const,
    { report: parseReport(fc.sample(reportData(undefined, "paragraphs"), { numRuns: 1, seed })[0]) },
  ];
  for (const [i, options] of starts.entries()) {
    const path = join(folder, `fill-in-${i}.docx`);
    await writeFile(path, await writeFillInDocx(options));
    for (const version of ["Office2019", "Microsoft365"]) {
      const { stdout } = await run(validator, [path, "--officeVersion", version]);
      expect(JSON.parse(stdout), path).toMatchObject({ ok: true });
    }
  }
});

test("every part is well formed, every table whole", async () => {
  for (const report of reports) {
    const bytes = await renderDocx(report);
    for (const [path, text] of Object.entries(docxParts(bytes)))
      if (/\.(?:xml|rels)$/.test(path)) parseXml(text);
    for (const block of readDocx(bytes))
      if (block.type === "table") expect(tableFaults(block.table)).toEqual([]);
  }
});

test("mammoth reads table three with the form's spans", async () => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await renderDocx(liuhulan2024)) });
  const tables = value.match(/<table>.*?<\/table>/gs) ?? [];
  expect(tables).toHaveLength(3);
  const spans = [...(tables[1] as string).matchAll(/rowspan="(\d+)"/g)].map(([, n]) => Number(n));
  expect(spans.toSorted((a, b) => b - a)).toEqual([22, 8, 5, 3, 3, 3, 2, 2]);
});

test("publint and arethetypeswrong find nothing", async () => {
  const bin = (name: string) => join(root, "node_modules/.bin", name);
  const { stdout } = await run(bin("publint"), ["--strict"], { cwd: root });
  expect(stdout).toContain("All good!");
  await run(
    bin("attw"),
    ["--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", "report-2021.schema.json"],
    { cwd: root },
  );
});
