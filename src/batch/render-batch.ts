import { defaultOutputs, outputNames, type RenderOptions } from "../formats/formats.ts";
import { OptionsError } from "../problem/options-error.ts";
import type { Failed, Rendered } from "./job.ts";
import { inOrder, openPool } from "./pool.ts";

/** How a batch is rendered. */
export interface BatchOptions extends RenderOptions {
  /** Outputs, by the names in `formats` (default: those that `formats` marks so). */
  readonly formats?: readonly string[];
  /** Worker threads (default: as many as there are processors); 1 renders in this thread. */
  readonly jobs?: number;
  /** Runs the checks first; a report with errors is not rendered (default: false). */
  readonly check?: boolean;
}

/** What became of a report: its files' bytes, or why there are none. */
export type BatchResult = { readonly index: number } & (Rendered | Failed);

/**
 * Renders many reports in worker threads. Gives the results in the order of the reports; takes no more reports
 * than it works on, so that a list of any length takes the same memory. A bad report is a result with `error`,
 * and does not stop the others. The bytes are those of `renderPdf`, `renderDocx` and `renderHtml`.
 *
 * @throws {OptionsError} if a format is unknown.
 * @example
 * for await (const result of renderBatch(reports, { formats: ["pdf"] }))
 *   if ("error" in result) console.error(result.index, result.error.message);
 *   else await writeFile(`${result.agency}.pdf`, result.files[0].bytes);
 */
export async function* renderBatch(
  reports: Iterable<unknown> | AsyncIterable<unknown>,
  options: BatchOptions = {},
): AsyncGenerator<BatchResult> {
  const { formats: names = defaultOutputs, jobs, check = false, ...render } = options;
  const unknown = names.findIndex((name) => !outputNames.includes(name));
  if (unknown >= 0) {
    const expected = outputNames.join("、");
    const path = `formats.${unknown}`;
    const message = `没有这种格式，可用：${expected}。`;
    throw new OptionsError([
      { code: "NOT_A_CHOICE", path, place: path, found: names[unknown], expected, message },
    ]);
  }
  const pool = await openPool(jobs);
  try {
    yield* inOrder(reports, 2 * pool.jobs, async (data, index) => ({
      index,
      ...(await pool.run("renderData", { data, options: { formats: names, check, render } })),
    }));
  } finally {
    await pool.close();
  }
}
