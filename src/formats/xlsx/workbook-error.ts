import { NianbaoError, type Problem, problemLines } from "../../problem/problem.ts";

/** One thing in a workbook that cannot be read. */
export interface WorkbookProblem extends Problem {
  readonly sheet: string;
  /** 「B5」; nothing if it is about the whole sheet or workbook. */
  readonly cell?: string;
}

/** A problem of a sheet, or of one cell of it; `path` is the figure's or the text's address, where it is known. */
export function workbookProblem(
  code: string,
  { sheet, cell, path = "" }: { readonly sheet: string; readonly cell?: string; readonly path?: string },
  message: string,
  found?: unknown,
): WorkbookProblem {
  const place = cell === undefined ? sheet : `${sheet} ${cell}`;
  return {
    code,
    path,
    place,
    message,
    sheet,
    ...(cell !== undefined && { cell }),
    ...(found !== undefined && { found }),
  };
}

/** A workbook cannot be read as a report. Lists every problem, not only the first. */
export class WorkbookError extends NianbaoError {
  override readonly name = "WorkbookError";
  declare readonly problems: readonly WorkbookProblem[];

  constructor(problems: readonly WorkbookProblem[]) {
    super("WORKBOOK_INVALID", `填报表有 ${problems.length} 处问题：\n${problemLines(problems, false)}`, {
      problems,
    });
  }
}
