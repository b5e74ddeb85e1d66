import type { Chart } from "../../charts/chart.ts";
import { columnsChart } from "../../charts/columns.ts";
import { chartFigureOf } from "../../charts/figure-shown.ts";
import { type Headline, headlinesOf } from "../../charts/headlines.ts";
import { editions } from "../../form/editions.ts";
import type { ComparedFigure, Comparison } from "./comparison.ts";
import { isFilled } from "./shown.ts";

/** The figures that stand for their lines, those of the newest year's form. */
export function followedFigures({ figures }: Comparison): (Headline & { readonly figure: ComparedFigure })[] {
  const byPath = new Map(figures.map((figure) => [figure.path, figure]));
  const headlines = new Map(
    Object.values(editions)
      .flatMap((edition) => headlinesOf(edition))
      .filter(({ path }) => byPath.get(path)?.values.at(-1) !== undefined)
      .map((headline) => [headline.path, headline]),
  );
  return [...headlines.values()].flatMap((headline) => {
    const figure = byPath.get(headline.path);
    return figure === undefined ? [] : [{ ...headline, figure }];
  });
}

/** What the newest year's form counts, over the years, a panel each; nothing where all of it is nil. */
export function comparisonChart(comparison: Comparison): Chart | undefined {
  const { agency, years } = comparison;
  const followed = followedFigures(comparison);
  const drawn = followed.filter(({ figure }) => isFilled(figure));
  const nil = followed.filter(({ figure }) => !isFilled(figure)).map(({ name }) => name);
  if (drawn.length === 0) return undefined;
  return columnsChart({
    key: "years",
    title: `${agency}历年情况`,
    source: `来源：${agency}${years.join("、")}年的年度报告各表；每幅有自己的比例。`,
    notes: nil.length === 0 ? [] : [`各年都是 0 的没有画：${nil.join("、")}。`],
    years,
    series: drawn.map(({ name, unit, figure }) => ({
      name,
      unit,
      figures: figure.values.map(chartFigureOf),
    })),
  });
}
