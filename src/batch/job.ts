import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { check, isBlocking } from "../checks/check.ts";
import { reportFileName, safeFileName } from "../files/file-name.ts";
import { refuseForeign, sumOfBytes } from "../files/own-files.ts";
import { dataIn, readBytes, readReportFile } from "../files/read-report.ts";
import { isDiskFull, writeAllWhole } from "../files/write-file.ts";
import { editionOfYear } from "../form/editions.ts";
import { chosenOutputs, type RenderedFile, renderAll } from "../formats/render.ts";
import type { Finding } from "../problem/finding.ts";
import { type ErrorData, errorData, type Problem } from "../problem/problem.ts";
import { placedIn, reportOf } from "../report/format-reading.ts";
import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import type { RenderOptions } from "../style/options.ts";
import { noteIn, sha256Of, type WrittenFile } from "./manifest.ts";

/** How each report of a batch is rendered. */
export interface JobOptions {
  /** Names of outputs. */
  readonly formats: readonly string[];
  /** Runs the checks first; a report with errors is not rendered. */
  readonly check: boolean;
  /** Rules that are switched off for all: code → reason. */
  readonly waived?: Readonly<Record<string, string>>;
  /** Makes review copies, which show what the checks found. */
  readonly review?: boolean;
  /** Renders a report with errors too. */
  readonly despite?: boolean;
  readonly render: RenderOptions;
}

/** A report that was rendered: its files' bytes, by format. */
export interface Rendered {
  readonly agency: string;
  readonly year: number;
  /** What the checks found; nothing without `check`. */
  readonly findings: readonly Finding[];
  readonly files: readonly RenderedFile[];
}

/** A report that was not: `FindingsError` where the checks found errors. */
export interface Failed {
  readonly error: ErrorData;
  readonly findings: readonly Finding[];
}

/** A report that failed of an error. */
export const failed = (error: unknown): Failed => ({ error: errorData(error), findings: [] });

/** Renders a report that came through the door, where `options` ask for it after the checks. */
async function rendered(
  report: Report,
  options: JobOptions,
  places?: ReadonlyMap<string, string>,
  previous?: Report,
): Promise<Rendered | Failed> {
  const { agency, year } = report;
  const { waived = {}, review = false, despite = false } = options;
  // Under whichever form of its name: last year's was found by the rules of `collect`.
  const byName = previous && { previous, waived: { "YEAR-AGENCY": "按名称对应的上年报告", ...waived } };
  const findings = options.check
    ? check(report, { waived, ...byName }).map((finding) => placedIn(places, finding))
    : [];
  const errors = findings.filter(isBlocking).length;
  if (errors > 0 && !review && !despite) {
    const message = `核对发现 ${errors} 处错误，没有生成文件。`;
    const problems = findings.filter(isBlocking);
    return { error: { name: "FindingsError", code: "FINDINGS", message, problems }, findings };
  }
  const look = {
    ...options.render,
    ...(review && { review: findings }),
    ...(options.render.charts === true && previous && { charts: { previous } }),
  };
  const files = await renderAll(report, chosenOutputs(options.formats), look);
  return { agency, year, findings, files };
}

/** Renders a report from its data: a `Report`, or what `parseReport` takes. Never throws. */
export async function renderData({
  data,
  options,
}: {
  readonly data: unknown;
  readonly options: JobOptions;
}): Promise<Rendered | Failed> {
  try {
    return await rendered(parseReport(data), options);
  } catch (error) {
    return failed(error);
  }
}

/** What a file is before it is rendered. */
export interface LookedAt {
  /** What its outputs would be called, told from its data unchecked; a file that is no report is named after itself. */
  readonly name: string;
  /** A sum over its content and `settings`; empty if it cannot be read. */
  readonly sum: string;
  /** Whose it is, unchecked; left out if it cannot be read. */
  readonly of?: { readonly agency: string; readonly year: number };
}

/** Looks at a file: what its outputs are called, and whether it has changed. Never throws. */
export async function lookAtFile({
  path,
  settings,
}: {
  readonly path: string;
  readonly settings: string;
}): Promise<LookedAt> {
  let sum = "";
  try {
    const bytes = await readBytes(path);
    sum = sha256Of(bytes, settings);
    const data = (await dataIn(path, bytes)).data as Pick<Report, "agency" | "year"> & Partial<Report>;
    const { agency, year, edition = editionOfYear(year) } = data;
    const name = reportFileName({ agency, year, edition }, "");
    return { name, sum, of: { agency, year } };
  } catch {
    return { name: safeFileName(basename(path), ""), sum };
  }
}

/** A report of last year: where it lies, and the sum of its content. */
export interface LastYearReport {
  readonly path: string;
  readonly sha256: string;
}

/** A file to render, and where its outputs go. */
export interface FileJob {
  readonly input: string;
  readonly folder: string;
  /** The outputs' name without their ending. */
  readonly name: string;
  /** Folder for files under way, on the same disk. */
  readonly temporary: string;
  /** The lists of what is done, and of what is about to be written. */
  readonly done: string;
  readonly begun: string;
  /** What the sum of its content is taken with. */
  readonly settings: string;
  /** Sums of what was written under this name before: only that is replaced. */
  readonly written: readonly string[];
  /** Replaces other files too. */
  readonly force: boolean;
  /** Last year's report of the same agency. */
  readonly previous?: LastYearReport;
  readonly options: JobOptions;
}

/** The sum of all that a file's outputs depend on: last year's report too. */
export const jobSum = (sum: string, previous: LastYearReport | undefined): string =>
  previous === undefined ? sum : sha256Of(new TextEncoder().encode(sum), previous.sha256);

/** What became of a file; no bytes. */
export interface FileDone {
  readonly findings: readonly Finding[];
  readonly error?: ErrorData;
  /** There is no room left: the next ones could not be written either. */
  readonly full?: true;
  /** What its files do not carry. */
  readonly uncarried?: readonly Problem[];
}

/** Renders a file and writes its outputs, each whole or not at all. Never throws. */
export async function renderFile(job: FileJob): Promise<FileDone> {
  try {
    const bytes = await readBytes(job.input);
    const reading = await dataIn(job.input, bytes);
    const { previous } = job;
    const last = previous && (await readReportFile(previous.path));
    const done = await rendered(reportOf(reading), job.options, reading.places, last);
    if ("error" in done) return done;
    mkdirSync(job.folder, { recursive: true });
    const outputs = done.files.map(({ ending, bytes }) => ({
      path: join(job.folder, job.name + ending),
      ending,
      bytes,
    }));
    if (!job.force) for (const { path, bytes } of outputs) refuseForeign(path, bytes, job.written);
    const files = Object.fromEntries(
      outputs.map(({ ending, bytes }) => [ending, [bytes.length, sumOfBytes(bytes)] satisfies WrittenFile]),
    );
    // Noted before: what is found half done after a crash is known as ours.
    noteIn(job.begun, { name: job.name, files });
    writeAllWhole(outputs, job.temporary);
    const sum = jobSum(sha256Of(bytes, job.settings), previous);
    noteIn(job.done, { name: job.name, sum, files });
    const uncarried = done.files.flatMap((one) => one.uncarried ?? []);
    return { findings: done.findings, ...(uncarried.length > 0 && { uncarried }) };
  } catch (error) {
    return { ...failed(error), ...(isDiskFull(error) && { full: true }) };
  }
}
