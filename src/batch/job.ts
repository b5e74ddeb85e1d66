import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { check, isBlocking } from "../checks/check.ts";
import { dataIn, readBytes } from "../files/read-report.ts";
import { writeWhole } from "../files/write-file.ts";
import { chosenOutputs, type RenderedFile, renderAll } from "../formats/render.ts";
import type { Finding } from "../problem/finding.ts";
import { type ErrorData, errorData } from "../problem/problem.ts";
import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import type { RenderOptions } from "../style/options.ts";

/** How each report of a batch is rendered. */
export interface JobOptions {
  /** Names of outputs. */
  readonly formats: readonly string[];
  /** Runs the checks first; a report with errors is not rendered. */
  readonly check: boolean;
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

async function rendered(report: Report, options: JobOptions): Promise<Rendered | Failed> {
  const { agency, year } = report;
  const findings = options.check ? check(report) : [];
  const errors = findings.filter(isBlocking).length;
  if (errors > 0)
    return {
      error: {
        name: "FindingsError",
        code: "FINDINGS",
        message: `核对发现 ${errors} 处错误，没有生成文件。`,
        problems: findings.filter(isBlocking),
      },
      findings,
    };
  const files = await renderAll(report, chosenOutputs(options.formats), options.render);
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

/** A file to render, and where its outputs go. */
export interface FileJob {
  readonly input: string;
  /** Its content as it was named and summed; none if it could not be read. */
  readonly bytes: Uint8Array | undefined;
  readonly folder: string;
  /** The outputs' name without their ending. */
  readonly name: string;
  /** Folder for files under way, on the same disk. */
  readonly temporary: string;
  /** The list of what is done, and the line for this file. */
  readonly manifest: string;
  readonly line: string;
  readonly options: JobOptions;
}

/** What became of a file; no bytes. */
export type FileDone = { readonly findings: readonly Finding[]; readonly error?: Failed["error"] };

/** Renders a file and writes its outputs, each whole or not at all. Never throws. */
export async function renderFile(job: FileJob): Promise<FileDone> {
  try {
    const bytes = job.bytes ?? (await readBytes(job.input));
    const done = await rendered(parseReport(await dataIn(job.input, bytes)), job.options);
    if ("error" in done) return done;
    mkdirSync(job.folder, { recursive: true });
    for (const { ending, bytes } of done.files)
      writeWhole(join(job.folder, job.name + ending), bytes, job.temporary);
    appendFileSync(job.manifest, job.line);
    return { findings: done.findings };
  } catch (error) {
    return failed(error);
  }
}

/** What a thread can be asked for. */
export const tasks = { renderData, renderFile };
