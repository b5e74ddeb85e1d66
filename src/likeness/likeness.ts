import { Matcher, type MatchText, matchText } from "./matching.ts";
import { ownSentences } from "./own-words.ts";

/** From which share on a text is told: what another agency has too, and what stood in the own report of last year. */
export const likenessFrom = {
  other: { listed: 0.3, warned: 0.5 },
  lastYear: { listed: 0.6, warned: 0.8 },
} as const;

/** Texts with fewer characters of their own say too little to be compared; of a single section fewer will do. */
export const fewestOwn = { text: 300, section: 40 } as const;

let knownMatcher: Matcher | undefined;
/** One matcher for all: to make its tables anew takes longer than to match two reports. */
const matcherAtHand = () => (knownMatcher ??= new Matcher());

/** A text's own sentences made ready to be compared. */
export const ownText = (text: readonly string[], names: readonly string[] = []): MatchText =>
  matchText(ownSentences(text, names));

/** What `sharedWith` tells, of texts that were made ready. */
export function sharedShare(
  text: MatchText,
  other: MatchText,
): { readonly share: number; readonly length: number } {
  const matcher = matcherAtHand();
  matcher.against(other);
  return { share: matcher.shared(text).second, length: text.length };
}

/**
 * Which share of a text stands in another too, sentence by sentence, whatever its figures, years and names: 0 for
 * nothing, 1 for all of it. Sentences may stand in another order, and have some words changed.
 *
 * @param text - paragraphs, without headings and tables
 * @param other - paragraphs of the text that it may be taken from
 * @param names - how the agency calls itself
 * @returns the share in characters, and how many characters of its own the text has
 * @example
 * const { share } = sharedWith(["2024年公开机构职能信息20条。"], ["2023年公开机构职能信息18条。"]); // 1
 */
export function sharedWith(
  text: readonly string[],
  other: readonly string[],
  names: readonly string[] = [],
): { readonly share: number; readonly length: number } {
  return sharedShare(ownText(text, names), ownText(other, names));
}
