// Without `node:`: so written, webpack too sees that a file of its own is started here.
// biome-ignore lint/style/useNodejsImportProtocol: see above
import { Worker } from "worker_threads";
import { type PackageFiles, providedFiles } from "#platform";
import { NianbaoError } from "../problem/problem.ts";

/** A task as a thread is given it. */
interface Task {
  readonly message: { readonly name: string; readonly argument: unknown };
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
  timer?: NodeJS.Timeout;
}

/** A URL cannot be sent to a thread; its text can. */
const sendable = (files: PackageFiles | undefined) =>
  typeof files === "object" && "href" in files ? { href: files.href } : files;

/** Threads that run the tasks of worker.ts, one at a time each; started when they are first needed. */
export class Threads {
  private readonly most: number;
  private readonly timeoutSeconds: number;
  private readonly idle: Worker[] = [];
  private readonly running = new Map<Worker, Task | undefined>();
  private readonly waiting: Task[] = [];

  /** A thread that takes longer over one task is replaced. */
  constructor(most: number, timeoutSeconds: number) {
    this.most = most;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Runs a task. Rejects if it cannot be sent, and if its thread dies, as of too little memory. */
  run(name: string, argument: unknown): Promise<unknown> {
    return new Promise((done, failed) => {
      this.waiting.push({ message: { name, argument }, done, failed });
      this.next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].map((worker) => worker.terminate()));
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const worker = this.idle.pop() ?? (this.running.size < this.most ? this.start() : undefined);
      if (worker === undefined) return;
      const task = this.waiting.shift() as Task;
      this.running.set(worker, task);
      task.timer = setTimeout(() => this.giveUp(worker), this.timeoutSeconds * 1000);
      try {
        worker.postMessage(task.message);
      } catch (error) {
        this.free(worker, (task) => task.failed(error)); // what cannot be sent, as a function among the options
      }
    }
  }

  /** A thread's task is over; the thread takes the next. */
  private free(worker: Worker, tell: (task: Task) => void): void {
    const task = this.running.get(worker);
    this.running.set(worker, undefined);
    this.idle.push(worker);
    clearTimeout(task?.timer);
    if (task !== undefined) tell(task);
  }

  /** Ends a thread that takes too long; another is started for the next task. */
  private giveUp(worker: Worker): void {
    const task = this.running.get(worker);
    this.running.set(worker, undefined);
    const message = `处理超过 ${this.timeoutSeconds} 秒，已放弃这一份；请检查文件是否过大，或单独生成。`;
    task?.failed(new NianbaoError("TIMED_OUT", message));
    void worker.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL("./worker.js", import.meta.url), {
      workerData: { files: sendable(providedFiles()) },
      // Room for what a report leaves behind: fewer collections.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    let reason: unknown;
    worker.on("message", (result) => {
      this.free(worker, (task) => task.done(result));
      this.next();
    });
    worker.on("error", (error) => {
      reason = error;
    });
    worker.on("exit", (status) => {
      const task = this.running.get(worker);
      this.running.delete(worker);
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
      clearTimeout(task?.timer);
      task?.failed(reason ?? new Error(`线程意外结束（${status}）。`));
      this.next();
    });
    this.running.set(worker, undefined);
    return worker;
  }
}
