// Some files as clerks edit them, where the right answer is known; many in test/long/meaning.test.ts.
import { expect, test } from "vitest";
import { wordCampaign } from "../meaning/campaign.ts";

test("Word files", async () => {
  const { faults, wanted } = await wordCampaign(18, 2025, false);
  expect(faults).toEqual([]);
  expect(Math.min(wanted.right ?? 0, wanted.error ?? 0)).toBeGreaterThan(2);
}, 60_000);
