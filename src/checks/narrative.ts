import { disagreeing } from "./claim.ts";
import { decisionClaims, documentClaims, saidFees } from "./claims-disclosure.ts";
import { outcomeClaims } from "./claims-outcomes.ts";
import { requestClaims } from "./claims-requests.ts";
import { reviewClaims, saidNoReview, saidUpheld } from "./claims-review.ts";
import { type Context, type Found, type Rule, totalBelow } from "./finding.ts";
import { segmentsOf } from "./segments.ts";
import { wordsIn } from "./text.ts";

/** Without what limits it to one way in: 「未收到信函形式的申请」 leaves others. */
const noRequests =
  /(?:未|没有|无|从未)(?:曾|有)?(?:收到|接到|受理|接收|发生|出现)?(?:过)?(?:任何|群众|公众|公民、?法人(?:和|或|及|、)(?:其他|其它)组织|社会公众|公民|企业|提出|主动|要求|向本机关|向我[局镇县办委]|的)*(?:政府信息|信息)?(?:依申请公开|公开申请|申请公开|公开(?:政府)?信息的?申请|政府信息申请)(?:政府|信息|公开|的|申请|件|办件|事项|情况|案件|内容|要求)*(?=[，。；：（）]|$)|(?:共|累计)?(?:新?收到|受理|新收|办理|接收)?(?:政府信息|信息)?(?:依申请公开|公开申请|申请公开)(?:的|政府|信息|申请|件|事项|数量|数|量)*(?:为|共)?(?:零|0)(?:件|条|份)?(?=[，。；：（）]|$)/gu;

/** 「无依申请公开事项」 while table three has requests. */
function saidNone(context: Context): Found[] {
  const received = totalBelow(context, "requests.received");
  if (received === 0) return [];
  return segmentsOf(context).flatMap(({ piece, from, text, isThisYear }): Found[] => {
    if (!isThisYear || !/申请/u.test(text)) return [];
    return [...text.matchAll(noRequests)].flatMap((match): Found[] => {
      const [words] = match;
      const before = text.slice(0, match.index);
      if (/结转|不予|部分|超期|逾期|复议|诉讼/u.test(before + words)) return [];
      const quoted = wordsIn(piece, from + match.index, words.length);
      const message = `文中“${quoted.found}”，但表三“本年新收·总计”为 ${received}，请核对，改正写错的一处。`;
      return [{ ...quoted, expected: String(received), message }];
    });
  });
}

const overlap = (a: Found, b: Found) =>
  a.path.join() === b.path.join() &&
  (a.range?.[0] ?? 0) < (b.range?.[1] ?? 0) &&
  (b.range?.[0] ?? 0) < (a.range?.[1] ?? 0);

/** Claims that another rule has told already in other words: a nil that was written as a figure. */
const withoutNil = (context: Context): Found[] => {
  const told = saidNone(context);
  return disagreeing(requestClaims(context)).filter((found) => !told.some((one) => overlap(one, found)));
};

/** The text of section one against the tables: honest differences of scope exist, so these are warnings. */
export const narrativeRules: readonly Rule[] = [
  {
    code: "TEXT-REQUESTS",
    title: "第一部分所写申请的新收、办理、结转件数与表三一致",
    source: "报告第一部分、表三",
    severity: "warning",
    find: withoutNil,
  },
  {
    code: "TEXT-OUTCOMES",
    title: "第一部分所写各类办理结果件数与表三一致",
    source: "报告第一部分、表三第三项",
    severity: "warning",
    find: (context) => disagreeing(outcomeClaims(context)),
  },
  {
    code: "TEXT-NONE",
    title: "写没有申请的，表三也没有申请",
    source: "报告第一部分、表三第一项",
    severity: "warning",
    find: saidNone,
  },
  {
    code: "TEXT-REVIEW",
    title: "第一部分所写复议、诉讼件数与表四一致",
    source: "报告第一部分、表四",
    severity: "warning",
    find: (context) => disagreeing(reviewClaims(context)),
  },
  {
    code: "TEXT-NO-REVIEW",
    title: "写没有发生复议、诉讼的，表四也没有",
    source: "报告第一部分、表四",
    severity: "warning",
    find: saidNoReview,
  },
  {
    code: "TEXT-UPHELD",
    title: "写均获维持的，表四中都是维持",
    source: "报告第一部分、表四",
    severity: "warning",
    find: saidUpheld,
  },
  {
    code: "TEXT-DOCUMENTS",
    title: "第一部分所写规章、规范性文件件数与表二一致",
    source: "报告第一部分、表二",
    severity: "warning",
    find: (context) => disagreeing(documentClaims(context)),
  },
  {
    code: "TEXT-DECISIONS",
    title: "第一部分所写许可、处罚、强制件数与表二一致",
    source: "报告第一部分、表二",
    severity: "warning",
    find: (context) => disagreeing(decisionClaims(context)),
  },
  {
    code: "TEXT-CHARGES",
    title: "第一部分所写行政事业性收费与表二一致",
    source: "报告第一部分、表二（单位：万元）",
    severity: "warning",
    find: saidFees,
  },
];
