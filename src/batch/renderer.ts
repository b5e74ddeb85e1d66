import { availableParallelism } from "node:os";
import type { CheckOptions } from "../checks/check.ts";
import { checkOptionNames } from "../checks/option-names.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import type { Finding } from "../problem/finding.ts";
import { OptionsError, refuseUnknown } from "../problem/options-error.ts";
import { refuseArgument } from "../problem/wanted.ts";
import type { Reading } from "../published/reading.ts";
import { frozen } from "../report/parse.ts";
import type { RenderOptions } from "../style/options.ts";
import { refuseOutOfBounds } from "./bounds.ts";
import type { Failed, Rendered } from "./job.ts";
import { poolOver } from "./pool.ts";
import { keepPool } from "./renderer-pool.ts";
import { revivedError } from "./revived-error.ts";
import type { StopSignal } from "./stop-signal.ts";
import type { TaskOptions } from "./threads.ts";

/** How a renderer works. */
export interface RendererOptions {
  /** Worker threads (default: as many as there are processors). */
  readonly threads?: number;
  /** How long a report may be rendered or checked before its thread is replaced, in seconds (default: 30). */
  readonly timeoutSeconds?: number;
  /** The same for a file that is read (default: 10). */
  readonly importTimeoutSeconds?: number;
  /** How many reports may wait, and as many files to be read; more are refused at once (default: 100 a thread). */
  readonly maxQueue?: number;
  /**
   * Memory of a thread's heap in megabytes, at most (default: 2048). Buffers are not counted. A low bound costs processor
   * time: garbage is collected more often.
   */
  readonly heapMegabytes?: number;
}

/** What one call may be told. */
export interface CallOptions {
  /** Takes a report back: one that waits is not rendered; what is under way is finished and thrown away. */
  readonly signal?: StopSignal;
}

/** How a renderer renders one report. */
export interface RenderCallOptions extends RenderOptions, CallOptions {
  /** Outputs, by the names in `formats` (default: those that `formats` marks so). */
  readonly formats?: readonly string[];
  /** Runs the checks first; a report with errors is not rendered (default: false). */
  readonly check?: boolean;
}

export interface CheckCallOptions extends CheckOptions, CallOptions {}

/** What a renderer is at, and what became of its work so far. */
export interface RendererStats {
  /** Threads that can work, of how many. */
  readonly ready: number;
  readonly threads: number;
  readonly running: number;
  readonly waiting: number;
  readonly done: number;
  readonly timedOut: number;
  /** Threads that ended by themselves, as of too little memory. */
  readonly died: number;
  readonly refused: number;
  readonly aborted: number;
  /** Threads started so far: more than `threads` where some were replaced. */
  readonly started: number;
}

/** Renders, checks and reads in threads that live, for servers. Every method may be called at any time. */
export interface Renderer {
  /**
   * Renders a report from its data, a `Report`, or bytes of JSON (which may hold `{ report, options }`). The bytes are those
   * of `renderPdf`, `renderDocx` and the others.
   *
   * @throws {NianbaoError} as `renderPdf`; FINDINGS with `check`; TIMED_OUT, THREAD_DIED, QUEUE_FULL, CLOSED
   */
  render(data: unknown, options?: RenderCallOptions): Promise<Rendered>;
  /** Checks a report, given as for `render`. @throws {NianbaoError} as `check` and `render` */
  check(data: unknown, options?: CheckCallOptions): Promise<readonly Finding[]>;
  /**
   * Reads a file of any kind, as `readReport`. At most all threads but one are at files at a time, since somebody may have
   * made one that never ends.
   *
   * @throws {NianbaoError} as `readReport` and `render`
   */
  import(bytes: Uint8Array, options?: CallOptions): Promise<Reading>;
  /** Starts all threads; resolves when each is warm, so that the next report takes its usual time. @throws {NianbaoError} */
  ready(): Promise<void>;
  stats(): RendererStats;
  /**
   * Takes nothing more, finishes what waits and is under way (`now`: fails it, CLOSED), and ends the threads. Without it
   * the threads keep no process alive.
   */
  close(options?: { readonly now?: boolean }): Promise<void>;
}

const rendererOptionNames = [
  "threads",
  "timeoutSeconds",
  "importTimeoutSeconds",
  "maxQueue",
  "heapMegabytes",
] as const;

/**
 * Makes a renderer for a server: a fixed number of threads that live, a queue with an end, a time-out by report. A thread
 * that takes too long or dies fails its own report only, and is replaced.
 *
 * @throws {OptionsError} if an option cannot be taken
 * @example
 * const renderer = createRenderer({ threads: 4, timeoutSeconds: 20 });
 * await renderer.ready();
 * app.post("/pdf", async (request, reply) => {
 *   const { files } = await renderer.render(request.body, { formats: ["pdf"] });
 *   reply.type("application/pdf").send(files[0].bytes);
 * });
 * process.on("SIGTERM", () => renderer.close());
 */
export const createRenderer = (options: RendererOptions = {}): Renderer => openRenderer(options, 5);

/**
 * The same with so many rounds of warming up: one, for work that nobody waits for; a thread's first reports take longer then,
 * and all together less.
 */
export function openRenderer(options: RendererOptions, warmUpRounds: number): Renderer {
  refuseArgument("createRenderer", "options", options, { what: "一组选项（对象）" });
  refuseUnknown(options, rendererOptionNames);
  const { threads: most = availableParallelism(), timeoutSeconds = 30, heapMegabytes = 2048 } = options;
  const { importTimeoutSeconds = 10, maxQueue = 100 * most } = options;
  refuseOutOfBounds("threads", most, [1, 256], "whole");
  refuseOutOfBounds("timeoutSeconds", timeoutSeconds, [0, 86_400]);
  refuseOutOfBounds("importTimeoutSeconds", importTimeoutSeconds, [0, 86_400]);
  refuseOutOfBounds("maxQueue", maxQueue, [0, 1_000_000], "whole");
  refuseOutOfBounds("heapMegabytes", heapMegabytes, [128, 65_536], "whole");
  const { pool, threads } = poolOver({
    most,
    timeoutSeconds,
    heapMegabytes,
    mostSlow: Math.max(1, most - 1),
    mostWaiting: maxQueue,
    living: true,
    warmUpRounds,
  });
  const waitingAtMost = ({ signal }: CallOptions): TaskOptions => ({ signal, patient: false });
  const renderer: Renderer = {
    async render(data, { formats, check = false, signal, ...render } = {}) {
      const chosen = chosenOutputs(formats);
      readOptionsFor(chosen, render);
      const isBytes = data instanceof Uint8Array;
      const job = { formats: chosen.map(({ name }) => name), check, render };
      const task = waitingAtMost({ ...(signal && { signal }) });
      return whatCameOf(
        isBytes
          ? await pool.run("renderBytes", { data, options: job }, task)
          : await pool.run("renderData", { data, options: job }, task),
      );
    },
    async check(data, { signal, ...rest } = {}) {
      refuseUnknown(rest, checkOptionNames);
      const argument = { data, options: rest };
      const { findings } = await whatCameOf(
        await pool.run("checkData", argument, waitingAtMost({ ...(signal && { signal }) })),
      );
      return findings;
    },
    async import(bytes, { signal } = {}) {
      if (!(bytes instanceof Uint8Array)) {
        const message = "应为文件的字节（Uint8Array）。";
        throw new OptionsError([{ code: "NOT_BYTES", path: "bytes", place: "bytes", message }]);
      }
      const task = { signal, patient: false, lane: "slow", timeoutSeconds: importTimeoutSeconds } as const;
      const { reading, whole } = await whatCameOf(await pool.run("importBytes", { bytes }, task));
      if (whole.report) frozen(reading.report);
      if (whole.proposed) frozen(reading.proposed);
      return reading;
    },
    ready: () => threads.startAll(),
    stats: () => ({
      ...threads.counts,
      ready: threads.ready,
      threads: most,
      running: threads.running,
      waiting: threads.queued,
    }),
    close: ({ now = false } = {}) => threads.close(now),
  };
  keepPool(renderer, pool);
  return renderer;
}

/** A task's result, or its error thrown. */
async function whatCameOf<T extends object>(result: T | Failed): Promise<T> {
  if ("error" in result) throw await revivedError(result.error);
  return result;
}
