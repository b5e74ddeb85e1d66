import { chineseDate } from "../../report/date.ts";
import type { Report } from "../../report/report.ts";
import { changesBetween, snapshotOf } from "../rounds/snapshot.ts";

/** Figures that are named one by one. */
const mostFigures = 4;

const dayBelow = ({ signature }: Report): string =>
  signature === undefined ? "没有落款日期" : `落款${chineseDate(signature.on)}`;

/**
 * By what one of an agency's reports is told from another, for whoever picks: the day below it, figures, texts. Which
 * was saved later nobody knows: dates of files say when they were copied.
 *
 * @param file - the other's name
 * @example 「这份落款2026年1月12日，“财政局.json”落款2026年1月8日。不同的有 2 处：…：这份 3，那份 4；一、总体情况的文字。」
 */
export function rivalDifference(own: Report, file: string, other: Report): string {
  const changes = changesBetween(snapshotOf(other), snapshotOf(own));
  const isFigure = ({ path }: { path: string }) => path.includes(".");
  const figures = changes.filter(isFigure);
  const shown = figures
    .slice(0, mostFigures)
    .map(({ place, before, after }) => `${place}：这份 ${after}，那份 ${before}`);
  const more = figures.length > mostFigures ? [`表中另有 ${figures.length - mostFigures} 格`] : [];
  const texts = changes.filter((change) => !isFigure(change)).map(({ place }) => `“${place}”`);
  const [mine, theirs] = [dayBelow(own), dayBelow(other)];
  const days = mine === theirs ? `两份都${mine}。` : `这份${mine}，“${file}”${theirs}。`;
  return `${days}与“${file}”不同的有 ${changes.length} 处：${[...shown, ...more, ...texts].join("；")}。`;
}
