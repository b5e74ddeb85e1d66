import { type Amount, amountsInText, sentencesWithShares } from "./amounts.ts";
import type { Claim } from "./claim.ts";
import { requestClaims } from "./claims-requests.ts";
import { type Context, type Found, onceFor, piecesIn, type Rule } from "./finding.ts";
import { wrongDifferenceWithin, wrongStep } from "./growth-steps.ts";
import { wrongFeeGrowth, wrongLastFees, wrongOfOtherTables } from "./growth-tables.ts";
import {
  behind,
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
import { matchesIn } from "./matches.ts";
import { numberOf } from "./number-words.ts";
import { requestTotals } from "./shares.ts";
import { type Piece, wordsIn } from "./text.ts";

/** Last year's figures of requests: of its tables, and of its text, read when they are asked for. */
const lastYearOf = onceFor((context) => {
  const before = lastYearIn(context);
  if (before === undefined) return undefined;
  return {
    tables: requestTotals(before),
    said: () => requestClaims(before).map((claim) => claim.said),
  };
});

/** Last year's figures that one of this year may have grown from: what is plainly 新收 this year grew from 新收. */
function basesOf({ said, figures }: Claim, tables: readonly number[]): readonly number[] {
  const [fresh, ...others] = figures;
  return said === fresh && others.length > 0 && !others.includes(said) ? tables.slice(0, 1) : tables;
}

/** 「3646件，同比增长1.05%」 against last year's tables and text. */
function wrongGrowth(context: Context): Found[] {
  const before = lastYearOf(context);
  if (before === undefined) return [];
  const { tables, said: lastSaid } = before;
  return requestClaims(context).flatMap((claim): Found[] => {
    const { segment, said, what } = claim;
    const last = basesOf(claim, tables);
    if (!segment.sentence.includes("%") || !what.includes("新收")) return [];
    const told = growthBehind(claim, 60, /\d(?:件|条|篇|次|个)/u);
    if (told === undefined) return [];
    const { share, isDown, ...quoted } = told;
    const isFrom = (bases: readonly number[]) =>
      bases.some((base) => base > 0 && isGrowth(said, base, share, isDown));
    if (isFrom(last) || isFrom(lastSaid())) return [];
    const base = lastSaid().find((n) => last.includes(n)) ?? (last[0] as number);
    if (base === 0) return [];
    const expected = rightGrowth(said, base, share);
    const message = `“${quoted.found}”：今年 ${said} 件、上年 ${base} 件，应为 ${expected}，请核对。`;
    return [{ ...quoted, expected, message }];
  });
}

/** 「5210件，2023年为4781件」: last year's figure against its tables and text. */
function wrongLastYear(context: Context): Found[] {
  const before = lastYearOf(context);
  if (before === undefined) return [];
  const last = new RegExp(
    `^[，（](?:而|比|较|与)?(?:${context.report.year - 1}年度?|上一?年度?|去年)(?:同期)?(?:的|为|是|有|收到|新收)*(\\d{1,7})(?:件|条|份|宗)`,
    "u",
  );
  return requestClaims(context).flatMap((claim): Found[] => {
    if (!claim.what.includes("新收")) return [];
    const match = last.exec(behind(claim, 40));
    if (match === null) return [];
    const told = Number(match[1]);
    const [expected = 0] = before.tables;
    if (basesOf(claim, before.tables).includes(told) || before.said().includes(told)) return [];
    const quoted = quotedBehind(claim, 1, match[0].slice(1));
    const message = `“${quoted.found}”：上年报告表三为 ${expected} 件，请核对。`;
    return [{ ...quoted, expected: `${expected}件`, message }];
  });
}

/** 「2023年全县新收政府信息公开申请1142件」: a sentence on last year's requests by itself. */
const saidOfLastYear =
  /(?:^|[，；。：])(?:(20\d\d)年(?:度|全年)?|去年(?:全年)?|上一?年度?)[，]?(?:[我全][省市县区镇乡局办委]|街道)?(?:各级行政机关|行政机关)?(?:共|累计)?(?:新收到?|收到|受理)(?:的)?(?:政府信息|信息)?(?:依申请公开|公开申请)(?:申请|事项)?(?:共|共计|数量|为)?(\d{1,7})(?:件|起|宗|份)(?=[，；。]|$)/gu;

/** 「申请量由上年的36件增至58件」 */
const fromLastYear =
  /(?<=^|[，；。：])(?:[我全][省市县区镇乡局办委]|街道)?(?:新收到?|收到|受理)?(?:的)?(?:政府信息公开|信息公开|依申请公开)?(?:新收)?申请(?:总量|量|总数|数量|件数|数)?由(?:(20\d\d)年度?|上一?年度?|去年)(?:同期)?的?(\d{1,7})(?:件|起|宗|份)(?=[增升上降下减]|提高|攀升|跃升)/gu;

function wrongLastYearSaid(context: Context): Found[] {
  const before = lastYearOf(context);
  if (before === undefined) return [];
  const byPiece = new Map(
    requestClaims(context)
      .filter(({ what }) => what.includes("新收"))
      .toReversed()
      .map((claim) => [claim.segment.piece, claim] as const),
  );
  return piecesIn(context, "overview").flatMap((piece) =>
    [...matchesIn(piece.unquoted, saidOfLastYear), ...matchesIn(piece.unquoted, fromLastYear)].flatMap(
      (match): Found[] => {
        const [words, year, figure] = match;
        const told = Number(figure);
        if (year !== undefined && Number(year) !== context.report.year - 1) return [];
        const now = byPiece.get(piece);
        const bases = now ? basesOf(now, before.tables) : before.tables;
        if (bases.includes(told) || before.said().includes(told)) return [];
        const lead = /^[，；。：]/u.test(words) ? 1 : 0;
        const quoted = wordsIn(piece, match.index + lead, words.length - lead);
        const message = `“${quoted.found}”：上年报告表三新收为 ${before.tables[0]} 件，请核对。`;
        return [{ ...quoted, expected: `${before.tables[0]}件`, message }];
      },
    ),
  );
}

/** 「32件，较上年减少8件」, 「比上年的26件增加6件」 against last year's tables and text. */
function wrongDifference(context: Context): Found[] {
  const before = lastYearOf(context);
  if (before === undefined) return [];
  return requestClaims(context).flatMap((claim): Found[] => {
    const { segment, said, what } = claim;
    if (!what.includes("新收") || !/比|较|与/u.test(segment.sentence)) return [];
    const rest = behind(claim);
    const match = difference.exec(rest);
    if (match === null || /\d(?:件|条|篇|次|个|份|宗)/u.test(rest.slice(0, match.index))) return [];
    const told = figureTold(said, match);
    if (basesOf(claim, before.tables).includes(told) || before.said().includes(told)) return [];
    const [last = 0] = before.tables;
    const quoted = quotedBehind(claim, match.index, match[0]);
    const change = said === last ? "持平" : `${said > last ? "增加" : "减少"} ${Math.abs(said - last)} 件`;
    const message = `“${quoted.found}”：今年 ${said} 件，按上年报告表三上年为 ${last} 件，应为${change}，请核对。`;
    return [{ ...quoted, expected: change, message }];
  });
}

const rise =
  /(?:增长|增加|上升|上涨|提高|提升|增幅|涨幅|下降|减少|降低|回落|降幅)(?:了|为|达|到|率|幅度)*(\d{1,4}(?:\.\d{1,4})?)%(?!以上|左右|以内)/gu;
const changeBefore = /(?:增加|减少|增长|下降|上升|降低|压减|多|少|增|减)(?:了|约)?$/u;

/** The figures that a growth is told of: this year's, last year's, and the difference, where the text gives each once. */
function figuresOfGrowth(text: string, year: number) {
  const amounts = amountsInText(text);
  if (amounts.length === 0) return { now: undefined };
  const unit = amounts.at(-1)?.unit;
  const last = new RegExp(`上一?年度?|去年|同期|${year - 1}年|(?:由|从)[^，；（）\\d]{0,6}$`, "u");
  const [now, before, by]: [Amount[], Amount[], Amount[]] = [[], [], []];
  for (const one of amounts.filter((amount) => amount.unit === unit)) {
    const lead = text.slice(Math.max(one.at - 40, 0), one.at);
    // 「比2023年（15起）下降40%」: what stands before the bracket says whose it is.
    const told = lead.endsWith("（") ? lead.slice(0, -1) : lead;
    const clause = told.slice(
      Math.max(...["，", "；", "（", "：", "）"].map((sign) => told.lastIndexOf(sign))) + 1,
    );
    // 「由上年的40件降至32件」: what stands behind 至 is this year's.
    const own = clause.slice(
      clause.search(/(?<=\d[^\d年]{0,4})(?:至|到|为)(?:20\d\d年度?的?)?[^\d]{0,8}$/u) + 1,
    );
    if (changeBefore.test(lead)) by.push(one);
    else if (last.test(own)) before.push(one);
    else now.push(one);
  }
  const only = (found: readonly Amount[]) => (found.length === 1 ? found[0]?.value : undefined);
  return {
    now: only(now),
    before: only(before),
    by: only(by),
    less: by[0] !== undefined && downWords.test(text.slice(Math.max(by[0].at - 3, 0), by[0].at)),
  };
}

/** 「同比下降40%（上年15件）」 */
function lastInBracket(rest: string): number | undefined {
  const figure = /^（(?:20\d\d年度?|上一?年度?|去年)(?:同期)?(?:为|是|共)?(\d{1,9})[^\d（）]{1,3}）/u.exec(
    rest,
  )?.[1];
  return figure === undefined ? undefined : Number(figure);
}

function growthsIn(piece: Piece, from: number, text: string, year: number): Found[] {
  let start = 0;
  return matchesIn(text, rise).flatMap((match): Found[] => {
    const stretch = text.slice(start, match.index);
    start = match.index + match[0].length;
    const { now, before: earlier, by, less } = figuresOfGrowth(stretch, year);
    if (now === undefined) return [];
    const before = earlier ?? lastInBracket(text.slice(start, start + 30));
    const base = before ?? (by === undefined ? undefined : less ? now + by : now - by);
    if (base === undefined || base <= 0) return [];
    const share = match[1] as string;
    if (isGrowth(now, base, share, downWords.test(match[0]))) return [];
    const expected = rightGrowth(now, base, share);
    const quoted = wordsIn(piece, from + match.index, match[0].length);
    const message = `“${quoted.found}”：由 ${base} 到 ${now}，应为${expected}，请核对。`;
    return [{ ...quoted, expected, message }];
  });
}

/** How a figure is told as times last year's, and how far off its words may be. */
interface TimesSaid {
  readonly pattern: RegExp;
  readonly times: (now: number, last: number) => number;
  readonly within: number;
  /** Last year's figures that it may be of. */
  readonly bases: (claim: Claim, tables: readonly number[]) => readonly number[];
  readonly right: (times: number) => string;
}

const timesSaid: readonly TimesSaid[] = [
  {
    // 「是上年的8倍」, 「达到去年同期的1.5倍」
    pattern:
      /(?:是|为|达到?|相当于|约为|约是)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:申请量|受理量|收件量|数量)?的(?:约|近)?(\d{1,3}(?:\.\d{1,2})?)(?:余|多)?倍/u,
    times: (now, last) => now / last,
    within: 1,
    bases: (_, tables) => tables,
    right: (times) => ` ${times.toFixed(1)}倍`,
  },
  {
    // 「6件，较上年增长2倍」: twice as many more is thrice as many.
    pattern:
      /(?:同比|(?:比|较|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?)[，]?(?:申请量|数量)?(?:增长|增加|上升|提高)(?:了)?(?:约|近)?(\d{1,3}(?:\.\d{1,2})?|[一二两三四五六七八九])(?:余|多)?倍/u,
    times: (now, last) => (now - last) / last,
    within: 0.5,
    bases: basesOf,
    right: (times) => `增长${(times * 100).toFixed(1)}%`,
  },
];

/** 「327件，是上年的8倍」 against last year's table. */
function wrongTimes(context: Context): Found[] {
  const before = lastYearOf(context);
  if (before === undefined) return [];
  const [last = 0] = before.tables;
  if (last === 0) return [];
  return requestClaims(context).flatMap((claim): Found[] => {
    const { segment, said, what } = claim;
    if (!what.includes("新收") || !segment.sentence.includes("倍")) return [];
    const rest = behind(claim);
    return timesSaid.flatMap(({ pattern, times, within, bases, right }): Found[] => {
      const match = pattern.exec(rest);
      if (match === null || /\d(?:件|条|篇|次|个|份|宗)/u.test(rest.slice(0, match.index))) return [];
      const told = numberOf(match[1] as string);
      const isNear = (base: number) => base > 0 && Math.abs(times(said, base) - told) < within;
      if ([...bases(claim, before.tables), ...before.said()].some(isNear)) return [];
      const quoted = quotedBehind(claim, match.index, match[0]);
      const expected = right(times(said, last));
      const message = `“${quoted.found}”：今年 ${said} 件，按上年报告表三上年为 ${last} 件，应为${expected}，请核对。`;
      return [{ ...quoted, expected: expected.trim(), message }];
    });
  });
}

/** 「较上年增长」, 「与上年持平」, 「增长一倍」 against last year's table. */
function wrongTrend(context: Context): Found[] {
  const before = lastYearOf(context);
  if (before === undefined) return [];
  const [last = 0] = before.tables;
  return requestClaims(context).flatMap((claim): Found[] => {
    const { segment, said, what } = claim;
    if (!what.includes("新收") || what.includes("上年结转") || !/比|较|与|于|过/u.test(segment.sentence))
      return [];
    const rest = behind(claim);
    const match = trend.exec(rest);
    if (match === null || /\d(?:件|条|篇|次|个|份|宗)|类|其中/u.test(rest.slice(0, match.index))) return [];
    const [words, , times] = match;
    const way = trendOf(match);
    const change = said - last;
    const isRight = way.includes("持平")
      ? Math.abs(change) <= (way === "持平" ? 0.05 : 0.15) * last
      : downWords.test(way)
        ? change < 0
        : change > 0 && (times === undefined || Math.abs(change / last - (times === "两倍" ? 2 : 1)) < 0.15);
    if (isRight || before.said().includes(said) || last === 0) return [];
    const quoted = quotedBehind(claim, match.index, words);
    const told =
      change === 0
        ? "持平"
        : `${change > 0 ? "增加" : "减少"} ${Math.abs(change)} 件（${((Math.abs(change) / last) * 100).toFixed(1)}%）`;
    const message = `“${quoted.found}”：今年 ${said} 件，按上年报告表三上年为 ${last} 件，应为${told}，请核对。`;
    return [{ ...quoted, expected: told, message }];
  });
}

/** Growth whose figures the sentence gives itself. */
const wrongGrowthWithin = (context: Context): Found[] =>
  piecesIn(context, "overview", "problemsAndImprovements").flatMap((piece) =>
    sentencesWithShares(piece).flatMap(({ from, text }) => growthsIn(piece, from, text, context.report.year)),
  );

export const growthRules: readonly Rule[] = [
  {
    code: "TEXT-GROWTH",
    title: "文中的同比、增减按本年和上年各数算得出",
    source: "报告正文、表三、上年报告",
    severity: "warning",
    find: (context) => [
      ...wrongGrowth(context),
      ...wrongOfOtherTables(context),
      ...wrongFeeGrowth(context),
      ...wrongLastFees(context),
      ...wrongLastYearSaid(context),
      ...wrongLastYear(context),
      ...wrongDifference(context),
      ...wrongTrend(context),
      ...wrongTimes(context),
      ...wrongDifferenceWithin(context),
      ...wrongStep(context),
      ...wrongGrowthWithin(context),
    ],
  },
];
