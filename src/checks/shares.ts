import type { CommonGroup } from "../report/any-report.ts";
import { requestClaims } from "./claims-requests.ts";
import { type Context, type Found, piecesIn, type Rule, totalBelow } from "./finding.ts";
import { isShare } from "./number-words.ts";
import { amountsNear, isWholeGiven, sentencesWithShares } from "./parts.ts";
import { wordsIn } from "./text.ts";

const requestRows: readonly CommonGroup[] = [
  "requests.received",
  "requests.carriedOver",
  "requests.outcomes.total",
];

/** What requests of the year may be a share of, or may have grown from: 新收, with 结转, 办理. */
function requestTotals(context: Pick<Context, "report" | "edition">): number[] {
  const [fresh, carried, processed] = requestRows.map((row) => totalBelow(context, row)) as [
    number,
    number,
    number,
  ];
  return [fresh, fresh + carried, processed];
}

const shareOf =
  /(\d{1,9})(?:件|条|篇|期|次|个|份|场|起|宗|项|人|家)[^，。；%\d]{0,6}[，（、]?(?:约|仅)?占(?:比|到|了)?([^，。；%\d]{0,14}?)(?:的|为|达)?(\d{1,3}(?:\.\d{1,4})?)%/gu;

/** 「35件，占4.34%」: the share recomputed from the totals that the paragraph and the tables give. */
function wrongShares(context: Context): Found[] {
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) => {
    if (!piece.unquoted.includes("%")) return [];
    return [...piece.unquoted.matchAll(shareOf)].flatMap((match): Found[] => {
      const [words, part, of, share] = match as unknown as [string, string, string, string];
      // A share of something whose figure is not in this report.
      if (/[全本][省市县区国]|同期|全[镇乡局]|人口|职工|人员/u.test(of)) return [];
      const value = Number(part);
      if (value === 0 || !isWholeGiven(piece, match.index, value)) return [];
      const near = amountsNear(piece, match.index).map((one) => one.value);
      const wholes = [...new Set([...near, ...requestTotals(context)].filter((n) => n >= value))];
      if (wholes.some((n) => isShare(share, (value / n) * 100))) return [];
      const [nearest] = wholes
        .map((n) => (value / n) * 100)
        .toSorted((a, b) => Math.abs(a - Number(share)) - Math.abs(b - Number(share)));
      const decimals = share.split(".")[1]?.length ?? 0;
      const quoted = wordsIn(piece, match.index, words.length);
      const expected = `${(nearest as number).toFixed(decimals)}%`;
      const message = `“${quoted.found}”的百分比按文中和表中各总数都算不出来，最接近的是 ${expected}，请核对。`;
      return [{ ...quoted, expected, message }];
    });
  });
}

const growth =
  /同比(?:去年|上年)?(?:上升|增长|增加|增幅|增幅为|上涨|提高|提升|下降|减少|降低|回落)(?:了|约|幅度?为|率为|达)*(\d{1,4}(?:\.\d{1,4})?)%|(?:比|较)(?:上一?年度?|去年)(?:同期)?(?:上升|增长|增加|下降|减少|降低|回落)(?:了|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;

/** 「3646件，同比增长1.05%」 against last year's tables and text. */
function wrongGrowth(context: Context): Found[] {
  const { previous, edition } = context;
  if (previous === undefined || previous.year !== context.report.year - 1) return [];
  const last = requestTotals({ report: previous, edition });
  let known: readonly number[] | undefined;
  const lastSaid = () => {
    known ??= requestClaims({
      ...context,
      report: previous,
      pieces: context.previousPieces,
      previousPieces: [],
    }).map(({ said }) => said);
    return known;
  };
  return requestClaims(context).flatMap((claim): Found[] => {
    const { segment, from, length } = claim;
    if (!segment.sentence.includes("%") || !claim.what.includes("新收")) return [];
    const rest = segment.sentence.slice(segment.inSentence + from + length);
    const [match] = rest.slice(0, 60).matchAll(growth);
    const share = match?.[1] ?? match?.[2];
    // The growth is of this figure only where no other stands between.
    if (
      match === undefined ||
      share === undefined ||
      /\d(?:件|条|篇|次|个)/u.test(rest.slice(0, match.index))
    )
      return [];
    const grown = (base: number) => Math.abs((claim.said - base) / base) * 100;
    const isFrom = (bases: readonly number[]) =>
      bases.some((base) => base > 0 && isShare(share, grown(base)));
    if (isFrom(last) || isFrom(lastSaid())) return [];
    const base = lastSaid().find((n) => last.includes(n)) ?? (last[0] as number);
    if (base === 0) return [];
    const decimals = share.split(".")[1]?.length ?? 0;
    const place = segment.from + from + length + match.index;
    const quoted = wordsIn(segment.piece, place, match[0].length);
    const expected = `${grown(base).toFixed(decimals)}%`;
    const message = `“${quoted.found}”：今年 ${claim.said} 件、上年 ${base} 件，应为 ${expected}，请核对。`;
    return [{ ...quoted, expected, message }];
  });
}

const differencePattern =
  /(\d{1,9})(?:件|条|篇|次|个|份)[^。；]{0,12}?(?:比|较|同比)(?:上一?年度?|去年)?(?:同期)?(?:增加|减少|多|少)(?:了)?(\d{1,9})(?:件|条|篇|次|个|份)[^。；]{0,8}?(?:增长|增幅|上升|下降|降幅|降低|减少)(?:了|为|达|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;
const fromTo =
  /(?:由|从)(?:上一?年度?|去年|20\d\d年)?(?:的)?(\d{1,9})(?:件|条|篇|次|个|份)?[^。；]{0,8}?(?:增加|减少|上升|下降|增长|提高|降低)(?:到|至|为)(?:今年|本年)?(?:的)?(\d{1,9})(?:件|条|篇|次|个|份)[^。；\d]{0,8}?(?:增长|增幅|上升|下降|降幅|降低)(?:了|为|达|约)*(\d{1,4}(?:\.\d{1,4})?)%/gu;

/** Growth whose figures the sentence gives itself. */
function wrongGrowthWithin(context: Context): Found[] {
  return piecesIn(context, "overview").flatMap((piece) =>
    sentencesWithShares(piece).flatMap(({ from, text }) => {
      const told = [
        ...[...text.matchAll(differencePattern)].map((match) => {
          const [now, by] = [Number(match[1]), Number(match[2])];
          const less = /(?:减少|少)(?:了)?\d/u.test(match[0]);
          return { match, now, base: less ? now + by : now - by };
        }),
        ...[...text.matchAll(fromTo)].map((match) => ({
          match,
          now: Number(match[2]),
          base: Number(match[1]),
        })),
      ];
      return told.flatMap(({ match, now, base }): Found[] => {
        const share = match[3] as string;
        const true_ = Math.abs((now - base) / base) * 100;
        if (base <= 0 || isShare(share, true_)) return [];
        const quoted = wordsIn(piece, from + match.index, match[0].length);
        const expected = `${true_.toFixed(share.split(".")[1]?.length ?? 0)}%`;
        return [
          {
            ...quoted,
            expected,
            message: `“${quoted.found}”：由 ${base} 到 ${now}，应为 ${expected}，请核对。`,
          },
        ];
      });
    }),
  );
}

export const shareRules: readonly Rule[] = [
  {
    code: "TEXT-SHARE",
    title: "文中的占比按文中和表中各数算得出",
    source: "报告正文、表三",
    severity: "warning",
    find: wrongShares,
  },
  {
    code: "TEXT-GROWTH",
    title: "文中的同比按本年和上年各数算得出",
    source: "报告正文、表三、上年报告",
    severity: "warning",
    find: (context) => [...wrongGrowth(context), ...wrongGrowthWithin(context)],
  },
];
