// Word files that clerks edited: what is read is what LibreOffice shows, figure by figure and sentence by sentence.
// FILES=300 by hand for all of them; SEED chooses which.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readReport } from "../../src/intake/read.ts";
import type { Report } from "../../src/report/report.ts";
import { editedWords } from "../meaning/campaign.ts";
import { convertByOffice } from "../office/office.ts";
import { apartFromOffice, flatText, readOfficeText } from "../office/office-text.ts";

const count = Number(process.env.FILES ?? 90);
const seed = Number(process.env.SEED ?? 16);
const atOnce = 100;
/** LibreOffice 7.4 knows no deleted cells, evaluates fields in fields, and without its Math it shows no equations. */
const unknown = /a new cell for the deleted one|a field in a field|an equation/u;

test(`${count} edited Word files, seed ${seed}: as LibreOffice shows them`, async () => {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-edited-"));
  const taken = [];
  // What is asked about has no text to compare.
  for (const file of await editedWords(seed, true)) {
    if (taken.length === count) break;
    if (!file.outcomes.includes("error") && !unknown.test(file.name)) taken.push(file);
  }
  const faults: string[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const some = taken.slice(from, from + atOnce);
    const paths = some.map((_, i) => join(folder, `${i}.docx`));
    for (const [i, { bytes }] of some.entries()) await writeFile(paths[i] as string, bytes);
    const shown = await convertByOffice(paths, flatText);
    for (const [i, { name, bytes }] of some.entries()) {
      const { report, items } = await readReport(bytes);
      if (report === undefined) faults.push(`${name}: asked ${items[0]?.message}`);
      else
        for (const fault of apartFromOffice(
          report as Report,
          readOfficeText(new TextDecoder().decode(shown[i])),
        ))
          faults.push(`${name}: ${fault}`);
    }
  }
  await rm(folder, { recursive: true });
  expect(faults).toEqual([]);
});
