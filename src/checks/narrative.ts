import { disagreeing } from "./claim.ts";
import { saidNone, saidNoneDisclosed, saidOfRows } from "./claims-absent.ts";
import { decisionClaims, documentClaims, saidFees } from "./claims-disclosure.ts";
import { outcomeOfTheOnly } from "./claims-only.ts";
import { outcomeClaims } from "./claims-outcomes.ts";
import { requestClaims } from "./claims-requests.ts";
import { reviewClaims } from "./claims-review.ts";
import { resultOfTheOnly, saidNilBySlogan, saidNoReview, saidUpheld } from "./claims-review-said.ts";
import { roundedClaims } from "./claims-rounded.ts";
import { type Context, type Found, overlap, type Rule } from "./finding.ts";

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
    find: (context) => [...withoutNil(context), ...roundedClaims(context)],
  },
  {
    code: "TEXT-OUTCOMES",
    title: "第一部分所写各类办理结果件数与表三一致",
    source: "报告第一部分、表三第三项",
    severity: "warning",
    find: (context) => [...disagreeing(outcomeClaims(context)), ...outcomeOfTheOnly(context)],
  },
  {
    code: "TEXT-NONE",
    title: "写没有申请、没有结转、均予公开的，表三也是如此",
    source: "报告第一部分、表三",
    severity: "warning",
    find: (context) => [...saidNone(context), ...saidOfRows(context)],
  },
  {
    code: "TEXT-REVIEW",
    title: "第一部分所写复议、诉讼件数与表四一致",
    source: "报告第一部分、表四",
    severity: "warning",
    find: (context) => [...disagreeing(reviewClaims(context)), ...resultOfTheOnly(context)],
  },
  {
    code: "TEXT-NO-REVIEW",
    title: "写没有发生复议、诉讼的，表四也没有",
    source: "报告第一部分、表四",
    severity: "warning",
    find: (context) => [...saidNoReview(context), ...saidNilBySlogan(context)],
  },
  {
    code: "TEXT-UPHELD",
    title: "写均获维持、没有败诉、均已审结的，表四也是如此",
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
    code: "TEXT-NO-DECISIONS",
    title: "写没有制发规范性文件、没有许可、处罚、收费的，表二也没有",
    source: "报告第一部分、表二",
    severity: "warning",
    find: saidNoneDisclosed,
  },
  {
    code: "TEXT-CHARGES",
    title: "第一部分所写行政事业性收费与表二一致",
    source: "报告第一部分、表二（单位：万元）",
    severity: "warning",
    find: saidFees,
  },
];
