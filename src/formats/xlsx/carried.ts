import { editions } from "../../form/editions.ts";
import type { Edition } from "../../form/form.ts";
import type { Problem } from "../../problem/problem.ts";
import type { FigureBlock } from "../../report/blocks.ts";
import { visitNarrative } from "../../report/narrative.ts";
import { asReport } from "../../report/parse.ts";
import { placeOf } from "../../report/place.ts";
import type { Report } from "../../report/report.ts";
import { narrativesOf } from "../../report/texts.ts";

/** What a picture is called where it is not shown. */
export const pictureName = ({ caption, alt }: FigureBlock): string => caption ?? alt;

/**
 * What of a report its workbook does not carry: pictures, of which only the names are written. Each with its place.
 *
 * @example for (const { place, message } of uncarriedBy(report)) console.warn(`${place}：${message}`);
 */
export function uncarriedBy(given: Report): Problem[] {
  const report = asReport(given);
  const edition: Edition = editions[report.edition];
  const problems: Problem[] = [];
  for (const { path, text } of narrativesOf(edition, report))
    visitNarrative(text, path, (part) => {
      if (part.kind !== "figure") return;
      problems.push({
        code: "NOT_CARRIED",
        path: part.path.join("."),
        place: placeOf(edition, part.path),
        found: pictureName(part.figure),
        message: "填报表放不下图片，只写了它的名称；读回的报告里没有这张图，请另行插入。",
      });
    });
  return problems;
}
