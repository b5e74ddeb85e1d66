import { type Context, type Found, piecesIn } from "./finding.ts";
import { changeBy, downWords, isGrowth, rightGrowth } from "./growth-words.ts";
import { matchesIn } from "./matches.ts";
import { type Piece, wordsIn } from "./text.ts";

/** 「主动公开信息276条，比上年256条增加50条」: three figures, of which the third is the difference. */
const threeFigures =
  /(\d{1,9})(件|条|篇|期|次|个|份|场|起|宗|项|人次|人)[^，。；：\d]{0,6}[，（](?:同比|比|较|与)(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:的)?(?:为)?(\d{1,9})\2(?:相比)?[，]?(增加|增长|上升|减少|下降|多|少)(?:了)?(\d{1,9})\2/gu;

const risen = "净?增加|增长|上升|提高|提升|扩大|净?增|升|涨";
const fallen = "净?减少|下降|降低|缩短|压缩|压减|回落|降|净?减";
/** 「由上年的12件上升至17件，增加7件」, 「由91%提高到97%，提高4个百分点」 */
const fromTo = new RegExp(
  `(?:由|从)[^，。；：\\d]{0,10}(\\d[\\d.]{0,8})(万?(?:件|条|篇|期|次|个|份|场|起|宗|项|人次|人|户)|万|天|个工作日|%)[^，。；：\\d]{0,6}(?:${risen}|${fallen})(?:到|至|为)(\\d[\\d.]{0,8})\\2，(?:同比|共)?((${risen}|${fallen})(?:了)?(\\d[\\d.]{0,8})(?:\\2|个百分点)(?<!%))`,
  "gu",
);
/** 「平均11.2个工作日，较法定的20个工作日压缩34%」 */
const shortenedBy = new RegExp(
  `(\\d[\\d.]{0,6})(个?工作日|天|小时|分钟)[^，。；：\\d]{0,4}，(?:较|比)[^，。；：\\d]{0,10}(\\d[\\d.]{0,6})\\2[^，。；：\\d]{0,6}(?:${fallen}|提速)(?:了)?(\\d{1,3}(?:\\.\\d{1,4})?)%`,
  "gu",
);

/** From one figure to another, and what lies between: the sentence gives all three. */
export const wrongStep = (context: Context): Found[] =>
  piecesIn(context, "overview", "problemsAndImprovements").flatMap((piece) => [
    ...matchesIn(piece.unquoted, fromTo).flatMap((match): Found[] => {
      const [words, last, unit = "", now, told = "", way = "", by] = match;
      const change = Math.round((Number(now) - Number(last)) * 1e6) / 1e6;
      if (change === Number(by) * (downWords.test(way) ? -1 : 1)) return [];
      const quoted = wordsIn(piece, match.index + words.length - told.length, told.length);
      const expected = changeBy(change, unit === "%" ? "个百分点" : unit);
      const message = `“${quoted.found}”：由 ${last} 到 ${now} 应为${expected}，请核对。`;
      return [{ ...quoted, expected, message }];
    }),
    ...matchesIn(piece.unquoted, shortenedBy).flatMap((match): Found[] => {
      const [words, now, , last, share = ""] = match;
      if (isGrowth(Number(now), Number(last), share, true)) return [];
      const expected = rightGrowth(Number(now), Number(last), share);
      const quoted = wordsIn(piece, match.index, words.length);
      const message = `“${quoted.found}”：由 ${last} 到 ${now} 应为${expected}，请核对。`;
      return [{ ...quoted, expected, message }];
    }),
  ]);

/** 「2023年收到50件，2024年收到37件，减少23件」 */
const twoYears =
  /20\d\d年[^，。；\d]{0,20}(\d{1,9})(件|条|篇|期|次|个|份|场|起|宗|项|人次|人)，20\d\d年[^，。；\d]{0,20}(\d{1,9})\2，[^，。；\d]{0,6}?(增加|增长|上升|减少|下降|多|少)(?:了)?(\d{1,9})\2/gu;

const wrongBetweenYears = (piece: Piece): Found[] =>
  (piece.unquoted.includes("年") ? matchesIn(piece.unquoted, twoYears) : []).flatMap((match): Found[] => {
    const [words, last, unit = "", now, way = "", by] = match;
    const change = Number(now) - Number(last);
    if (Math.abs(change) === Number(by) && (change === 0 || change < 0 === downWords.test(way))) return [];
    const length = words.length - words.lastIndexOf(way);
    const quoted = wordsIn(piece, match.index + words.length - length, length);
    const expected = changeBy(change, unit);
    return [
      { ...quoted, expected, message: `“${quoted.found}”：由 ${last} 到 ${now} 应为${expected}，请核对。` },
    ];
  });

export const wrongDifferenceWithin = (context: Context): Found[] =>
  piecesIn(context, "overview", "problemsAndImprovements").flatMap((piece) => [
    ...wrongBetweenYears(piece),
    ...(/[比较与]/u.test(piece.unquoted) ? matchesIn(piece.unquoted, threeFigures) : []).flatMap(
      (match): Found[] => {
        const [, now, unit = "", last, way = "", by] = match;
        const change = Number(now) - Number(last);
        const told = Number(by) * (downWords.test(way) ? -1 : 1);
        if (change === told) return [];
        const quoted = wordsIn(piece, match.index, match[0].length);
        const expected = changeBy(change, unit);
        const message = `“${quoted.found}”：${now} 与 ${last} 相比应为${expected}，请核对。`;
        return [{ ...quoted, expected, message }];
      },
    ),
  ]);
