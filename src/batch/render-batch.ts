import { openFonts } from "../fonts/load.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import type { NianbaoError } from "../problem/problem.ts";
import type { RenderOptions } from "../style/options.ts";
import { refuseOutOfBounds } from "./bounds.ts";
import type { Failed, Rendered } from "./job.ts";
import { inOrder, openPool, type Pool } from "./pool.ts";
import type { Renderer } from "./renderer.ts";
import { poolOf } from "./renderer-pool.ts";
import { revivedError } from "./revived-error.ts";
import type { StopSignal } from "./stop-signal.ts";

/** How a batch is rendered. */
export interface BatchOptions extends RenderOptions {
  /** Outputs, by the names in `formats` (default: those that `formats` marks so). */
  readonly formats?: readonly string[];
  /** Worker threads (default: as many as there are processors); 1 renders in this thread. */
  readonly jobs?: number;
  /** How long one report may take before its thread is replaced (default: 120); not with one job. */
  readonly timeoutSeconds?: number;
  /** Runs the checks first; a report with errors is not rendered (default: false). */
  readonly check?: boolean;
  /** Renders in the threads of a renderer that lives, however many wait there; then without `jobs` and `timeoutSeconds`. */
  readonly renderer?: Renderer;
  /** Ends the batch with its reason: no further report is taken. */
  readonly signal?: StopSignal;
  /** Told after each report how many are done so far, and how many of them failed. */
  readonly onProgress?: (progress: { readonly done: number; readonly failed: number }) => void;
}

/** What became of a report: its files' bytes, or why there are none. */
export type BatchResult = { readonly index: number } & (
  | Rendered
  | (Omit<Failed, "error"> & { readonly error: NianbaoError })
);

/**
 * Renders many reports in worker threads. Gives the results in the order of the reports; takes no more reports
 * than it works on, so that a list of any length takes the same memory. A bad report is a result with `error`,
 * and does not stop the others. The bytes are those of `renderPdf`, `renderDocx` and `renderHtml`.
 *
 * @throws {OptionsError} if a format is unknown, or an option cannot be taken; {FontError} if a font cannot be used.
 * @example
 * for await (const result of renderBatch(reports, { formats: ["pdf"] }))
 *   if ("error" in result) console.error(result.index, result.error.message);
 *   else await writeFile(`${result.agency}.pdf`, result.files[0].bytes);
 */
export async function* renderBatch(
  reports: Iterable<unknown> | AsyncIterable<unknown>,
  options: BatchOptions = {},
): AsyncGenerator<BatchResult> {
  const {
    formats: names,
    jobs,
    timeoutSeconds,
    check = false,
    renderer,
    signal,
    onProgress,
    ...render
  } = options;
  if (jobs !== undefined) refuseOutOfBounds("jobs", jobs, [1, 256], "whole");
  if (timeoutSeconds !== undefined) refuseOutOfBounds("timeoutSeconds", timeoutSeconds, [0, 86_400]);
  const chosen = chosenOutputs(names);
  readOptionsFor(chosen, render);
  await openFonts(render.fonts);
  signal?.throwIfAborted();
  const given = await begun(reports);
  // To start threads for one report takes longer than the report; a time-out needs a thread to end.
  const few = given.isShort && timeoutSeconds === undefined ? 1 : jobs;
  const pool: Pool = renderer ? poolOf(renderer) : openPool({ jobs: few, timeoutSeconds, here: true });
  const job = { formats: chosen.map(({ name }) => name), check, render };
  let [done, failed] = [0, 0];
  try {
    const start = async (data: unknown, index: number): Promise<BatchResult> => {
      signal?.throwIfAborted();
      const result = await pool.run("renderData", { data, options: job }, { signal });
      return "error" in result
        ? { ...result, index, error: await revivedError(result.error) }
        : { ...result, index };
    };
    for await (const result of inOrder(given.items, 2 * pool.jobs, start)) {
      done += 1;
      if ("error" in result) failed += 1;
      onProgress?.({ done, failed });
      yield result;
      signal?.throwIfAborted();
    }
  } finally {
    if (renderer === undefined) await pool.close();
  }
}

/** The reports, and whether there is no second one; looks at two of them. */
async function begun(
  reports: Iterable<unknown> | AsyncIterable<unknown>,
): Promise<{ readonly isShort: boolean; readonly items: AsyncGenerator<unknown> }> {
  const source =
    Symbol.asyncIterator in reports ? reports[Symbol.asyncIterator]() : reports[Symbol.iterator]();
  const first = await source.next();
  const second = first.done ? first : await source.next();
  async function* items(): AsyncGenerator<unknown> {
    try {
      for (let next = first; !next.done; next = next === first ? second : await source.next())
        yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { isShort: second.done === true, items: items() };
}
