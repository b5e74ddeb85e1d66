import { setTimeout as delay } from "node:timers/promises";
import type { Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { refuseOutOfBounds } from "../batch/bounds.ts";
import { openRenderer, type RendererOptions } from "../batch/renderer.ts";
import { sumOfBytes } from "../files/own-files.ts";
import { openFonts } from "../fonts/load.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import { refuseArgument } from "../problem/wanted.ts";
import type { RenderOptions } from "../style/options.ts";
import { aloneFor, suspectsApart } from "./alone.ts";
import { connectNow, redisTrouble, refuseNoRedis, wantedQueueOptions } from "./connect.ts";
import { queueNames, type ReportDone, type ReportJob, type SummaryJob } from "./job-data.ts";
import { queuePeers } from "./peers.ts";
import { type ReadingJob, readingQueue, readJob } from "./reading-job.ts";
import { isFinal, type ReportTools, reasonOf, renderJob } from "./report-job.ts";
import type { Store } from "./store.ts";
import { saidInChinese, summaryName, summedUp } from "./summary.ts";

/** How a worker works. */
export interface QueueWorkerOptions
  extends Pick<RendererOptions, "threads" | "timeoutSeconds" | "heapMegabytes"> {
  readonly redis: string;
  readonly store: Store;
  /** Fonts and template of this machine; all workers should have the same. */
  readonly render?: Pick<RenderOptions, "fonts" | "template">;
  /** A job whose worker has not been heard of for so long is given to another, in seconds (default: 30). */
  readonly lockSeconds?: number;
  /** Takes lines for people: a report that failed, Redis lost and found (default: none). */
  readonly log?: (line: string) => void;
}

/** A worker that takes reports out of the queue. */
export interface QueueWorker {
  /** Whether it is connected to Redis and can render. */
  isHealthy(): boolean;
  /**
   * Takes no more, finishes what is under way; without Redis it hands nothing back. Timers of BullMQ keep the process for two
   * more seconds then.
   */
  close(): Promise<void>;
}

async function writeSummaryOf(
  job: Job<SummaryJob>,
  { redis, store, alone }: Pick<ReportTools, "redis" | "store" | "alone">,
): Promise<void> {
  const lastPart = (key: string) => key.slice(key.lastIndexOf(":") + 1);
  const byJob = <T>(values: Record<string, T>) =>
    new Map(Object.entries(values).map(([key, value]) => [lastPart(key), value]));
  const ends = {
    done: byJob<ReportDone | null>(await job.getChildrenValues()),
    failed: byJob(await job.getIgnoredChildrenFailures()),
  };
  const summary = await summedUp(job.data, ends, store);
  const bytes = new TextEncoder().encode(`${JSON.stringify(summary, null, 2)}\n`);
  const name = summaryName(job.data.batch);
  const file = { name: `${name}.json`, bytes };
  await aloneFor(redis, name, alone, () => store.put(name, sumOfBytes(bytes), [file]));
}

/** Whether Redis is there: one that hangs keeps its connections. */
const answersSoon = (redis: Redis): Promise<boolean> =>
  redis.status !== "ready"
    ? Promise.resolve(false)
    : Promise.race([
        redis.ping().then(
          () => true,
          () => false,
        ),
        delay(5_000, false),
      ]);

/**
 * Starts a worker: renders the reports of the queue, also after Redis was gone for a while. One that is killed loses
 * nothing: its reports are given to another.
 *
 * @throws {NianbaoError} PLATFORM_LACKS without bullmq and ioredis; REDIS_UNREACHABLE, at once; OPTIONS_INVALID
 * @example
 * const worker = await startQueueWorker({ redis: "redis://10.0.0.5", store: folderStore("/mnt/输出"), threads: 4 });
 * process.once("SIGTERM", () => worker.close());
 */
export async function startQueueWorker(options: QueueWorkerOptions): Promise<QueueWorker> {
  refuseArgument("startQueueWorker", "options", options, wantedQueueOptions);
  const { redis: address, store, render = {}, lockSeconds = 30, log = () => {}, ...ofRenderer } = options;
  refuseNoRedis(address);
  refuseOutOfBounds("lockSeconds", lockSeconds, [0, 3600]);
  readOptionsFor(chosenOutputs(["pdf", "docx"]), render);
  await openFonts(render.fonts);
  const peers = await queuePeers();
  (await connectNow(peers, address)).disconnect();
  const renderer = openRenderer(ofRenderer, 1);
  const { threads } = renderer.stats();
  await renderer.ready();
  const connection = new peers.Redis(address, { maxRetriesPerRequest: null });
  // BullMQ makes others of it, which it would go on connecting for ever.
  const connections = [connection];
  const duplicate = connection.duplicate.bind(connection);
  connection.duplicate = (override) => {
    const another = duplicate(override);
    connections.push(another.on("error", () => {}));
    return another;
  };
  let lost = false;
  connection.on("error", () => {
    if (!lost) log("与 Redis 的连接断了，正在重连。");
    lost = true;
  });
  connection.on("ready", () => {
    if (lost) log("已重新连上 Redis。");
    lost = false;
  });
  await connection.ping();
  const how = {
    connection,
    lockDuration: lockSeconds * 1000,
    stalledInterval: lockSeconds * 500,
    maxStalledCount: 2,
    runRetryDelay: 1000,
  };
  const alone = { seconds: lockSeconds, isPatient: true };
  const tools: ReportTools = { redis: connection, renderer, store, render, alone };
  const apart = suspectsApart();
  const { UnrecoverableError, WaitingChildrenError } = peers.bullmq;
  const onReport = async (job: Job<ReportJob>) => {
    try {
      return await apart(job.stalledCounter > 0, () => renderJob(job.data, tools));
    } catch (error) {
      // The look comes from another machine: a fault that is one every time is tried once.
      if (isFinal(error)) throw new UnrecoverableError(reasonOf(error));
      throw error;
    }
  };
  const onSummary = async (job: Job<SummaryJob>, token?: string) => {
    // Reports of the batch may have been put in again meanwhile.
    if (await job.moveToWaitingChildren(token ?? "")) throw new WaitingChildrenError();
    await writeSummaryOf(job, tools);
  };
  const onReading = (job: Job<ReadingJob>) => apart(job.stalledCounter > 0, () => readJob(job.data, tools));
  const workers: Worker[] = [
    new peers.bullmq.Worker<ReportJob>(queueNames.reports, onReport, { ...how, concurrency: threads }),
    new peers.bullmq.Worker<SummaryJob>(queueNames.summaries, onSummary, how),
    new peers.bullmq.Worker<ReadingJob>(readingQueue(), onReading, { ...how, concurrency: threads }),
  ];
  let told: string | undefined;
  for (const worker of workers) {
    worker.on("error", (error) => {
      const line = redisTrouble(error);
      if (line !== undefined && line !== told) log(line);
      told = line ?? told;
    });
    worker.on("completed", () => {
      told = undefined;
    });
    worker.on("failed", (job, error) => {
      const { name = "读文件", batch = name } = (job?.data ?? {}) as { name?: string; batch?: string };
      log(`${batch}：${saidInChinese(error.message)}`);
    });
  }
  let closing: Promise<void> | undefined;
  return {
    isHealthy: () => closing === undefined && connection.status === "ready" && renderer.stats().ready > 0,
    close() {
      closing ??= (async () => {
        // Without Redis nothing can be handed back: the reports are given to another worker when it is there again.
        const isGone = !(await answersSoon(connection));
        const goes = new Promise<void>((done) => {
          if (isGone) done();
          connection.once("close", done);
        });
        await Promise.race([Promise.all(workers.map((worker) => worker.close(isGone))), goes]);
        for (const one of connections) one.disconnect();
        await renderer.close({ now: true });
      })();
      return closing;
    },
  };
}
