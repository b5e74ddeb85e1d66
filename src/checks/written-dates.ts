import { type Context, type Found, writtenIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, wordsIn } from "./text.ts";

const longMonths = new Set([1, 3, 5, 7, 8, 10, 12]);
/** Months that no calendar has; 「历时20个月」 is another thing. */
const monthPattern = /(?<![\d.〔[-])(0{1,2}|1[3-9]|[2-9]\d)月(?![\d度龄薪租])/gu;
const dayPattern = /(?:(20\d\d)年)?(?<![\d.])(\d{1,2})月(\d{1,2})日/gu;

const stretchPattern =
  /(20\d\d年)?(?<![\d.])(\d{1,2})月(\d{1,2})日(?:起)?(?:至|到|—|－|-|～|~)(?:当年|同年|本年)?(\d{1,2})月(\d{1,2})日/gu;

/** 「6月15日至6月10日」: it ends before it begins. 「12月20日至1月10日」 goes on into the next year. */
const turnedRound = (piece: Piece): Found[] =>
  matchesIn(piece.unquoted, stretchPattern).flatMap((match): Found[] => {
    const [month, day, lastMonth, lastDay] = match.slice(2).map(Number) as [number, number, number, number];
    const isBack = month === lastMonth ? day > lastDay : month > lastMonth && month - lastMonth < 6;
    if (!isBack) return [];
    const quoted = wordsIn(piece, match.index, match[0].length);
    return [{ ...quoted, message: `“${quoted.found}”止于开始之前，请核对起止日期。` }];
  });

const donePattern =
  /已(?:经)?[于在](20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?[^，。；\d]{0,10}?(?:完成|上线|发布|公开|公布|印发|出台|召开|举办|建成|启用|办结|答复|整改)/gu;

/** 「改版已于2025年8月完成」 in a report of January: what is told as done lies behind the day on which it was signed. */
function doneLater({ report }: Context, piece: Piece): Found[] {
  const { on } = report.signature ?? {};
  if (on === undefined) return [];
  return matchesIn(piece.unquoted, donePattern).flatMap((match): Found[] => {
    const [words, year, month = "", day] = match as unknown as [string, string, string, string | undefined];
    const said = `${year}-${month.padStart(2, "0")}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`;
    if (said <= on.slice(0, said.length)) return [];
    const quoted = wordsIn(piece, match.index, words.length);
    const message = `“${quoted.found}”在成文日期 ${on} 之后，还不能写作已经完成，请核对年份和月份。`;
    return [{ ...quoted, message }];
  });
}

const heldPattern =
  /(?<=^|[。；])(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?[，]?(?=[^。；]{0,30}(?:召开|举办|印发|开展|组织|完成|发布))/gu;

/** 「2025年12月，组织开展业务培训」 in a report of January 2025. */
function heldLater({ report }: Context, piece: Piece): Found[] {
  const { on } = report.signature ?? {};
  if (on === undefined || piece.section !== "overview") return [];
  return matchesIn(piece.unquoted, heldPattern).flatMap((match): Found[] => {
    const [words, year, month = "", day] = match as unknown as [string, string, string, string | undefined];
    const said = `${year}-${month.padStart(2, "0")}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`;
    const rest = piece.unquoted.slice(match.index + words.length).split(/[。；]/u, 1)[0] as string;
    if (said <= on.slice(0, said.length) || /将|拟|计划|力争|预计|前|目标|打算/u.test(rest)) return [];
    const quoted = wordsIn(piece, match.index, words.replace(/，$/u, "").length);
    const message = `“${quoted.found}”在成文日期 ${on} 之后，还不能写作已经做了，请核对年份和月份。`;
    return [{ ...quoted, message }];
  });
}

const monthStretch = /20\d\d年(\d{1,2})月(?:份)?(?:至|到)(?:当年|同年)?(\d{1,2})月(?![\d])/gu;
/** 「2024年9月至6月」 */
const monthsTurned = (piece: Piece): Found[] =>
  matchesIn(piece.unquoted, monthStretch).flatMap((match): Found[] => {
    if (Number(match[1]) <= Number(match[2])) return [];
    const quoted = wordsIn(piece, match.index, match[0].length);
    return [{ ...quoted, message: `“${quoted.found}”止于开始之前，请核对起止月份。` }];
  });

const byLater = /截[至止](?:到)?(20\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日|底|末)?|底|末)/gu;

/** 「截至2025年12月31日，在运维95个」 in a report of January 2025: nobody can know yet. */
function knownLater({ report }: Context, piece: Piece): Found[] {
  const { on } = report.signature ?? {};
  if (on === undefined || piece.section === "opening") return [];
  return matchesIn(piece.unquoted, byLater).flatMap((match): Found[] => {
    const [words, year = "", month = "12", day] = match;
    const said = `${year}-${month.padStart(2, "0")}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`;
    const rest = piece.unquoted.slice(match.index + words.length).split(/[。；]/u, 1)[0] as string;
    if (said <= on.slice(0, said.length) || /力争|完成|实现|达到|计划|目标|将|拟|预计/u.test(rest)) return [];
    const quoted = wordsIn(piece, match.index, words.length);
    const message = `“${quoted.found}”在成文日期 ${on} 之后，请核对年份。`;
    return [{ ...quoted, message }];
  });
}

/** Days that no calendar has, and stretches that end before they begin: 2月30日, 13月1日, 6月15日至6月10日. */
export function impossibleDates(context: Context): Found[] {
  return writtenIn(context).flatMap((piece) => {
    if (!/月|截[至止]/u.test(piece.unquoted)) return [];
    return [
      ...turnedRound(piece),
      ...doneLater(context, piece),
      ...knownLater(context, piece),
      ...heldLater(context, piece),
      ...monthsTurned(piece),
      ...matchesIn(piece.unquoted, monthPattern).map((match): Found => {
        const quoted = wordsIn(piece, match.index, match[0].length);
        return { ...quoted, message: `“${quoted.found}”没有这个月份，请核对日期。` };
      }),
      ...matchesIn(piece.unquoted, dayPattern).flatMap((match): Found[] => {
        const [year, month, day] = [match[1], match[2], match[3]].map(Number) as [number, number, number];
        const leap = Number.isNaN(year) || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
        const last = month === 2 ? (leap ? 29 : 28) : longMonths.has(month) ? 31 : 30;
        if (month >= 1 && month <= 12 && day >= 1 && day <= last) return [];
        const quoted = wordsIn(piece, match.index, match[0].length);
        return [{ ...quoted, message: `“${quoted.found}”这一天不存在，请核对日期。` }];
      }),
    ];
  });
}
