// One report that never ends, and one whose thread dies, end neither the batch nor the others.
import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";

/** A thread that does what it is told: answers, hangs, or dies. */
const { started } = vi.hoisted(() => ({ started: { count: 0, ended: 0 } }));
vi.mock("worker_threads", async (original) => ({
  ...(await original<object>()),
  Worker: class extends EventEmitter {
    constructor() {
      super();
      started.count += 1;
    }
    postMessage({ name }: { name: string }) {
      if (name === "hang") return;
      setTimeout(() => {
        if (name !== "die") this.emit("message", `${name} done`);
        else {
          this.emit("error", new Error("ERR_WORKER_OUT_OF_MEMORY"));
          this.emit("exit", 1);
        }
      }, 5);
    }
    async terminate() {
      started.ended += 1;
      setTimeout(() => this.emit("exit", 1), 5);
      return 1;
    }
  },
}));
const { Threads } = await import("../src/batch/threads.ts");

test.each([
  1, 2,
])("with %i threads: what hangs is given up, what dies fails, the others go on", async (most) => {
  started.count = 0;
  started.ended = 0;
  const threads = new Threads(most, 0.2);
  const names = ["a", "hang", "b", "die", "c", "hang", "d"];
  const all = await Promise.allSettled(names.map((name) => threads.run(name, {})));
  expect(
    all.map((one) => (one.status === "fulfilled" ? one.value : (one.reason.code ?? one.reason.message))),
  ).toEqual(["a done", "TIMED_OUT", "b done", "ERR_WORKER_OUT_OF_MEMORY", "c done", "TIMED_OUT", "d done"]);
  expect(started.ended).toBe(2);
  expect(started.count).toBeGreaterThanOrEqual(4 - (most - 1));
  await threads.close();
});
