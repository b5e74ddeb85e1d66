import { type CheckOptions, check } from "../checks/check.ts";
import { commonCharacters } from "../fonts/common-characters.ts";
import type { EditionKey } from "../form/editions.ts";
import { isComplete, readReport } from "../intake/read.ts";
import type { Finding } from "../problem/finding.ts";
import type { Reading } from "../published/reading.ts";
import type { AnyReport } from "../report/any-report.ts";
import { parseReport } from "../report/parse.ts";
import type { RenderOptions } from "../style/options.ts";
import { checkCollected, readCameBytes, readCameFile, writeReceipt } from "./collect-job.ts";
import {
  type Failed,
  failed,
  type JobOptions,
  lookAtFile,
  type Rendered,
  renderData,
  renderFile,
} from "./job.ts";
import { requested } from "./requested.ts";

/** Renders what came as bytes of JSON: parsed here, where it keeps nobody waiting. Never throws. */
async function renderBytes({
  data,
  options,
}: {
  readonly data: Uint8Array;
  readonly options: JobOptions;
}): Promise<Rendered | Failed> {
  try {
    const { report, options: own } = requested(data, "render");
    const render = { ...options.render, ...(own as RenderOptions) };
    return await renderData({ data: report, options: { ...options, render } });
  } catch (error) {
    return failed(error);
  }
}

/** Checks a report, given as data or as bytes of JSON. Never throws. */
async function checkData({
  data,
  options,
}: {
  readonly data: unknown;
  readonly options: CheckOptions;
}): Promise<{ readonly findings: readonly Finding[] } | Failed> {
  try {
    const { report, options: own } =
      data instanceof Uint8Array ? requested(data, "check") : { report: data, options: {} };
    const parsed = parseReport(report) as AnyReport & { readonly edition: EditionKey };
    return { findings: check(parsed, { ...options, ...own }) };
  } catch (error) {
    return failed(error);
  }
}

/** What was read in a file. Whether a report is whole is lost on the way between threads: it is said. */
export interface ImportedFile {
  readonly reading: Reading;
  readonly whole: { readonly report: boolean; readonly proposed: boolean };
}

/** Reads a file of any kind. Never throws. */
async function importBytes({ bytes }: { readonly bytes: Uint8Array }): Promise<ImportedFile | Failed> {
  try {
    const reading = await readReport(bytes);
    const whole = { report: isComplete(reading.report), proposed: isComplete(reading.proposed) };
    return { reading, whole };
  } catch (error) {
    return failed(error);
  }
}

/**
 * As long as a township's and with the commonest six hundred characters: each glyph is made ready once in a thread, and what a
 * real report needs is compiled.
 */
const usualReport = () => {
  const paragraphs = Array.from(
    { length: 6 },
    (_, i) => `${commonCharacters.slice(i * 100, i * 100 + 100)}。`,
  );
  const said = "2024年，主动公开政府信息120条，其中网站95条，办理依申请公开3件，均按时答复。";
  const received = { naturalPerson: 2, commercialEnterprise: 1 };
  return {
    agency: "某县某镇人民政府",
    year: 2024,
    overview: [said, ...paragraphs],
    proactiveDisclosure: { normativeDocuments: { issued: 1, repealed: 0, inForce: 3 } },
    requests: { received, outcomes: { disclosed: received } },
    reviewAndLitigation: {},
    problemsAndImprovements: [said, said],
  };
};
const roundsOfWarmUp = [["pdf", "docx", "html"], ["pdf"], ["pdf", "docx"], ["pdf"], ["pdf"]];

/** Does a few times what will be asked; after all rounds the next report takes its usual time. Never throws. */
async function warmUp({ rounds }: { readonly rounds: number }): Promise<object | Failed> {
  const data = new TextEncoder().encode(JSON.stringify(usualReport()));
  for (const formats of roundsOfWarmUp.slice(0, rounds)) {
    const checked = await checkData({ data, options: {} });
    const rendered = await renderBytes({ data, options: { formats, check: false, render: {} } });
    for (const result of [checked, rendered]) if ("error" in result) return result;
  }
  return {};
}

/** Tasks that are small, and asked for by the thousand. */
export type GroupedTask = "readCameFile" | "checkCollected" | "writeReceipt";

/** Several tasks of one kind, one after the other (./groups.ts). */
async function several({
  name,
  all,
}: {
  readonly name: GroupedTask;
  readonly all: readonly unknown[];
}): Promise<{ readonly results: readonly unknown[] } | Failed> {
  const run = tasks[name] as (argument: unknown) => Promise<unknown>;
  const results: unknown[] = [];
  for (const argument of all) results.push(await run(argument));
  return { results };
}

/** What a thread can be asked for. */
export const tasks = {
  renderData,
  renderBytes,
  renderFile,
  lookAtFile,
  checkData,
  importBytes,
  readCameFile,
  readCameBytes,
  checkCollected,
  writeReceipt,
  several,
  warmUp,
};
