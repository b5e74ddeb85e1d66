import type { Claim } from "./claim.ts";
import type { Context } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { isShare } from "./number-words.ts";
import { wordsIn } from "./text.ts";

/** Where the words of a figure stand. */
type ClaimPlace = Pick<Claim, "segment" | "from" | "length">;

const growth =
  /同比(?:去年|上年)?(?:上升|增长|增加|增幅|增幅为|上涨|提高|提升|下降|减少|降低|回落)(?:了|约|幅度?为|率为|达)*(\d{1,4}(?:\.\d{1,4})?)%|(?:比|较|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?[，]?(?:（[^（）]{0,12}）)?(?:上升|增长|增加|下降|减少|降低|回落)(?:了|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;

/** 「比上年的26件增加6件」, 「较上年减少8件」. */
export const difference =
  /(?:同比|(?:比|较|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?)[，]?(?:的)?(?:(\d{1,7})(?:件|条|份|宗))?(增加|减少|多|少|增|减|下降|上升)(?:了)?(\d{1,7})(?:件|条|份|宗)/u;
export const downWords = /减|少|降|回落|缩|压/u;

/** Last year's report, if it is of the year before. */
export const lastYearIn = ({ before, report }: Context): Context | undefined =>
  before?.report.year === report.year - 1 ? before : undefined;

/** Last year's figure as `difference` tells it of this year's: named, or by how much it has changed. */
export const figureTold = (now: number, [, base, way = "", by]: RegExpExecArray): number =>
  base === undefined ? now - Number(by) * (downWords.test(way) ? -1 : 1) : Number(base);

/** 「增加7件」 */
export const changeBy = (change: number, unit: string): string =>
  `${change < 0 ? "减少" : "增加"}${Math.abs(change)}${unit}`;

/** What stands behind a figure in its sentence. */
export function behind({ segment, from, length }: ClaimPlace, reach = 60): string {
  const at = segment.inSentence + from + length;
  return segment.sentence.slice(at, at + reach);
}

/** Words that stand behind a figure, by their place there. */
export const quotedBehind = ({ segment, from, length }: ClaimPlace, at: number, words: string) =>
  wordsIn(segment.piece, segment.from + from + length + at, words.length);

/** The growth that is told of a figure: of this one only where no other stands between. */
export function growthBehind(claim: ClaimPlace, reach: number, otherFigure: RegExp) {
  const rest = behind(claim, reach);
  const [match] = matchesIn(rest, growth);
  const share = match?.[1] ?? match?.[2];
  if (match === undefined || share === undefined || otherFigure.test(rest.slice(0, match.index)))
    return undefined;
  return { share, isDown: downWords.test(match[0]), ...quotedBehind(claim, match.index, match[0]) };
}

const growthOf = (now: number, base: number) => Math.abs((now - base) / base) * 100;

/** Whether a figure has grown, or fallen, by so much. */
export const isGrowth = (now: number, base: number, share: string, isDown: boolean): boolean =>
  isShare(share, growthOf(now, base)) && (now === base || isDown === now < base);

/** The growth as it should be written, with as many decimals. */
export const rightGrowth = (now: number, base: number, share: string): string =>
  `${now < base ? "下降" : "增长"}${growthOf(now, base).toFixed(share.split(".")[1]?.length ?? 0)}%`;

export const trend =
  /(?:同比|(?:比|较|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?)[，]?(?:申请量|数量|总量|申请数|件数)?(?:有所|有了?|略有|明显|大幅度?|显著|小幅|稳步|持续)?(增长|增加|上升|增多|下降|减少|降低|回落|减|增|基本持平|大致持平|持平|翻)(?:了)?(一倍|两倍|近一倍|一番)?(?![^，。；]{0,8}\d|近?[一二三四五六七八九]成)|(?:高于|超过|多于|低于|少于|不及)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:水平)?(?![^，。；]{0,8}\d)/u;
/** Which way `trend` goes, and how many times it says. */
export const trendOf = ([words, way = ""]: RegExpExecArray): string =>
  way === "" ? (/^[高超多]/u.test(words) ? "增加" : "减少") : way;
