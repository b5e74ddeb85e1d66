import { type Labels, labelOf, leavesOf, partsOf } from "../form/labels.ts";
import { countOf } from "../report/figures.ts";
import { clauseNumber } from "../report/text.ts";
import { type Context, countAt, type Found, figureOf, paragraphsIn, type Rule } from "./finding.ts";
import { numberOf, numberPattern } from "./number-words.ts";

/** What a sentence may say of the tables: how it is put, and which figures it may mean. */
interface Claim {
  readonly pattern: RegExp;
  /** The figure that is meant first; others are right as well (with last year's, processed with received). */
  readonly figures: readonly number[];
  readonly what: string;
}

const cases = "(?:件|起|宗|条|次|份)";
const number = `(?:共|共计|合计|达|为|了|案件|申请|公开申请|信息公开申请|信息依申请公开|政府信息)*\\s*${numberPattern}\\s*${cases}`;
const request = "(?:政府信息)?(?:依)?(?:申请公开|公开申请|信息公开申请|依申请公开|申请)";

/** The name of a row: its label without number and remark. */
const nameOf = (label: string) => label.replace(clauseNumber, "").replace(/（.*$/u, "");

function outcomeClaims(context: Context): Claim[] {
  const outcomes = partsOf(context.edition.sections.requests.rows?.outcomes ?? "") ?? {};
  const total = (keys: readonly string[]) => countAt(context, "requests", ["outcomes", ...keys, "total"]);
  return Object.entries(outcomes as Labels)
    .filter(([key]) => key !== "total")
    .map(([key, node]) => {
      const parts = partsOf(node);
      const sum = parts
        ? leavesOf(parts).reduce((all, { keys }) => all + total([key, ...keys]), 0)
        : total([key]);
      const name = nameOf(labelOf(node));
      return {
        pattern: new RegExp(`(?<!及|和|与|或)(?:作)?${name}的?(?:（[^）]*）)?${number}`, "gu"),
        figures: [sum],
        what: name,
      };
    });
}

function requestClaims({ report }: Context): Claim[] {
  const total = (...keys: string[]) => countOf(figureOf(report, "requests", [...keys, "total"]));
  const [received, carried, processed, forward] = [
    total("received"),
    total("carriedOver"),
    total("outcomes", "total"),
    total("carriedForward"),
  ];
  return [
    {
      pattern: new RegExp(
        `(?:新收|收到|受理|接收|收办)[^，。；、（）]{0,12}?${request}(?:案件|数)?${number}`,
        "gu",
      ),
      figures: [received, received + carried],
      what: "本年新收（或加上年结转）",
    },
    {
      pattern: new RegExp(`(?:答复|办结|回复|已办理)(?!率)[^，。；、（）\\d]{0,10}?${number}`, "gu"),
      figures: [processed],
      what: "办理结果总计",
    },
    {
      pattern: new RegExp(`上年度?结转[^，。；、（）\\d]{0,8}?${number}`, "gu"),
      figures: [carried],
      what: "上年结转",
    },
    {
      pattern: new RegExp(
        `(?<!上年度?)结转(?:到|至)?(?:下年度?|下一年度?|次年)[^，。；、（）\\d]{0,6}?${number}`,
        "gu",
      ),
      figures: [forward],
      what: "结转下年度",
    },
    {
      pattern: new RegExp(`${numberPattern}${cases}(?:申请)?(?:顺延|结转)(?:到|至)?下`, "gu"),
      figures: [forward],
      what: "结转下年度",
    },
  ];
}

function reviewClaims({ report, edition }: Context): Claim[] {
  const { columns } = edition.sections.reviewAndLitigation;
  const [review, suits] = [labelOf(columns.reconsideration ?? ""), labelOf(columns.litigation ?? "")];
  const total = (...keys: string[]) => countOf(figureOf(report, "reviewAndLitigation", [...keys, "total"]));
  const litigation = total("litigation", "direct") + total("litigation", "afterReconsideration");
  return [
    {
      pattern: new RegExp(`${review}(?:案件)?${number}`, "gu"),
      figures: [total("reconsideration")],
      what: `${review}总计`,
    },
    {
      pattern: new RegExp(`${suits}(?:案件)?${number}`, "gu"),
      figures: [litigation],
      what: `${suits}总计`,
    },
  ];
}

/** Slogans are no claims: 「“办结一件申请、解决一个问题”」. */
const unquoted = (text: string) => text.replace(/“[^”]*”/gu, (quote) => "“".repeat(quote.length));

/** 「网上申请105件，快递17件，合计122件」: the sentence gives the sum itself. */
function addedUp(text: string, from: number, figures: readonly number[]): boolean {
  const sentence = text.slice(from).split("。")[0] ?? "";
  const sums = sentence.matchAll(new RegExp(`(?:合计|共计|总计)${numberPattern}${cases}`, "gu"));
  return [...sums].some(([, sum]) => figures.includes(numberOf(sum as string)));
}

/** What section one says of the tables, and the tables do not. */
function claimsAgainst(context: Context, claims: readonly Claim[]): Found[] {
  return paragraphsIn(context.report, "overview").flatMap(({ path, text }) =>
    claims.flatMap(({ pattern, figures, what }) =>
      [...unquoted(text).matchAll(pattern)].flatMap((match): Found[] => {
        const said = numberOf(match.slice(1).find((group) => group !== undefined) as string);
        if (figures.includes(said) || addedUp(text, match.index, figures)) return [];
        const [expected] = figures as [number];
        const message = `文中“${match[0]}”，表中${what}为 ${expected}；如统计口径不同（全辖区与本机关、立案与办结），请在文中写明，否则请改正。`;
        return [{ path, found: match[0], expected: String(expected), message }];
      }),
    ),
  );
}

/** 「无依申请公开事项」 while table three has requests. */
function saidNone({ report }: Context): Found[] {
  const received = countOf(figureOf(report, "requests", ["received", "total"]));
  if (received === 0) return [];
  return paragraphsIn(report, "overview").flatMap(({ path, text }): Found[] => {
    const [match] =
      /(?:未收到|没有收到|未接到|无)(?:任何)?(?:政府信息)?(?:依申请公开|公开申请|信息公开申请)[^，。；]{0,6}/u.exec(
        text,
      ) ?? [];
    if (match === undefined) return [];
    return [
      {
        path,
        found: match,
        expected: String(received),
        message: `文中“${match}”，但表三本年新收 ${received} 件，请核对。`,
      },
    ];
  });
}

/** 「均获维持」 while table four has other results. */
function saidUpheld({ report, edition }: Context): Found[] {
  const columns = leavesOf(edition.sections.reviewAndLitigation.columns);
  const other = columns
    .filter(({ keys }) => ["corrected", "other", "pending"].includes(keys.at(-1) as string))
    .reduce((sum, { keys }) => sum + countOf(figureOf(report, "reviewAndLitigation", keys)), 0);
  if (other === 0) return [];
  return paragraphsIn(report, "overview").flatMap(({ path, text }): Found[] => {
    const [match] = /[^，。；]*[，]?(?:均|全部)(?:获|被|予以|得到)?维持/u.exec(text) ?? [];
    if (match === undefined) return [];
    const message = `文中“${match}”，但表四中未获维持的还有 ${other} 件，请核对。`;
    return [{ path, found: match, expected: String(other), message }];
  });
}

/** 「予以公开及部分公开258件」: two rows in one figure. */
function togetherClaims(context: Context): Claim[] {
  const outcomes = partsOf(context.edition.sections.requests.rows?.outcomes ?? "") ?? {};
  const [a, b] = Object.entries(outcomes).map(([key, node]) => ({
    name: nameOf(labelOf(node)),
    sum: countAt(context, "requests", ["outcomes", key, "total"]),
  }));
  if (a === undefined || b === undefined) return [];
  const pattern = new RegExp(`${a.name}(?:及|和|与|、)${b.name}${number}`, "gu");
  return [{ pattern, figures: [a.sum + b.sum], what: `${a.name}与${b.name}之和` }];
}

/** How many figures of 规范性文件 the text says were made this year. */
function documentClaims({ report, edition }: Context): Claim[] {
  const { bands } = edition.sections.proactiveDisclosure;
  const node = bands.map(({ rows }) => rows.normativeDocuments).find((row) => row !== undefined);
  if (node === undefined) return [];
  const name = labelOf(node).replace(/^行政/u, "");
  const issued = figureOf(report, "proactiveDisclosure", ["normativeDocuments", "issued"]);
  if (typeof issued !== "number") return [];
  const pattern = new RegExp(`(?:制发|制定|出台|印发|新增)[^，。；、]{0,6}${name}${number}`, "gu");
  return [{ pattern, figures: [issued], what: "表二本年制发" }];
}

/** The text of section one against the tables: honest differences of scope exist, so these are warnings. */
export const narrativeRules: readonly Rule[] = [
  {
    code: "TEXT-REQUESTS",
    title: "第一部分所写申请的新收、办理、结转件数与表三一致",
    source: "报告第一部分、表三",
    severity: "warning",
    find: (context) => claimsAgainst(context, requestClaims(context)),
  },
  {
    code: "TEXT-OUTCOMES",
    title: "第一部分所写各类办理结果件数与表三一致",
    source: "报告第一部分、表三第三项",
    severity: "warning",
    find: (context) => claimsAgainst(context, [...outcomeClaims(context), ...togetherClaims(context)]),
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
    find: (context) => claimsAgainst(context, reviewClaims(context)),
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
    title: "第一部分所写制发文件件数与表二一致",
    source: "报告第一部分、表二",
    severity: "warning",
    find: (context) => claimsAgainst(context, documentClaims(context)),
  },
];
