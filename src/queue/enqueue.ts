import type { FlowJob, Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import { reportFileName, safeFileName } from "../files/file-name.ts";
import { packageVersion } from "../files/package-version.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import { OptionsError } from "../problem/options-error.ts";
import { NianbaoError } from "../problem/problem.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { editionOfData } from "../report/parse.ts";
import type { RenderOptions } from "../style/options.ts";
import { aloneFor } from "./alone.ts";
import { connectNow, refusedByRedis, refuseNoRedis, wantedQueueOptions } from "./connect.ts";
import {
  type BatchEntry,
  idOf,
  keptSeconds,
  type NotQueued,
  type QueuedLook,
  queueNames,
  type ReportJob,
  type SummaryJob,
} from "./job-data.ts";
import { type QueuePeers, queuePeers } from "./peers.ts";
import type { Store } from "./store.ts";

/** How reports are put into the queue. */
export interface EnqueueOptions extends Partial<QueuedLook> {
  /** Address of Redis: `redis://` or `rediss://`, with user and password where it has them. */
  readonly redis: string;
  /** Where the workers put the files: what is there already is not made again. */
  readonly store: Store;
  /** Name of the batch: its summary is called after it. The same batch may be given again, also by several at once. */
  readonly batch: string;
  /** What of the batch could not even be read: the summary tells it. */
  readonly notQueued?: readonly NotQueued[];
}

/** A report for the queue: its data as `parseReport` takes it, and where it came from. */
export interface QueuedReport {
  readonly data: unknown;
  readonly input?: string;
}

/** What became of a batch that was put into the queue. */
export interface Enqueued {
  readonly batch: string;
  readonly total: number;
  /** Put into the queue now, or again since their files are gone. */
  readonly added: number;
  /** In the queue already. */
  readonly waiting: number;
  /** In the store already. */
  readonly done: number;
  /** Reports that are exactly one given before, and reports that were numbered, each with its name. */
  readonly told: readonly string[];
}

/** Fonts and template are files of the machine that renders. @throws {OptionsError} */
function refuseFilesOfMachines(render: RenderOptions): void {
  const message = "是 work 那台机器的（--fonts、--template），不能随报告放进队列。";
  const problems = (["fonts", "template"] as const)
    .filter((name) => render[name] !== undefined)
    .map((name) => ({ code: "UNUSED_OPTION", path: name, place: name, message }));
  if (problems.length > 0) throw new OptionsError(problems);
}

/** Agency and year of data that nobody has checked. */
function whoseIs(data: unknown): { agency: string; year: number | null; name: string } {
  const { agency, year } = (data ?? {}) as { agency?: unknown; year?: unknown };
  const named = typeof agency === "string" && agency.trim() !== "" ? agency : undefined;
  const of = { agency: named ?? "（没有写机关名称）", year: typeof year === "number" ? year : null };
  if (named === undefined || of.year === null) return { ...of, name: safeFileName(named ?? "未命名", "") };
  const edition = editionOfData(data).key;
  return { ...of, name: reportFileName({ agency: of.agency, year: of.year, edition }, "") };
}

/** Data as it will lie in Redis. @throws {NianbaoError} REPORT_INVALID if JSON has no such thing */
function queuedJson(data: unknown, what: string): string {
  try {
    return JSON.stringify(data) ?? "";
  } catch (error) {
    throw new NianbaoError("REPORT_INVALID", `${what}：数据不能写成 JSON，放不进队列。`, { cause: error });
  }
}

/** Reports with a name and a sum each; the second of a name with other content is numbered. */
async function namedReports(reports: Iterable<QueuedReport> | AsyncIterable<QueuedReport>, look: QueuedLook) {
  const taken = new Map<string, string>();
  const named: (Omit<BatchEntry, "job"> & { readonly data: unknown })[] = [];
  const told: string[] = [];
  for await (const { data, input } of reports) {
    const { agency, year, name: wanted } = whoseIs(data);
    const sum = idOf(packageVersion(), JSON.stringify(look), queuedJson(data, input ?? wanted));
    let name = wanted;
    for (let n = 2; taken.has(name) && taken.get(name) !== sum; n++) name = `${wanted}（${n}）`;
    if (taken.get(name) === sum) {
      told.push(`${input ?? name}：与前面的一份“${name}”完全相同，只做一份。`);
      continue;
    }
    if (name !== wanted) told.push(`${input ?? name}：已有同名的报告，存为“${name}”。`);
    taken.set(name, sum);
    named.push({ name, sum, agency, year, data, ...(input !== undefined && { input }) });
  }
  return { named, told };
}

const isEnded = (state: string) => state === "completed" || state === "failed";

/** A job of this id that has not ended, and whether there is one that has. */
async function jobNow(
  queue: Queue,
  id: string,
): Promise<{ readonly job?: Job; readonly isWaiting: boolean }> {
  const job: Job | undefined = await queue.getJob(id);
  if (job === undefined) return { isWaiting: false };
  return { job, isWaiting: !isEnded(await job.getState()) };
}

/** Removes a job that has ended, so that it can be added again: BullMQ adds no job whose id it knows, and says nothing. */
const removed = async (job: Job | undefined) => {
  await job?.remove({ removeChildren: false }).catch(() => {}); // gone meanwhile
};

/** How jobs are tried, and how long they are kept. */
const jobOptions = (id: string, attempts: number) => ({
  jobId: id,
  attempts,
  backoff: { type: "exponential", delay: 1000 },
  removeOnComplete: { age: keptSeconds.done },
  removeOnFail: { age: keptSeconds.failed },
});

/** Longer than any other producer of the same batch takes to put it in. */
const mostSecondsToAdd = 120;

/**
 * Puts reports into the queue, all or none, and a summary that is written when the last of them is done. What the store has
 * is not done again; what waits is not added again. May be repeated at any time, also after Redis has lost all.
 *
 * @throws {NianbaoError} PLATFORM_LACKS without bullmq and ioredis; REDIS_UNREACHABLE, at once; OPTIONS_INVALID
 * @example
 * await enqueueReports(reports, { redis: "redis://10.0.0.5", store: folderStore("/mnt/输出"), batch: "某县2025" });
 */
export async function enqueueReports(
  reports: Iterable<QueuedReport> | AsyncIterable<QueuedReport>,
  options: EnqueueOptions,
): Promise<Enqueued> {
  refuseArgument("enqueueReports", "options", options, wantedQueueOptions);
  const { redis: address, store, batch, formats, check = false, render = {}, notQueued = [] } = options;
  refuseNoRedis(address);
  if (typeof batch !== "string" || batch.trim() === "") {
    const message = "批次的名称不能是空的。";
    throw new OptionsError([{ code: "EMPTY", path: "batch", place: "batch", message }]);
  }
  const chosen = chosenOutputs(formats);
  refuseFilesOfMachines(render);
  readOptionsFor(chosen, render);
  const look: QueuedLook = { formats: chosen.map(({ name }) => name), check, render };
  const peers = await queuePeers();
  const connection = await connectNow(peers, address);
  try {
    const { named, told } = await namedReports(reports, look);
    const names = named.map(({ name, sum }) => `${name} ${sum}`).toSorted();
    const summary = idOf(batch, ...names, JSON.stringify(notQueued));
    const withJobs = named.map(({ data, ...entry }) => ({
      entry: { ...entry, job: idOf(summary, entry.name, entry.sum) },
      data,
    }));
    const job: SummaryJob = { batch, entries: withJobs.map(({ entry }) => entry), notQueued };
    const version = packageVersion();
    const jobs = withJobs.map(({ entry: { name, sum }, data }) => ({ name, sum, version, ...look, data }));
    const add = () => addFlow(peers, connection, store, { id: summary, job }, jobs);
    // Redis' errors, and the store's, which are ours already.
    const came = await aloneFor(connection, summary, { seconds: mostSecondsToAdd }, add).catch((error) => {
      throw error instanceof NianbaoError ? error : refusedByRedis(error);
    });
    return { batch, total: jobs.length, ...came, told };
  } finally {
    connection.disconnect();
  }
}

/** Adds the reports that are missing, and the summary that waits for them. */
async function addFlow(
  { bullmq }: QueuePeers,
  connection: Redis,
  store: Store,
  summary: { readonly id: string; readonly job: SummaryJob },
  jobs: readonly ReportJob[],
): Promise<Pick<Enqueued, "added" | "waiting" | "done">> {
  const how = { connection, skipWaitingForReady: true };
  const queue = new bullmq.Queue(queueNames.reports, how);
  const summaries = new bullmq.Queue(queueNames.summaries, how);
  const flows = new bullmq.FlowProducer(how);
  for (const one of [queue, summaries]) one.on("error", () => {}); // every command tells its own
  flows.on("error", () => {});
  const waiting: string[] = [];
  const children: FlowJob[] = [];
  for (const data of jobs) {
    const id = idOf(summary.id, data.name, data.sum);
    // The queue is asked before the store: what has ended in between is in the store.
    const { job, isWaiting } = await jobNow(queue, id);
    if (isWaiting) waiting.push(id);
    else if (await store.has(data.name, data.sum)) continue;
    else await removed(job);
    const opts = { ...jobOptions(id, 3), ignoreDependencyOnFailure: true };
    children.push({ name: "report", queueName: queue.name, data, opts });
  }
  const before = await jobNow(summaries, summary.id);
  if (!before.isWaiting) await removed(before.job);
  // A summary that cannot be written, as on a full disk, is tried for days.
  const opts = jobOptions(summary.id, 18);
  await flows.add({ name: "summary", queueName: summaries.name, data: summary.job, children, opts });
  // One that failed for good just before the flow was added again would be waited for without an end.
  for (const id of waiting) {
    const waited: Job | undefined = await queue.getJob(id);
    if (await waited?.isFailed()) await waited?.removeChildDependency();
  }
  const added = children.length - waiting.length;
  return { added, waiting: waiting.length, done: jobs.length - children.length };
}
