import { fewestOwn, likenessFrom } from "./likeness.ts";
import { Matcher, type MatchText, matchText } from "./matching.ts";
import { type OwnSentence, ownSentences } from "./own-words.ts";
import { candidatesIn, indexPrints, printsOf, sentenceBreak, sentenceNumber } from "./prints.ts";

/** A text of a batch. */
export interface BatchText {
  /** Whose it is: once in a batch. */
  readonly name: string;
  /** Without headings and tables. */
  readonly paragraphs: readonly string[];
  /** How the agency calls itself, besides its name. */
  readonly names?: readonly string[];
}

/** Two texts that are alike. */
export interface LikePair {
  readonly first: string;
  readonly second: string;
  /** Whether the second is a text of the year before. */
  readonly before: boolean;
  /** The share of the first in the second, and of the second in the first; the greater of them tells. */
  readonly firstShare: number;
  readonly secondShare: number;
  readonly share: number;
}

/** Texts that are alike, each with another of them. */
export interface LikeGroup {
  readonly names: readonly string[];
  /** How many pairs of them are alike, the least and the greatest share. */
  readonly pairs: number;
  readonly least: number;
  readonly most: number;
}

/** Sentences that a good part of a batch has: they count for nothing, and are listed. */
export interface CommonSentences {
  readonly names: readonly string[];
  /** As they stand in the first of them. */
  readonly sentences: readonly string[];
}

/** How alike the texts of a batch are. The same for any order of the texts. */
export interface Likenesses {
  /** Pairs from 0.3 on, the greatest share first. */
  readonly pairs: readonly LikePair[];
  /** Groups of texts of which each is like another from 0.5 on. */
  readonly groups: readonly LikeGroup[];
  readonly common: readonly CommonSentences[];
  /** Texts with too few characters of their own to be compared. */
  readonly short: readonly { readonly name: string; readonly length: number }[];
}

/** A sentence that more than this share of a batch has is nobody's own; in a small batch, more than so many texts. */
const commonFrom = { share: 0.2, texts: 10 } as const;
/** Sentences are listed together if this share of the texts that have one has the other. */
const togetherFrom = 0.5;

/** So many texts are kept ready for matching. */
const mostReady = 8_000;

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** A text of a batch as it is compared; how its sentences stand there is read again where it is shown. */
interface BatchPlain {
  readonly given: BatchText;
  /** Its own sentences, joined by `sentenceBreak`. */
  readonly plain: string;
  /** The number of each. */
  readonly numbers: Float64Array;
}

const ownSentencesOf = ({ name, paragraphs, names = [] }: BatchText): OwnSentence[] =>
  ownSentences(paragraphs, [name, ...names]);

const plainsOf = (plain: string): string[] => (plain === "" ? [] : plain.split(sentenceBreak));

function batchPlain(given: BatchText): BatchPlain {
  const plains = ownSentencesOf(given).map(({ plain }) => plain);
  return { given, plain: plains.join(sentenceBreak), numbers: Float64Array.from(plains, sentenceNumber) };
}

/** The sentences that many texts have, listed together where the same texts have them. */
function commonIn(texts: readonly BatchPlain[], most: number) {
  const numbers = new Float64Array(texts.reduce((sum, { numbers: { length } }) => sum + length, 0));
  let at = 0;
  for (const { numbers: own } of texts) {
    // Each once of a text.
    const sorted = own.slice().sort();
    for (let i = 0; i < sorted.length; i++)
      if (i === 0 || sorted[i] !== sorted[i - 1]) numbers[at++] = sorted[i] as number;
  }
  const all = numbers.subarray(0, at).sort();
  const frequent = new Set<number>();
  for (let i = 0; i + most < all.length; i++) if (all[i] === all[i + most]) frequent.add(all[i] as number);
  const having = new Map<string, { said: string; texts: Set<number> }>();
  if (frequent.size > 0)
    for (const [i, { given, plain, numbers: own }] of texts.entries()) {
      if (!own.some((number) => frequent.has(number))) continue;
      let sentences: OwnSentence[] | undefined;
      for (const [s, one] of plainsOf(plain).entries()) {
        if (!frequent.has(own[s] as number)) continue;
        const known = having.get(one);
        if (known !== undefined) {
          known.texts.add(i);
          continue;
        }
        sentences ??= ownSentencesOf(given);
        having.set(one, { said: (sentences[s] as OwnSentence).said, texts: new Set([i]) });
      }
    }
  const common = [...having];
  const lists: { texts: Set<number>; sentences: string[]; having: Map<number, number> }[] = [];
  const order = common.toSorted(([a, x], [b, y]) => y.texts.size - x.texts.size || (a < b ? -1 : 1));
  for (const [, { said, texts }] of order) {
    let list = lists.find((one) => {
      let both = 0;
      for (const text of texts) if (one.texts.has(text)) both += 1;
      return both / (one.texts.size + texts.size - both) >= togetherFrom;
    });
    if (list === undefined) {
      list = { texts, sentences: [], having: new Map() };
      lists.push(list);
    }
    list.sentences.push(said);
    for (const text of texts) list.having.set(text, (list.having.get(text) ?? 0) + 1);
  }
  return {
    plains: new Set(common.map(([plain]) => plain)),
    lists: lists.map(
      ({ having, sentences }): CommonSentences => ({
        // Whoever has half of them has them from where the others have.
        names: [...having]
          .filter(([, count]) => 2 * count >= sentences.length)
          .map(([text]) => text)
          .toSorted((a, b) => a - b)
          .map((text) => texts[text]?.given.name ?? ""),
        sentences,
      }),
    ),
  };
}

/** Texts joined by pairs, as groups. */
function joinedGroups(pairs: readonly LikePair[]): LikeGroup[] {
  const root = new Map<string, string>();
  const find = (name: string): string => {
    let top = name;
    while (root.get(top) !== undefined && root.get(top) !== top) top = root.get(top) as string;
    root.set(name, top);
    return top;
  };
  for (const { first, second } of pairs) {
    const [a, b] = [find(first), find(second)].toSorted();
    if (a !== b) root.set(b as string, a as string);
  }
  const groups = new Map<string, LikePair[]>();
  for (const pair of pairs) groups.set(find(pair.first), [...(groups.get(find(pair.first)) ?? []), pair]);
  return [...groups.values()]
    .map((own): LikeGroup => {
      const shares = own.map(({ share }) => share).toSorted((a, b) => a - b);
      return {
        names: [...new Set(own.flatMap(({ first, second }) => [first, second]))].toSorted(),
        pairs: own.length,
        least: shares[0] as number,
        most: shares.at(-1) as number,
      };
    })
    .toSorted(
      (a, b) => b.names.length - a.names.length || ((a.names[0] as string) < (b.names[0] as string) ? -1 : 1),
    );
}

/** A text without what many have; empty where too little is left to be compared. */
interface ComparedPlain {
  readonly name: string;
  readonly plain: string;
}

/** What of each text is compared, those of the batch first. The whole texts are gone when the prints are taken: they are as much again. */
function comparedPlains(given: readonly BatchText[], before: readonly BatchText[], most: number) {
  const now = given.toSorted(byName).map(batchPlain);
  const common = commonIn(now, most);
  const short: { name: string; length: number }[] = [];
  const withoutCommon = (plains: readonly string[]) => plains.filter((plain) => !common.plains.has(plain));
  const compared = (name: string, plains: readonly string[], isNow: boolean): ComparedPlain => {
    const length = plains.reduce((sum, plain) => sum + plain.length, 0);
    if (length >= fewestOwn.text) return { name, plain: plains.join(sentenceBreak) };
    if (isNow) short.push({ name, length });
    return { name, plain: "" };
  };
  const own = [
    ...now.map(({ given: { name }, plain }) => compared(name, withoutCommon(plainsOf(plain)), true)),
    ...before
      .toSorted(byName)
      .map((one) => compared(one.name, withoutCommon(ownSentencesOf(one).map(({ plain }) => plain)), false)),
  ];
  return { own, common: common.lists, short };
}

/**
 * Finds the texts of a batch that are alike: copies whole or in part, in another order, with words, figures and names
 * changed. What a good part of the batch has is no copy, and is listed.
 *
 * @param before - last year's texts: of each agency's text it is told too whether it is another's of last year
 * @example
 * const { groups } = likenessesIn(reports.map(({ agency, text }) => ({ name: agency, paragraphs: text })));
 */
export function likenessesIn(given: readonly BatchText[], before: readonly BatchText[] = []): Likenesses {
  const most = Math.max(commonFrom.texts, Math.floor(commonFrom.share * given.length));
  const { own, common, short } = comparedPlains(given, before, most);
  const index = indexPrints(own.map(({ plain }) => printsOf(plain)));
  const candidates = candidatesIn(index, most, given.length);
  const matcher = new Matcher();
  const ready = new Map<number, MatchText>();
  const textAt = (i: number): MatchText => {
    const known = ready.get(i);
    if (known !== undefined) return known;
    const made = matchText(plainsOf(own[i]?.plain ?? "").map((plain) => ({ plain })));
    // The oldest goes: all of a large batch would take hundreds of megabytes.
    if (ready.size >= mostReady) ready.delete(ready.keys().next().value as number);
    ready.set(i, made);
    return made;
  };
  const pairs: LikePair[] = [];
  let set = -1;
  for (const { first, second } of candidates) {
    const [a, b] = [own[first]?.name ?? "", own[second]?.name ?? ""];
    // An agency's own last year has a rule of its own.
    if (a === b) continue;
    const other = textAt(second);
    if (set !== first) {
      matcher.against(textAt(first));
      set = first;
    }
    const { first: firstShare, second: secondShare } = matcher.shared(other);
    const share = Math.max(firstShare, secondShare);
    if (share >= likenessFrom.other.listed)
      pairs.push({ first: a, second: b, before: second >= given.length, firstShare, secondShare, share });
  }
  return {
    pairs: pairs.toSorted((a, b) => b.share - a.share),
    groups: joinedGroups(pairs.filter((pair) => !pair.before && pair.share >= likenessFrom.other.warned)),
    common,
    short,
  };
}
