// Without `node:`: so written, webpack too sees that a file of its own is started here.
// biome-ignore lint/style/useNodejsImportProtocol: see above
import { Worker, type WorkerOptions } from "worker_threads";
import { type PackageFiles, providedFiles } from "#platform";
import { type ErrorData, errorFrom, NianbaoError } from "../problem/problem.ts";
import type { StopSignal } from "./stop-signal.ts";
import { type Lane, type Task, WaitingTasks } from "./waiting.ts";

/** How threads work. */
export interface ThreadsOptions {
  /** How many there are at most. */
  readonly most: number;
  /** A thread that takes longer over one task is replaced. */
  readonly timeoutSeconds: number;
  /** How many may be at tasks of the slow lane at a time (default: all). */
  readonly mostSlow?: number;
  /** How many tasks may wait in a lane (default: any number). */
  readonly mostWaiting?: number;
  /** Memory of a thread's heap, in megabytes; buffers are not counted. */
  readonly heapMegabytes?: number;
  /** Of that, for what is new: more means fewer collections, and more memory (default: 64). */
  readonly newMegabytes?: number;
  /** The threads live: one that ends is replaced, idle ones keep no process alive. */
  readonly living?: boolean;
  /** How often each has rendered something before it takes tasks, so that loading takes nothing from a task's time. */
  readonly warmUpRounds?: number;
}

/** How one task is run. */
export interface TaskOptions {
  readonly lane?: Lane;
  readonly timeoutSeconds?: number | undefined;
  /** Takes a task that waits back; what is under way is finished for nobody: a thread costs more than a report. */
  readonly signal?: StopSignal | undefined;
  /** Waits however many wait already, for whoever bounds them himself. */
  readonly patient?: boolean;
}

interface Thread {
  readonly worker: Worker;
  ready: boolean;
  /** It took too long, and is being ended. */
  givenUp: boolean;
  task?: Task | undefined;
  timer?: NodeJS.Timeout | undefined;
}

/** Starts a thread. */
type StartThread = (settings: WorkerOptions) => Worker;

const startThread: StartThread = (settings) => new Worker(new URL("./worker.js", import.meta.url), settings);

/** A URL cannot be sent to a thread; its text can. */
const sendable = (files: PackageFiles | undefined) =>
  typeof files === "object" && "href" in files ? { href: files.href } : files;

/** Threads that run the tasks of worker.ts, one at a time each; started when they are first needed. */
export class Threads {
  /** What became of the tasks so far, and of the threads. */
  readonly counts = { done: 0, timedOut: 0, died: 0, refused: 0, aborted: 0, started: 0 };
  private readonly options: ThreadsOptions;
  private readonly startWorker: StartThread;
  private readonly waiting = new WaitingTasks();
  private readonly threads = new Set<Thread>();
  private readonly idle: Thread[] = [];
  private readonly unsettled = new Set<Promise<unknown>>();
  private slow = 0;
  private closed = false;
  private ending = false;
  private warmed: { done: () => void; failed: (error: unknown) => void }[] = [];

  constructor(options: ThreadsOptions, start: StartThread = startThread) {
    this.options = options;
    this.startWorker = start;
  }

  get ready(): number {
    return [...this.threads].filter(({ ready, givenUp }) => ready && !givenUp).length;
  }
  get running(): number {
    return [...this.threads].filter(({ task }) => task !== undefined).length;
  }
  get queued(): number {
    return this.waiting.count;
  }

  /**
   * Runs a task. Rejects if it cannot be sent, if its thread dies, as of too little memory, and with the signal's reason.
   *
   * @throws {NianbaoError} TIMED_OUT, THREAD_DIED, QUEUE_FULL, CLOSED
   */
  run(name: string, argument: unknown, options: TaskOptions = {}): Promise<unknown> {
    const { lane = "quick", signal, timeoutSeconds = this.options.timeoutSeconds, patient = true } = options;
    const result = new Promise((done, failed) => {
      if (this.closed) throw new NianbaoError("CLOSED", "已经关闭，不再接收新的报告。");
      signal?.throwIfAborted();
      const task: Task = { message: { name, argument }, lane, timeoutSeconds, done, failed };
      const onAbort = () => {
        this.counts.aborted += 1;
        this.waiting.takeBack(task);
        failed(signal?.reason);
      };
      task.settled = () => signal?.removeEventListener("abort", onAbort);
      this.waiting.add(task);
      this.next();
      const { mostWaiting = Number.POSITIVE_INFINITY } = this.options;
      if (!patient && this.waiting.has(task) && this.waiting.inLane(lane) > mostWaiting + this.startable()) {
        this.waiting.takeBack(task);
        this.counts.refused += 1;
        const message = `等候处理的已有 ${mostWaiting} 份，这一份没有接收；请稍后再试。`;
        throw new NianbaoError("QUEUE_FULL", message);
      }
      signal?.addEventListener("abort", onAbort, { once: true });
    });
    const settled = result.then(
      () => {},
      () => {},
    );
    this.unsettled.add(settled);
    void settled.then(() => this.unsettled.delete(settled));
    return result;
  }

  /** Starts every thread; resolves when all can work at once. */
  async startAll(): Promise<void> {
    if (this.closed) throw new NianbaoError("CLOSED", "已经关闭，不再接收新的报告。");
    while (this.threads.size < this.options.most) this.start();
    if (this.ready === this.options.most) return;
    await new Promise<void>((done, failed) => this.warmed.push({ done, failed }));
  }

  /** Ends all threads. What waits or is under way is finished first or, `now`, fails. */
  async close(now = true): Promise<void> {
    this.closed = true;
    const error = new NianbaoError("CLOSED", "已经关闭，这一份没有处理完。");
    for (const { failed } of this.warmed.splice(0)) failed(error);
    if (now) {
      for (const task of this.waiting.takeAll()) task.failed(error);
      for (const thread of this.threads) this.release(thread)?.failed(error);
    }
    await Promise.all(this.unsettled);
    this.ending = true;
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  /** How many tasks that wait will be taken by threads that are starting or can be started. */
  private startable(): number {
    return this.options.most - this.ready;
  }

  private mayTake(lane: Lane): boolean {
    return lane === "quick" || this.slow < (this.options.mostSlow ?? this.options.most);
  }

  private next(): void {
    for (;;) {
      const task = this.waiting.first((lane) => this.mayTake(lane));
      if (task === undefined) return;
      const thread = this.idle.pop();
      if (thread === undefined) break;
      this.waiting.takeBack(task);
      this.give(thread, task);
    }
    let starting = this.threads.size - this.ready;
    for (; starting < this.waiting.count && this.threads.size < this.options.most; starting++) this.start();
  }

  private give(thread: Thread, task: Task): void {
    const { worker } = thread;
    thread.task = task;
    if (task.lane === "slow") this.slow += 1;
    if (this.options.living) worker.ref();
    // From here on it is worked at: a thread that starts late takes nothing from the task's time.
    thread.timer = setTimeout(() => this.giveUp(thread), task.timeoutSeconds * 1000);
    try {
      worker.postMessage(task.message);
    } catch (error) {
      task.failed(error); // what cannot be sent, as a function among the options
      this.release(thread);
      this.free(thread);
    }
  }

  /** A thread's task is over. */
  private release(thread: Thread): Task | undefined {
    const { task, timer } = thread;
    clearTimeout(timer);
    thread.task = undefined;
    if (task?.lane === "slow") this.slow -= 1;
    task?.settled?.();
    return task;
  }

  private free(thread: Thread): void {
    this.idle.push(thread);
    if (this.options.living) thread.worker.unref();
  }

  /** Ends a thread that takes too long; another is started for the next task. */
  private giveUp(thread: Thread): void {
    const task = this.release(thread);
    if (task === undefined) return;
    thread.givenUp = true;
    this.counts.timedOut += 1;
    const message = `处理超过 ${task.timeoutSeconds} 秒，已放弃这一份；请检查文件是否过大，或单独生成。`;
    task.failed(new NianbaoError("TIMED_OUT", message));
    void thread.worker.terminate();
  }

  private start(): void {
    // Room for what a report leaves behind: fewer collections.
    const { heapMegabytes, newMegabytes = 64, warmUpRounds = 0 } = this.options;
    const worker = this.startWorker({
      workerData: { files: sendable(providedFiles()), warmUpRounds },
      resourceLimits: {
        maxYoungGenerationSizeMb: newMegabytes,
        ...(heapMegabytes !== undefined && { maxOldGenerationSizeMb: heapMegabytes }),
      },
    });
    const thread: Thread = { worker, ready: false, givenUp: false };
    this.threads.add(thread);
    this.counts.started += 1;
    let reason: unknown;
    worker.on("message", (message: { ready: true; fault?: ErrorData } | { result: unknown }) => {
      if (thread.givenUp || this.ending) return;
      if ("result" in message) {
        this.counts.done += 1;
        this.release(thread)?.done(message.result);
      } else {
        thread.ready = true;
        const { fault } = message;
        if (fault !== undefined) for (const { failed } of this.warmed.splice(0)) failed(errorFrom(fault));
      }
      this.free(thread);
      this.next();
      if (this.ready === this.options.most) for (const { done } of this.warmed.splice(0)) done();
    });
    worker.on("error", (error) => {
      reason = error;
    });
    worker.on("exit", () => this.ended(thread, reason));
  }

  private ended(thread: Thread, reason: unknown): void {
    this.threads.delete(thread);
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    if (this.ending) return;
    if (!thread.givenUp) this.counts.died += 1;
    const { code, name = "exit" } = (reason ?? {}) as { readonly code?: string; readonly name?: string };
    const message =
      code === "ERR_WORKER_OUT_OF_MEMORY"
        ? "处理这一份时内存不足，已放弃；请检查内容或文件是否过大。"
        : /^(?:ERR_)?MODULE_NOT_FOUND$/u.test(code ?? "")
          ? "程序自己的文件不全（可能正在升级或重新安装），没有处理这一份；请等安装结束后再运行一次。"
          : `处理这一份的线程意外结束（${code ?? name}），已放弃这一份；其余的照常处理。`;
    const error = new NianbaoError("THREAD_DIED", message, { cause: reason });
    this.release(thread)?.failed(error);
    // One that could not even start fails a task, or whoever waits for it: it is not started for ever.
    if (!thread.ready) {
      for (const { failed } of this.warmed.splice(0)) failed(error);
      const task = this.waiting.first(() => true);
      if (task !== undefined) {
        this.waiting.takeBack(task);
        task.settled?.();
        task.failed(error);
      }
    } else if (this.options.living && !this.closed) this.start();
    this.next();
  }
}
