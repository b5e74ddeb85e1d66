import { openFonts } from "../fonts/load.ts";
import { chosenOutputs, readOptionsFor } from "../formats/render.ts";
import { OptionsError } from "../problem/options-error.ts";
import { errorFrom, type NianbaoError } from "../problem/problem.ts";
import type { RenderOptions } from "../style/options.ts";
import type { Failed, Rendered } from "./job.ts";
import { inOrder, openPool } from "./pool.ts";

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
}

function refuseNoNumber(path: string, found: unknown, most: number, whole: boolean): void {
  if (found === undefined) return;
  if (typeof found === "number" && found > 0 && found <= most && (!whole || Number.isInteger(found))) return;
  const expected = whole ? `1 到 ${most} 的整数` : `大于 0、不超过 ${most} 的秒数`;
  throw new OptionsError([
    { code: "OUT_OF_BOUNDS", path, place: path, found, expected, message: `应为${expected}。` },
  ]);
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
  const { formats: names, jobs, timeoutSeconds, check = false, ...render } = options;
  refuseNoNumber("jobs", jobs, 256, true);
  refuseNoNumber("timeoutSeconds", timeoutSeconds, 86_400, false);
  const chosen = chosenOutputs(names);
  readOptionsFor(chosen, render);
  await openFonts(render.fonts);
  const pool = openPool({ jobs, timeoutSeconds, here: true });
  try {
    yield* inOrder(reports, 2 * pool.jobs, async (data, index): Promise<BatchResult> => {
      const done = await pool.run("renderData", {
        data,
        options: { formats: chosen.map(({ name }) => name), check, render },
      });
      return "error" in done ? { ...done, index, error: errorFrom(done.error) } : { ...done, index };
    });
  } finally {
    await pool.close();
  }
}
