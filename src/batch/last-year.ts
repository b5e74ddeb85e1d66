import { statSync } from "node:fs";
import { basename } from "node:path";
import { factsOf } from "../county/collect/facts.ts";
import { identify } from "../county/collect/identify.ts";
import { indexNames, matchName } from "../county/names/match.ts";
import { rollRowsFrom } from "../county/roll/write.ts";
import { type FoundFile, filesBelow } from "../files/came-in.ts";
import type { Report } from "../report/report.ts";
import type { LastYearReport } from "./job.ts";
import { inOrder, type Pool } from "./pool.ts";

/** Last year's report of an agency, or why there is none to compare with. */
export type LastYearFound = LastYearReport | { readonly note: string };

/** Last year's reports, found by the names of their agencies. */
export interface LastYearReports {
  /** What of them cannot be used, and why. */
  readonly troubles: readonly string[];
  readonly find: (agency: string, year: number) => LastYearFound;
}

/** Whole reports, with where each lies; what of the others is said. */
async function wholeReports(files: readonly FoundFile[], pool: Pool, isStopped: () => boolean) {
  const reports: { readonly file: string; readonly report: Report; readonly at: LastYearReport }[] = [];
  const troubles: string[] = [];
  const read = async (found: FoundFile) => ({
    found,
    done: found.trouble === undefined ? await pool.run("readCameFile", { path: found.path }) : found,
  });
  for await (const { found, done } of inOrder(files, 2 * pool.jobs, read)) {
    if (isStopped()) break;
    const say = (why: string | undefined) =>
      troubles.push(`上年 ${found.file}：${why?.split("\n")[0] ?? "读不了。"}`);
    if ("error" in done) say((done.error as Error).message);
    else if (!("facts" in done)) say(done.trouble);
    else {
      const facts = factsOf(done.facts);
      // What is no report at all may lie there.
      if (facts.stranger) continue;
      if (facts.status === "refused") say(facts.refused);
      else if (facts.whole !== true || facts.status === "asked")
        say(
          `有 ${facts.items.filter(({ trust }) => trust === "asked").length} 处读不准，没有用；请先用 import 读出，改好。`,
        );
      else
        reports.push({
          file: found.file,
          report: facts.proposed as Report,
          at: { path: found.path, sha256: facts.sha256 },
        });
    }
  }
  return { reports, troubles };
}

/**
 * Reads last year's reports: a folder of files of any kind, or one file. An agency's is found by the same rules as in
 * `collect`; where two different ones are found, neither is taken.
 *
 * @throws {FileError} if there is no such folder or file
 */
export async function lastYearReports(
  given: string,
  pool: Pool,
  isStopped: () => boolean = () => false,
): Promise<LastYearReports> {
  const files = statSync(given, { throwIfNoEntry: false })?.isFile()
    ? [{ file: basename(given), path: given }]
    : filesBelow(given, []).files;
  const { reports, troubles } = await wholeReports(files, pool, isStopped);
  const index = indexNames({ rows: rollRowsFrom(reports.map(({ report }) => report.agency)) });
  const found = new Map<string, LastYearReport[]>();
  for (const { file, report, at } of reports) {
    const facts = { sha256: at.sha256, kind: "", status: "sure", report, items: [] } as const;
    const whose = identify(index, file, facts);
    if (!("row" in whose)) {
      troubles.push(`上年 ${file}：${whose.asked}`);
      continue;
    }
    const key = `${report.year}\t${whose.row.name}`;
    const list = found.get(key) ?? [];
    if (!list.some(({ sha256 }) => sha256 === at.sha256)) list.push(at);
    found.set(key, list);
  }
  return {
    troubles,
    find: (agency, year) => {
      const none = { note: `没有找到“${agency}” ${year - 1} 年的报告，两年衔接没有核对。` };
      const match = matchName(index, agency);
      if (match.kind !== "sure") return none;
      const [one, ...others] = found.get(`${year - 1}\t${match.row.name}`) ?? [];
      if (one === undefined) return none;
      return others.length === 0
        ? one
        : { note: `“${agency}”上年有 ${others.length + 1} 份不同的报告，两年衔接没有核对。` };
    },
  };
}
