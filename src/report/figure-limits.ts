import type { Edition } from "../form/form.ts";
import type { AnyReport } from "./any-report.ts";
import { blockLimits, type FigureBlock } from "./blocks.ts";
import { ReportError } from "./error.ts";
import { visitNarrative } from "./narrative.ts";
import { pictureOf } from "./picture.ts";
import { placeOf } from "./place.ts";
import { narrativesOf } from "./texts.ts";

/** The data of a report without the bytes of its pictures, for `JSON.stringify`. */
export const withoutFigures = (key: string, value: unknown): unknown => (key === "image" ? "" : value);

/**
 * Refuses more pictures than a report may have, and those that are higher than a page.
 *
 * @throws {ReportError}
 */
export function refuseFigures(edition: Edition, report: object): void {
  const found: { figure: FigureBlock; path: readonly (string | number)[] }[] = [];
  for (const { path, text } of narrativesOf(edition, report as AnyReport))
    visitNarrative(text, path, (part) => {
      if (part.kind === "figure") found.push({ figure: part.figure, path: part.path });
    });
  if (found.length === 0) return;
  const problem = (path: readonly (string | number)[], code: string, message: string, found: unknown) => ({
    code,
    path: path.join("."),
    place: placeOf(edition, path),
    found,
    message,
  });
  const { figures, allFigureBytes, figureHeight } = blockLimits;
  const bytes = found.reduce((sum, { figure }) => sum + pictureOf(figure).bytes.length, 0);
  const problems = found.flatMap(({ figure, path }) => {
    const { width, height } = pictureOf(figure);
    const printed = (figure.width * height) / width;
    if (printed <= figureHeight) return [];
    const most = Math.floor((figureHeight * width * 10) / height) / 10;
    const message = `图片按此宽度印出有 ${Math.round(printed)} 毫米高，一页放不下，宽度最多 ${most} 毫米。`;
    return [problem([...path, "width"], "OUT_OF_BOUNDS", message, figure.width)];
  });
  if (found.length > figures)
    problems.push(problem([], "TOO_LONG", `图片过多，最多 ${figures} 幅。`, found.length));
  if (bytes > allFigureBytes)
    problems.push(problem([], "TOO_LONG", `图片合计最多 ${allFigureBytes} 字节，请缩小后再插入。`, bytes));
  if (problems.length > 0) throw new ReportError(problems);
}
