import { availableParallelism } from "node:os";
import { failed, tasks } from "./job.ts";
import { Threads } from "./threads.ts";

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
export type Argument<N extends TaskName> = Parameters<Tasks[N]>[0];
export type Result<N extends TaskName> = Awaited<ReturnType<Tasks[N]>>;

/** Runs tasks, each in a thread of its own. */
export interface Pool {
  readonly jobs: number;
  run<N extends TaskName>(name: N, argument: Argument<N>): Promise<Result<N>>;
  close(): Promise<void>;
}

/** How a pool works. */
export interface PoolOptions {
  /** Threads (default: as many as there are processors). */
  readonly jobs?: number | undefined;
  /** How long one report may take before its thread is replaced (default: 120 seconds). */
  readonly timeoutSeconds?: number | undefined;
  /** With one job: works in the thread that asks, without a time-out. */
  readonly here?: boolean;
}

const usualTimeout = 120;

/** A pool of threads. One that takes too long over a report is replaced; that report fails, the others go on. */
export function openPool(options: PoolOptions = {}): Pool {
  const { jobs = availableParallelism(), timeoutSeconds = usualTimeout, here = false } = options;
  if (jobs === 1 && here) {
    const run = (name: TaskName, argument: never) => tasks[name](argument);
    return { jobs, run: run as Pool["run"], close: async () => {} };
  }
  const threads = new Threads(jobs, timeoutSeconds);
  return {
    jobs,
    // A thread that dies, as of too little memory, fails its own report only.
    run: ((name, argument) => threads.run(name, argument).catch(failed)) as Pool["run"],
    close: () => threads.close(),
  };
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
      underWay.push(start(item, index));
      index += 1;
      if (underWay.length >= limit) yield await (underWay.shift() as Promise<R>);
    }
    while (underWay.length > 0) yield await (underWay.shift() as Promise<R>);
  } finally {
    // Whoever stops asking leaves none behind.
    await Promise.allSettled(underWay);
  }
}
