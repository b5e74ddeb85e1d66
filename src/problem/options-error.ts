import { NianbaoError, type Problem, problemLines } from "./problem.ts";

/** Options cannot be taken: an unknown name, a wrong kind, a value out of bounds. Lists every one. */
export class OptionsError extends NianbaoError {
  override readonly name = "OptionsError";

  constructor(problems: readonly Problem[]) {
    super("OPTIONS_INVALID", `选项有 ${problems.length} 处问题：\n${problemLines(problems)}`, { problems });
  }
}
