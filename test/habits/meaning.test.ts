// Some files as clerks edit them, where the right answer is known; many in test/long/meaning.test.ts.
import { expect, test } from "vitest";
import { excelCampaign, wordCampaign } from "../meaning/campaign.ts";

test("Word files", async () => {
  const { faults, wanted } = await wordCampaign(12, 2025, false);
  expect(faults).toEqual([]);
  expect(Math.min(wanted.right ?? 0, wanted.error ?? 0)).toBeGreaterThan(1);
}, 60_000);

test("workbooks", async () => {
  const { faults, wanted } = await excelCampaign(24, 2025, false);
  expect(faults).toEqual([]);
  expect(Math.min(wanted.right ?? 0, wanted.error ?? 0)).toBeGreaterThan(1);
}, 60_000);
