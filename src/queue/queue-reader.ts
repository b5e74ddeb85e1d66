import { randomUUID } from "node:crypto";
import type { Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { FileReader } from "../batch/collect-files.ts";
import { fileSum } from "../county/collect/facts.ts";
import { bytesOrTrouble } from "../files/came-in.ts";
import { NianbaoError } from "../problem/problem.ts";
import { type AskedFiles, endAll, type ReadingCame, waitFor } from "./asked-files.ts";
import { connectNow, redisRefusal, refuseNoRedis } from "./connect.ts";
import { idOf } from "./job-data.ts";
import { type QueuePeers, queuePeers } from "./peers.ts";
import { answerLifeMs, type ReadingAnswer, type ReadingJob, readingQueue, readsWith } from "./reading-job.ts";
import { isStalledOut, saidInChinese } from "./summary.ts";

/** Files are read by the workers of a queue, and here where those cannot. */
export interface QueueReader extends FileReader {
  /** @returns a line for people of what was read here, and why */
  close(): Promise<string[]>;
}

/** How a queue's reader works. */
export interface QueueReaderOptions {
  /** Reads a file on this machine. */
  readonly here: FileReader;
  readonly signal: AbortSignal;
  /** How often it looks whether what it waits for is still in the queue (default: 5 seconds). */
  readonly lookSeconds?: number;
}

// So many files lie in Redis at a time, none of them larger.
const mostQueuedFiles = 100;
const mostQueuedBytes = 8 * 1024 * 1024;

/** What one that collects holds of Redis. */
interface ReadingQueue {
  readonly redis: Redis;
  /** Waits for answers, and can do nothing else. */
  readonly ears: Redis;
  readonly queue: Queue<ReadingJob>;
  /** What its keys begin with. */
  readonly own: string;
  readonly answers: string;
}

function disconnect({ redis, ears }: Pick<ReadingQueue, "redis" | "ears">): void {
  for (const one of [redis, ears]) one.disconnect();
}

/** @throws {NianbaoError} REDIS_UNREACHABLE; PLATFORM_LACKS without a worker */
async function openReadingQueue(peers: QueuePeers, address: string): Promise<ReadingQueue> {
  const redis = await connectNow(peers, address);
  const ears = await connectNow(peers, address).catch((error) => {
    redis.disconnect();
    throw error;
  });
  const how = { connection: redis, skipWaitingForReady: true };
  const queue = new peers.bullmq.Queue<ReadingJob>(readingQueue(), how);
  queue.on("error", () => {}); // every command tells its own
  try {
    if ((await workersOf(queue)) === 0) throw noWorker();
  } catch (error) {
    disconnect({ redis, ears });
    throw error;
  }
  const own = `bull:nianbao-files:${randomUUID()}`;
  return { redis, ears, queue, own, answers: `${own}:answers` };
}

const noWorker = (): NianbaoError =>
  new NianbaoError(
    "PLATFORM_LACKS",
    `这个 Redis 上没有能读文件的 work：请先开 nianbao work，要与这里相同（${readsWith()}）；或去掉 --redis，由本机读。`,
  );

/** How many workers there are; where nobody may ask who is connected, it is hoped. */
const workersOf = (queue: Queue): Promise<number> =>
  queue.getWorkersCount().catch((error: Error) => {
    if (/NOPERM|unknown command/u.test(error.message)) return 1;
    throw error;
  });

/** Takes the workers' answers as they come, until the connection ends. */
async function listen({ ears, answers }: ReadingQueue, { waiting }: AskedFiles): Promise<never> {
  for (;;) {
    const [, text] = (await ears.blpop(answers, 0)) ?? [];
    if (text === undefined) continue;
    const { file, done } = JSON.parse(text) as ReadingAnswer;
    // One that takes too long does so here too; what befell a thread may not.
    const isLasting = !("error" in done) || done.error.code === "TIMED_OUT";
    waiting.get(file)?.settle(isLasting ? { done } : { here: done.error.message });
  }
}

/** Looks for what will have no answer: its job is gone, or has failed for good. */
async function look({ queue }: ReadingQueue, { waiting }: AskedFiles): Promise<void> {
  for (const [key, file] of waiting) {
    const job: Job | undefined = await queue.getJob(idOf(key));
    if (job === undefined) file.missed += 1;
    // Its answer may be on the way.
    if (file.missed === 3) file.settle({ here: "Redis 里没有它的任务了，多为清空过" });
    if (!(await job?.isFailed())) continue;
    const { failedReason = "" } = job as Job;
    const trouble = `读不了：${saidInChinese(failedReason)}`;
    file.settle(isStalledOut(failedReason) ? { done: { trouble } } : { here: failedReason });
    await job?.remove();
  }
}

// A minute: one that a file has ended is started again by systemd, compose or Kubernetes, and the file is not read here.
const mostLonelyLooks = 12;

/** Looks again and again. @returns how to end it */
function keepLooking(of: ReadingQueue, files: AskedFiles, seconds: number): () => void {
  let lonely = 0;
  const lookOnce = async () => {
    lonely = (await workersOf(of.queue)) === 0 ? lonely + 1 : 0;
    if (lonely === mostLonelyLooks) endAll(files, { here: "没有 work 了" });
    else await look(of, files);
  };
  const timer = setInterval(() => void lookOnce().catch(() => endAll(files, connectionLost)), seconds * 1000);
  return () => clearInterval(timer);
}

const connectionLost: ReadingCame = { here: "与 Redis 的连接断了" };

/** Puts a file into the queue. @returns what came of it, whatever happens */
async function ask(
  of: ReadingQueue,
  files: AskedFiles,
  bytes: Uint8Array,
  sum: string,
): Promise<ReadingCame> {
  const { redis, queue, own, answers } = of;
  const key = `${own}:${randomUUID()}`;
  const { came, settle } = waitFor(files, key, sum);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const options = {
    jobId: idOf(key),
    attempts: 3,
    backoff: { type: "exponential", delay: 1000 },
    removeOnComplete: true,
    removeOnFail: { age: 3600, count: 1000 },
  };
  try {
    await redis.set(key, buffer, "PX", answerLifeMs);
    await queue.add("reading", { file: key, answers }, options);
  } catch (error) {
    const refused = { here: `Redis 没有接收：${redisRefusal(error as Error)}` };
    settle(files.over ?? refused);
  }
  const result = await came;
  if ("here" in result) void redis.unlink(key).catch(() => {}); // its job, if any, is nothing then
  return result;
}

/**
 * A reader over the queue, for `collect`: each file's bytes go into Redis, a worker reads them, what it found comes back. What no
 * worker could read is read here, so the result is that of one machine whatever becomes of Redis and the workers.
 *
 * @throws {NianbaoError} PLATFORM_LACKS without bullmq and ioredis, or without a worker of this version; REDIS_UNREACHABLE
 */
export async function openQueueReader(address: unknown, options: QueueReaderOptions): Promise<QueueReader> {
  const { here, signal, lookSeconds = 5 } = options;
  refuseNoRedis(address);
  const of = await openReadingQueue(await queuePeers(), address);
  const files: AskedFiles = { waiting: new Map(), over: undefined };
  const readHere = new Map<string, number>();
  const stopped: ReadingCame = { done: { trouble: "已停止" } };
  const onStop = () => endAll(files, stopped);
  signal.addEventListener("abort", onStop, { once: true });
  listen(of, files).catch(() => endAll(files, connectionLost));
  const endLooking = keepLooking(of, files, lookSeconds);

  const cameOf = async (path: string): Promise<ReadingCame> => {
    if (signal.aborted) return stopped;
    if (files.over !== undefined) return files.over;
    const bytes = bytesOrTrouble(path);
    if (typeof bytes === "string") return { done: { trouble: bytes } };
    if (bytes.length > mostQueuedBytes)
      return { here: `超过 ${mostQueuedBytes / 1024 / 1024} MB，不经 Redis 传` };
    const sum = fileSum(bytes);
    // The same file twice is read once.
    const same = [...files.waiting.values()].find((one) => one.sum === sum);
    return await (same?.came ?? ask(of, files, bytes, sum));
  };
  return {
    atOnce: mostQueuedFiles,
    async read(path) {
      const came = await cameOf(path);
      if ("done" in came) return came.done;
      readHere.set(came.here, (readHere.get(came.here) ?? 0) + 1);
      return await here.read(path);
    },
    async close() {
      endLooking();
      signal.removeEventListener("abort", onStop);
      files.over ??= { here: "已关闭" };
      // Jobs that are left find no bytes, and are nothing.
      await of.redis.unlink(...files.waiting.keys(), of.answers).catch(() => {});
      disconnect(of);
      return [...readHere].map(([why, count]) => `${count} 个文件由本机读：${why}`);
    },
  };
}
