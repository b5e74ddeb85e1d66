import { randomUUID } from "node:crypto";
import type { Job } from "bullmq";
import type { FileReader } from "../batch/collect-files.ts";
import type { ReadCame } from "../batch/collect-job.ts";
import type { Failed } from "../batch/job.ts";
import { fileSum } from "../county/collect/facts.ts";
import { bytesOrTrouble } from "../files/came-in.ts";
import { NianbaoError } from "../problem/problem.ts";
import { connectNow, isFull, refuseNoRedis } from "./connect.ts";
import { idOf } from "./job-data.ts";
import { queuePeers } from "./peers.ts";
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

/** A file that was put into the queue. */
interface AskedFile {
  /** Its content's sum. */
  readonly sum: string;
  readonly answer: Promise<ReadCame | Failed | undefined>;
  /** Nothing: it is read here, `why`. */
  settle(done: ReadCame | Failed | undefined, why?: string): void;
  /** How often it was looked for in vain. */
  missed: number;
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
  const peers = await queuePeers();
  const redis = await connectNow(peers, address);
  const ears = await connectNow(peers, address);
  const queue = new peers.bullmq.Queue<ReadingJob>(readingQueue(), {
    connection: redis,
    skipWaitingForReady: true,
  });
  queue.on("error", () => {}); // every command tells its own
  // Where nobody may ask who is connected, it is hoped.
  const workers = () =>
    queue.getWorkersCount().catch((error: Error) => {
      if (/NOPERM|unknown command/u.test(error.message)) return 1;
      throw error;
    });
  if ((await workers()) === 0) {
    for (const one of [redis, ears]) one.disconnect();
    const message = `这个 Redis 上没有能读文件的 work：请先开 nianbao work，要与这里相同（${readsWith()}）；或去掉 --redis，由本机读。`;
    throw new NianbaoError("PLATFORM_LACKS", message);
  }
  const own = `bull:nianbao-files:${randomUUID()}`;
  const answers = `${own}:answers`;
  const asked = new Map<string, AskedFile>();
  const readHere = new Map<string, number>();
  /** Why nothing is put into the queue any more. */
  let over: string | undefined;
  const giveUp = (why: string) => {
    over ??= why;
    for (const file of asked.values()) file.settle(undefined, over);
  };
  const stopped: ReadCame = { trouble: "已停止" };
  const onStop = () => {
    over ??= stopped.trouble;
    for (const file of asked.values()) file.settle(stopped);
  };
  signal.addEventListener("abort", onStop, { once: true });

  const listen = async () => {
    for (;;) {
      const [, text] = (await ears.blpop(answers, 0)) ?? [];
      if (text === undefined) continue;
      const { file, done } = JSON.parse(text) as ReadingAnswer;
      const isLasting = !("error" in done) || done.error.code === "TIMED_OUT";
      asked.get(file)?.settle(isLasting ? done : undefined, "error" in done ? done.error.message : undefined);
    }
  };
  listen().catch(() => giveUp("与 Redis 的连接断了"));

  let lonely = 0;
  const look = async () => {
    lonely = (await workers()) === 0 ? lonely + 1 : 0;
    // A minute: one that a file has ended is started again by systemd, compose or Kubernetes, and the file is not read here.
    if (lonely === 12) return giveUp("没有 work 了");
    for (const [file, one] of asked) {
      const job: Job | undefined = await queue.getJob(idOf(file));
      if (job === undefined) one.missed += 1;
      // Its answer may be on the way.
      if (one.missed === 3) one.settle(undefined, "Redis 里没有它的任务了，多为清空过");
      if (!(await job?.isFailed())) continue;
      const { failedReason = "" } = job as Job;
      const message = `读不了：${saidInChinese(failedReason)}`;
      one.settle(isStalledOut(failedReason) ? { trouble: message } : undefined, failedReason);
      await job?.remove();
    }
  };
  const timer = setInterval(() => void look().catch(() => giveUp("与 Redis 的连接断了")), lookSeconds * 1000);

  const ask = async (bytes: Uint8Array, sum: string): Promise<ReadCame | Failed | undefined> => {
    const file = `${own}:${count++}`;
    let settle: AskedFile["settle"] = () => {};
    const answer = new Promise<ReadCame | Failed | undefined>((done) => {
      settle = (came, why) => {
        if (!asked.delete(file)) return;
        if (came === undefined) void redis.unlink(file).catch(() => {}); // its job, if any, is nothing then
        if (came === undefined && why !== undefined) readHere.set(why, (readHere.get(why) ?? 0) + 1);
        done(came);
      };
    });
    asked.set(file, { sum, answer, settle, missed: 0 });
    try {
      await redis.set(
        file,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        "PX",
        answerLifeMs,
      );
      await queue.add(
        "reading",
        { file, answers },
        {
          jobId: idOf(file),
          attempts: 3,
          backoff: { type: "exponential", delay: 1000 },
          removeOnComplete: true,
          removeOnFail: { age: 3600, count: 1000 },
        },
      );
    } catch (error) {
      settle(
        undefined,
        isFull(error as Error) ? "Redis 满了" : (over ?? `Redis 没有接收：${(error as Error).message}`),
      );
    }
    return await answer;
  };
  let count = 0;
  return {
    atOnce: mostQueuedFiles,
    async read(path) {
      if (signal.aborted) return stopped;
      if (over !== undefined) {
        readHere.set(over, (readHere.get(over) ?? 0) + 1);
        return await here.read(path);
      }
      const bytes = bytesOrTrouble(path);
      if (typeof bytes === "string") return { trouble: bytes };
      const sum = fileSum(bytes);
      // The same file twice is read once.
      const same = [...asked.values()].find((one) => one.sum === sum);
      const done = bytes.length > mostQueuedBytes ? undefined : await (same?.answer ?? ask(bytes, sum));
      return done ?? (await here.read(path));
    },
    async close() {
      clearInterval(timer);
      signal.removeEventListener("abort", onStop);
      over ??= "已关闭";
      // Jobs that are left find no bytes, and are nothing.
      const left = [...asked.keys(), answers];
      await redis.unlink(...left).catch(() => {});
      for (const one of [redis, ears]) one.disconnect();
      return [...readHere].map(([why, files]) => `${files} 个文件由本机读：${why}`);
    },
  };
}
