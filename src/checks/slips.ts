import type { Context, Found, Rule } from "./finding.ts";
import { dateSlips, type WritingSlip, writingSlips } from "./slips-list.ts";
import { type Piece, wordsIn } from "./text.ts";

/** The finding for a slip of writing at a place. */
function slipAt(
  piece: Piece,
  from: number,
  words: string,
  right: string | undefined,
  isCertain: boolean,
): Found {
  const quoted = wordsIn(piece, from, words.length);
  const around = piece.text.slice(Math.max(quoted.range[0] - 6, 0), quoted.range[1] + 4);
  const instead = right ?? words.slice(0, words.length / 2);
  const isRemark = instead.startsWith("（");
  return {
    ...quoted,
    ...(!isRemark && { expected: instead }),
    message: `“${around}”中的“${quoted.found}”${isRemark ? instead.slice(1, -1) : `应为“${instead}”`}，请改正。`,
    ...(!isCertain && { severity: "hint" as const }),
  };
}

/** Where certain words stand in a text, and are not right after all. */
function placesOf(text: string, word: string, { unlessBefore, unlessAfter }: WritingSlip): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const before = unlessBefore?.test(text.slice(Math.max(at - 4, 0), at));
    const after = unlessAfter?.test(text.slice(at + word.length, at + word.length + 6));
    if (!before && !after) places.push(at);
  }
  return places;
}

/** The words of the list that stand in a text at all: most texts have none. */
export const slipWordsIn = (text: string): readonly (readonly [word: string, slip: WritingSlip])[] =>
  writingSlips.flatMap((slip) =>
    slip.words.filter((word) => text.includes(word)).map((word) => [word, slip] as const),
  );

/** 错别字 in a piece, of words that may stand in it. */
export function slipsIn(
  piece: Piece,
  known = slipWordsIn(piece.unquoted),
): (Found & { readonly range: readonly [number, number] })[] {
  const text = piece.unquoted;
  const words = known.flatMap(([word, slip]) =>
    placesOf(text, word, slip).map((at) => slipAt(piece, at, word, slip.right, slip.certain === true)),
  );
  const dates = dateSlips.flatMap(({ needs, pattern, right }) =>
    needs.test(text)
      ? [...text.matchAll(pattern)].map((match) => slipAt(piece, match.index, match[0], right, false))
      : [],
  );
  return [...words, ...dates] as (Found & { readonly range: readonly [number, number] })[];
}

const longMonths = new Set([1, 3, 5, 7, 8, 10, 12]);
const dayPattern = /(?:(20\d\d)年)?(?<![\d.])(\d{1,2})月(\d{1,2})日/gu;

/** Days that no calendar has: 2月30日, 11月31日, 13月1日. */
function impossibleDates({ pieces }: Context): Found[] {
  return pieces.flatMap((piece) =>
    [...piece.unquoted.matchAll(dayPattern)].flatMap((match): Found[] => {
      const [year, month, day] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
      const leap = Number.isNaN(year) || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
      const last = month === 2 ? (leap ? 29 : 28) : longMonths.has(month) ? 31 : 30;
      if (month >= 1 && month <= 12 && day >= 1 && day <= last) return [];
      const quoted = wordsIn(piece, match.index, match[0].length);
      return [{ ...quoted, message: `“${quoted.found}”这一天不存在，请核对日期。` }];
    }),
  );
}

/** 60号 in a report of 2021 and later, the regulations before their revision of 2019. */
const oldSources: readonly (readonly [pattern: RegExp, since: number, instead: string])[] = [
  [/(?:国办公开办函?)?[〔［[（(]2019[〕］\]）)]60号/gu, 2021, "国办公开办函〔2021〕30号"],
  [/国务院令第?492号|国令第?492号|(?:国务院令|国令)[（(]?第四百九十二号/gu, 2019, "国令第711号"],
];
const notice = /(?:年度报告格式》(?:的通知)?[（(]?)(国办公开办函?[〔［[（(](\d{4})[〕］\]）)](\d{1,3})号)/gu;

function oldNotices({ report, pieces }: Context): Found[] {
  return pieces.flatMap((piece) => {
    const old = oldSources.flatMap(([pattern, since, instead]) =>
      report.year < since
        ? []
        : [...piece.said.matchAll(pattern)].map((match): Found => {
            const quoted = wordsIn(piece, match.index, match[0].length);
            return {
              ...quoted,
              expected: instead,
              message: `“${quoted.found}”已不适用于 ${report.year} 年的报告，现行的是${instead}，请改正。`,
            };
          }),
    );
    const wrong = [...piece.said.matchAll(notice)].flatMap((match): Found[] => {
      const [whole, number, year, serial] = match as unknown as [string, string, string, string];
      if (
        (year === "2021" && serial === "30" && number.includes("函")) ||
        (year === "2019" && serial === "60")
      )
        return [];
      const quoted = wordsIn(piece, match.index + whole.indexOf(number), number.length);
      return [
        {
          ...quoted,
          expected: "国办公开办函〔2021〕30号",
          message: `年度报告格式的文号“${quoted.found}”不对，应为国办公开办函〔2021〕30号，请改正。`,
        },
      ];
    });
    return [...old, ...wrong];
  });
}

/** 见下表 in sections that are only text. */
function noTable({ pieces }: Context): Found[] {
  return pieces.flatMap((piece) =>
    piece.section === "opening" || piece.section === "title"
      ? []
      : [...piece.unquoted.matchAll(/(?:详?见|如)(?:下|附)表(?:所示|所列)?|下表所示/gu)].map(
          (match): Found => {
            const quoted = wordsIn(piece, match.index, match[0].length);
            return {
              ...quoted,
              message: `“${quoted.found}”之后没有表格：这一部分只有文字，请写明是第几部分的表，或删去。`,
            };
          },
        ),
  );
}

export const slipRules: readonly Rule[] = [
  {
    code: "TEXT-SLIP",
    title: "没有错别字和多出的字",
    source: "《现代汉语词典》；已公布报告中常见的错处",
    severity: "warning",
    find: ({ pieces }) => {
      const known = slipWordsIn(pieces.map(({ unquoted }) => unquoted).join("\n"));
      return pieces.flatMap((piece) => slipsIn(piece, known));
    },
  },
  {
    code: "TEXT-DATE",
    title: "文中的日期存在",
    source: "公历",
    severity: "warning",
    find: impossibleDates,
  },
  {
    code: "TEXT-NOTICE",
    title: "引用的文号是现行的",
    source: "国办公开办函〔2021〕30号；国令第711号",
    severity: "warning",
    find: oldNotices,
  },
  {
    code: "TEXT-TABLE",
    title: "写“见下表”的有表",
    source: "格式第一、五、六部分为文字",
    severity: "warning",
    find: noTable,
  },
];
