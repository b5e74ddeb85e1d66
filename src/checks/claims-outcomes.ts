import type { CommonGroup, GroupByEdition } from "../report/any-report.ts";
import { type Claim, claimsBy, countedCases, fillWords } from "./claim.ts";
import { knownTotal, onceFor } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { aroundOf, isOtherBody, segmentsOf } from "./segments.ts";
import { asideCover, partlyCover, quoteCover } from "./text.ts";

interface Outcome {
  /** How it is called in a text; the first is the form's name. */
  readonly names: readonly string[];
  readonly group: CommonGroup | GroupByEdition;
}

/** Clauses （一）–（六） of 办理结果, as texts call them. */
const clauses: readonly Outcome[] = [
  { names: ["予以公开", "同意公开", "全部公开", "准予公开"], group: "requests.outcomes.disclosed" },
  { names: ["部分公开", "部分予以公开"], group: "requests.outcomes.partiallyDisclosed" },
  { names: ["不予公开", "不同意公开", "不公开"], group: "requests.outcomes.notDisclosed" },
  { names: ["无法提供"], group: "requests.outcomes.unable" },
  { names: ["不予处理"], group: "requests.outcomes.notProcessed" },
  {
    names: ["其他处理", "其它处理", "其他方式处理", "其他情形处理", "其他类"],
    group: "requests.outcomes.otherwiseProcessed",
  },
];

const anyOf = (outcomes: readonly Outcome[]) => outcomes.flatMap(({ names }) => names).join("|");
/** Source of a pattern for the name of a clause. */
export const clausePattern = `(?:${anyOf(clauses)})`;

/** Their outcomeItems. 「其他」 says too little to be known by. */
const outcomeItems: readonly Outcome[] = [
  { names: ["国家秘密"], group: "requests.outcomes.notDisclosed.stateSecret" },
  {
    names: ["法律行政法规禁止公开", "法律、行政法规禁止公开"],
    group: "requests.outcomes.notDisclosed.forbiddenByLaw",
  },
  { names: ["第三方合法权益"], group: "requests.outcomes.notDisclosed.thirdPartyRights" },
  {
    names: ["三类内部事务信息", "内部事务信息", "内部事务"],
    group: "requests.outcomes.notDisclosed.internalAffairs",
  },
  { names: ["四类过程性信息", "过程性信息"], group: "requests.outcomes.notDisclosed.processInformation" },
  { names: ["行政执法案卷", "执法案卷"], group: "requests.outcomes.notDisclosed.enforcementFile" },
  { names: ["行政查询事项", "行政查询"], group: "requests.outcomes.notDisclosed.administrativeQuery" },
  { names: ["不掌握相关政府信息", "不掌握相关信息", "不掌握"], group: "requests.outcomes.unable.notHeld" },
  {
    names: ["没有现成信息需要另行制作", "需要另行制作", "需另行制作"],
    group: "requests.outcomes.unable.needsCreation",
  },
  { names: ["补正后申请内容仍不明确", "补正后仍不明确"], group: "requests.outcomes.unable.stillUnclear" },
  { names: ["信访举报投诉类", "信访、举报、投诉类"], group: "requests.outcomes.notProcessed.petition" },
  { names: ["重复申请"], group: "requests.outcomes.notProcessed.repeated" },
  { names: ["公开出版物"], group: "requests.outcomes.notProcessed.publication" },
  { names: ["大量反复申请"], group: "requests.outcomes.notProcessed.unreasonablyFrequent" },
  {
    names: ["确认或重新出具已获取信息", "重新出具已获取信息"],
    group: "requests.outcomes.notProcessed.confirmation",
  },
  {
    names: ["逾期不补正", "逾期未补正"],
    group: { "2019": null, "2021": "requests.outcomes.otherwiseProcessed.notCorrected" },
  },
  {
    names: ["逾期未缴费", "逾期不缴费"],
    group: { "2019": null, "2021": "requests.outcomes.otherwiseProcessed.feeNotPaid" },
  },
];

const otherRow: GroupByEdition = { "2019": null, "2021": "requests.outcomes.otherwiseProcessed.other" };
const rowsOfOther = /逾期[不未](?:补正|缴费)/u;

const ofName = (outcomes: readonly Outcome[], name: string) =>
  outcomes.find(({ names }) => names.includes(name)) as Outcome;

/** The group of table three that a clause's name means. */
export const groupOfClause = (name: string): Outcome["group"] => ofName(clauses, name).group;

const clause = `(?<!主动)${clausePattern}`;
/** 「其中公开5件，无法提供7件」: 公开 by itself, where other clauses stand beside it. */
const barelyDisclosed = new RegExp(
  `向申请人提供(?:了)?(?:所需|所申请|相关)?(?:的)?(?:政府)?信息(?:的|共)?${countedCases}|(?:^|其中[：]?|、|分别(?:为|是)?|申请中|答复中)(?:依法|主动|已)?公开(?:的|有|答复)*${countedCases}|(?:^|年|年度|全年|年内|：)依法公开政府信息${countedCases}(?=、部分公开)`,
  "gu",
);
const besideBare =
  /无法提供|不予公开|部分公开|不予处理|其他处理|不公开|内部事务|过程性|不掌握|不存在|案卷|(?:答复|办结|申请)[^。；]{0,20}其中(?:予以)?公开\d/u;

const joint = "(?:及|和|与|、|以及|或|或者)";
const behindName = `(?:政府信息公开申请|信息公开申请|公开申请|政府信息|答复|处理|类|[${asideCover}${partlyCover}${quoteCover}]|${fillWords})*`;
/** One clause or several joined, with one figure behind them: 「予以公开及部分公开258件」. */
const nameFirst = new RegExp(`${clause}(?:${joint}作?${clause})*${behindName}${countedCases}`, "gu");
/** 「60件予以公开」, unless a figure of its own follows the name. */
const numberFirst = new RegExp(
  `${countedCases}(?:(?:政府)?(?:信息)?(?:公开)?申请)?(?:因[^，；：。、\\d]{2,24}?)?(?:的|为|属于?|系|已|均|依法|作出|做出|给予|予|作|了)*${clause}(?!${behindName}\\d)`,
  "gu",
);
const eachName = new RegExp(anyOf(clauses), "gu");
const item = new RegExp(
  `(?:${anyOf(outcomeItems)})(?:\uE004|的|类|信息|政府信息|申请|有|为|共|答复|${quoteCover})*${countedCases}`,
  "gu",
);
/** 「本年新收3件，其中无法提供1件；上年结转的1件答复为无法提供」: each counts its own. */
const byOrigin = /新收[^。]*上年结转的?\d+件(?:申请)?(?:已|均)?(?:答复|办理|办结|予以|为)/u;
const clauseName = new RegExp(clause, "u");
const eachItem = new RegExp(anyOf(outcomeItems), "gu");
const itemName = new RegExp(anyOf(outcomeItems), "u");
/** What section one says of 办理结果, clause by clause. */
export const outcomeClaims = onceFor((context): readonly Claim[] => {
  const { agency } = context.report;
  const sum = (outcomes: readonly Outcome[]) =>
    outcomes.reduce((n, { group }) => n + knownTotal(context, group), 0);
  const claim = (words: string, before: string, isBesideRows: boolean) => {
    if (isOtherBody(before, agency) || /其中[^，]*(?:局|委|镇|乡|街道)$/u.test(before)) return undefined;
    const names = matchesIn(words, eachName).map(([name]) => name);
    const named = [...new Set([...names, ...(words.includes(partlyCover) ? ["部分公开"] : [])])].map((name) =>
      ofName(clauses, name),
    );
    if (named.length === 0) return undefined;
    // 「因属于国家秘密而不予公开的0件」 may be one row of several; 「因重复申请等」 is not.
    const reason = before.replace(/^.*\d/u, "");
    const rows = /等/u.test(reason)
      ? []
      : matchesIn(reason, eachItem).map(([name]) => ofName(outcomeItems, name));
    const what = named.map(({ names }) => `“${names[0]}”`).join("、");
    // 「逾期未补正2件，其他处理5件」: the third row of its clause.
    const isRow = isBesideRows && named.length === 1 && named[0]?.names[0] === "其他处理";
    const figures = [
      sum(named),
      ...(rows.length > 0 ? [sum(rows)] : []),
      ...(isRow ? [knownTotal(context, otherRow)] : []),
    ];
    return { figures, what: `表三${what}${named.length > 1 ? "之和" : ""}` };
  };
  return segmentsOf(context)
    .filter(({ subject, isThisYear, hasFigure }) => subject === "requests" && isThisYear && hasFigure)
    .filter((segment) => !segment.sentence.includes("上年结转") || !byOrigin.test(aroundOf(segment)))
    .flatMap((segment): Claim[] => [
      ...(clauseName.test(segment.text)
        ? [nameFirst, numberFirst].flatMap((pattern) => {
            const isBesideRows = rowsOfOther.test(aroundOf(segment));
            return claimsBy(segment, pattern, (words, before) =>
              words.includes("其他类") && !/不予处理|无法提供/u.test(aroundOf(segment))
                ? undefined
                : claim(words, before, isBesideRows),
            );
          })
        : []),
      ...(/公开|向申请人提供/u.test(segment.text) && besideBare.test(aroundOf(segment))
        ? claimsBy(segment, barelyDisclosed, (_, before) =>
            isOtherBody(before, agency)
              ? undefined
              : { figures: [sum(clauses.slice(0, 1)), sum(clauses.slice(0, 2))], what: "表三“予以公开”" },
          )
        : []),
      ...(itemName.test(segment.text)
        ? claimsBy(segment, item, (words, before) => {
            if (isOtherBody(before, agency)) return undefined;
            // 「申请中涉及执法案卷41件」 is what they are about, not how they were answered.
            if (/(?:涉及|关于|有关)$/u.test(before) && !/不予|无法/u.test(aroundOf(segment)))
              return undefined;
            const { group, names } = ofName(outcomeItems, itemName.exec(words)?.[0] as string);
            return { figures: [knownTotal(context, group)], what: `表三“${names[0]}”` };
          })
        : []),
    ]);
});
