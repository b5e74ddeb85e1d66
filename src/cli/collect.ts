import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { collect, type ReadFile } from "../county/collect/collect.ts";
import { readFacts } from "../county/collect/facts.ts";
import { agencyStates, fileStates, statesCounted } from "../county/collect/state.ts";
import { readAnswers } from "../county/overview/answers.ts";
import { overviewJson } from "../county/overview/json.ts";
import { overviewWorkbook } from "../county/overview/workbook.ts";
import { readRoll } from "../county/roll/read.ts";
import { bytesOrTrouble, type FoundFile, filesBelow } from "../files/came-in.ts";
import { safeFileName } from "../files/file-name.ts";
import { refuseForeign, writeOwn } from "../files/own-files.ts";
import { readBytes } from "../files/read-report.ts";
import { writeJson } from "../formats/json/write.ts";
import { NianbaoError } from "../problem/problem.ts";
import { isReportYear, reportYearsText } from "../report/date.ts";
import { Failure } from "./failure.ts";
import { openProgress, type Progress } from "./progress.ts";

/** Options of `nianbao collect` as they come from the command line. */
export interface CollectArguments {
  readonly roll?: string;
  readonly year?: string;
  readonly previous?: string;
  readonly output: string;
  readonly force?: boolean;
}

/** Reads files one after another; a pause between them lets Ctrl-C through: nothing is written before the end. */
async function readAll(files: readonly FoundFile[], progress: Progress): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const { file, path, trouble } of files) {
    const bytes = trouble ?? bytesOrTrouble(path);
    read.push(typeof bytes === "string" ? { file, trouble: bytes } : { file, facts: await readFacts(bytes) });
    progress.step();
    await setImmediate();
  }
  return read;
}

/** The overview of an earlier run, with what was answered in it. */
function earlierAnswers(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map();
  try {
    return readAnswers(readFileSync(path));
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    throw new Failure("USAGE", `“${path}”里的回答读不了，没有动它：${error.message}`, { cause: error });
  }
}

/** `nianbao collect`: 0 if every agency's report is there and nothing is asked, else 1. */
export async function collectFolder(
  folder: string,
  { roll: rollPath, year: yearText, previous, output, force = false }: CollectArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1> {
  if (rollPath === undefined)
    throw new Failure("USAGE", "请用 --roll 指明名册；没有的，先用 nianbao roll 写一份。");
  const year = Number(yearText);
  if (!isReportYear(year))
    throw new Failure(
      "USAGE",
      `请用 --year 写明收哪一年的报告，${reportYearsText}，现为“${yearText ?? ""}”。`,
    );
  const out = resolve(output);
  const roll = readRoll(await readBytes(rollPath));
  for (const note of roll.notes) warn(`名册 ${note}`);
  const overview = join(out, "汇总.xlsx");
  const answers = earlierAnswers(overview);
  const leftOut = [out, rollPath, ...(previous === undefined ? [] : [previous])];
  const { files, passedOver } = filesBelow(folder, leftOut);
  const before = previous === undefined ? [] : filesBelow(previous, [out]).files;
  const progress = await openProgress(files.length + before.length, process.stderr, warn);
  let read: ReadFile[];
  let lastYear: ReadFile[];
  try {
    read = await readAll(files, progress);
    lastYear = await readAll(before, progress);
  } finally {
    progress.stop();
  }
  for (const { file, facts, trouble } of lastYear)
    if (facts === undefined || facts.status === "refused")
      warn(`上年 ${file}：${(trouble ?? facts?.refused ?? "").split("\n")[0]}`);
  const collected = collect({
    roll,
    year,
    files: read,
    answers,
    ...(previous !== undefined && {
      previous: lastYear.flatMap(({ file, facts }) => (facts === undefined ? [] : [{ file, facts }])),
    }),
  });
  const data = collected.agencies.flatMap(({ row, report }) =>
    report === undefined
      ? []
      : [{ path: join(out, "数据", safeFileName(row.name, ".json")), bytes: writeJson(report) }],
  );
  const workbook = { path: overview, bytes: overviewWorkbook(collected, passedOver) };
  const listing = { path: join(out, "汇总.json"), bytes: overviewJson(collected, passedOver) };
  // All are looked at before the first is written. The overview was changed by whoever answered in it: it is kept beside.
  if (!force) for (const { path, bytes } of [...data, listing]) refuseForeign(path, bytes);
  if (existsSync(overview)) {
    const there = readFileSync(overview);
    if (Buffer.compare(there, workbook.bytes) !== 0)
      writeOwn([{ path: join(out, "汇总（上一次）.xlsx"), bytes: there }], { force: true });
  }
  writeOwn([...data, listing, workbook], { force: true });
  const wrote = new Set(data.map(({ path }) => basename(path)));
  const folderOfData = join(out, "数据");
  for (const name of existsSync(folderOfData) ? readdirSync(folderOfData).toSorted() : [])
    if (!wrote.has(name))
      warn(`“${join(folderOfData, name)}”是以前写的，本次没有收到这个单位可用的报告，请核对后删去。`);
  print(overview);
  print(
    `文件 ${collected.files.length} 个：${statesCounted(fileStates, collected.files)}；略过临时文件、隐藏文件 ${passedOver} 个。`,
  );
  print(`单位 ${collected.agencies.length} 个：${statesCounted(agencyStates, collected.agencies)}。`);
  for (const { file, state, reason = "" } of collected.files)
    if (state === "待定" || state === "读不了" || state === "年份不对")
      warn(`${state}：${file}：${reason.split("\n")[0]}`);
  return collected.agencies.every(({ state }) => state === "收到") &&
    collected.files.every(({ state }) => state !== "待定")
    ? 0
    : 1;
}
