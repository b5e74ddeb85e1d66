import { type CheckOptions, check } from "../checks/check.ts";
import type { EditionKey } from "../form/editions.ts";
import { chosenOutputs, renderAll } from "../formats/render.ts";
import { isComplete, readReport } from "../intake/read.ts";
import type { Finding } from "../problem/finding.ts";
import type { Reading } from "../published/reading.ts";
import type { AnyReport } from "../report/any-report.ts";
import { parseReport } from "../report/parse.ts";
import type { RenderOptions } from "../style/options.ts";
import { checkCollected, readCameFile, writeReceipt } from "./collect-job.ts";
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

const smallReport = {
  agency: "某镇人民政府",
  year: 2024,
  overview: ["预热。"],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["预热。"],
};

/** Renders a small report: fonts are read, code is compiled; the next one takes its usual time. Never throws. */
async function warmUp(): Promise<object | Failed> {
  try {
    const report = parseReport(smallReport);
    for (let i = 0; i < 2; i++) await renderAll(report, chosenOutputs(["pdf", "docx", "html"]), {});
    return {};
  } catch (error) {
    return failed(error);
  }
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
  checkCollected,
  writeReceipt,
  warmUp,
};
