import { type Edition, sectionsOf } from "../../form/form.ts";
import type { Problem } from "../../problem/problem.ts";
import type { AnyReport } from "../../report/any-report.ts";
import { ReportError } from "../../report/error.ts";
import { type NarrativePart, visitNarrative } from "../../report/narrative.ts";
import { placeOf } from "../../report/place.ts";

const uncarriedKinds = { list: "列表", table: "表格", figure: "图片" } as const;

/** What of a text the workbook has no place for; nothing if it has one. */
function uncarriedName(part: NarrativePart): string | undefined {
  if (part.kind === "heading") return part.level === 2 ? undefined : "三级标题";
  if (part.kind === "paragraph") return part.links.length === 0 ? undefined : "链接";
  return uncarriedKinds[part.kind];
}

/**
 * Refuses a report with what the workbook cannot carry: it would come back without it.
 *
 * @throws {ReportError} uncarriedKinds every place
 */
export function refuseUncarried(edition: Edition, report: AnyReport): void {
  const problems: Problem[] = [];
  for (const [key, , holds] of sectionsOf(edition))
    if (holds === "text")
      visitNarrative(report[key], [key], (part) => {
        const name = uncarriedName(part);
        if (name === undefined) return;
        const message = `填报表放不下文中的${name}；请改用 Word、网页或 JSON 文件，或先把它改写成文字。`;
        problems.push({
          code: "NOT_CARRIED",
          path: part.path.join("."),
          place: placeOf(edition, part.path),
          message,
        });
      });
  if (problems.length > 0) throw new ReportError(problems);
}
