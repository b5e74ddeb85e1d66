import { OptionsError } from "../problem/options-error.ts";
import type { Problem } from "../problem/problem.ts";
import type { Report } from "../report/report.ts";
import type { RenderOptions } from "../style/options.ts";
import { optionsFor, readOptions } from "../style/read-options.ts";
import { defaultOutputs, type Output, outputNames, outputs } from "./formats.ts";

/** A file's bytes and what kind it is. */
export interface RenderedFile {
  readonly format: string;
  readonly ending: string;
  readonly bytes: Uint8Array;
  /** What of the report the file does not carry, each with its place; left out where it carries all. */
  readonly uncarried?: readonly Problem[];
}

/**
 * The outputs of these names, each once, in the order of the list of formats.
 *
 * @param names - of outputs; left out: those that are made by default
 * @throws {OptionsError} if there is no such output
 */
export function chosenOutputs(names: readonly string[] = defaultOutputs): Output[] {
  const known = Array.isArray(names) ? names : [names];
  const problems = known.flatMap((name, i) => {
    if (outputNames.includes(name)) return [];
    const [path, expected] = [`formats.${i}`, outputNames.join("、")];
    const message = `没有这种格式，可用：${expected}。`;
    return [{ code: "NOT_A_CHOICE", path, place: path, found: name, expected, message }];
  });
  if (problems.length > 0 || known.length === 0)
    throw new OptionsError(
      problems.length > 0
        ? problems
        : [
            {
              code: "EMPTY",
              path: "formats",
              place: "formats",
              message: `没有写格式，可用：${outputNames.join("、")}。`,
            },
          ],
    );
  return outputs.filter(({ name }) => known.includes(name));
}

/** Reads options for several outputs. @throws {OptionsError} if one cannot be taken, or none of the outputs can use it */
export const readOptionsFor = (chosen: readonly Output[], options: RenderOptions): void => {
  readOptions(
    options,
    chosen.map(({ output }) => output),
  );
};

/** A report in several formats, each with the options that concern it. All are made, or none. */
export async function renderAll(
  report: Report,
  chosen: readonly Output[],
  options: RenderOptions,
): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  for (const { name, ending, output, write, uncarried } of chosen) {
    const bytes = await (await write())(report, optionsFor(output, options));
    const lacking = uncarried === undefined ? [] : (await uncarried())(report);
    files.push({ format: name, ending, bytes, ...(lacking.length > 0 && { uncarried: lacking }) });
  }
  return files;
}
