import { NianbaoError, type Problem, problemLines } from "./problem.ts";
import { wordMeant } from "./word-meant.ts";

/** Options cannot be taken: an unknown name, a wrong kind, a value out of bounds. Lists every one. */
export class OptionsError extends NianbaoError {
  override readonly name = "OptionsError";

  constructor(problems: readonly Problem[]) {
    super("OPTIONS_INVALID", `选项有 ${problems.length} 处问题：\n${problemLines(problems)}`, { problems });
  }
}

/** Refuses options of other names. @throws {OptionsError} */
export function refuseUnknown(options: object, known: readonly string[]): void {
  const problems = Object.keys(options)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = wordMeant(key, known);
      const asked = meant === undefined ? "" : `是否想写 ${meant}？`;
      const message = `没有这个选项，${asked}可用：${known.join("、")}。`;
      return { code: "UNKNOWN_KEY", path: key, place: key, message };
    });
  if (problems.length > 0) throw new OptionsError(problems);
}
