import { isPart } from "./claim.ts";
import { type Context, type Found, knownTotal } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { segmentsOf } from "./segments.ts";
import { wordsIn } from "./text.ts";

/** 「新收政府信息公开申请1500余件」, 「收到申请近1400件」 */
const roundedRequests =
  /(?:新收到?|收到|受理|接收)(?:了|的|各类|群众|公民|有效)*(?:政府信息公开|信息公开|依申请公开|公开)?申请(?:共|达|总量|数量|已)*(近|超过?|逾|突破)?(\d{2,8})(余|多)?件(以上)?/gu;

/** Whether a figure may be told so: 余 is at most half as much again, 近 a fifth less. */
const maybe = (figure: number, rounded: number, isBelow: boolean): boolean =>
  isBelow ? figure <= rounded && figure >= 0.8 * rounded : figure >= rounded && figure <= 1.5 * rounded;

/** Requests in round figures against table three: of a figure told exactly ./claims-requests.ts speaks. */
export const roundedClaims = (context: Context): Found[] =>
  segmentsOf(context).flatMap((segment): Found[] => {
    const { text, subject, isThisYear, quote, piece } = segment;
    if (subject !== "requests" || !isThisYear || quote || !/[余多近超逾破上]/u.test(text)) return [];
    return matchesIn(text, roundedRequests).flatMap((match): Found[] => {
      const [words, nearly, number, more, orMore] = match;
      if (!(nearly || more || orMore) || isPart(text.slice(0, match.index), context.report.agency)) return [];
      const fresh = knownTotal(context, "requests.received");
      const all = fresh + knownTotal(context, "requests.carriedOver");
      if (Number.isNaN(all) || [fresh, all].some((one) => maybe(one, Number(number), nearly === "近")))
        return [];
      const quoted = wordsIn(piece, segment.from + match.index, words.length);
      const message = `文中“${quoted.found}”，表三“本年新收·总计”为 ${fresh}，不能这样取整，请核对，改正写错的一处。`;
      return [{ ...quoted, expected: String(fresh), message }];
    });
  });
