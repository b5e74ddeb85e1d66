import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { parseReport } from "../report/parse.ts";
import { failed } from "./job.ts";
import { tasks } from "./tasks.ts";
import { type TaskOptions, Threads, type ThreadsOptions } from "./threads.ts";

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type Argument<N extends TaskName> = Parameters<Tasks[N]>[0];
export type Result<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;

/** Runs tasks, each in a thread of its own. */
export interface Pool {
  readonly jobs: number;
  run<N extends TaskName>(name: N, argument: Argument<N>, options?: TaskOptions): Promise<Result<N>>;
  close(): Promise<void>;
}

/** How a pool works. */
export interface PoolOptions {
  /** Threads (default: as many as there are processors). */
  readonly jobs?: number | undefined;
  /** How long one report may take before its thread is replaced (default: 120 seconds). */
  readonly timeoutSeconds?: number | undefined;
  /** Memory of a thread for what is new (see `ThreadsOptions`). */
  readonly newMegabytes?: number;
  /** With one job: works in the thread that asks, without a time-out. */
  readonly here?: boolean;
}

/** How long a report, or a file that came in, may take, in seconds. */
export const usualTimeout = 120;

/** A pool of threads. One that takes too long over a report is replaced; that report fails, the others go on. */
export function openPool(options: PoolOptions = {}): Pool {
  const { jobs = availableParallelism(), timeoutSeconds = usualTimeout, here = false } = options;
  const { newMegabytes } = options;
  if (jobs === 1 && here) {
    const run = (name: TaskName, argument: never) => tasks[name](argument);
    return { jobs, run: run as Pool["run"], close: async () => {} };
  }
  return poolOver({ most: jobs, timeoutSeconds, ...(newMegabytes !== undefined && { newMegabytes }) }).pool;
}

/** A pool, and its threads for whoever has more to ask them. */
export function poolOver(options: ThreadsOptions): { readonly pool: Pool; readonly threads: Threads } {
  const threads = new Threads(options);
  const run = async (name: TaskName, argument: object, task: TaskOptions = {}): Promise<unknown> => {
    // One signal for a hundred reports is no leak of listeners.
    if (task.signal) setMaxListeners(0, task.signal as AbortSignal);
    try {
      try {
        return await threads.run(name, argument, task);
      } catch (error) {
        if ((error as Error).name !== "DataCloneError" || !("data" in argument)) throw error;
        // What holds functions cannot be sent: what the door makes of it can, or the door tells where they stand.
        return await threads.run(name, { ...argument, data: parseReport(argument.data) }, task);
      }
    } catch (error) {
      // A thread that dies, as of too little memory, fails its own report only; an abort is the caller's own.
      if (task.signal?.aborted) throw error;
      return failed(error);
    }
  };
  return { pool: { jobs: options.most, run: run as Pool["run"], close: () => threads.close() }, threads };
}

/**
 * Takes items as they are needed and gives their results in the items' order. No more than `limit` are under
 * way, so a list of any length takes the same memory.
 */
export async function* inOrder<I, R>(
  items: Iterable<I> | AsyncIterable<I>,
  limit: number,
  start: (item: I, index: number) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  let index = 0;
  try {
    for await (const item of items) {
      const one = start(item, index);
      one.catch(() => {}); // told when its turn comes
      underWay.push(one);
      index += 1;
      if (underWay.length >= limit) yield await (underWay.shift() as Promise<R>);
    }
    while (underWay.length > 0) yield await (underWay.shift() as Promise<R>);
  } finally {
    // Whoever stops asking leaves none behind.
    await Promise.allSettled(underWay);
  }
}
