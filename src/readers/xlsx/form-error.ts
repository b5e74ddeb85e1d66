import { shown } from "../../report/error.ts";

/** One thing in a workbook that cannot be read. */
export interface FormProblem {
  readonly sheet: string;
  /** 「B5」; nothing if it is about the whole sheet. */
  readonly cell?: string;
  readonly found?: string;
  /** What is allowed and what to do, in Chinese. */
  readonly message: string;
}

/** A workbook cannot be read as a report. Lists every problem, not only the first. */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly problems: readonly FormProblem[];

  constructor(problems: readonly FormProblem[]) {
    const lines = problems.map(({ sheet, cell, found, message }, i) => {
      const place = cell === undefined ? sheet : `${sheet} ${cell}`;
      return `${i + 1}. ${place === "" ? "" : `${place}：`}${message}${found === undefined ? "" : `现为 ${shown(found)}`}`;
    });
    super(`填报表有 ${problems.length} 处问题：\n${lines.join("\n")}`);
    this.problems = problems;
  }
}
