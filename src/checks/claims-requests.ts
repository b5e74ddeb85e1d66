import type { CommonGroup } from "../report/any-report.ts";
import { type Claim, claimsBy, countedCases, fillWords, isPart, isPartByWay } from "./claim.ts";
import { type Context, knownTotal, onceFor } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { numberOf, numberPattern } from "./number-words.ts";
import { type Segment, segmentsOf } from "./segments.ts";

/** How a request for information is called. */
const request =
  "(?:政府信息|信息)?(?:依申请公开|公开(?:相关)?申请|申请(?:政府)?信息公开|申请公开|依申请(?!公开)|公开(?:政府)?信息的?申请|政府信息申请)(?:的|政府|信息|公开|申请|函件?|表|书|案件|办件|件数|件|事项|数量|总量|总数|量|数)*";
const received = "新收到?|收到|受理|接收|收办|接到|收悉|登记";
const answered = "答复|回复|办结|办理完毕|办理完成|已办理|办毕";
const nextYearWords = "(?:下一?年度?|次年度?|来年|20\\d\\d年度?)";
const lastYear = "(?:上一?(?:年度?|度)|去年度?)";

const undone =
  "(?:正在|尚在|仍在|尚|仍|还|均)?(?:待办(?:理|结)?|未办结|未办完|未办理完毕|办理(?:之)?中|在办(?:理)?|正在办理|未答复)";

const patterns = {
  nounFirst: new RegExp(`${request}${fillWords}${countedCases}`, "gu"),
  numberFirst: new RegExp(
    `(?:${received})(?:了|共|到|有)*${countedCases}[^，；：（）、\\d]{0,14}?${request}`,
    "gu",
  ),
  plain: new RegExp(
    `(?:${received}|办理)(?:了|到|的)?(?:有效)?申请${fillWords}${countedCases}|(?:${received})(?:了|共|到|有)*${countedCases}(?:有效)?申请(?=均|已|全部|$)`,
    "gu",
  ),
  /** 「自然人50件，法人8件，共计58件政府信息公开申请」 */
  summed: new RegExp(
    `(?:共计|合计|总计|总共|一共|共有?)${countedCases}(?:有效|全部)?${request}(?![^，；：（）]{0,6}(?:引发|引起|涉及|属于|属))`,
    "gu",
  ),
  /** 「申请量达1286件」, 「收件总量为58件」 */
  volume: new RegExp(
    `(?<!自然人|企业|组织|法人|公民|个人|类|部门|单位|[局委镇乡厅])(?:的)?(?:依申请公开|政府信息公开|信息公开)?(?:收件|申请|受理|收办)(?:总量|量|总数|数量|件数|总件数)(?:共|为|达到?|有|是|合计|共计)*${countedCases}(?![^，；。]{0,4}(?:增|减|上升|下降))`,
    "gu",
  ),
  onSubject: new RegExp(
    `(?:${received})(?!政府信息|信息公开)[^，；：（）、\\d]{2,30}公开[^，；：（）、\\d]{2,20}的申请${fillWords}${countedCases}`,
    "gu",
  ),
  byPeople: new RegExp(
    `${numberPattern}(?:人次|人|名)[^，；：（）、\\d]{0,14}?(?:提出|提交|递交)(?:了|的)*${request}`,
    "gu",
  ),
  openly: new RegExp(`(?<!予以|不予|部分|主动|同意)公开(?:答复|回复)${fillWords}${countedCases}`, "gu"),
  /** 「共有四件申请」 */
  thereAre: new RegExp(
    `^(?:20\\d\\d年度?|全年|本年度|年内|今年|我[局镇乡办县市区]|街道)*共有${countedCases}(?:有效)?申请$`,
    "gu",
  ),
  alone: new RegExp(
    `^(?:20\\d\\d年度?|全年|本年度|年内|今年|我[局镇乡办县市区]|街道|共|累计|总计|一共|合计)*(?:受理|收到|接收|接到)(?:了)?${countedCases}$`,
    "gu",
  ),
  newly: new RegExp(
    `(?:新收到?|新受理|新增|(?:^|年度|全年|年内|今年|共|累计)收件)${fillWords}${countedCases}`,
    "gu",
  ),
  answered: new RegExp(
    `(?:${answered})(?!率)(?:申请人)?(?:${request})?${fillWords}${countedCases}|对${countedCases}(?:群众|公民)?(?:的)?${request}(?:依法|均|已|按期|及时)*(?:作出|做出|予以|进行)?(?:了)?(?:答复|回复)(?![^，；。]{0,6}公开)`,
    "gu",
  ),
  carriedOver: new RegExp(
    `(?:${lastYear}(?:结转|转结|转入|转接|遗留|延续|未办结|未结|未办完)|(?:结转|承接|接续|续办)${lastYear}(?!度?资金))(?:的|到|至|本年度?|今年|办理|继续|政府信息|公开|${request})*${fillWords}${countedCases}|${countedCases}(?:申请)?(?:为|系|属于?|是)?${lastYear}(?:结转|转入)|(?:结转|转)(?:到|至|入)(?:本年度?|今年|当年)(?:的|继续|办理)*${countedCases}`,
    "gu",
  ),
  leftOver: new RegExp(
    `(?:尚有|还有|仍有|另有|其余|剩余|剩下)(?:的)?${countedCases}(?:[^，；：（）、\\d]{0,24}|(?:申请)?(?:将|拟|待)?(?:于|在)?20\\d\\d年(?:度)?(?:继续|依法|按期|再|内)*(?:答复|办理|办结))$`,
    "gu",
  ),
  fromYear: new RegExp(
    `20\\d\\d年度?(?:结转|转入|遗留|未办结)(?!到|至|入|下)(?:的|本年度?|今年|${request})*${fillWords}${countedCases}`,
    "gu",
  ),
  forward: new RegExp(
    `(?<!上一?年度?)(?:结转|转入?|顺延|延续|留待|留至|延至|延期至|移至)(?:到|至|入)?${nextYearWords}(?:继续|办理|答复|处理)*(?:${request})?${fillWords}${countedCases}|${countedCases}(?:申请)?[^，；：（）、\\d]{0,8}?(?:结转|顺延|转|延续|留待|留至|延至|移至|留)(?:到|至|入)?(?:${nextYearWords}|下一)|${countedCases}(?:申请)?(?:为|系|属|需)?跨年度?(?:办理|结转|答复|办结)|跨年度?(?:办理|结转|答复|办结)(?:的)?${fillWords}${countedCases}|(?<![已])${undone}${fillWords}${countedCases}|${countedCases}(?:申请)?${undone}`,
    "gu",
  ),
} as const;

/** 「尚有3件申请未到答复期限」, and what follows that says the same: 「将结转下年度」「将于2025年按期办结」. */
const notYetDue =
  /20\d\d年(?:度)?[^，]{0,6}(?:答复|办理|办结)$|未到(?:答复|办理|法定)?(?:期限|时限|期)|未届满|(?:尚在|仍在)(?:答复|办理|法定)*(?:期限|时限|期)内/u;
const goesOn =
  /^，(?:将|均|已|依法|按规定|需|也)*(?:结转|顺延|转)(?:到|至|入)?(?:下|次年|来年|20)|^，(?:将|拟|均将)(?:于|在)(?:20|次年|来年|下)/u;

/** What a segment must hold for a pattern to be tried: most hold none of it. */
const needs = {
  nounFirst: /申请/u,
  numberFirst: /申请/u,
  plain: /申请/u,
  summed: /[共合总].+申请/u,
  volume: /[量数]/u,
  onSubject: /公开.+的申请/u,
  byPeople: /[人名]/u,
  openly: /公开[答回]复/u,
  thereAre: /共有.+申请$/u,
  alone: /^[^申]*$/u,
  newly: /新|收件/u,
  answered: new RegExp(answered, "u"),
  carriedOver: /承接|接续|续办|结转|转结|转入|转接|遗留|延续|未办?[结完]/u,
  leftOver: /有|余|剩/u,
  fromYear: /20\d\d年度?(?:结转|转入|遗留|未办结)/u,
  forward: /转|跨年|顺延|延|留|移至|办理|在办|未办|未答|待办/u,
} as const satisfies Record<keyof typeof patterns, RegExp>;

const columns = [
  ["自然人", ["naturalPerson"]],
  // Beside others alone.
  ["(?:公民个人|公民|个人)", ["naturalPerson"]],
  ["商业企业", ["commercialEnterprise"]],
  // Beside 自然人 alone: elsewhere 企业 may be any.
  ["企业", ["commercialEnterprise"]],
  ["科研机构", ["researchInstitution"]],
  ["社会公益组织", ["socialWelfareOrganization"]],
  ["法律服务机构", ["legalServiceOrganization"]],
  [
    "法人(?:或|和|及|、)?(?:其他|其它)?组织",
    [
      "commercialEnterprise",
      "researchInstitution",
      "socialWelfareOrganization",
      "legalServiceOrganization",
      "other",
    ],
  ],
] as const;
const columnPatterns = columns.map(([name, keys]) => ({
  name: name.replace(/\(\?:([^|)]*)[^)]*\)\??/gu, "$1"),
  keys,
  pattern: new RegExp(
    `(?<!公民(?:和|及|与|或|、)?|商业|[^件条起宗份个次项人%）\\d]、)${name}(?:提出|提交|递交|申请人|申请|提起|来件|${request})*${fillWords}${countedCases}`,
    "gu",
  ),
}));

const claimsWhere = (segment: Segment, key: keyof typeof patterns, claim: Parameters<typeof claimsBy>[2]) =>
  needs[key].test(segment.text) ? claimsBy(segment, patterns[key], claim) : [];

/** The four totals that the text speaks of. */
const totalsOf = onceFor((context) => ({
  fresh: knownTotal(context, "requests.received"),
  carried: knownTotal(context, "requests.carriedOver"),
  processed: knownTotal(context, "requests.outcomes.total"),
  forward: knownTotal(context, "requests.carriedForward"),
}));

const apartFromCarried =
  /[，；](?:另有|另外|另|加上|连同|以及|外加)(?:有)?(?:上一?年度?结转|结转上一?年度?)/u;

/** What a segment says of 新收, 结转 and 办理. */
function claimsInSegment(context: Context, segment: Segment): Claim[] {
  const { agency } = context.report;
  const total = (group: CommonGroup, column?: string) => knownTotal(context, group, column);
  const { fresh, carried, processed, forward } = totalsOf(context);
  const all = fresh + carried;
  // 「收到申请39件，另有上年结转2件」: what is told beside is not in it.
  const isApart = apartFromCarried.test(segment.sentence.slice(segment.inSentence).slice(0, 120));
  const asNew = { figures: isApart ? [fresh] : [fresh, all], what: "表三“本年新收·总计”" };
  const byWay = (before: string, said: number) =>
    said > all && isPartByWay(before, agency) ? asNew : undefined;
  const asReceived = (words: string, before: string, said: number) => {
    const whole = before + words;
    if (/结转|顺延|转下|转入|上年/u.test(before)) return undefined;
    if (isPart(before, agency)) return byWay(before, said);
    if (/应(?:当)?(?:答复|办理|办结|回复)$/u.test(before)) return undefined;
    if (needs.answered.test(before)) return { figures: [processed], what: "表三“办理结果·总计”" };
    if (/其中[^，]*$/u.test(before) && !/新收/u.test(whole)) return undefined;
    if (/办理|处理/u.test(whole))
      return { figures: [all, fresh, processed], what: "表三“本年新收”加“上年结转”" };
    const isNew = /新收|新受理/u.test(whole);
    return isNew ? { ...asNew, figures: [fresh] } : asNew;
  };
  const inMiddle = (words: string, before: string, said: number) => {
    const middle = words.replace(/^.*?\d(?:件|条|份|起|宗|次|个|项)?/u, "");
    return isPart(before, agency) || isPart(middle, agency) ? byWay(before, said) : asNew;
  };
  // Where nothing came over, what was received and answered within the year is all that was answered.
  const withinYear = carried === 0 ? /其中[，]?当年(?:已)?$|当年(?:已)?$/u : /(?!)/u;
  const asAnswered = (_: string, before: string, said: number) =>
    isPart(before, agency) ||
    /公开|提供|掌握|不予|补正|告知|出具|当年|结转|顺延|转下|转入|其中[^，]*$/u.test(
      before.replace(/信息公开|依申请公开|申请公开|公开申请/gu, "").replace(
        // Nor are they more than all.
        said > processed ? /(?:其中[，]?)?当年(?:已)?$/u : withinYear,
        "",
      ),
    )
      ? undefined
      : { figures: [processed], what: "表三“办理结果·总计”" };
  const one = (figure: number | number[], what: string) => (_: string, before: string) =>
    isPart(before, agency) ? undefined : { figures: [figure].flat(), what };
  // 「公开答复274件」: all answers, or those by which information was given.
  const openly = (_: string, before: string) => {
    const disclosed = total("requests.outcomes.disclosed");
    const partly = disclosed + total("requests.outcomes.partiallyDisclosed");
    return isPart(before, agency)
      ? undefined
      : { figures: [processed, disclosed, partly], what: "表三“办理结果·总计”" };
  };
  // 「受理线上申请65件，办结62件，结转3件」: what follows is of those alone.
  const lead = segment.sentence.slice(Math.max(segment.inSentence - 120, 0), segment.inSentence);
  const ofOneWay = oneWay.exec(lead)?.[1];
  if (ofOneWay !== undefined && numberOf(ofOneWay) < fresh) return [];
  const claims = [
    ...claimsWhere(segment, "nounFirst", asReceived).map(withVerb),
    ...claimsWhere(segment, "numberFirst", inMiddle),
    ...claimsWhere(segment, "plain", inMiddle),
    ...claimsWhere(segment, "summed", (words, before, said) =>
      inMiddle(words, before, said) === undefined
        ? undefined
        : { figures: [...asNew.figures, processed], what: asNew.what },
    ),
    ...claimsWhere(segment, "volume", (words, before) =>
      isPart(before, agency) || /由|从|月|日|前|超过|突破|近|约/u.test(before.slice(-8))
        ? undefined
        : asReceived(words, before, 0),
    ),
    // Those on one subject are no more than all there are.
    ...claimsWhere(segment, "onSubject", (_, before, said) =>
      said > all && !isPart(before, agency) ? asNew : undefined,
    ),
    ...claimsWhere(segment, "byPeople", inMiddle),
    ...claimsWhere(segment, "openly", openly),
    ...claimsWhere(segment, "thereAre", one([...asNew.figures, processed], asNew.what)),
    ...claimsWhere(segment, "alone", one(asNew.figures, asNew.what)),
    ...claimsWhere(segment, "newly", one(fresh, asNew.what)),
    ...claimsWhere(segment, "answered", asAnswered),
    ...claimsWhere(segment, "carriedOver", (words, before) =>
      // 「新收申请、办理上年结转申请合计264件」 is both together.
      /合计|共计|总计/u.test(words) && /新收|收到/u.test(before)
        ? { figures: [all], what: "表三“本年新收”加“上年结转”" }
        : one(carried, "表三“上年结转·总计”")(words, before),
    ),
    ...claimsWhere(segment, "leftOver", (words, before) =>
      notYetDue.test(words) ||
      goesOn.test(segment.sentence.slice(segment.inSentence + segment.text.length).slice(0, 40))
        ? one(forward, "表三“结转下年度·总计”")(words, before)
        : undefined,
    ),
    ...claimsWhere(segment, "fromYear", (words, before) =>
      Number(words.slice(0, 4)) === context.report.year - 1
        ? one(carried, "表三“上年结转·总计”")(words, before)
        : undefined,
    ),
    ...claimsWhere(segment, "forward", one(forward, "表三“结转下年度·总计”")),
  ];
  const byColumn = (/自然人|公民|个人|法人|企业|机构|组织/u.test(segment.text) ? columnPatterns : []).flatMap(
    ({ name, keys, pattern }) =>
      claimsBy(segment, pattern, (words, before) => {
        if (name === "企业" && !/自然人|公民申请|个人申请/u.test(segment.sentence)) return undefined;
        if (
          name === "公民个人" &&
          (!/申请/u.test(segment.sentence) ||
            !/法人|企业|组织|单位/u.test(segment.sentence) ||
            !/申请|提出|提交/u.test(words))
        )
          return undefined;
        if (/不予|公开|提供/u.test(before.replace(/信息公开|依申请公开|申请公开|公开申请/gu, "")))
          return undefined;
        const sum = (group: CommonGroup) => keys.reduce((n, key) => n + total(group, key), 0);
        const [a, b, c] = [
          sum("requests.received"),
          sum("requests.carriedOver"),
          sum("requests.outcomes.total"),
        ];
        return { figures: [a, a + b, c], what: `表三“本年新收·${name}”` };
      }),
  );
  // 「以自然人为主，共提出申请62件」
  const ofPeople = /自然人[^，。；\d]{0,6}，$/u.test(lead)
    ? claimsBy(segment, byThem, () => {
        const [a, b] = [
          total("requests.received", "naturalPerson"),
          total("requests.carriedOver", "naturalPerson"),
        ];
        return { figures: [a, a + b], what: "表三“本年新收·自然人”" };
      })
    : [];
  return [...withoutOverlap(claims), ...roundly(segment, fresh, agency), ...byColumn, ...ofPeople];
}

const byThem = new RegExp(
  `^(?:共|累计|总共)*提出(?:了|的)?(?:${request}|申请)?${fillWords}${countedCases}`,
  "gu",
);

const roundedCases = new RegExp(
  `(?:${received}|新收)(?:的|各类|了)*${request}${fillWords}(\\d{1,4}\\.\\d{1,3})万件`,
  "gu",
);

/** 「新收申请1.42万件」: rounded, and no farther off. Of another size it is said of others: 「全省新收申请4.2万件」. */
const roundly = (segment: Segment, fresh: number, agency: string): Claim[] =>
  segment.text.includes("万件")
    ? matchesIn(segment.text, roundedCases).flatMap((match): Claim[] => {
        const [words, number = ""] = match;
        if (isPart(segment.text.slice(0, match.index), agency)) return [];
        const said = Math.round(Number(number) * 10_000);
        if (fresh < said / 2 || fresh > said * 2) return [];
        const unit = 10 ** (4 - (number.split(".")[1] as string).length);
        const figure = Math.abs(said - fresh) <= unit ? said : fresh;
        return [
          {
            segment,
            from: match.index,
            length: words.length,
            said,
            figures: [figure],
            what: "表三“本年新收·总计”",
          },
        ];
      })
    : [];

const oneWay = new RegExp(
  `(?:收到|受理|接收|新收)[^，；。：\\d]{0,8}(?:线上|线下|网上|网络|信函|当面|邮寄|现场)(?!和|与|及|、)[^，；。：\\d]{0,12}申请[^，；。：\\d]{0,4}${countedCases}(?:，(?![^，；。]{0,8}(?:收到|受理|接收|新收|合计|共计))[^，；。]{0,24}){0,3}，$`,
  "u",
);

const verb = new RegExp(`(?:共|累计)?(?:${received}|办理|${answered})[^，；：（）、\\d]{0,30}$`, "u");

/** The claim with the verb before its noun, so that the words quoted make sense: 「收到政府信息公开申请3件」. */
function withVerb(claim: Claim): Claim {
  const before = claim.segment.text.slice(Math.max(claim.from - 40, 0), claim.from);
  const length = verb.exec(before)?.[0].length ?? 0;
  return { ...claim, from: claim.from - length, length: claim.length + length };
}

/** Of claims on the same words the first: a carried figure is not also a received one. */
function withoutOverlap(claims: readonly Claim[]): Claim[] {
  const end = ({ from, length }: Claim) => from + length;
  const carried = (claim: Claim) => /结转/u.test(claim.what);
  const ranked = [...claims.filter(carried), ...claims.filter((claim) => !carried(claim))];
  return ranked.filter(
    (claim, i) => !ranked.slice(0, i).some((before) => before.from < end(claim) && claim.from < end(before)),
  );
}

/** What section one says of the requests of the year. */
export const requestClaims = onceFor((context): readonly Claim[] =>
  segmentsOf(context)
    .filter(({ subject, isThisYear, hasFigure }) => subject === "requests" && isThisYear && hasFigure)
    .flatMap((segment) => claimsInSegment(context, segment)),
);
