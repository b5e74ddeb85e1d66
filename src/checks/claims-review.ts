import { labelOf } from "../form/labels.ts";
import type { CommonGroup } from "../report/any-report.ts";
import type { Claim } from "./claim.ts";
import { type Context, knownCount, knownTotal, onceFor } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { casePattern, numberOf, numberPattern } from "./number-words.ts";
import { type Segment, segmentsOf } from "./segments.ts";

export type Head = "reconsideration" | "direct" | "afterReconsideration";
export type Part = "upheld" | "corrected" | "other" | "pending";
/** A result, or all of them: what is decided. */
type Counted = Part | "decided";

export const groups: Readonly<Record<Head, CommonGroup>> = {
  reconsideration: "reviewAndLitigation.reconsideration",
  direct: "reviewAndLitigation.litigation.direct",
  afterReconsideration: "reviewAndLitigation.litigation.afterReconsideration",
};
export const suits: readonly Head[] = ["direct", "afterReconsideration"];

/** 「直接起诉的行政诉讼」 names the group once, in two words. */
const asSuit = "(?:的(?:政府信息公开)?(?:行政)?诉讼)?";
/** How a text calls the three groups of table four, the longest first. */
const heads: readonly (readonly [pattern: string, heads: readonly Head[]])[] = [
  [
    `(?:未经(?:行政)?复议(?:而)?直接(?:向\\S{1,6})?(?:起诉|(?:提起)?(?:行政)?诉讼)|直接(?:向[^，。；\\d]{1,8}?)?(?:起诉|提起(?:行政)?诉讼))${asSuit}`,
    ["direct"],
  ],
  [
    `(?:行政)?复议后(?:再?提起|再?起诉|[又再](?:向[^，。；\\d]{1,8}?)?(?:提起)?|又?提起)?(?:的)?(?:行政)?(?:诉讼|起诉)${asSuit}`,
    ["afterReconsideration"],
  ],
  ["行政诉讼|诉讼|行政应诉|被诉", suits],
  ["行政复议|复议", ["reconsideration"]],
];
/** 复议机关, 诉讼渠道: not cases. */
const notCases =
  "(?!决定|机关|机构|机制|前置|工作|委员会|应诉(?!案件|案)|案卷|审查|渠道|权|答复|法|申请人|行政|单位|率|部门|被纠(?!正?(?:的|共|有|为)?\\d)|和应诉|纠错)";
export const headPattern = `(?:${heads.map(([pattern]) => pattern).join("|")})${notCases}`;
const wholeHeads = heads.map(([pattern, of]) => [new RegExp(`^(?:${pattern})$`, "u"), of] as const);
export const headsOf = (words: string): readonly Head[] =>
  wholeHeads.find(([pattern]) => pattern.test(words))?.[1] ?? [];

const resultWords: readonly (readonly [pattern: string, part: Counted])[] = [
  ["(?:结果|予以|获|被|决定|判决)?维持(?:原行政行为)?", "upheld"],
  [
    "(?:结果|予以|被)?(?:纠正|纠错)|败诉|被(?:复议机关|上级|法院)?(?:依法)?(?:撤销|变更|确认违法)",
    "corrected",
  ],
  ["其[他它]结果|[作做]出其[他它]处理", "other"],
  ["尚未审结|尚未办结|(?:没有|没)(?:审结|办结)|未审结|未结|正在审理|尚在审理|审理中", "pending"],
  ["(?<=[，；、件]|年内|年底|目前)(?:已|年内|均已|已经)*(?:审结|结案)(?!率|的)", "decided"],
];
const partPattern = resultWords.map(([pattern]) => pattern).join("|");
const wholeParts = resultWords.map(([pattern, part]) => [new RegExp(`^(?:${pattern})$`, "u"), part] as const);
const resultOf = (words: string): Counted | undefined =>
  /^(?:年内|均|已|经)*(?:审结|结案)$/u.test(words)
    ? "decided"
    : wholeParts.find(([pattern]) => pattern.test(words))?.[1];

const count = `${numberPattern}${casePattern}`;
const token = new RegExp(`(?<head>${headPattern})|(?<part>${partPattern})|${count}`, "gu");
const link = /^(?:、|和|与|及|以及|或|或者|提起|提出|被提起|的)+$/u;
const filler =
  /^(?:应诉)?(?:政府信息公开|案件|案|申请|类|情况|数量?|件数|共计?|合计|总计|累计|发生|收到|受理|办理|有|为|了|的|均|都|是|被|各|提起|事项|其中|结果|答复)*$/u;
/** Between a figure and the head that it counts: 「1件涉及政府信息公开工作的行政复议」. */
const leadToHead = /^[^，；：（）、\d]{0,18}$/u;
const isThose = /^，(?:均|全部|都)?(?:系|属|为)$/u;
const apart = /[，；。：（）]/u;
/** 「58件申请引发行政复议13件」: what stands before is no case of review. */
const givesRise = /(?:引发|引起|导致|产生|衍生)/u;
/** Cases countedCases in another way: filed, guided, of other years, won or lost. */
const otherCount =
  /备案|代理|指导|可能|化解|败诉(?!(?:案件|案)?(?:共|有|为)?\d)|出庭|旁听|引发的?申请|司法局|复议机构|复议局|复议机关(?!(?:依法|予以|均|已)*(?:维持|纠正|撤销|变更|确认))|法院(?:审理|通报|受理)/u;

export const nameOfHeads = (of: readonly Head[]): string => {
  const names = [
    ...(of.includes("reconsideration") ? ["行政复议"] : []),
    ...(suits.every((head) => of.includes(head))
      ? ["行政诉讼"]
      : of.includes("direct")
        ? ["未经复议直接起诉"]
        : of.includes("afterReconsideration")
          ? ["复议后起诉"]
          : []),
  ];
  return names.join("、");
};

/** What reviews and suits are about, if not information. */
const otherMatters =
  /投诉|举报|医疗|纠纷|劳动|价格|处罚|许可|征收|征地|拆迁|工伤|强制|登记|信访|合同|确权|补偿|赔偿|执法|与[^，。]{0,6}信息公开[^，。]{0,6}无关/u;

const namesInformation = (text: string) =>
  /信息公开|公开申请|依申请|申请公开|公开信息/u.test(
    text.replace(
      /与[^，。]{0,6}信息公开[^，。]{0,6}无关|(?:没有|无)?(?:一[件起宗例]|不|未)涉及[^，。]{0,6}信息公开(?![^，。；]{0,6}(?:复议|诉|案))/gu,
      "",
    ),
  );

/** 「因交通违法处罚引发行政复议47件；政府信息公开方面未发生」: between two ； the first is on another matter. */
function isOnOther(text: string, at: number): boolean {
  // Not farther: a sentence without end is not gone through for each of its figures.
  const start = Math.max(at - 200, 0);
  const near = text.slice(start, at + 200);
  const end = near.indexOf("；", at - start);
  const part = near.slice(near.lastIndexOf("；", at - start) + 1, end === -1 ? undefined : end);
  return part.length < near.length && otherMatters.test(part) && !namesInformation(part);
}

export interface ReviewSentence {
  readonly segments: readonly Segment[];
  /** Figures of lists that say 分别为, each behind its name. */
  readonly pairs: readonly Segment[];
  readonly text: string;
  readonly from: number;
}

/** The sentences of section one that speak of reviews and suits about information. */
export const sentencesAbout = onceFor((context): readonly ReviewSentence[] => {
  const sentences: Segment[][] = [];
  for (const segment of segmentsOf(context)) {
    const [before] = sentences.at(-1) ?? [];
    if (
      before?.piece === segment.piece &&
      before.from - before.inSentence === segment.from - segment.inSentence
    )
      sentences.at(-1)?.push(segment);
    else sentences.push([segment]);
  }
  return sentences.flatMap((segments): ReviewSentence[] => {
    const { piece, sentence: text, from, inSentence } = segments[0] as Segment;
    if (!/复议|诉讼|维持|[应被起]诉/u.test(text)) return [];
    const topic = /依申请|申请公开|复议|诉讼/u.test(piece.heading);
    const isNamed = namesInformation(text);
    // 「医疗纠纷诉讼6件，均不涉及信息公开」
    if (!isNamed && /(?:不|未)涉及[^，。；]{0,6}信息公开(?=$|[，。；])/u.test(text)) return [];
    // The office of justice deals with reviews of all kinds; others have some on other matters.
    const isJustice = /司法/u.test(context.report.agency);
    if (!topic && isJustice && !isNamed) return [];
    if (!isNamed && (otherMatters.test(text) || /行政应诉/u.test(text))) return [];
    return [
      {
        segments: segments.filter(({ quote }) => quote === undefined),
        pairs: segments.filter(({ quote }) => quote !== undefined),
        text,
        from: from - inSentence,
      },
    ];
  });
});

export function segmentAt({ segments }: ReviewSentence, index: number): Segment | undefined {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((segments[middle] as Segment).inSentence <= index) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}

/** A claim that so many cases of some groups, or of one result, were there. */
function claimOf(
  context: Context,
  of: readonly Head[],
  told: Counted | undefined,
  number: string,
  isDecided = false,
): Pick<Claim, "said" | "figures" | "what" | "cell" | "totals"> {
  const decided = isDecided || told === "decided";
  const which = told === "decided" ? undefined : told;
  const at = (head: Head, part: Part) =>
    knownCount(context, "reviewAndLitigation", [...groups[head].split(".").slice(1), part]);
  const figure = of.reduce(
    (n, head) =>
      n +
      (which === undefined
        ? knownTotal(context, groups[head]) - (decided ? at(head, "pending") : 0)
        : at(head, which)),
    0,
  );
  const { columns } = context.edition.sections.reviewAndLitigation;
  const group = columns.reconsideration as {
    readonly parts: Readonly<Record<string, Parameters<typeof labelOf>[0]>>;
  };
  const label = decided ? "已审结" : labelOf(group.parts[which ?? "total"] as string);
  const [only] = of;
  return {
    ...(of.length === 1 && only && !decided && { cell: `${groups[only]}.${which ?? "total"}` }),
    ...(which === undefined && !decided && { totals: of.map((head) => `${groups[head]}.total`) }),
    said: numberOf(number),
    figures: [figure],
    what: `表四“${nameOfHeads(of)}·${label}”`,
  };
}

/** Figures of lists that say 分别为: 「维持、纠正分别为3件、1件」. */
const pairedClaims = (context: Context, { pairs, text, from: start }: ReviewSentence): Claim[] =>
  pairs.flatMap((segment): Claim[] => {
    const before = text.slice(
      Math.max((segment.quote?.from ?? start) - start - 300, 0),
      (segment.quote?.from ?? start) - start,
    );
    const tokens = matchesIn(segment.text, token);
    const named = (words: string) =>
      matchesIn(words, token).flatMap(({ groups: is }) => (is?.head === undefined ? [] : [headsOf(is.head)]));
    const part = tokens.find(({ groups: is }) => is?.part !== undefined)?.groups?.part;
    const of = named(segment.text).at(-1) ?? (part === undefined ? [] : (named(before).at(-1) ?? []));
    const number = tokens.find((match) => match[3] !== undefined)?.[3];
    if (number === undefined || of.length === 0 || !segment.isThisYear) return [];
    return [
      {
        segment,
        from: 0,
        length: segment.text.length,
        ...claimOf(context, of, part === undefined ? undefined : resultOf(part), number),
      },
    ];
  });

/** Reads a sentence from left to right: a head, its figure, then its parts with theirs. */
function claimsInSentence(context: Context, sentence: ReviewSentence): Claim[] {
  const claims: Claim[] = [];
  let current: readonly Head[] = [];
  let all: readonly Head[] = [];
  let isAfterHead = false;
  let joined: readonly Head[] = [];
  let part: Counted | undefined;
  let end = 0;
  /** Where the words begin that say what is countedCases. */
  let named = 0;
  let pending: { readonly number: string; readonly at: number; taken: boolean } | undefined;
  /** What was spoken of before a bracket, and whether figures stood in it: what follows goes on with that. */
  let outside: { readonly heads: readonly Head[]; figured: boolean } | undefined;
  const add = (number: string, of: readonly Head[], which: Counted | undefined, from: number, to: number) => {
    const segment = segmentAt(sentence, from);
    if (!segment?.isThisYear || of.length === 0) return;
    // 「已审结的7件行政诉讼案件」 leaves those out that are pending.
    const decided =
      which === undefined && /(?<!未)审结(?:的|了)?$/u.test(sentence.text.slice(Math.max(from - 6, 0), from));
    claims.push({
      segment,
      from: from - segment.inSentence,
      length: to - from,
      ...claimOf(context, of, which, number, decided),
    });
  };
  const lists = sentence.pairs.map(({ quote }) => quote as { from: number; length: number });
  let nextList = 0;
  /** Asked from left to right. */
  const inList = (index: number) => {
    const at = sentence.from + index;
    const ends = (list: (typeof lists)[number]) => list.from + list.length;
    for (let list = lists[nextList]; list && ends(list) <= at; list = lists[++nextList]);
    return (lists[nextList]?.from ?? Infinity) <= at;
  };
  for (const match of matchesIn(sentence.text, token)) {
    const start = match.index;
    if (inList(start)) continue;
    const [words] = match;
    const between = sentence.text.slice(end, start);
    const { head, part: label } = match.groups ?? {};
    if (between.includes("）") && outside) {
      if (outside.figured) current = outside.heads;
      outside = undefined;
    }
    if (between.lastIndexOf("（") > between.lastIndexOf("）")) outside = { heads: current, figured: false };
    const [one] = current;
    if (
      head !== undefined &&
      current.length === 1 &&
      one !== "reconsideration" &&
      headsOf(head).length === 2 &&
      (isAfterHead ? /^的?(?:政府信息公开)?$/u.test(between) : pending?.taken && leadToHead.test(between))
    ) {
      // 「直接起诉的6件政府信息公开诉讼」, 「直接起诉的行政诉讼6件」: the wider word says the same cases again.
    } else if (head !== undefined) {
      // 「行政诉讼1件，系复议后起诉」: which suits they were.
      if (pending?.taken && current.length === 2 && headsOf(head).length === 1 && isThose.test(between))
        add(pending.number, headsOf(head), undefined, start - 1, start + words.length);
      joined =
        isAfterHead && link.test(between) ? [...new Set([...joined, ...headsOf(head)])] : headsOf(head);
      if (
        pending &&
        !pending.taken &&
        leadToHead.test(between) &&
        !apart.test(between) &&
        !givesRise.test(between) &&
        /信息公开|公开申请|申请|涉及|被|提起|的$|^$/u.test(between)
      ) {
        pending.taken = true;
        add(pending.number, joined, undefined, pending.at, start + words.length);
      }
      if (current !== joined && !(link.test(between) && joined.length > headsOf(head).length)) named = start;
      current = joined;
      all = [...new Set([...all, ...joined])];
      part = undefined;
    } else if (label !== undefined) {
      if (pending && !pending.taken && /^(?:申请|案件)?(?:为|被|予以|的|已|获|均|系)*$/u.test(between)) {
        pending.taken = true;
        add(pending.number, current, resultOf(label), pending.at, start + words.length);
      }
      part = resultOf(label);
      named = start;
    } else {
      const digits = match[3] as string;
      // 「复议15件、诉讼10件，合计25件；未审结5件」: from the sum on all are meant.
      if (/[，。；]?(?:合计|共计|总计|总共|两项共)$/u.test(between) && all.length > current.length)
        current = all;
      const taken = current.length > 0 && filler.test(between);
      if (taken) add(digits, current, part, named, start + words.length);
      if (outside) outside.figured = true;
      // 「复议10件，诉讼0件，结果维持2件」: what follows is not of the suits that were none.
      const earlier = all.filter((other) => !current.includes(other));
      if (taken && part === undefined && numberOf(digits) === 0 && earlier.length > 0) current = earlier;
      pending = { number: digits, at: start, taken };
      part = undefined;
    }
    isAfterHead = head !== undefined;
    end = start + words.length;
  }
  // What is said behind a figure, 「行政诉讼9起，负责人出庭应诉制度得到落实」, makes it no other.
  // 「行政复议126件，其中涉及政府信息公开的18件」: what stands before is of all kinds.
  const within = /其中[^，。；\d]{0,8}(?:政府)?信息公开/u.exec(sentence.text)?.index ?? -1;
  const isNamedBefore = within > 0 && namesInformation(sentence.text.slice(0, within));
  // What all bodies of review in its area received is a government's own count.
  const isGovernment = context.report.agency.endsWith("人民政府");
  const otherAt = (isGovernment ? sentence.text.replace(reviewBodies, coverOf) : sentence.text).search(
    otherCount,
  );
  const ofBodies = reviewBodies.test(sentence.text) && { orElse: allReviews };
  const told = ofBodies ? claims.map((claim) => ({ ...claim, ...ofBodies })) : claims;
  return told.filter(
    ({ segment: { inSentence, text }, from }) =>
      (otherAt === -1 || inSentence + text.length <= otherAt) &&
      (inSentence + from >= within || isNamedBefore) &&
      !isOnOther(sentence.text, inSentence + from),
  );
}

const reviewBodies = /各级(?:行政)?复议机关/u;
const allReviews = "表四填的是对本级各机关的答复申请复议的件数，文中是复议机关收到的全部案件的";
const coverOf = (words: string) => " ".repeat(words.length);

/** What section one says of reviews and suits: totals and results. */
export const reviewClaims = onceFor((context): readonly Claim[] =>
  sentencesAbout(context).flatMap((sentence) => [
    ...claimsInSentence(context, sentence),
    ...pairedClaims(context, sentence),
  ]),
);
