// Round trips of the Word file: 1,000 through our own reader, 20 by way of LibreOffice.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDocx, renderDocx } from "../../src/docx.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { parseReport } from "../../src/report/parse.ts";
import { reportData } from "../random-report.ts";

const seed = Number(process.env.SEED ?? 20261123);

test.each([
  edition2021,
  edition2019,
])("data → DOCX → data for 500 random reports after $notice", async (edition) => {
  await fc.assert(
    fc.asyncProperty(reportData(edition), async (data) => {
      const report = parseReport(data);
      expect(readDocx(await renderDocx(report))).toEqual(report);
    }),
    { numRuns: 500, seed },
  );
});

test("data → DOCX → LibreOffice → data for 20 random reports", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-office-"));
  const reports = fc.sample(reportData(), { numRuns: 20, seed }).map((data) => parseReport(data));
  const names = reports.map((_, i) => join(folder, `${i}.docx`));
  for (const [i, report] of reports.entries()) await writeFile(names[i] as string, await renderDocx(report));
  // .ci/run installs LibreOffice; a profile of its own, so that a running office does not answer instead.
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const filter = "docx:MS Word 2007 XML";
  await promisify(execFile)("soffice", [
    profile,
    "--headless",
    "--convert-to",
    filter,
    "--outdir",
    join(folder, "saved"),
    ...names,
  ]);
  for (const [i, report] of reports.entries())
    expect(readDocx(await readFile(join(folder, "saved", `${i}.docx`)))).toEqual(report);
});
