import { NianbaoError, type Problem, problemLines } from "../../problem/problem.ts";

/** A sum cannot be made as it is asked for; `problems` has every line of 调整 that is wrong. */
export class RollUpError extends NianbaoError {
  override readonly name = "RollUpError";

  constructor(problems: readonly Problem[]) {
    super(
      "ROLLUP_INVALID",
      `汇总有 ${problems.length} 处问题：\n${problemLines(problems.slice(0, 50), false)}`,
      {
        problems,
      },
    );
  }
}
