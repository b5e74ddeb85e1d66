// Web pages, texts and PDFs by another hand, damaged at the level of bytes and of their pieces: the right data, a question, or
// a NianbaoError; no hang. COUNT=10000 for all.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { published } from "../corpus.ts";
import { campaign, seed } from "./hostile-campaign.ts";

const count = Number(process.env.COUNT ?? 40);

test(`${count} damaged pages, texts and PDFs by another hand, seed ${seed}`, async () => {
  const file = join(mkdtempSync(join(tmpdir(), "nianbao-hostile-")), "report.json");
  writeFileSync(file, JSON.stringify(published("huaian-city-2024")));
  // Where a change put other digits into a cell, they are what is seen: `other` is no failure.
  const number = await campaign("./hostile-pages-child.mjs", count, file);
  for (const outcome of ["right", "asked"] as const) expect(number(outcome)).toBeGreaterThan(0);
});
