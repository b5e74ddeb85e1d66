import { chineseDate } from "../report/date.ts";
import { type Context, type Found, piecesIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { partsAt, wordsIn } from "./text.ts";

const day = /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日/gu;
/** A sentence on the period of the data, not on a law of another year. */
const aboutPeriod = /统计|期限|时限|周期|区间|所列数据|数据(?:自|从|为|截)|起至|日止/u;

/** The period of the data, and how the opening or section one puts it. */
export function periodFits(context: Context): Found[] {
  const { year, period } = context.report;
  const bounds = (["from", "to"] as const).flatMap((end): Found[] => {
    const date = period[end];
    if (date.startsWith(String(year))) return [];
    return [
      {
        path: ["period", end],
        found: date,
        expected: String(year),
        message: `统计期限“${date}”不在 ${year} 年内，请改正。`,
      },
    ];
  });
  const said = piecesIn(context, "opening", "overview").flatMap((piece) => {
    if (!aboutPeriod.test(piece.unquoted)) return [];
    return partsAt(piece.unquoted, /[。；]/gu).flatMap(({ from, text }): Found[] => {
      if (
        !aboutPeriod.test(text) ||
        (piece.section === "overview" && !/统计(?:期限|时限|周期)|所列数据/u.test(text))
      )
        return [];
      const dates = matchesIn(text, day);
      if (dates.length !== 2) return [];
      let last = "";
      const [first, second] = dates.map((match) => {
        last = match[1] ?? last;
        const two = (part: string | undefined) => String(part).padStart(2, "0");
        return { match, date: `${last || year}-${two(match[2])}-${two(match[3])}`, year: last };
      }) as unknown as [PeriodDate, PeriodDate];
      return [
        [first, period.from],
        [second, period.to],
      ].flatMap(([told, wanted]): Found[] => {
        const { match, date } = told as PeriodDate;
        if (date === wanted) return [];
        const quoted = wordsIn(piece, from + match.index, match[0].length);
        const otherYear = !date.startsWith(String(year));
        const message = otherYear
          ? `统计期限写的“${quoted.found}”与报告年份 ${year} 不一致，应为 ${chineseDate(wanted as string)}，请改正。`
          : `统计期限写的“${quoted.found}”应为 ${chineseDate(wanted as string)}，请核对。`;
        return [
          {
            ...quoted,
            expected: chineseDate(wanted as string),
            message,
            ...(!otherYear && { severity: "warning" as const }),
          },
        ];
      });
    });
  });
  return [...bounds, ...said, ...periodInMonths(context)];
}

const months = /(20\d\d)年(\d{1,2})(?:月(?:份)?)?(?:至|到|—|－|-|～)(?:(20\d\d)年)?(\d{1,2})月(?!\d)/u;

/** 「统计期限为2024年1月至11月」: months, without days. */
const periodInMonths = (context: Context): Found[] =>
  piecesIn(context, "opening").flatMap((piece) =>
    partsAt(piece.unquoted, /[。；]/gu).flatMap(({ from, text }): Found[] => {
      const match = aboutPeriod.test(text) ? months.exec(text) : null;
      if (match === null) return [];
      const { year } = context.report;
      const [words, first, begin, last = first, end] = match;
      if ([first, last].every((one) => Number(one) === year) && begin === "1" && end === "12") return [];
      const quoted = wordsIn(piece, from + match.index, words.length);
      const expected = `${year}年1月1日至12月31日`;
      return [{ ...quoted, expected, message: `统计期限写的“${quoted.found}”应为${expected}，请核对。` }];
    }),
  );

type PeriodDate = { readonly match: RegExpExecArray; readonly date: string };
