import type { CommonGroup } from "../report/any-report.ts";
import { amountsBefore, amountsInText, amountsNear, isWholeGiven, sentencesWithShares } from "./amounts.ts";
import { clausePattern } from "./claims-outcomes.ts";
import { type Context, type Found, piecesIn, type Rule, totalBelow } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { isShare } from "./number-words.ts";
import { wordsIn } from "./text.ts";

const requestRows: readonly CommonGroup[] = [
  "requests.received",
  "requests.carriedOver",
  "requests.outcomes.total",
];

/** What requests of the year may be a share of, or may have grown from: 新收, with 结转, 办理. */
export function requestTotals(context: Pick<Context, "report" | "edition">): number[] {
  const [fresh, carried, processed] = requestRows.map((row) => totalBelow(context, row)) as [
    number,
    number,
    number,
  ];
  return [fresh, fresh + carried, processed];
}

/** A row or column of table three: its share is of all requests. */
const partOfRequests = new RegExp(
  `(?:自然人|(?:商业)?企业|法人(?:和|或)其他组织|${clausePattern})(?:提出|提交)?(?:的)?(?:申请)?(?:有|共|为)*$`,
  "u",
);

const shareOf =
  /(\d{1,9})(?:件|条|篇|期|次|个|份|场|起|宗|项|人|家)[^，。；%\d]{0,6}[，（、]?(?:约|仅)?占(?:比|到|了)?([^，。；%\d]{0,14}?)(?:的|为|达)?(\d{1,3}(?:\.\d{1,4})?)%/gu;

/** 「35件，占4.34%」: the share recomputed from the totals that the paragraph and the tables give. */
function wrongShares(context: Context): Found[] {
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) => {
    if (!piece.unquoted.includes("%")) return [];
    return matchesIn(piece.unquoted, shareOf).flatMap((match): Found[] => {
      const [words, part, of, share] = match as unknown as [string, string, string, string];
      // A share of something whose figure is not in this report.
      if (/[全本][省市县区国]|同期|全[镇乡局]|人口|职工|人员/u.test(of)) return [];
      const value = Number(part);
      const isOfAll =
        /(?:申请|办理|办结|答复|受理)(?:总量|总数|总件数)|(?:新收|受理|全部|所有)[^，]{0,8}申请|(?:全部|所有)(?:答复|办结|办理)/u.test(
          of,
        ) ||
        (of === "" && partOfRequests.test(piece.unquoted.slice(Math.max(match.index - 16, 0), match.index)));
      if (value === 0 || (!isOfAll && !isWholeGiven(piece, match.index, value))) return [];
      // Of all requests: what another sentence counts is no whole of theirs.
      const near = (isOfAll ? amountsBefore : amountsNear)(piece, match.index).map((one) => one.value);
      const wholes = [...new Set([...near, ...requestTotals(context)].filter((n) => n >= value))];
      // Without any request there is nothing to work it out of: that there is one at all is told by other rules.
      if (wholes.length === 0 || wholes.some((n) => isShare(share, (value / n) * 100))) return [];
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

const rate = /([\u4e00-\u9fff]{2})率(?:为|达到?|是|达到了)?(?:约)?(\d{1,3}(?:\.\d{1,4})?)%/gu;

/** What is done, where a rate is called otherwise: 「收回465份，回收率93%」. */
const actsOfRate: Readonly<Record<string, string>> = {
  回收: "回收|收回|收到有效",
  答复: "答复|回复|办复",
  回复: "回复|答复",
  办复: "办复|答复|办结",
  采用: "采用|录用",
  参与: "参与|参加",
  整改: "整改|完成整改",
  纠错: "纠错|纠正",
};

/** What was not finished. */
const leftOpen =
  /[1-9]\d{0,5}件(?:申请)?[^，。；\d]{0,4}(?:结转|转)(?:至|到|入)?(?:下|次年|20)[^，。；]{0,6}|(?:结转|转)(?:至|到|入)?(?:下一?年度?|次年|20\d\d年)[^，。；\d]{0,8}[1-9]\d{0,5}件/u;

const due = /应(?:当)?(?:办理?|办结|答复)(?:申请)?(\d{1,7})件[^。]{0,40}?(?:办结|答复)(?:申请)?(\d{1,7})件/u;
/** 「应办39件，年内办结36件」 */
function fewerThanDue(text: string): RegExpExecArray | null {
  const match = due.exec(text);
  return match !== null && Number(match[2]) < Number(match[1]) ? match : null;
}

/** 「应办理35件，办结32件，办结率98.5%」: the rate recomputed, where the sentence gives what it is of and what it is a share of. */
function wrongRates(context: Context): Found[] {
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) => {
    if (!/率[^，。；]{0,4}\d/u.test(piece.unquoted) || !piece.unquoted.includes("%")) return [];
    return sentencesWithShares(piece).flatMap(({ from, text }) =>
      matchesIn(text, rate).flatMap((match): Found[] => {
        const [words, act, share] = match as unknown as [string, string, string];
        const before = text.slice(0, match.index);
        // 按时办结率 is of those that were finished; a hundred of a hundred says nothing of others.
        if (act === "办结" && Number(share) === 100 && !/(?:按时|按期|及时|限时)$/u.test(before)) {
          const open = leftOpen.exec(before) ?? fewerThanDue(before);
          if (open === null) return [];
          const quoted = wordsIn(piece, from + match.index, words.length);
          return [{ ...quoted, message: `文中“${open[0]}”，“${quoted.found}”与此不合，请核对。` }];
        }
        if (Number(share) === 100 || /(?:法定|平均|一次|首次)$/u.test(before)) return [];
        // 「按时答复1150件，按时答复率99.6%」 gives what it is of.
        const [inTime = ""] = /(?:按时|按期|及时|限时)$/u.exec(before) ?? [];
        const amounts = amountsInText(before);
        const part = amounts.findLast(({ at }) =>
          new RegExp(`${inTime}(?:${actsOfRate[act] ?? act})[^，。；、\\d]{0,6}$`, "u").test(
            before.slice(Math.max(at - 12, 0), at),
          ),
        );
        if (part === undefined || part.value === 0) return [];
        const wholes = amounts.filter(({ unit, value }) => unit === part.unit && value > part.value);
        const total = wholes.at(-1);
        if (total === undefined) return [];
        // Of other things the totals of table three are none.
        const totals = /申请/u.test(text) ? requestTotals(context) : [];
        // 「维持7件，纠正1件，其他结果2件，纠错率10%」: of all that are named.
        const named = amounts.reduce((sum, { unit, value }) => sum + (unit === part.unit ? value : 0), 0);
        const all = [
          ...wholes.map(({ value }) => value),
          ...(act === "纠错" ? [named, named - total.value] : []),
          ...totals,
        ];
        if (all.some((n) => n > 0 && isShare(share, (part.value / n) * 100))) return [];
        const expected = `${((part.value / total.value) * 100).toFixed(share.split(".")[1]?.length ?? 0)}%`;
        const quoted = wordsIn(piece, from + match.index, words.length);
        const message = `“${quoted.found}”按文中 ${part.value}${part.unit} 和 ${total.value}${total.unit} 应为 ${expected}，请核对。`;
        return [{ ...quoted, expected, message }];
      }),
    );
  });
}

const shareOfGiven =
  /(\d{1,9})(件|条|篇|期|次|个|份|场|起|宗|项|人|家)[^，。；%\d]{0,6}[，（、]?(?:约|仅)?占(?:比|到|了)?[^，。；%\d]{0,16}?(\d{1,9})\2的(\d{1,3}(?:\.\d{1,4})?)%(?!(?:和|、|与|及|以及)\d)/gu;

/** 「97件，占办结总数212件的54.8%」. */
const wrongGivenShares = (context: Context): Found[] =>
  piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    (piece.unquoted.includes("%") ? matchesIn(piece.unquoted, shareOfGiven) : []).flatMap(
      (match): Found[] => {
        const [words, part, , whole, share] = match as unknown as [string, string, string, string, string];
        const true_ = (Number(part) / Number(whole)) * 100;
        if (Number(whole) === 0 || isShare(share, true_)) return [];
        const quoted = wordsIn(piece, match.index, words.length);
        const expected = `${true_.toFixed(share.split(".")[1]?.length ?? 0)}%`;
        return [{ ...quoted, expected, message: `“${quoted.found}”应为 ${expected}，请核对。` }];
      },
    ),
  );

const tenths = "一二三四五六七八九";
const tenthsOf =
  /(\d{1,9})(?:件|条|篇|期|次|个(?!工作日|月|百分)|份|场|起|宗|项|人|家)[^，。；%\d]{0,6}[，（、]?(?:约|已)?占(?:比|到|了|总数的?|[^，。；%\d]{0,8}的)*(近|超过?|逾)?([一二三四五六七八九])成(多|以上|左右|以内)?/gu;

/** How many hundredths more or less than so many tenths may be. */
const tenthsMay: Readonly<Record<string, readonly [from: number, to: number]>> = {
  近: [-6, 0.5],
  以内: [-100, 0.5],
  超: [-0.5, 10],
  超过: [-0.5, 10],
  逾: [-0.5, 10],
  多: [-0.5, 10],
  以上: [-0.5, 20],
};

const halves =
  /(\d{1,9})(?:件|条|篇|期|次|个(?!工作日|月|百分)|份|场|起|宗|项|人|家)[^，。；%\d]{0,6}[，（、]?(?:约|已)?(?:占(?:比|到|了|总数的?|[^，。；%\d]{0,8}的)*)?(近一?半|一?半以上|半数以上|超过?一?半数?|过半数?|(?<=占[^，。；]{0,12})([二三四五六七八九])分之([一二三四五六七八九]))/gu;

/** 「96件，占三分之二」, 「96件，超过半数」. */
function wrongHalves(context: Context): Found[] {
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    (/半|分之/u.test(piece.unquoted) ? matchesIn(piece.unquoted, halves) : []).flatMap((match): Found[] => {
      const [words, part, told = "", below, above] = match;
      const value = Number(part);
      const ofRequests = /申请|答复|办[结理]/u.test(piece.unquoted) ? requestTotals(context) : [];
      const wholes = [...amountsNear(piece, match.index).map((one) => one.value), ...ofRequests].filter(
        (n) => n > value,
      );
      const share = below && above ? (tenths.indexOf(above) + 1) / (tenths.indexOf(below) + 1) : 0.5;
      const isRight = (n: number) =>
        below
          ? Math.abs(value / n - share) < 0.05
          : told.startsWith("近")
            ? value / n > 0.4 && value / n < 0.505
            : value / n > 0.495;
      if (wholes.length === 0 || wholes.some(isRight)) return [];
      const quoted = wordsIn(piece, match.index, words.length);
      const message = `“${quoted.found}”按文中各总数都算不出来，是 ${wholes.at(-1)} 的 ${((value / (wholes.at(-1) as number)) * 100).toFixed(1)}%，请核对。`;
      return [{ ...quoted, message }];
    }),
  );
}

/** 「满意90份，占七成」: a tenth more or less is rounding. */
function wrongTenths(context: Context): Found[] {
  return piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    (piece.unquoted.includes("成") ? matchesIn(piece.unquoted, tenthsOf) : []).flatMap((match): Found[] => {
      const [words, part, before, tenth, behind] = match as unknown as [
        string,
        string,
        string,
        string,
        string,
      ];
      const [least, most] = tenthsMay[before ?? behind ?? ""] ?? [-5, 5];
      const value = Number(part);
      const said = (tenths.indexOf(tenth) + 1) * 10;
      const ofRequests = /申请|答复|办[结理]/u.test(words) ? requestTotals(context) : [];
      const wholes = [...amountsNear(piece, match.index).map((one) => one.value), ...ofRequests].filter(
        (n) => n > value,
      );
      const shares = wholes.map((n) => (value / n) * 100);
      if (wholes.length === 0 || shares.some((share) => share - said > least && share - said < most))
        return [];
      const quoted = wordsIn(piece, match.index, words.length);
      const message = `“${quoted.found}”按文中各总数都算不出来，是 ${wholes.at(-1)} 的 ${(shares.at(-1) as number).toFixed(1)}%，请核对。`;
      return [{ ...quoted, expected: `${(shares.at(-1) as number).toFixed(1)}%`, message }];
    }),
  );
}

const shareOfNamed =
  /(?<=^|[，；、：（])([\u4e00-\u9fff]{2,12}?)(?:约|仅|分别)?占(?:比|总数的?|总量的?|到|了)*(?:约|为)?(\d{1,3}(?:\.\d{1,4})?)%/gu;

/** 「建议12件、提案28件，提案占60%」: the share of a part that is named again. */
const wrongNamedShares = (context: Context): Found[] =>
  piecesIn(context, "overview", "problemsAndImprovements", "otherMatters").flatMap((piece) =>
    sentencesWithShares(piece).flatMap(({ from, text }) =>
      matchesIn(text, shareOfNamed).flatMap((match): Found[] => {
        const [words, name, share] = match as unknown as [string, string, string];
        const before = text.slice(Math.max(match.index - 200, 0), match.index);
        const amounts = amountsInText(before);
        const isNamed = ({ at }: { readonly at: number }) =>
          before.slice(Math.max(at - name.length, 0), at) === name;
        const parts = amounts.filter(isNamed);
        const [part] = parts;
        const ofUnit = amounts.filter(({ unit }) => unit === part?.unit);
        if (part === undefined || parts.length !== 1 || ofUnit.length < 2) return [];
        const sum = ofUnit.reduce((all, { value }) => all + value, 0);
        const totals = /申请/u.test(text) ? requestTotals(context) : [];
        const wholes = [sum, ...ofUnit.map(({ value }) => value), ...totals].filter((n) => n > part.value);
        if (wholes.length === 0 || wholes.some((n) => isShare(share, (part.value / n) * 100))) return [];
        const expected = `${((part.value / (wholes[0] as number)) * 100).toFixed(share.split(".")[1]?.length ?? 0)}%`;
        const quoted = wordsIn(piece, from + match.index, words.length);
        const message = `“${quoted.found}”按文中${name} ${part.value}${part.unit}、各项共 ${sum}${part.unit} 应为 ${expected}，请核对。`;
        return [{ ...quoted, expected, message }];
      }),
    ),
  );

export const shareRules: readonly Rule[] = [
  {
    code: "TEXT-SHARE",
    title: "文中的占比按文中和表中各数算得出",
    source: "报告正文、表三",
    severity: "warning",
    find: (context) => [
      ...wrongShares(context),
      ...wrongGivenShares(context),
      ...wrongNamedShares(context),
      ...wrongRates(context),
      ...wrongTenths(context),
      ...wrongHalves(context),
    ],
  },
];
