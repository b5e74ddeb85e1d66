import { doubledCharactersIn, doubledWordsIn } from "./doubled-characters.ts";
import { type Context, type Found, type Rule, writtenIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { nearMissesIn } from "./near-misses.ts";
import { dateSlips, type WritingSlip, writingSlips } from "./slips-list.ts";
import { type Piece, wordsIn } from "./text.ts";
import { impossibleDates } from "./written-dates.ts";

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

type Listed = readonly [word: string, slip: WritingSlip];

/** The words of the list by their first two characters, and a table of bytes that tells most pairs apart. */
const listedByPair = new Map<number, Listed[]>();
const mayBegin = new Uint8Array(0x8000);
const listPairAt = (text: string, i: number) => (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);
const listSlotAt = (text: string, i: number) => (text.charCodeAt(i) ^ (text.charCodeAt(i + 1) << 5)) & 0x7fff;
for (const slip of writingSlips)
  for (const word of slip.words) {
    mayBegin[listSlotAt(word, 0)] = 1;
    listedByPair.set(listPairAt(word, 0), [...(listedByPair.get(listPairAt(word, 0)) ?? []), [word, slip]]);
  }

/** Without any of these signs no slip of a date or a number is there. */
const anyDateSlip = new RegExp(dateSlips.map(({ needs }) => needs.source).join("|"), "u");

/** Whether a word of the list is right after all where it stands. */
function isRightAt(text: string, at: number, word: string, { unlessBefore, unlessAfter }: WritingSlip) {
  return (
    unlessBefore?.test(text.slice(Math.max(at - 4, 0), at)) ||
    unlessAfter?.test(text.slice(at + word.length, at + word.length + 6)) ||
    false
  );
}

/** Where words of the list stand in a piece, all in one go. */
function listedIn({ said, unquoted }: Piece): { readonly at: number; readonly listed: Listed }[] {
  const places: { readonly at: number; readonly listed: Listed }[] = [];
  /** 「的的的」 holds 的的 once. */
  const ends = new Map<string, number>();
  for (let at = 0; at + 1 < said.length; at++) {
    if (mayBegin[listSlotAt(said, at)] === 0) continue;
    for (const listed of listedByPair.get(listPairAt(said, at)) ?? []) {
      const [word, slip] = listed;
      const text = slip.quoted ? said : unquoted;
      if (!text.startsWith(word, at) || at < (ends.get(word) ?? 0)) continue;
      ends.set(word, at + word.length);
      if (!isRightAt(text, at, word, slip)) places.push({ at, listed });
    }
  }
  return places;
}

/** 错别字 in a piece. */
export function slipsIn(piece: Piece): (Found & { readonly range: readonly [number, number] })[] {
  const text = piece.unquoted;
  const words = listedIn(piece).map(({ at, listed: [word, slip] }) =>
    slipAt(piece, at, word, slip.right, slip.certain === true),
  );
  const dates = (anyDateSlip.test(text) ? dateSlips : []).flatMap(({ needs, pattern, right }) =>
    needs.test(text)
      ? matchesIn(text, pattern).map((match) => slipAt(piece, match.index, match[0], right, false))
      : [],
  );
  return [...words, ...dates] as (Found & { readonly range: readonly [number, number] })[];
}

type ToldRanges = readonly { readonly range: readonly [number, number] }[];

/** A slip, where nothing that was told lies over it. */
function unlessTold(slip: Found, told: ToldRanges): Found[] {
  const [start, end] = slip.range as readonly [number, number];
  return told.some(({ range }) => range[0] < end && start < range[1]) ? [] : [slip];
}

/** Words of the genre with a character wrong, left out or twice, where the list has not told them. */
function nearMisses(piece: Piece, told: ToldRanges): Found[] {
  return nearMissesIn(piece.said).flatMap(({ from, miss: { wrong, right } }): Found[] => {
    // A short word may yet be meant; 「中华人共和国」 may not.
    const slip = slipAt(piece, from, wrong, right, right.length >= 6);
    return unlessTold(slip, told);
  });
}

/** 「完善善」「工作工作」, where the list has not told it. */
const doubledWithin = (piece: Piece, told: ToldRanges): Found[] => [
  ...doubledCharactersIn(piece.unquoted).flatMap(({ from, word }): Found[] =>
    unlessTold(slipAt(piece, from, `${word}${word.slice(1)}`, word, false), told),
  ),
  ...doubledWordsIn(piece.unquoted).flatMap(({ from, word }): Found[] =>
    unlessTold(slipAt(piece, from, word + word, word, true), told),
  ),
];

/** Addresses of the net and of mailboxes that lead nowhere. */
const brokenAddress =
  /@[\w-]{1,24}[，,；：。](?:com|cn|net|gov|qq)|@[\w-]{1,20}(?<![.\w-])(?:com|cn)(?![\w.])|https?(?:\/\/|[：:；]\/(?!\/)|[；，]\/\/|[：:]{2}\/\/)|(?<!\w)(?:ww|wwww+)\.(?=\w)|(?<!\w)www[，,。](?=\w)|[\w-]\.gov[，,。]cn|\.(?:con|cmo|gov\.cm|cn\.cn)(?![\w.])/gu;

const addressSlips = (piece: Piece): Found[] =>
  /@|www|http|ww\.|gov/u.test(piece.said)
    ? matchesIn(piece.said, brokenAddress).map((match): Found => {
        const quoted = wordsIn(piece, match.index, match[0].length);
        return { ...quoted, message: `“${quoted.found}”：网址或邮箱写错了，打不开，请改正。` };
      })
    : [];

/** 60号 in a report of 2021 and later, the regulations before their revision of 2019. */
const oldSources: readonly (readonly [pattern: RegExp, since: number, instead: string])[] = [
  [/(?:国办公开办函?)?[〔［[（(]2019[〕］\]）)]60号/gu, 2021, "国办公开办函〔2021〕30号"],
  [/国务院令第?492号|国令第?492号|(?:国务院令|国令)[（(]?第四百九十二号/gu, 2019, "国令第711号"],
];
/** What is quoted with its number: the numbers that it has had, and the one in force. */
const quotedWithNumber: readonly (readonly [pattern: RegExp, known: readonly string[], instead: string])[] = [
  [
    /政府信息公开条例》?[（(]?(?:中华人民共和国)?((?:国务院令|国令)[（(]?第?(\d{1,4})号)/gu,
    ["711", "492"],
    "国令第711号",
  ],
  [/处理费管理办法》?[（(]?(国办函[〔［[（(]20\d\d[〕］\]）)](\d{1,3})号)/gu, ["109"], "国办函〔2020〕109号"],
];
/** What the regulations say of reports stands in articles 49 and 50 (before 2019 in 31 and 32). */
const articleOfReports =
  /政府信息公开条例》?(?:（[^（）]{0,24}）)?第([一二三四五六七八九十百\d]{1,4})条[^。；]{0,24}(?:编制|公布|发布|关于|对)[^。；]{0,30}年度报告/gu;
const articles = /^(?:四十九|五十|49|50|三十一|三十二|31|32)$/u;
/** 条例第三十三条: an agency may promise less, no more. 「延长至40个工作日」 is both together. */
const daysToAnswer =
  /(?:应当?|须|需|要|规定|必须)[^。；]{0,12}自?收到(?:政府信息公开|公开)?申请之日起(?:的)?(\d{1,3})个?工作日/gu;
const notice = /国办公开办函?[〔［[（(](\d{4})[〕］\]）)](\d{1,3})号/gu;
/** Whether a notice is named as the one on the form: its office has made others. */
const onReports = /格式|年度报告|年报/u;

function oldNotices(context: Context): Found[] {
  const { report } = context;
  return writtenIn(context).flatMap((piece) => {
    const old = oldSources.flatMap(([pattern, since, instead]) =>
      report.year < since
        ? []
        : matchesIn(piece.said, pattern).flatMap((match): Found[] => {
            // 「由国务院令第492号公布，国令第711号修订」 tells how it came.
            const near = piece.said.slice(Math.max(match.index - 60, 0), match.index + 100);
            if (/711|七百一十一|公布[^。；]{0,40}修订/u.test(near) && instead.includes("711")) return [];
            // 「2019年、2020年的年度报告适用60号格式」
            if (/(?:2019|2020)年度?(?:[^，。；]{0,4}的)?[^，。；]{0,8}(?:报告|年报)/u.test(near)) return [];
            const quoted = wordsIn(piece, match.index, match[0].length);
            const message = `“${quoted.found}”已不适用于 ${report.year} 年的报告，现行的是${instead}，请改正。`;
            return [{ ...quoted, expected: instead, message }];
          }),
    );
    const misnumbered = quotedWithNumber.flatMap(([pattern, known, instead]) =>
      matchesIn(piece.said, pattern)
        .filter((match) => !known.includes(match[2] as string))
        .map((match): Found => {
          const [words, number] = match as unknown as [string, string];
          const quoted = wordsIn(piece, match.index + words.length - number.length, number.length);
          const message = `文号“${quoted.found}”不对，应为${instead}，请改正。`;
          return { ...quoted, expected: instead, message };
        }),
    );
    const misplaced = (piece.section === "opening" ? matchesIn(piece.said, articleOfReports) : []).flatMap(
      (match): Found[] => {
        const [words, article] = match as unknown as [string, string];
        if (articles.test(article) || /[和、及]第/u.test(words)) return [];
        const quoted = wordsIn(piece, match.index + words.indexOf(`第${article}条`), article.length + 2);
        const message = `年度报告由条例第四十九条、第五十条规定，文中写“${quoted.found}”，请核对。`;
        return [{ ...quoted, expected: "第五十条", message }];
      },
    );
    const wrong = (piece.said.includes("国办公开办") ? matchesIn(piece.said, notice) : []).flatMap(
      (match): Found[] => {
        const [number, year, serial] = match as unknown as [string, string, string];
        const isRight =
          (year === "2021" && serial === "30" && number.includes("函")) ||
          (year === "2019" && serial === "60");
        const near = piece.said.slice(Math.max(match.index - 40, 0), match.index + number.length + 30);
        if (isRight || !onReports.test(near)) return [];
        const quoted = wordsIn(piece, match.index, number.length);
        return [
          {
            ...quoted,
            expected: "国办公开办函〔2021〕30号",
            message: `年度报告格式的文号“${quoted.found}”不对，应为国办公开办函〔2021〕30号，请改正。`,
          },
        ];
      },
    );
    const tooLong = (piece.said.includes("工作日") ? matchesIn(piece.said, daysToAnswer) : []).flatMap(
      (match): Found[] => {
        const [words, days] = match as unknown as [string, string];
        if (Number(days) <= 20 || Number(days) === 40) return [];
        const at = match.index + words.lastIndexOf(days);
        const quoted = wordsIn(piece, at, match.index + words.length - at);
        const message = `条例第三十三条规定答复期限为 20 个工作日，文中写“${quoted.found}”，请核对。`;
        return [{ ...quoted, expected: "20个工作日", message }];
      },
    );
    return [...old, ...misnumbered, ...misplaced, ...wrong, ...tooLong];
  });
}

export const slipRules: readonly Rule[] = [
  {
    code: "TEXT-SLIP",
    title: "没有错别字和多出的字",
    source: "《现代汉语词典》；已公布报告中常见的错处",
    severity: "warning",
    find: (context) =>
      writtenIn(context).flatMap((piece) => {
        const listed = slipsIn(piece);
        return [
          ...listed,
          ...doubledWithin(piece, listed),
          ...nearMisses(piece, listed),
          ...addressSlips(piece),
        ];
      }),
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
    title: "引用的文号、条款和期限是现行的",
    source: "国办公开办函〔2021〕30号；国令第711号",
    severity: "warning",
    find: oldNotices,
  },
];
