import { NianbaoError, type Problem, problemLines } from "../problem/problem.ts";

/** The data of a report cannot be taken. Lists every problem, not only the first. */
export class ReportError extends NianbaoError {
  override readonly name = "ReportError";

  /** @param addressed - whether the message says addresses: not where the data stood in a file that a clerk filled in */
  constructor(problems: readonly Problem[], addressed = true) {
    super("REPORT_INVALID", `报告数据有 ${problems.length} 处问题：\n${problemLines(problems, addressed)}`, {
      problems,
    });
  }
}
