import { figureAtAddress } from "../report/any-report.ts";
import type { Claim } from "./claim.ts";
import { decisionClaims, documentClaims, feesInText } from "./claims-disclosure.ts";
import { reviewClaims } from "./claims-review.ts";
import { type Context, countAt, type Found } from "./finding.ts";
import {
  behind,
  changeBy,
  difference,
  downWords,
  figureTold,
  growthBehind,
  isGrowth,
  lastYearIn,
  quotedBehind,
  rightGrowth,
  trend,
  trendOf,
} from "./growth-words.ts";

/** What stands between a figure and a growth that is of something else. */
const otherFigure = /\d(?:件|起|宗|份|例|个)|类|其中|涉|但|[较最][多高]/u;

/** Last year's figure of what is claimed of one cell of tables two and four. */
function lastFigure(last: Context, { totals, address }: Claim): number | undefined {
  if (totals)
    return totals.reduce((n, cell) => n + countAt(last, "reviewAndLitigation", cell.split(".").slice(1)), 0);
  const figure = address && figureAtAddress(last.report, address);
  return typeof figure === "number" ? figure : undefined;
}

/** What stands behind a figure on how it has changed, where last year's makes that wrong: the words, and what they should be. */
function wrongChange(
  claim: Claim,
  last: number,
): readonly [ReturnType<typeof quotedBehind>, string] | undefined {
  const { said } = claim;
  const share = growthBehind(claim, 40, otherFigure);
  if (share !== undefined) {
    const { share: told, isDown, ...quoted } = share;
    return last === 0 || isGrowth(said, last, told, isDown)
      ? undefined
      : [quoted, rightGrowth(said, last, told)];
  }
  const rest = behind(claim, 40);
  const change = said - last;
  const words = change === 0 ? "持平" : changeBy(change, "件");
  const by = difference.exec(rest);
  if (by !== null)
    return otherFigure.test(rest.slice(0, by.index)) || figureTold(said, by) === last
      ? undefined
      : [quotedBehind(claim, by.index, by[0]), words];
  const way = trend.exec(rest);
  if (way === null || otherFigure.test(rest.slice(0, way.index)) || way[2] !== undefined || last === 0)
    return undefined;
  const told = trendOf(way);
  const isRight = told.includes("持平")
    ? Math.abs(change) <= 0.15 * last
    : downWords.test(told)
      ? change < 0
      : change > 0;
  return isRight ? undefined : [quotedBehind(claim, way.index, way[0]), words];
}

/** 「行政处罚275件，同比上升11.3%」, 「行政复议10件，比上年增加2件」 against last year's tables two and four. */
export function wrongOfOtherTables(context: Context): Found[] {
  const before = lastYearIn(context);
  if (before === undefined) return [];
  return [...reviewClaims(context), ...documentClaims(context), ...decisionClaims(context)].flatMap(
    (claim): Found[] => {
      if (!/[比较与高低多少超]/u.test(claim.segment.sentence)) return [];
      const last = lastFigure(before, claim);
      const wrong = last === undefined ? undefined : wrongChange(claim, last);
      if (wrong === undefined) return [];
      const [quoted, expected] = wrong;
      const table = claim.totals === undefined ? "表二" : "表四";
      const message = `“${quoted.found}”：今年 ${claim.said} 件、上年报告${table}为 ${last} 件，应为${expected}，请核对。`;
      return [{ ...quoted, expected, message }];
    },
  );
}

/** Last year's fees of table two, 万元; 0 where none are known. */
function lastYearsFees(context: Context): number {
  const before = lastYearIn(context);
  const fees = before && figureAtAddress(before.report, { "2019": null, "2021": "proactiveDisclosure.fees" });
  return Number(fees ?? 0);
}

const lastFees =
  /^，(?:较|比|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:的)?(\d{1,12}(?:\.\d{1,6})?)(万元|亿元|元)/u;
const inTenThousand: Readonly<Record<string, number>> = { 元: 0.0001, 万元: 1, 亿元: 10_000 };

/** 「行政事业性收费112.68万元，较上年的102.40万元有所增加」 against last year's table two. */
export function wrongLastFees(context: Context): Found[] {
  const last = lastYearsFees(context);
  if (!(last > 0)) return [];
  return feesInText(context).flatMap((claim): Found[] => {
    const match = lastFees.exec(behind(claim));
    if (match === null) return [];
    const [words, amount = "", unit = ""] = match;
    const factor = inTenThousand[unit] as number;
    const rounding = factor * 10 ** -(amount.split(".")[1]?.length ?? 0);
    if (Math.abs(Number(amount) * factor - last) <= rounding) return [];
    const quoted = quotedBehind(claim, 1, words.slice(1));
    const message = `“${quoted.found}”：上年报告表二为 ${last} 万元，请核对。`;
    return [{ ...quoted, expected: `${last}万元`, message }];
  });
}

/** 「行政事业性收费128.6万元，同比增长9.7%」 against last year's table two. */
export function wrongFeeGrowth(context: Context): Found[] {
  const last = lastYearsFees(context);
  if (!(last > 0)) return [];
  return feesInText(context).flatMap((claim): Found[] => {
    const told = growthBehind(claim, 30, /\d(?:万|亿)?元/u);
    if (told === undefined) return [];
    const { share, isDown, ...quoted } = told;
    if (isGrowth(claim.said, last, share, isDown)) return [];
    const expected = rightGrowth(claim.said, last, share);
    const message = `“${quoted.found}”：今年 ${claim.said} 万元、上年报告表二为 ${last} 万元，应为${expected}，请核对。`;
    return [{ ...quoted, expected, message }];
  });
}
