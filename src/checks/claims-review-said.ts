import {
  groups,
  type Head,
  headPattern,
  headsOf,
  nameOfHeads,
  type Part,
  segmentAt,
  sentencesAbout,
  suits,
} from "./claims-review.ts";
import { type Context, countAt, type Found, totalBelow } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import { wordsIn } from "./text.ts";

const noCases = new RegExp(
  `${headPattern}(?:案件|案|数量|数|量|的|情况|申请)*(?:均|都)?(?:为|是)(?:0|零)(?=[，；。：（）]|$)|${headPattern}(?:的|案件|案|申请|情况|事项|情形|事件)*(?:均|都)?(?:(?:未|没有|从未)(?:发生|出现|产生)(?:过)?|零(?:发生|案件|增长(?!.)))(?=[，；。：（）]|$)|(?:未(?!经)|没有|不存在|未曾|无|从未|零)(?:发生|收到|出现|产生|涉及|被|因|接到)*[^，；。：（）]{0,40}?(?:${headPattern})(?:的|案件|案|申请|情况|事项|情形|事件|现象|问题|发生|等|[、和及或](?:信访|举报|投诉|申诉)(?:、?(?:信访|举报|投诉|申诉))*(?:案件|件|事件|事项)?)*(?=[，；。：（）]|$)`,
  "gu",
);
const eachHead = new RegExp(headPattern, "gu");
/** The groups that a text names, each once. */
const groupsNamedIn = (text: string): Head[] => [
  ...new Set(matchesIn(text, eachHead).flatMap(([head]) => headsOf(head))),
];
/** Where the last clause of a text begins. */
const clauseStart = (text: string): number =>
  Math.max(...["，", "；", "：", "（", "）"].map((sign) => text.lastIndexOf(sign))) + 1;

/** 「未发生行政复议、行政诉讼」 while table four has cases. */
export function saidNoReview(context: Context): Found[] {
  return sentencesAbout(context).flatMap((sentence) =>
    matchesIn(sentence.text, noCases).flatMap((match): Found[] => {
      const [words] = match;
      const segment = segmentAt(sentence, match.index);
      if (!segment?.isThisYear || /败诉|纠错|纠正|撤销|变更|超期|逾期/u.test(words)) return [];
      const named = groupsNamedIn(words);
      const cases = named.reduce((n, head) => n + totalBelow(context, groups[head]), 0);
      if (cases === 0) return [];
      const quoted = wordsIn(segment.piece, sentence.from + match.index, words.length);
      const message = `文中“${quoted.found}”，但表四“${nameOfHeads(named)}”共有 ${cases} 件，请核对，改正写错的一处。`;
      return [{ ...quoted, expected: String(cases), message }];
    }),
  );
}

/** 「均获维持」: nothing but 维持. 「无败诉」「全部驳回」: nothing was put right. */
const upheld =
  /(?:均|全部|全|都)(?:已)?(?:获|被|予以|得到|为|是|判决|决定|裁定|作出|做出|复议机关|上级机关|人民法院|法院)*(?:结果)?维持(?:的)?(?:决定|判决)?|维持率(?:为|达到?)?100%|结果均为维持/gu;
const notLost =
  /(?:未有|未发生|未出现|不存在|没有|无)[^，；。：（）\d]{0,40}?(?:复议|诉讼)(?:被)?(?:败诉|纠正|纠错|撤销|确认违法)(?:[^，；。：（）\d]{0,12}(?:败诉|纠错|纠正))?(?:的)?(?:案件|案|情形|情况|现象|问题|等)*(?=[，；。：（）]|$)|(?:未|无|没有|从未|零)(?:发生|出现|一|有|被|件|起|例)*(?:被)?(?:败诉|纠正|纠错|撤销|变更|确认违法)(?:的)?(?:案件|案|情形|情况|现象)?|(?:败诉|纠错|纠正)(?:率|数)?(?:案件)?(?:为|是|均为)(?:0|零)(?!\.)%?|胜诉率(?:为|达到?|均为)?100%|(?:均|全部|全|都)(?:已)?(?:胜诉|(?:判决|裁定|被)?(?:法院)?驳回(?:了)?(?:原告|申请人|对方|其)?(?:的)?(?:全部)?(?:诉讼请求|起诉|复议请求|复议申请)?)/gu;

const allDecided =
  /(?:均|全部|全|都)(?:已)?(?:全部|依法|按期|按时)*(?:审结|结案|审理(?:完毕|完结|终结)|作出(?:复议|生效)?(?:决定|判决))(?=[，；。：（）]|$)/gu;
const allPending =
  /(?:均|全部|都)(?:尚|仍|还)?(?:未(?:审结|办结|结案)|(?:在|处于)(?:审理|办理)(?:之中|中|过程中|阶段)|正在审理(?:之中|中)?)(?=[，；。：（）]|$)/gu;

/** 「均获维持」 while table four has other results, 「均已审结」 while it has some that are not. */
export function saidUpheld(context: Context): Found[] {
  return sentencesAbout(context).flatMap((sentence) => {
    const { text } = sentence;
    if (/除|另有|此外/u.test(text) || !/维持|胜诉|败诉|纠|驳回|撤销|变更|违法|[审办]结|结案|审理/u.test(text))
      return [];
    const heads = groupsNamedIn(text);
    /** What stands before a place, not farther than anyone writes: sentences without end are not gone through each time. */
    const before = (end: number) => text.slice(Math.max(end - 400, 0), end);
    /** The heads of its own clause, 「复议3件均维持，诉讼3件……」, or else all that stand before it. */
    const headsAt = (index: number) => {
      const lead = before(index);
      const clause = groupsNamedIn(lead.slice(clauseStart(lead)));
      const part = groupsNamedIn(lead.slice(lead.lastIndexOf("；") + 1));
      return clause.length > 0 ? clause : part.length > 0 ? part : groupsNamedIn(lead);
    };
    /** The heads of the nearest clause that names any. */
    const headsJustBefore = (index: number) => {
      const clauses = before(index).split(/[，；：（）]/u);
      return groupsNamedIn(clauses.findLast((clause) => groupsNamedIn(clause).length > 0) ?? "");
    };
    const decided = /审结|办结|已结|已作出/u.test(text) && !/(?:均|全部|都)(?:已)?(?:审结|办结)/u.test(text);
    const told = (pattern: RegExp, parts: readonly Part[], result: string): Found[] =>
      matchesIn(text, pattern).flatMap((match): Found[] => {
        // Of several kinds the one that stands nearest before; 胜诉 and 败诉 are of suits.
        const end = match.index + match[0].length;
        const inside = groupsNamedIn(match[0]);
        if (match[0].includes("复议") && !inside.includes("reconsideration")) inside.push("reconsideration");
        const nearest =
          inside.length > 0
            ? inside
            : pattern === notLost
              ? headsOf(matchesIn(before(end), eachHead).at(-1)?.[0] ?? "")
              : pattern === upheld
                ? headsAt(match.index)
                : headsJustBefore(match.index);
        const named =
          nearest.length > 0 ? nearest : heads.length > 0 ? heads : (Object.keys(groups) as Head[]);
        const ofSuits =
          /诉(?!讼)/u.test(match[0]) && !match[0].includes("复议")
            ? named.filter((head) => head !== "reconsideration")
            : named;
        const of = ofSuits.length > 0 ? ofSuits : suits;
        const others = parts.reduce(
          (n, part) =>
            n +
            of.reduce(
              (m, head) =>
                m + countAt(context, "reviewAndLitigation", [...groups[head].split(".").slice(1), part]),
              0,
            ),
          0,
        );
        const segment = segmentAt(sentence, match.index);
        if (others === 0 || !segment?.isThisYear) return [];
        const lead = before(match.index).replace(/，$/u, "");
        const from = match.index - before(match.index).length + clauseStart(lead);
        const quoted = wordsIn(segment.piece, sentence.from + from, match.index - from + match[0].length);
        const message = `文中“${quoted.found}”，但表四“${nameOfHeads(of)}”中${result}还有 ${others} 件，请核对，改正写错的一处。`;
        return [{ ...quoted, expected: String(others), message }];
      });
    return [
      ...told(upheld, ["corrected", "other", ...(decided ? [] : (["pending"] as const))], "未获维持的"),
      ...told(notLost, ["corrected"], "结果纠正的"),
      ...told(allDecided, ["pending"], "尚未审结的"),
      ...told(allPending, ["upheld", "corrected", "other"], "已审结的"),
    ];
  });
}

const onlyCase = new RegExp(
  `(${headPattern})(?:案件|案)*(?:共|有|为)*(?<![\\d])(?:1|一)(?:件|起|宗)，(?:结果|复议机关|人民法院|法院|该案|目前|现|经审理|已|被|均|依法|判决|决定|作出|予以|仍|为)*(维持|纠正|撤销|败诉|尚未审结|正在审理|未审结|审理中)(?:原行政行为|答复)?(?=[，。；]|$)`,
  "gu",
);
const partOfWord = (word: string): Part =>
  word === "维持" ? "upheld" : /纠正|撤销|败诉/u.test(word) ? "corrected" : "pending";

/** 「行政复议1件，结果纠正」, while table four has the one case under another result. */
export function resultOfTheOnly(context: Context): Found[] {
  return sentencesAbout(context).flatMap((sentence) =>
    (/[1一][件起宗]，/u.test(sentence.text) ? matchesIn(sentence.text, onlyCase) : []).flatMap(
      (match): Found[] => {
        const [words, head = "", result = ""] = match;
        const of = headsOf(head);
        const at = (part: Part | "total") =>
          of.reduce(
            (n, one) =>
              n + countAt(context, "reviewAndLitigation", [...groups[one].split(".").slice(1), part]),
            0,
          );
        const segment = segmentAt(sentence, match.index);
        if (!segment?.isThisYear || of.length === 0 || at("total") !== 1 || at(partOfWord(result)) === 1)
          return [];
        const from = match.index + words.lastIndexOf(result);
        const quoted = wordsIn(segment.piece, sentence.from + from, result.length);
        const message = `文中写唯一的一件“${quoted.found}”，但表四“${nameOfHeads(of)}”的这一件不在这一格，请核对，改正写错的一处。`;
        return [{ ...quoted, message }];
      },
    ),
  );
}

const slogan = /零(?:行政)?(?:复议|诉讼|应诉)(?:[、，和](?:零)(?:行政)?(?:复议|诉讼|应诉))*/gu;

/** 「零复议、零诉讼」, in quotation marks or not, while table four has cases. */
export function saidNilBySlogan(context: Context): Found[] {
  return context.pieces.flatMap((piece) => {
    if (piece.section !== "overview" || !/零(?:行政)?(?:复议|诉讼|应诉)/u.test(piece.said)) return [];
    return matchesIn(piece.said, slogan).flatMap((match): Found[] => {
      const named = groupsNamedIn(match[0]);
      const cases = named.reduce((n, head) => n + totalBelow(context, groups[head]), 0);
      if (
        cases === 0 ||
        /力争|争取|确保|目标|努力/u.test(piece.said.slice(Math.max(match.index - 20, 0), match.index))
      )
        return [];
      const quoted = wordsIn(piece, match.index, match[0].length);
      const message = `文中“${quoted.found}”，但表四“${nameOfHeads(named)}”共有 ${cases} 件，请核对，改正写错的一处。`;
      return [{ ...quoted, expected: String(cases), message }];
    });
  });
}
