import { matchesIn } from "./matches.ts";
import { numberOf } from "./number-words.ts";
import { type Piece, sentencesOf } from "./text.ts";

/** A figure with its unit in a text. */
export interface Amount {
  readonly at: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
}

const amount =
  /(?<![\d.])(\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,4})?)(余|多)?(万)?(条次|件次|场次|人次|批次|件|条|篇|期|次|个|份|场|起|宗|项|幅|则|部|元|人|家|名|块|处|册|本|张)/gu;

export const amountsInText = (text: string): Amount[] =>
  matchesIn(text, amount)
    .filter((match) => match[2] === undefined)
    .map((match) => ({
      at: match.index,
      end: match.index + match[0].length,
      value: numberOf(match[1] as string) * (match[3] ? 10_000 : 1),
      unit: match[4] as string,
    }));

const wholeInWords =
  /[十百千][一二三四五六七八九]?(?:场|件|条|篇|期|次|个|份|项|家)(?=[，。：；（]|，?其中)[^\d。]{0,200}(?:。|$)/u;
const numberInWords =
  /(?<![第每数零〇一二两三四五六七八九十百千万\d])[一二两三四五六七八九十百千零]{1,7}(?=场|件|条|篇|期|次|个|份|项|家)/gu;

/** A text whose list is counted in words, 「三十五场，其中甲十二场」, with figures in their place, as long as it was. */
export const inFigures = (text: string): string =>
  /[十百]/u.test(text) && wholeInWords.test(text)
    ? text.replace(numberInWords, (word) => {
        const figure = String(numberOf(word));
        return figure.length > word.length ? word : figure.padStart(word.length, "0");
      })
    : text;

/** How far before its parts a whole may stand: in no real list it stands farther. */
export const back = 400;

/** The figures of a piece near a place: what a share may be of. */
export const amountsNear = (piece: Piece, index: number): Amount[] =>
  amountsInText(piece.unquoted.slice(Math.max(index - 2 * back, 0), index + back));

/** The same of its sentence, before the place. */
export function amountsBefore(piece: Piece, index: number): Amount[] {
  const before = piece.unquoted.slice(Math.max(index - 2 * back, 0), index);
  return amountsInText(before.slice(before.lastIndexOf("。") + 1));
}

const totalWords =
  /(?:共|总|累计|合计|收到|受理|答复|办结|办理|新收|收办|公开[^，。；]{0,8}信息|发布[^，。；]{0,8}信息)[^，。；：\d]{0,12}$/u;

/** Whether a whole is given before a place, rather than only other parts. */
export const isWholeGiven = (piece: Piece, index: number, value: number): boolean => {
  const start = Math.max(index - 2 * back, 0);
  const text = piece.unquoted.slice(start, index);
  return amountsInText(text).some(
    (one) =>
      one.value > value &&
      (totalWords.test(text.slice(Math.max(one.at - 24, 0), one.at)) ||
        // 「327件申请中」, 「解读50篇，其中」
        /^[^，。；：\d]{0,8}(?:中(?![国心央])|，其中)/u.test(text.slice(one.end, one.end + 14))),
  );
};

export const sentencesWithShares = (piece: Piece) =>
  piece.unquoted.includes("%") ? sentencesOf(piece).filter(({ text }) => text.includes("%")) : [];
