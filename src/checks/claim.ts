import type { AddressByEdition } from "../report/any-report.ts";
import type { Found } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { casePattern, numberOf, numberPattern } from "./number-words.ts";
import { isOtherBody, type Segment } from "./segments.ts";
import { wordsIn } from "./text.ts";

/** What a sentence says of a figure of the tables. */
export interface Claim {
  readonly segment: Segment;
  /** The words, from a place in the segment. */
  readonly from: number;
  readonly length: number;
  readonly said: number;
  /** The figure that is meant first; others are right as well (with last year's, processed with received). NaN is not known yet. */
  readonly figures: readonly number[];
  /** How a clerk calls the figure: 表三“本年新收·总计”. */
  readonly what: string;
  /** What else the words may honestly count, where that is known: 「行政复议机关收到的全部案件」. */
  readonly orElse?: string;
  /** The one cell of table four that is meant, where it is one. */
  readonly cell?: string;
  /** The totals of table four that are meant together. */
  readonly totals?: readonly string[];
  /** The one of table two. */
  readonly address?: AddressByEdition;
}

/** What may stand between a name and its figure without changing what is countedCases. */
export const fillWords =
  "(?:\uE004|的|了|有|共|共计|合计|总计|累计|均|全部|数量|件数|总数|总量|数|量|为|是|达到?|到|计|案件|申请|受理量|办理量|办理件|办件|信息|决定|结果|情形|情况|事项)*";
export const countedCases = `${numberPattern}${casePattern}`;

/** Words that make a part of a whole: ways in, kinds, subjects; what they count is no figure of a table. */
const partWords =
  /涉及|关于|有关|针对|(?<!信息公开)类(?!申请)|方面|领域|超期|延期|逾期(?!不补正)|当场|当面|现场|网上|网络|网站|在线|线上|线下|平台|信函|信件|邮寄|快递|邮政|EMS|传真|邮件|邮箱|微信|电话|窗口|书面|纸质|撤回|撤销|转办|转交|移送|村民|居民|律师|重复|咨询|首次|单独|联合|指导|协助|协查|配合|协办|会办|代为|培训|发布|公示|备案|抽查|评查|每|逐|本级/u;
const differenceBefore = /(?:增加|减少|增长|下降|上升|降低|回落|(?<!新)增|减|多|少)(?:了|约)?$/u;
const sumBefore = /(?:合计|共计|总计|累计共?)$/u;

const way = "(?:当面|现场|网上|网络|线上|线下|在线|平台|书面|信函|信件|邮寄|快递|传真|邮件|电话|窗口)";
/** 「共收到居民当面和网上提交的申请」: all ways in, not one of them. */
const severalWays = new RegExp(
  `(?:通过)?(?:线上|网上)[、和与及]?线下(?:(?:各|多)?种?(?:渠道|方式|途径|平台))?|(?:通过)?(?:多种?|各种?|各类)(?:渠道|方式|途径)|(?:通过)?${way}{1,2}(?:、${way}{1,2})*(?:和|及|与|、|以及)${way}{1,2}(?:等)?(?:方式|渠道|途径|形式)?(?:提交|提出)?`,
  "gu",
);
/** 「累计收到书面申请9件」: every request is in writing. */
const inWriting = /书面(?:形式)?(?:提出|提交)?的?$/u;
/** 「应由市级部门答复的52件」, 「应答复220件」. */
const byOthers = /由[^，。；]{1,12}(?:部门|单位|机关|局|委|政府|镇|乡|街道)$|(?:应|应当|须|需要?)$/u;

/** Whether the words before a figure say that it is only a part, a differenceBefore, or another body's. */
export function isPart(before: string, agency: string): boolean {
  const inSum = /共|累计|总计|合计/u.test(before)
    ? before.replace(severalWays, "").replace(inWriting, "")
    : before;
  const plain = inSum.replace(
    /公民、?法人(?:和|及|或|、|以及)(?:其他|其它)?组织|社会公众|广大|(?:村民|居民|群众|企业)(?:和(?:群众|企业|居民))?(?:(?:提出|提交|递交)?的)?$/gu,
    "",
  );
  if (differenceBefore.test(plain) || byOthers.test(plain)) return true;
  if (sumBefore.test(plain)) return false;
  return partWords.test(plain) || isOtherBody(before, agency);
}

const anyWay = new RegExp(`(?:网站|邮政|EMS|邮箱|微信|信件|纸质)|${way}`, "gu");

/** Whether a way in is all that makes a figure a part: 「收到邮寄的申请2件」 is no more than all there are. */
export const isPartByWay = (before: string, agency: string): boolean =>
  isPart(before, agency) && !isPart(before.replace(anyWay, ""), agency);

/** Claims by a pattern whose first group is the number; `before` is what stands ahead of the match in its segment. */
export function claimsBy(
  segment: Segment,
  pattern: RegExp,
  claim: (
    words: string,
    before: string,
    said: number,
  ) => Pick<Claim, "figures" | "what" | "address"> | undefined,
): Claim[] {
  return matchesIn(segment.text, pattern).flatMap((match): Claim[] => {
    const number = match.slice(1).find((group) => group !== undefined) as string;
    const [words] = match;
    // 「收到一件、办结一件」 is a manner of speaking.
    if (number === "一" && /每|逐|做到|力争|确保/u.test(segment.sentence)) return [];
    const said = numberOf(number);
    const made = claim(words, segment.text.slice(Math.max(match.index - 60, 0), match.index), said);
    if (made === undefined) return [];
    return [{ segment, from: match.index, length: words.length, said, ...made }];
  });
}

/** 「网上申请105件，快递17件，合计122件」: the sentence gives the sum itself. */
function isAddedUp({ segment, from, figures }: Claim): boolean {
  const rest = segment.sentence.slice(segment.inSentence + from, segment.inSentence + from + 400);
  const sums = rest.matchAll(new RegExp(`(?:合计|共计|总计|总共)${countedCases}`, "gu"));
  return [...sums].some(([, sum]) => figures.includes(numberOf(sum as string)));
}

const otherScope = "统计口径不同的（如全辖区与本机关、立案与办结）";

/** What the text says of the tables, and the tables do not. */
export const disagreeing = (claims: readonly Claim[]): Found[] =>
  claims
    .filter(({ figures }) => !figures.some(Number.isNaN))
    .filter((claim) => !claim.figures.includes(claim.said) && !isAddedUp(claim))
    .map(({ segment: { piece, from: start, quote }, from, length, figures, what, orElse = otherScope }) => {
      const words = quote ? wordsIn(piece, quote.from, quote.length) : wordsIn(piece, start + from, length);
      const expected = String(figures[0]);
      return {
        ...words,
        expected,
        message: `文中“${words.found}”，${what}为 ${expected}，两处应当一致：写错的请改正；${orElse}，请在文中写明。`,
      };
    });
