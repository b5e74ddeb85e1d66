// One report that never ends, and one whose thread dies, end neither the batch nor the others.
import { EventEmitter } from "node:events";
import type { Worker } from "node:worker_threads";
import { beforeEach, expect, test } from "vitest";
import { Threads as RealThreads, type ThreadsOptions } from "../src/batch/threads.ts";

const started = { count: 0, ended: 0 };

/** A thread that does what it is told: answers, hangs, or dies. */
class Thread extends EventEmitter {
  constructor() {
    super();
    started.count += 1;
    setTimeout(() => this.emit("message", { ready: true }), 5);
  }
  ref() {}
  unref() {}
  postMessage({ name }: { name: string }) {
    if (name === "hang") return;
    setTimeout(() => {
      if (name === "exit") this.emit("exit", 3);
      else if (name !== "die") this.emit("message", { result: `${name} done` });
      else {
        const error = new Error("Worker terminated due to reaching memory limit: JS heap out of memory");
        this.emit("error", Object.assign(error, { code: "ERR_WORKER_OUT_OF_MEMORY" }));
        this.emit("exit", 1);
      }
    }, 5);
  }
  async terminate() {
    started.ended += 1;
    setTimeout(() => this.emit("exit", 1), 5);
    return 1;
  }
}

class Threads extends RealThreads {
  constructor(options: ThreadsOptions) {
    super(options, () => new Thread() as unknown as Worker);
  }
}
beforeEach(() => {
  started.count = 0;
  started.ended = 0;
});

/** What became of tasks: their results, or the codes of their errors. */
const cameOf = async (all: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(all)).map((one) =>
    one.status === "fulfilled" ? one.value : (one.reason.code ?? one.reason.message),
  );

test.each([
  1, 2,
])("with %i threads: what hangs is given up, what dies fails, the others go on", async (most) => {
  const threads = new Threads({ most, timeoutSeconds: 0.2 });
  const names = ["a", "hang", "b", "die", "c", "hang", "d", "exit", "e"];
  expect(await cameOf(names.map((name) => threads.run(name, {})))).toEqual([
    "a done",
    "TIMED_OUT",
    "b done",
    "THREAD_DIED",
    "c done",
    "TIMED_OUT",
    "d done",
    "THREAD_DIED",
    "e done",
  ]);
  expect(started.ended).toBe(2);
  expect(started.count).toBeGreaterThanOrEqual(5 - (most - 1));
  expect(threads.counts).toMatchObject({ done: 5, timedOut: 2, died: 2 });
  await threads.close();
});

test("a queue with an end refuses at once what it cannot hold, lane by lane", async () => {
  const threads = new Threads({ most: 2, timeoutSeconds: 5, mostWaiting: 3, mostSlow: 1 });
  await threads.startAll();
  const patient = false;
  const quick = Array.from({ length: 10 }, (_, i) => threads.run(String(i), {}, { patient }));
  const slow = Array.from({ length: 5 }, (_, i) => threads.run(`s${i}`, {}, { patient, lane: "slow" }));
  expect(threads.queued).toBe(6);
  const all = await cameOf([...quick, ...slow]);
  expect(all.filter((one) => one === "QUEUE_FULL")).toHaveLength(7);
  expect(all.slice(0, 5)).toEqual(["0 done", "1 done", "2 done", "3 done", "4 done"]);
  expect(all.slice(10, 13)).toEqual(["s0 done", "s1 done", "s2 done"]);
  await threads.close();
});

test("one thread of two stays for quick tasks, however many slow ones hang", async () => {
  const threads = new Threads({ most: 2, timeoutSeconds: 0.3, mostSlow: 1 });
  const slow = Array.from({ length: 3 }, () => threads.run("hang", {}, { lane: "slow" }));
  const quick = Array.from({ length: 20 }, (_, i) => threads.run(String(i), {}));
  await Promise.all(quick);
  expect(threads.counts.timedOut).toBeLessThanOrEqual(1);
  expect(await cameOf(slow)).toEqual(["TIMED_OUT", "TIMED_OUT", "TIMED_OUT"]);
  await threads.close();
});

test("an abort takes back what waits and drops what runs, and ends no thread", async () => {
  const threads = new Threads({ most: 1, timeoutSeconds: 5, living: true });
  const { signal, abort } = (() => {
    const controller = new AbortController();
    return { signal: controller.signal, abort: () => controller.abort() };
  })();
  await threads.startAll();
  const mine = ["a", "b", "c"].map((name) => threads.run(name, {}, { signal }));
  const others = ["d", "e"].map((name) => threads.run(name, {}));
  abort();
  expect(threads.queued).toBe(2);
  expect((await Promise.allSettled(mine)).map((one) => (one as PromiseRejectedResult).reason.name)).toEqual([
    "AbortError",
    "AbortError",
    "AbortError",
  ]);
  expect(await cameOf(others)).toEqual(["d done", "e done"]);
  expect([started.count, started.ended, threads.counts.aborted]).toEqual([1, 0, 3]);
  await expect(threads.run("f", {}, { signal })).rejects.toThrow("aborted");
  await threads.close();
});

test("close finishes or fails what is there, and takes nothing more", async () => {
  const gentle = new Threads({ most: 1, timeoutSeconds: 5 });
  const finished = ["a", "b", "c"].map((name) => gentle.run(name, {}));
  await gentle.close(false);
  expect(await cameOf(finished)).toEqual(["a done", "b done", "c done"]);
  const hard = new Threads({ most: 1, timeoutSeconds: 5 });
  await hard.startAll();
  const failed = ["hang", "b"].map((name) => hard.run(name, {}));
  await hard.close();
  expect(await cameOf([...failed, hard.run("c", {}), hard.startAll()])).toEqual(Array(4).fill("CLOSED"));
});

test("living threads are replaced; one that cannot start is told, and not started for ever", async () => {
  const threads = new Threads({ most: 2, timeoutSeconds: 0.1, living: true });
  await threads.startAll();
  expect(await cameOf(["hang", "exit"].map((name) => threads.run(name, {})))).toEqual([
    "TIMED_OUT",
    "THREAD_DIED",
  ]);
  await threads.startAll();
  expect([threads.ready, started.count]).toEqual([2, 4]);
  await threads.close();
});
