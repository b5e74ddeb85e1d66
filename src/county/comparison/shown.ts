import type { ComparedFigure, ComparedText, Comparison } from "./comparison.ts";
import { type SentenceState, sentenceStates } from "./sentence-changes.ts";

/** What is written where a year's edition has no such cell. */
const noCell = "无此项";

/** 「2023年、2024年对照」 */
export const comparisonTitle = ({ agency, years }: Comparison): string =>
  `${agency}${years.map((year) => `${year}年`).join("、")}年报对照`;

/** Over percents. */
export const growthHead = "增幅";

/** The heads of figures: each year, from the second on with its difference and growth. */
export const figureHeads = ({ years }: Comparison): string[] =>
  years.flatMap((year, i) => (i === 0 ? [`${year}年`] : [`${year}年`, "增减", growthHead]));

/** The cells under these heads. */
export const figureCells = ({ values, steps }: ComparedFigure): string[] =>
  values.flatMap((value, i) => {
    const shown = value ?? noCell;
    const step = steps[i - 1];
    return i === 0 || step === undefined ? [shown] : [shown, step.difference, step.percent];
  });

/** Whether a figure as written is nil, a stroke or a blank. */
export const isNilText = (text: string): boolean => /^(?:0(?:\.0+)?|\/|)$/u.test(text);

/** Whether any year has anything there. */
export const isFilled = ({ values }: ComparedFigure): boolean =>
  values.some((value) => value !== undefined && (value === "/" || !isNilText(value)));

/** How many cells are nil in every year. */
export const nilText = (figures: readonly ComparedFigure[]): string =>
  `各年都是 0 或空白的 ${figures.filter((figure) => !isFilled(figure)).length} 格没有列出。`;

/** 「相同 12 句，改动 3 句」 */
export function statesText({ sentences }: Pick<ComparedText, "sentences">): string {
  const counts = sentenceStates.flatMap((state: SentenceState) => {
    const count = sentences.filter((one) => one.state === state).length;
    return count === 0 ? [] : [`${state} ${count} 句`];
  });
  return counts.length === 0 ? "两年都没有文字" : counts.join("，");
}
