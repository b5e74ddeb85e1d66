import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { summedFiles } from "../batch/collect-files.ts";
import { startThreads } from "../batch/groups.ts";
import { openManifest } from "../batch/manifest.ts";
import { openPool, type Pool } from "../batch/pool.ts";
import type { CollectInput } from "../county/collect/collect.ts";
import { agencyStates, type Collected, fileStates, statesCounted } from "../county/collect/state.ts";
import { isOddityCode } from "../county/oddities/oddities.ts";
import { publicationStates } from "../county/publication/state.ts";
import { readRoll } from "../county/roll/read.ts";
import { roundsOf } from "../county/rounds/ledger.ts";
import { type FoundFile, filesBelow } from "../files/came-in.ts";
import { readBytes } from "../files/read-report.ts";
import { isReportYear, reportYearsText } from "../report/date.ts";
import { chosenJobs } from "./batch.ts";
import { waivedRules } from "./check.ts";
import { keepMemoryLow, keepNewSmall, newMegabytes } from "./collect-memory.ts";
import type { CollectOutput } from "./collect-output.ts";
import { collectedFrom } from "./collect-read.ts";
import { keepLedger, keepRun, ledgerOf, type RunSaid, runSum, sameRun } from "./collect-run.ts";
import { writeCollected } from "./collect-writing.ts";
import { overviewName } from "./collected-folder.ts";
import { Failure } from "./failure.ts";
import { counted } from "./listing.ts";
import { stoppable } from "./stopping.ts";

/** Options of `nianbao collect` as they come from the command line. */
export interface CollectArguments {
  readonly roll?: string;
  readonly year?: string;
  readonly previous?: string;
  readonly published?: string;
  readonly output: string;
  readonly date?: string;
  readonly waive?: string | readonly string[];
  readonly jobs?: string | number;
  readonly force?: boolean;
  readonly redis?: string | boolean;
}

/** Fewer files are read here: threads would start longer than they take. */
const fewFiles = 60;

/** Today where the office is, ISO 8601. */
function runDay(given: string | undefined): string {
  if (given === undefined) {
    const now = new Date();
    const two = (part: number) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  const day = new Date(`${given}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/u.test(given) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given))
    return given;
  throw new Failure("USAGE", `--date 应为日期，如 2026-01-26，现为“${given}”。`);
}

function reportYear(given: string | undefined): number {
  const year = Number(given);
  if (isReportYear(year)) return year;
  throw new Failure("USAGE", `请用 --year 写明收哪一年的报告，${reportYearsText}，现为“${given ?? ""}”。`);
}

/** How much the checks found, and where it stands: who only counts what came in would take all to be well. */
function foundLine(agencies: Collected["agencies"]): string[] {
  const asked = agencies.filter(({ findings }) => findings.some(({ waived }) => waived === undefined));
  if (asked.length === 0) return [];
  const all = counted(asked.flatMap(({ findings }) => findings));
  return [`核对出：${all}，共 ${asked.length} 个单位；见“问题”表和各单位的回执。`];
}

/** What a run says at its end. */
function summaryOf({ files, agencies, published }: Collected, passedOver: number): string[] {
  const publications = agencies.flatMap(({ publication }) => publication ?? []);
  const rounds = agencies.flatMap(({ round }) => round ?? []);
  const sum = (count: (round: (typeof rounds)[number]) => number) =>
    rounds.reduce((all, one) => all + count(one), 0);
  return [
    `文件 ${files.length} 个：${statesCounted(fileStates, files)}；略过临时文件、隐藏文件 ${passedOver} 个。`,
    `单位 ${agencies.length} 个：${statesCounted(agencyStates, agencies)}。`,
    ...foundLine(agencies),
    ...(published === undefined ? [] : [`公布：${statesCounted(publicationStates, publications)}。`]),
    ...(rounds.length === 0
      ? []
      : [
          `重报的单位 ${rounds.length} 个：已改 ${sum(({ fixed }) => fixed)} 处，未改 ${sum(({ open }) => open)} 处，新问题 ${sum(({ fresh }) => fresh)} 处，没有要求改而改了的 ${sum(({ unasked }) => unasked.length)} 处。`,
        ]),
  ];
}

/** Lines of warnings that stand on the screen; the rest is in the overview. */
const mostWarnings = 200;

/** `nianbao collect`: 0 if every agency's report is there and nothing is asked, else 1; 130, 143 if it was stopped. */
export async function collectFolder(
  folder: string,
  options: CollectArguments,
  version: string,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1 | 130 | 143> {
  if (options.roll === undefined)
    throw new Failure("USAGE", "请用 --roll 指明名册；没有的，先用 nianbao roll 写一份。");
  const year = reportYear(options.year);
  const today = runDay(options.date);
  const waived = waivedRules(options.waive, isOddityCode);
  keepMemoryLow();
  const jobs = chosenJobs(options.jobs);
  const out = resolve(options.output);
  const rollBytes = await readBytes(options.roll);
  const roll = readRoll(rollBytes);
  for (const note of roll.notes) warn(`名册 ${note}`);
  const { previous, published } = options;
  const given = [previous, published].filter((one) => one !== undefined);
  const { files, passedOver } = filesBelow(folder, [out, options.roll, ...given]);
  const [before, shown] = [previous, published].map((one) =>
    one === undefined ? [] : filesBelow(one, [out]).files,
  ) as [FoundFile[], FoundFile[]];
  const manifest = openManifest(out, "collect");
  const stop = stoppable(warn, "正在停止：读过的都记下了，再运行一次接着做；再按一次 Ctrl-C 立即结束。");
  let pool: Pool | undefined;
  try {
    const ledger = ledgerOf(out, manifest, warn);
    const [sums, sumsBefore, sumsShown] = [
      await summedFiles(files),
      await summedFiles(before),
      await summedFiles(shown),
    ];
    const { force = false } = options;
    const settings = [version, year, today, waived, passedOver, ledger.answers, ledger.waivers];
    const sum = runSum(
      [...settings, Buffer.from(rollBytes).toString("base64")],
      [
        sums,
        sumsBefore,
        // An empty folder of what was published is not none.
        ...(published === undefined ? [] : [sumsShown]),
      ],
    );
    const same = sameRun(out, manifest, sum);
    if (same !== undefined) {
      for (const line of same.warned) warn(line);
      for (const line of [...same.printed, "与上次运行相比没有变化，没有重写。"]) print(line);
      return same.status;
    }
    const inAll = files.length + before.length + shown.length;
    const isFew = inAll <= fewFiles;
    pool = openPool(isFew && jobs === undefined ? { jobs: 1, here: true } : { jobs, newMegabytes });
    await startThreads(pool, Math.ceil(inAll / fewFiles));
    keepNewSmall();
    const input: Omit<CollectInput, "files"> = {
      ...{ roll, year, today, waived, ledger, answers: new Map(Object.entries(ledger.answers)) },
    };
    const held = await collectedFrom(
      input,
      {
        files: sums,
        previous: previous === undefined ? undefined : sumsBefore,
        published: published === undefined ? undefined : sumsShown,
      },
      { folder: manifest.folder, version, pool, redis: options.redis, signal: stop.signal, warn },
    );
    if (held === undefined) return stop.status();
    const warned: string[] = [];
    const say = (line: string) => {
      warned.push(line);
      if (warned.length <= mostWarnings) warn(line);
    };
    const output: CollectOutput = { out, manifest, force, version, warn: say };
    // First: what was answered is known to the next run even if this one ends here.
    keepLedger(manifest, held.collected.ledger);
    held.collected = { ...held.collected, ledger: roundsOf(held.collected.ledger) };
    const watch = { signal: stop.signal, show: warn };
    const { refused, outputs } = await writeCollected(held, passedOver, output, pool, watch);
    if (stop.signal.aborted) return stop.status();
    const { collected } = held;
    for (const { file, state, reason = "" } of collected.files)
      if (state === "待定" || state === "读不了" || state === "年份不对")
        say(`${state}：${file}：${reason.split("\n")[0]}`);
    for (const { file, state, reason = "" } of collected.published ?? [])
      if (state === "待定" || state === "读不了") say(`公布的 ${file}：${state}：${reason.split("\n")[0]}`);
    if (warned.length > mostWarnings) warn(`……另有 ${warned.length - mostWarnings} 条，见 ${overviewName}。`);
    const printed = [join(out, overviewName), ...summaryOf(collected, passedOver)];
    for (const line of printed) print(line);
    const isDone =
      refused === 0 &&
      collected.agencies.every(
        ({ state, publication }) =>
          state === "收到" && (publication === undefined || publication.state === "一致"),
      ) &&
      collected.files.every(({ state }) => state !== "待定");
    const said: RunSaid = { status: isDone ? 0 : 1, printed, warned: warned.slice(0, mostWarnings) };
    if (refused === 0) keepRun(out, manifest, sum, said, outputs);
    return said.status;
  } finally {
    stop.done();
    await pool?.close();
    rmSync(manifest.temporary, { recursive: true, force: true });
  }
}
