import type { CheckOptions } from "../checks/check.ts";
import { checkOptionNames } from "../checks/option-names.ts";
import { readJson } from "../formats/json/read.ts";
import { OptionsError } from "../problem/options-error.ts";
import type { Problem } from "../problem/problem.ts";
import { ReportError } from "../report/error.ts";
import { parseReport } from "../report/parse.ts";
import type { RenderOptions } from "../style/options.ts";

/** What may be said beside a report in JSON: nothing that names a file of the machine. */
export const requestOptions = {
  render: ["style", "seal", "tableBreak", "archive", "review", "downloads", "charts", "embedFonts"],
  check: checkOptionNames,
} as const satisfies {
  readonly render: readonly (keyof RenderOptions)[];
  readonly check: readonly (keyof CheckOptions)[];
};

export type RequestKind = keyof typeof requestOptions;

const problem = (path: string, message: string, code: Problem["code"] = "UNKNOWN_KEY"): Problem => ({
  code,
  path,
  place: path,
  message,
});

/**
 * What bytes of JSON ask for: a report's data or, with options, `{ "report": …, "options": … }`.
 *
 * @throws {ReadError} if it is no JSON
 * @throws {ReportError} if a key stands twice: which of the two figures is meant nobody knows
 * @throws {OptionsError} if an option is not among `requestOptions`
 */
export function requested(
  bytes: Uint8Array,
  kind: RequestKind,
): { readonly report: unknown; readonly options: Readonly<Record<string, unknown>> } {
  const { data, notes = [] } = readJson(bytes);
  if (notes.length > 0) throw new ReportError(notes);
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, "report"))
    return { report: data, options: {} };
  const { report, options = {}, ...others } = data as Readonly<Record<string, unknown>>;
  const known: readonly string[] = requestOptions[kind];
  const problems = Object.keys(others).map((key) =>
    problem(key, "没有这一项；报告写在 report 里，选项写在 options 里。"),
  );
  if (typeof options !== "object" || options === null || Array.isArray(options))
    problems.push(problem("options", "应为一组选项（对象）。", "NOT_AN_OBJECT"));
  else
    for (const key of Object.keys(options))
      if (!known.includes(key))
        problems.push(problem(`options.${key}`, `不能随请求给出这个选项，可用：${known.join("、")}。`));
  if (problems.length > 0) throw new OptionsError(problems);
  const given = options as Readonly<Record<string, unknown>>;
  // Last year's report goes through the same door, and so says its own mistakes.
  return {
    report,
    options: "previous" in given ? { ...given, previous: parseReport(given.previous) } : given,
  };
}
