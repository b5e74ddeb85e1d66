// Word and Excel files of ours as clerks edit them, where the right answer is known: the right data, an error that names
// the place, or told; never wrong and silent. EDITS and SEED choose how many, and which.
import { expect, test } from "vitest";
import { excelCampaign, wordCampaign } from "../meaning/campaign.ts";

const count = Number(process.env.EDITS ?? 250);
const seed = Number(process.env.SEED ?? 16);

test(`${count} edited Word files, seed ${seed}`, async () => {
  const { faults, wanted } = await wordCampaign(count, seed, true);
  console.log(wanted);
  expect(faults).toEqual([]);
}, 900_000);

test(`${count} edited workbooks, seed ${seed}`, async () => {
  const { faults, wanted } = await excelCampaign(count, seed, true);
  console.log(wanted);
  expect(faults).toEqual([]);
}, 900_000);
