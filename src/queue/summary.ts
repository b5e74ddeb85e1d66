import { safeFileName } from "../files/file-name.ts";
import type { BatchEntry, ReportDone, SummaryJob } from "./job-data.ts";
import type { Store } from "./store.ts";

/** What became of the jobs of a batch, by the name and sum of each: what they gave back, or why they failed. */
export interface JobEnds {
  readonly done: ReadonlyMap<string, ReportDone | null>;
  readonly failed: ReadonlyMap<string, string>;
}

/** What a batch came to, report by report: the file that is written when the last one has ended. */
export interface BatchSummary {
  readonly batch: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Of those done, how many had their files before: what the checks found in them is told by an earlier summary. */
  readonly earlier: number;
  /** Why each of the others has no files, by agency. */
  readonly problems: readonly (Partial<Pick<BatchEntry, "agency" | "year" | "name" | "input">> & {
    readonly message: string;
  })[];
  /** What the checks found, by agency. */
  readonly findings: readonly (Pick<BatchEntry, "agency" | "name"> & ReportDone)[];
}

const byAgency = new Intl.Collator("zh-Hans-u-co-pinyin");

/** Whether a job ended three processes: BullMQ's own words. */
export const isStalledOut = (reason: string): boolean => /stalled more than/u.test(reason);

/** Why a report failed, for people. */
export const saidInChinese = (reason: string): string =>
  isStalledOut(reason) ? "连续三次处理到它时整个进程停了（如内存不足），没有再试。" : reason;

const filesGone = "生成过，但存放处现在没有这些文件，或已换成同名的另一份；请再放进队列一次。";
const notKnownWhy = "没有生成文件，原因不明；请再放进队列一次。";

/** Sums up a batch. The store is asked what is done, not the jobs. */
export async function summedUp(job: SummaryJob, ends: JobEnds, store: Store): Promise<BatchSummary> {
  const problems: BatchSummary["problems"][number][] = [];
  const findings: BatchSummary["findings"][number][] = [];
  let [done, earlier] = [0, 0];
  for (const { job: id, agency, year, name, sum, input } of job.entries) {
    const gave = ends.done.get(id);
    if (gave && gave.errors + gave.warnings + gave.uncarried > 0) findings.push({ agency, name, ...gave });
    const failure = ends.failed.get(id);
    if (await store.has(name, sum)) {
      done += 1;
      if (!gave) earlier += 1;
    } else
      problems.push({
        agency,
        year,
        name,
        ...(input !== undefined && { input }),
        message:
          gave !== undefined ? filesGone : failure === undefined ? notKnownWhy : saidInChinese(failure),
      });
  }
  return {
    batch: job.batch,
    total: job.entries.length + job.notQueued.length,
    done,
    failed: problems.length + job.notQueued.length,
    earlier,
    problems: [
      ...problems.toSorted((a, b) => byAgency.compare(a.agency ?? "", b.agency ?? "")),
      ...job.notQueued,
    ],
    findings: findings.toSorted((a, b) => byAgency.compare(a.agency, b.agency)),
  };
}

/** What the summary of a batch is called, without its ending. */
export const summaryName = (batch: string): string => safeFileName(`汇总-${batch}`, "");
