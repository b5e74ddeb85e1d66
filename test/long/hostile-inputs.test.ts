// Files of every kind, damaged at the level of bytes and of XML: the right data, a question, or a NianbaoError; no hang.
import { expect, test } from "vitest";
import { campaign, seed } from "./hostile-campaign.ts";

const count = Number(process.env.COUNT ?? 1000);

test(`${count} damaged files, seed ${seed}`, async () => {
  const number = await campaign("./hostile-child.mjs", count);
  // Some of each: a campaign in which every file is refused proves nothing.
  for (const outcome of ["right", "error"] as const) expect(number(outcome)).toBeGreaterThan(count / 20);
});
