import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { readFacts } from "../county/collect/facts.ts";
import { readRoll } from "../county/roll/read.ts";
import { readAdjustments } from "../county/rollup/adjustments.ts";
import { rollUpJson } from "../county/rollup/json.ts";
import { type CollectedList, collectedList } from "../county/rollup/read-members.ts";
import { rollUpReport } from "../county/rollup/report.ts";
import type { Adjustment, RollUp, RollUpMember } from "../county/rollup/result.ts";
import { rollUp } from "../county/rollup/roll-up.ts";
import { type RollUpScope, rollUpScopes } from "../county/rollup/rules.ts";
import { rollUpTitle, rollUpWorkbook } from "../county/rollup/sheets.ts";
import { bytesOrTrouble, filesBelow } from "../files/came-in.ts";
import { keepChanged } from "../files/keep-changed.ts";
import { refuseForeign, writeOwn } from "../files/own-files.ts";
import { readBytes, readReportFile } from "../files/read-report.ts";
import { writeWorkbook } from "../formats/xlsx/write.ts";
import { isComplete } from "../intake/read.ts";
import { NianbaoError } from "../problem/problem.ts";
import { ReportError } from "../report/error.ts";
import type { Report } from "../report/report.ts";
import { collectedJson, dataFolder, fileNames } from "./collected-folder.ts";
import { Failure } from "./failure.ts";

/** Options of `nianbao rollup` as they come from the command line. */
export interface RollUpArguments {
  readonly scope?: string;
  readonly roll?: string;
  readonly county?: string;
  readonly previous?: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** What `collect` wrote into a folder; nothing where it did not. */
async function collectedIn(folder: string, rollPath?: string): Promise<CollectedList | undefined> {
  const path = join(folder, collectedJson);
  if (!existsSync(path)) return undefined;
  const roll = rollPath === undefined ? undefined : readRoll(await readBytes(rollPath));
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
  return collectedList(data, roll);
}

/** The reports that `collect` took, by agency. One that is gone or broken stops the sum: it would be wrong without it. */
async function takenReports(
  folder: string,
  { names, received }: CollectedList,
): Promise<Map<string, Report>> {
  const files = fileNames(names);
  const reports = new Map<string, Report>();
  for (const name of received) {
    const path = join(folder, dataFolder, `${files.get(name)}.json`);
    try {
      reports.set(name, await readReportFile(path));
    } catch (error) {
      if (!(error instanceof NianbaoError)) throw error;
      throw new Failure(
        "USAGE",
        `“${name}”的数据读不了（${path}），没有汇总；请再运行一次 collect。${error.message}`,
        { cause: error },
      );
    }
  }
  return reports;
}

/** Last year's reports: what `collect` took then, or whatever is in a folder. What is no report is told. */
async function reportsOfLastYear(folder: string, warn: (line: string) => void): Promise<Report[]> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure("USAGE", `没有“${folder}”这个目录，--previous 应为上年报告的目录。`);
  const collected = await collectedIn(folder);
  if (collected !== undefined) return [...(await takenReports(folder, collected)).values()];
  const reports: Report[] = [];
  for (const { file, path, trouble } of filesBelow(folder, []).files) {
    const bytes = trouble ?? bytesOrTrouble(path);
    const facts = typeof bytes === "string" ? undefined : await readFacts(bytes);
    if (isComplete(facts?.report)) reports.push(facts.report);
    else {
      const why =
        facts === undefined
          ? String(bytes)
          : (facts.refused ?? "有读不准的地方，请先用 nianbao import 读成报告数据。");
      warn(`上年 ${file}：没有用：${why.split("\n")[0]}`);
    }
  }
  return reports;
}

/** The lines of sheet 调整 of an earlier run. */
function earlierAdjustments(path: string): Adjustment[] {
  if (!existsSync(path)) return [];
  try {
    return readAdjustments(readFileSync(path));
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    throw new Failure("USAGE", `“${path}”里的调整读不了，没有动它：${error.message}`, { cause: error });
  }
}

/** The form that the sum is filled into, its texts to be written. */
const formName = "汇总填报表.xlsx";

/** The sum as a form to go on with; told, where a figure is larger than any report may hold. */
function formOfSum(result: RollUp, agency: string, warn: (line: string) => void): Uint8Array | undefined {
  try {
    return writeWorkbook({ report: rollUpReport(result, agency) });
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    warn(`没有写填报表：${error.message}`);
    return undefined;
  }
}

/** `nianbao rollup`: 0 if nobody is missing, nothing is asked and nothing differs, else 1. */
export async function rollUpFolder(
  folder: string,
  {
    scope = "区域",
    roll,
    county: countyPath,
    previous: previousPath,
    output,
    force = false,
  }: RollUpArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1> {
  if (!Object.hasOwn(rollUpScopes, scope))
    throw new Failure("USAGE", `--scope 应为 ${Object.keys(rollUpScopes).join("、")} 之一，现为“${scope}”。`);
  const collected = await collectedIn(folder, roll);
  if (collected === undefined)
    throw new Failure(
      "USAGE",
      `“${folder}”里没有 collect 写的 ${collectedJson}；请先用 nianbao collect 收齐各单位的报告。`,
    );
  const reports = await takenReports(folder, collected);
  for (const name of reports.keys())
    if (!collected.rows.some((row) => row.name === name)) warn(`“${name}”不在名册里，没有相加。`);
  const members = collected.rows.map((row): RollUpMember => {
    const report = reports.get(row.name);
    return { row, ...(report && { report, open: collected.open.get(row.name) ?? [] }) };
  });
  const out = resolve(output ?? folder);
  const workbookPath = join(out, "汇总表.xlsx");
  // Lines typed into the workbook of the usual place do not follow into another folder: no sum differs unsaid.
  const usual = join(resolve(folder), "汇总表.xlsx");
  const elsewhere = usual === workbookPath ? 0 : earlierAdjustments(usual).length;
  if (elsewhere > 0)
    warn(`“${usual}”里的 ${elsewhere} 条调整没有用：这次用的是“${workbookPath}”的“调整”表，要用的请抄过去。`);
  const [county, previous] = [
    countyPath === undefined ? undefined : await readReportFile(countyPath),
    previousPath === undefined ? undefined : await reportsOfLastYear(previousPath, warn),
  ];
  const result = rollUp({
    year: collected.year,
    members,
    scope: scope as RollUpScope,
    adjustments: earlierAdjustments(workbookPath),
    ...(county && { county }),
    ...(previous && { previous }),
  });
  const agency = county?.agency ?? collected.rows.find(({ kind }) => kind === "本级")?.name ?? "（请填写）";
  const form = formOfSum(result, agency, warn);
  const workbook = rollUpWorkbook(result);
  const beside = [
    { path: join(out, "汇总表.json"), bytes: rollUpJson(result) },
    ...(form === undefined ? [] : [{ path: join(out, formName), bytes: form }]),
  ];
  // All are looked at before the first is written. The workbook was changed by whoever adjusted in it: it is kept beside.
  if (!force) for (const { path, bytes } of beside) refuseForeign(path, bytes);
  const kept = keepChanged(workbookPath, workbook);
  if (kept !== undefined) warn(`“${workbookPath}”里填的调整已读入，填写过的那份留作“${kept}”。`);
  writeOwn([...beside, { path: workbookPath, bytes: workbook }], { force: true });
  print(workbookPath);
  if (form !== undefined)
    print(`${join(out, formName)}：各表的数已填好，写着“（文字描述）”的三个部分和署名请补写，再核对、生成。`);
  print(rollUpTitle(result));
  for (const { kind, place, agencies, message } of result.notes)
    if (kind !== "told")
      warn(
        `${kind === "asked" ? "请核对" : "提示"}：${place}：${agencies.slice(0, 3).join("、")}：${message}`,
      );
  const { against } = result;
  if (against !== undefined) {
    const { explained, differences } = against;
    const why = explained === undefined ? "" : `，正是“${explained.agency}”的数：县报告可能${explained.how}`;
    print(
      differences.length === 0
        ? `“${against.agency}”的报告与合计各格相同。`
        : `“${against.agency}”的报告与合计有 ${differences.length} 格不同${why}。`,
    );
  }
  const isDone =
    result.missing.length === 0 &&
    result.notes.every(({ kind }) => kind !== "asked") &&
    (against?.differences.length ?? 0) === 0;
  return isDone ? 0 : 1;
}
