import { labelOf } from "../form/labels.ts";
import type { CommonGroup } from "../report/any-report.ts";
import type { Claim } from "./claim.ts";
import { type Context, countAt, type Found, onceFor, totalBelow } from "./finding.ts";
import { casePattern, numberOf, numberPattern } from "./number-words.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { wordsIn } from "./text.ts";

type Head = "reconsideration" | "direct" | "afterReconsideration";
type Part = "upheld" | "corrected" | "other" | "pending";

const groups: Readonly<Record<Head, CommonGroup>> = {
  reconsideration: "reviewAndLitigation.reconsideration",
  direct: "reviewAndLitigation.litigation.direct",
  afterReconsideration: "reviewAndLitigation.litigation.afterReconsideration",
};
const suits: readonly Head[] = ["direct", "afterReconsideration"];

/** How a text calls the three groups of table four, the longest first. */
const heads: readonly (readonly [pattern: string, heads: readonly Head[]])[] = [
  [
    "未经(?:行政)?复议(?:而)?直接(?:向\\S{1,6})?(?:起诉|(?:提起)?(?:行政)?诉讼)|直接(?:起诉|提起(?:行政)?诉讼)",
    ["direct"],
  ],
  ["复议后(?:再?提起|再?起诉|又?提起)?(?:的)?(?:行政)?(?:诉讼|起诉)|复议后起诉", ["afterReconsideration"]],
  ["行政诉讼|诉讼", suits],
  ["行政复议|复议", ["reconsideration"]],
];
/** 复议机关, 诉讼渠道: not cases. */
const notCases =
  "(?!决定|机关|机构|机制|前置|工作|委员会|应诉|案卷|审查|渠道|权|答复|法|申请人|被纠|和应诉|纠错)";
const headPattern = `(?:${heads.map(([pattern]) => pattern).join("|")})${notCases}`;
const wholeHeads = heads.map(([pattern, of]) => [new RegExp(`^(?:${pattern})$`, "u"), of] as const);
const headsOf = (words: string): readonly Head[] =>
  wholeHeads.find(([pattern]) => pattern.test(words))?.[1] ?? [];

const resultWords: readonly (readonly [pattern: string, part: Part])[] = [
  ["(?:结果|予以|获|被|决定|判决)?维持(?:原行政行为)?", "upheld"],
  ["(?:结果|予以|被)?(?:纠正|纠错)", "corrected"],
  ["其他结果|其它结果", "other"],
  ["尚未审结|尚未办结|未审结|未结|正在审理|尚在审理|审理中", "pending"],
];
const partPattern = resultWords.map(([pattern]) => pattern).join("|");
const wholeParts = resultWords.map(([pattern, part]) => [new RegExp(`^(?:${pattern})$`, "u"), part] as const);
const resultOf = (words: string): Part | undefined =>
  wholeParts.find(([pattern]) => pattern.test(words))?.[1];

const count = `${numberPattern}${casePattern}`;
const token = new RegExp(`(?<head>${headPattern})|(?<part>${partPattern})|${count}`, "gu");
const link = /^(?:、|和|与|及|以及|或|或者|提起|提出|被提起|的)+$/u;
const filler =
  /^(?:案件|案|申请|类|情况|数量?|件数|共计?|合计|总计|累计|发生|收到|受理|办理|有|为|了|的|均|都|是|被|各|提起|事项|其中|结果|答复)*$/u;
/** Between a figure and the head that it counts: 「1件涉及政府信息公开工作的行政复议」. */
const leadToHead = /^[^，；：（）、\d]{0,18}$/u;
const apart = /[，；。：（）]/u;
/** Cases countedCases in another way: filed, guided, of other years, won or lost. */
const otherCount =
  /备案|代理|指导|化解|败诉|出庭|旁听|引发的?申请|司法局|复议机构|复议局|复议机关(?!维持|纠正)|法院(?:审理|通报|受理)/u;

const nameOfHeads = (of: readonly Head[]): string => {
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

interface ReviewSentence {
  readonly segments: readonly Segment[];
  readonly text: string;
  readonly from: number;
}

/** The sentences of section one that speak of reviews and suits about information. */
const sentencesAbout = onceFor((context): readonly ReviewSentence[] => {
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
    if (!/复议|诉讼|维持/u.test(text)) return [];
    const topic = /依申请|申请公开|复议|诉讼/u.test(piece.heading);
    // The office of justice deals with reviews of all kinds.
    const isJustice = /司法/u.test(context.report.agency);
    if (!topic && isJustice && !/信息公开|公开申请|依申请|申请公开/u.test(text)) return [];
    return [{ segments, text, from: from - inSentence }];
  });
});

function segmentAt({ segments }: ReviewSentence, index: number): Segment | undefined {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((segments[middle] as Segment).inSentence <= index) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}

/** Reads a sentence from left to right: a head, its figure, then its parts with theirs. */
function claimsInSentence(context: Context, sentence: ReviewSentence): Claim[] {
  const claims: Claim[] = [];
  let current: readonly Head[] = [];
  let isAfterHead = false;
  let joined: readonly Head[] = [];
  let part: Part | undefined;
  let end = 0;
  /** Where the words begin that say what is countedCases. */
  let named = 0;
  let pending: { readonly number: string; readonly at: number; taken: boolean } | undefined;
  const add = (number: string, of: readonly Head[], which: Part | undefined, from: number, to: number) => {
    const segment = segmentAt(sentence, from);
    if (!segment?.isThisYear || of.length === 0) return;
    const figure = of.reduce(
      (n, head) =>
        n +
        (which === undefined
          ? totalBelow(context, groups[head])
          : countAt(context, "reviewAndLitigation", [...groups[head].split(".").slice(1), which])),
      0,
    );
    const { columns } = context.edition.sections.reviewAndLitigation;
    const group = columns.reconsideration as {
      readonly parts: Readonly<Record<string, Parameters<typeof labelOf>[0]>>;
    };
    const what = `表四“${nameOfHeads(of)}·${labelOf(group.parts[which ?? "total"] as string)}”`;
    const [only] = of;
    claims.push({
      ...(of.length === 1 && only && { cell: `${groups[only]}.${which ?? "total"}` }),
      segment,
      from: from - segment.inSentence,
      length: to - from,
      said: numberOf(number),
      figures: [figure],
      what,
    });
  };
  for (const match of sentence.text.matchAll(token)) {
    const start = match.index;
    const [words] = match;
    const between = sentence.text.slice(end, start);
    const { head, part: label } = match.groups ?? {};
    if (head !== undefined) {
      joined =
        isAfterHead && link.test(between) ? [...new Set([...joined, ...headsOf(head)])] : headsOf(head);
      if (
        pending &&
        !pending.taken &&
        leadToHead.test(between) &&
        !apart.test(between) &&
        /信息公开|公开申请|申请|涉及|被|提起|的$|^$/u.test(between)
      ) {
        pending.taken = true;
        add(pending.number, joined, undefined, pending.at, start + words.length);
      }
      if (current !== joined && !(link.test(between) && joined.length > headsOf(head).length)) named = start;
      current = joined;
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
      const taken = current.length > 0 && filler.test(between);
      if (taken) add(digits, current, part, named, start + words.length);
      pending = { number: digits, at: start, taken };
      part = undefined;
    }
    isAfterHead = head !== undefined;
    end = start + words.length;
  }
  return otherCount.test(sentence.text) ? [] : claims;
}

/** What section one says of reviews and suits: totals and results. */
export const reviewClaims = onceFor((context): readonly Claim[] =>
  sentencesAbout(context).flatMap((sentence) => claimsInSentence(context, sentence)),
);

const noCases = new RegExp(
  `(?:未(?!经)|没有|无|从未|零)(?:发生|收到|出现|产生|涉及|被|因|接到)*[^，；。：（）]{0,40}?(?:${headPattern})(?:的|案件|案|申请|情况|事项|情形|事件|现象|问题|等)*(?=[，；。：（）]|$)`,
  "gu",
);
const eachHead = new RegExp(headPattern, "gu");

/** 「未发生行政复议、行政诉讼」 while table four has cases. */
export function saidNoReview(context: Context): Found[] {
  return sentencesAbout(context).flatMap((sentence) =>
    [...sentence.text.matchAll(noCases)].flatMap((match): Found[] => {
      const [words] = match;
      const segment = segmentAt(sentence, match.index);
      if (!segment?.isThisYear || /败诉|纠错|纠正|撤销|变更|超期|逾期/u.test(words)) return [];
      const named = [...new Set([...words.matchAll(eachHead)].flatMap(([head]) => headsOf(head)))];
      const cases = named.reduce((n, head) => n + totalBelow(context, groups[head]), 0);
      if (cases === 0) return [];
      const quoted = wordsIn(segment.piece, sentence.from + match.index, words.length);
      const message = `文中“${quoted.found}”，但表四“${nameOfHeads(named)}”共有 ${cases} 件，请核对，改正写错的一处。`;
      return [{ ...quoted, expected: String(cases), message }];
    }),
  );
}

const upheld =
  /(?:均|全部|全|都)(?:已)?(?:获|被|予以|得到|为|是|判决|决定|裁定)*(?:结果)?维持|维持率(?:为|达到?)?100%|结果均为维持/gu;

/** 「均获维持」 while table four has other results. */
export function saidUpheld(context: Context): Found[] {
  return sentencesAbout(context).flatMap((sentence) => {
    if (/除|另有|此外/u.test(sentence.text)) return [];
    const heads = [...new Set([...sentence.text.matchAll(eachHead)].flatMap(([head]) => headsOf(head)))];
    const of = heads.length > 0 ? heads : (Object.keys(groups) as Head[]);
    const decided = /审结|办结|已结|已作出/u.test(sentence.text);
    const others = (["corrected", "other", ...(decided ? [] : ["pending"])] as const).reduce(
      (n, part) =>
        n +
        of.reduce(
          (m, head) =>
            m + countAt(context, "reviewAndLitigation", [...groups[head].split(".").slice(1), part]),
          0,
        ),
      0,
    );
    if (others === 0) return [];
    return [...sentence.text.matchAll(upheld)].flatMap((match): Found[] => {
      const segment = segmentAt(sentence, match.index);
      if (!segment?.isThisYear) return [];
      const before = sentence.text.slice(0, match.index).replace(/，$/u, "");
      const from = Math.max(...["，", "；", "：", "（", "）"].map((sign) => before.lastIndexOf(sign))) + 1;
      const quoted = wordsIn(segment.piece, sentence.from + from, match.index - from + match[0].length);
      const message = `文中“${quoted.found}”，但表四“${nameOfHeads(of)}”中未获维持的还有 ${others} 件，请核对，改正写错的一处。`;
      return [{ ...quoted, expected: String(others), message }];
    });
  });
}
