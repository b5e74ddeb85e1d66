import type { Shard } from "../batch/inputs.ts";
import { type FileResult, renderFiles } from "../batch/render-files.ts";
import { FileError } from "../files/file-error.ts";
import type { TakenName } from "../files/name-register.ts";
import { readOptionsFor } from "../formats/render.ts";
import type { Finding } from "../problem/finding.ts";
import type { ErrorData } from "../problem/problem.ts";
import { waivedRules } from "./check.ts";
import { Failure } from "./failure.ts";
import { counted } from "./listing.ts";
import { chosenOptions, type LookArguments } from "./look.ts";
import { outputFolder } from "./output-folder.ts";
import { openProgress } from "./progress.ts";
import { namedOutputs, uncarriedLines } from "./render.ts";
import { stoppable } from "./stopping.ts";

/** Options of `nianbao batch` as they come from the command line. */
export interface BatchArguments extends LookArguments {
  readonly output?: string;
  readonly format?: string;
  readonly jobs?: string | number;
  readonly check?: boolean;
  readonly shard?: string;
  readonly force?: boolean;
  readonly waive?: string | readonly string[];
  readonly previous?: string;
  readonly review?: boolean;
}

function chosenShard(given: string | undefined): Shard {
  if (given === undefined) return { index: 1, count: 1 };
  const [, index = 0, count = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(String(given)) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new Failure("USAGE", `--shard 应写作“第几份/共几份”，如 2/5，现为“${given}”。`);
}

/** How many threads were asked for. @throws {Failure} */
export function chosenJobs(given: string | number | undefined, option = "jobs"): number | undefined {
  if (given === undefined) return undefined;
  const jobs = Number(given);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new Failure("USAGE", `--${option} 应为 1 到 256 的整数，现为“${given}”。`);
}

/** What a batch came to. */
interface Summary {
  readonly total: number;
  rendered: number;
  upToDate: number;
  failed: number;
  /** Files that were not reached, since the run was stopped. */
  notReached: number;
  readonly problems: { input: string; message: string }[];
  readonly findings: {
    input: string;
    name: string;
    error: number;
    warning: number;
    hint: number;
    /** The findings themselves. */
    found: readonly Finding[];
  }[];
  /** Reports that were not compared with last year's, and why. */
  readonly notCompared: { input: string; message: string }[];
  /** Folders and files that could not be looked into. */
  readonly unreadable: readonly string[];
  /** Outputs whose input is gone, or is called otherwise now. */
  left: readonly TakenName[];
}

function tally(summary: Summary, result: FileResult): void {
  const { path: input, name, findings, error, upToDate, previousNote } = result;
  if (previousNote !== undefined) summary.notCompared.push({ input, message: previousNote });
  if (error !== undefined) {
    summary.failed += 1;
    summary.problems.push({ input, message: error.message });
  } else if (upToDate) summary.upToDate += 1;
  else summary.rendered += 1;
  summary.notReached -= 1;
  if (findings.length === 0) return;
  const count = (severity: string) =>
    findings.filter((finding) => finding.severity === severity && finding.waived === undefined).length;
  summary.findings.push({
    input,
    name,
    error: count("error"),
    warning: count("warning"),
    hint: count("hint"),
    found: findings,
  });
}

const table = ({ total, rendered, upToDate, failed, notReached }: Summary): string =>
  [
    ["报告", total],
    ["已生成", rendered],
    ["未变，跳过", upToDate],
    ["未生成", failed],
    ...(notReached > 0 ? [["中止，未处理", notReached]] : []),
  ]
    .map(([name, count]) => `${name}：${count} 份`)
    .join("，");

/** `nianbao batch`: 0 if all went well, 1 if a report failed, 130 after Ctrl-C, 143 after SIGTERM. */
export async function batch(
  given: readonly string[],
  options: BatchArguments,
  version: string,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1 | 130 | 143> {
  const out = outputFolder(String(options.output ?? "输出"));
  const shard = chosenShard(options.shard);
  const jobs = chosenJobs(options.jobs);
  const chosen = namedOutputs(options.format);
  const render = await chosenOptions(options);
  readOptionsFor(chosen, render);
  const stop = stoppable(warn, "正在停止：处理中的报告完成后结束，再按一次 Ctrl-C 立即结束。");
  const { count, unreadable, results, left, writeSummary } = await renderFiles(given, {
    out,
    shard,
    version,
    formats: chosen.map(({ name }) => name),
    // Whoever switches a rule off, gives last year's or wants review copies wants the rules run.
    check:
      options.check ??
      (options.waive !== undefined || options.previous !== undefined || options.review === true),
    review: options.review ?? false,
    despite: options.force ?? false,
    warn,
    ...(options.previous !== undefined && { previous: String(options.previous) }),
    waived: waivedRules(options.waive),
    render,
    signal: stop.signal,
    force: options.force ?? false,
    ...(jobs !== undefined && { jobs }),
  });
  const summary: Summary = {
    total: count,
    rendered: 0,
    upToDate: 0,
    failed: 0,
    notReached: count,
    problems: [],
    findings: [],
    notCompared: [],
    unreadable: unreadable.map(({ path }) => path),
    left: [],
  };
  let full: ErrorData | undefined;
  const progress = await openProgress(count, process.stderr, warn);
  try {
    for (const { path, why } of unreadable) progress.note(`${path}：${why}`);
    for await (const result of results) {
      tally(summary, result);
      progress.step();
      const { path, error, findings, told, previousNote } = result;
      if (previousNote !== undefined) progress.note(`${path}：${previousNote}`);
      for (const line of uncarriedLines(result)) progress.note(`${path}：${line}`);
      if (told !== undefined) progress.note(`${path}：${told}`);
      // No room: said once, at the end.
      if (result.full) full ??= error;
      else if (error !== undefined) progress.note(`${path}：${error.message}`);
      else if (findings.length > 0) progress.note(`${path}：${counted(findings)}`);
    }
  } finally {
    progress.stop();
    stop.done();
  }
  summary.left = left();
  for (const { name, input } of summary.left)
    warn(`“${name}”已没有对应的输入文件（原为 ${input}），请确认后删去。`);
  print(table(summary));
  const name = shard.count === 1 ? "summary.json" : `summary-${shard.index}-of-${shard.count}.json`;
  if (full !== undefined)
    throw new FileError("FILE_UNWRITABLE", `${full.message}已停止，没有再处理其余报告。`);
  writeSummary(name, new TextEncoder().encode(`${JSON.stringify(summary, null, 2)}\n`));
  if (stop.signal.aborted) return stop.status();
  return summary.failed > 0 || unreadable.length > 0 ? 1 : 0;
}
