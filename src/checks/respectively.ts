import { matchesIn } from "./matches.ts";
import { casePattern, numberPattern } from "./number-words.ts";

/** One name of a list with the figure that belongs to it: 「维持、纠正分别为3件、1件」. */
export interface Pair {
  readonly name: string;
  /** The figure with its unit. */
  readonly amount: string;
}

/** A list that says 分别为, with its place in the text. */
export interface Respectively {
  readonly from: number;
  readonly to: number;
  readonly pairs: readonly Pair[];
}

const listLink = "(?:、|和|与|及|以及|或)";
const listName = "[\\u4e00-\\u9fff\\uE001\\uE002]{2,24}?";
const listAmount = `${numberPattern}(?:${casePattern}|万?元)?`;
const list = new RegExp(
  `(${listName}(?:${listLink}${listName}){1,12})(?:的|申请|案件|数量|件数|数|情况|信息)*(?:分别|依次)(?:为|是|有|达|共|计)*[：，]?(${listAmount}(?:${listLink}${listAmount}){1,12})`,
  "gu",
);
const eachAmount = new RegExp(`${numberPattern}(${casePattern}|万?元)?`, "gu");

/** The lists of a text in which names stand first and their figures behind, as many of each. */
export function respectivelyIn(text: string): Respectively[] {
  if (!text.includes("分别") && !text.includes("依次")) return [];
  return matchesIn(text, list).flatMap((match): Respectively[] => {
    const [words, names = "", amounts = ""] = match;
    const given = matchesIn(amounts, eachAmount).map(([one, number, unit]) => ({ one, number, unit }));
    // The last unit goes for all: 「分别为3、1、2件」.
    const unit = given.at(-1)?.unit ?? "件";
    const called = names.split(new RegExp(listLink, "u"));
    if (called.length !== given.length) return [];
    return [
      {
        from: match.index,
        to: match.index + words.length,
        pairs: called.map((one, i) => ({
          name: one,
          amount: `${given[i]?.number ?? ""}${given[i]?.unit ?? unit}`,
        })),
      },
    ];
  });
}
