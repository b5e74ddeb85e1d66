import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { unwritable } from "../files/write-file.ts";
import { queuePeers } from "../queue/peers.ts";
import { folderStore } from "../queue/store.ts";
import { startQueueWorker } from "../queue/worker.ts";
import { chosenJobs } from "./batch.ts";
import { chosenQueue, type QueueArguments } from "./enqueue.ts";
import { Failure } from "./failure.ts";
import { chosenOptions } from "./look.ts";
import { stoppable } from "./stopping.ts";

export interface WorkArguments extends QueueArguments {
  readonly threads?: string;
  readonly timeout: string;
  readonly lock: string;
  readonly health?: string;
}

function seconds(name: string, given: string): number {
  if (/^\d{1,6}(?:\.\d{1,3})?$/u.test(String(given))) return Number(given);
  throw new Failure("USAGE", `--${name} 应为秒数，现为“${given}”。`);
}

/** Touches a file as long as all is well, so that a container's health check can ask how old it is. */
function beat(path: string, isHealthy: () => boolean, warn: (line: string) => void): () => void {
  const touch = () => {
    try {
      if (isHealthy()) writeFileSync(path, `${new Date().toISOString()}\n`);
    } catch (error) {
      throw unwritable(path, error);
    }
  };
  touch();
  const timer = setInterval(() => {
    try {
      touch();
    } catch (error) {
      warn((error as Error).message); // its age tells it too
    }
  }, 5_000);
  return () => {
    clearInterval(timer);
    rmSync(path, { force: true });
  };
}

/** `nianbao work`: takes reports out of the queue until it is told to stop; 0 then. */
export async function work(
  given: WorkArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0> {
  const { redis, folder } = chosenQueue(given);
  await queuePeers();
  const threads = chosenJobs(given.threads, "threads");
  const [timeoutSeconds, lockSeconds] = [seconds("timeout", given.timeout), seconds("lock", given.lock)];
  const render = await chosenOptions(given);
  // No folder is made where nothing can be put into it, and none for a mistyped option.
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(folder, error);
  }
  const stopping = stoppable(warn, "正在停止：做完手上的再退出；再按一次立即退出。");
  const { signal } = stopping;
  try {
    const worker = await startQueueWorker({
      redis,
      store: folderStore(folder),
      timeoutSeconds,
      lockSeconds,
      ...(threads !== undefined && { threads }),
      render,
      log: warn,
    });
    let quiet = () => {};
    try {
      if (given.health !== undefined) quiet = beat(String(given.health), worker.isHealthy, warn);
      print("正在等候报告；按 Ctrl-C 停止。");
      await new Promise<void>((stopped) => {
        if (signal.aborted) stopped();
        signal.addEventListener("abort", () => stopped(), { once: true });
      });
    } finally {
      quiet();
      await worker.close();
    }
    // BullMQ has timers that wait for a Redis that is gone: they keep no process alive.
    setTimeout(() => process.exit(), 1_000).unref();
    return 0;
  } finally {
    stopping.done();
  }
}
