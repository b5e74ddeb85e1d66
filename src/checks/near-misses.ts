import { editions } from "../form/editions.ts";
import { commonMisses, commonWords } from "./common-words.ts";
import { confused } from "./confused.ts";
import { genreTerms, mayBeEither } from "./genre-terms.ts";
import { soundAlike } from "./homophones.ts";
import { nearTermAt, pairSlots, slotOfPair, type TermTable, termTableOf } from "./term-table.ts";

/** A word of this genre written with one character wrong, left out, or twice. */
export interface NearMiss {
  readonly wrong: string;
  readonly right: string;
  /** Where the two characters that give it away stand in `wrong`. */
  readonly at: number;
}

/** Labels of the form that are one word: 行政复议, 无法提供. */
const labels = [
  ...new Set(
    Object.values(editions).flatMap(({ sections }) =>
      [...JSON.stringify(sections).matchAll(/"(?:（.）|\d\.)?(?:属于)?([\u4e00-\u9fff]{4,10})"/gu)].map(
        ([, label]) => label as string,
      ),
    ),
  ),
];

/** What is right though it looks like a miss: another word of the language. */
const rightWords =
  /^(?:[以一]申请公开|不与公开|边民服务|即时(?:回应|公开|更新|发布)|财?政信息公开|政府信息开|信息公开[请例]|行政规范文件|行政事业收费|公共事业单位|公共企业单位|公企事业单位|以民为中心|以人为中心|以人民为心|不公开例外|存在主要问题|优营商环境|工作实[绩迹]|工作合理|形成合理|服务重心|工作重心|工作领导组|各部门单位|(?:政府)?信息公开条理|公开时效)$/u;

const allTerms = () => [...new Set([...labels, ...genreTerms])];

const firstHanzi = 0x4e00;
const lastHanzi = 0x9fff;
/** Two characters as a small number; -1 where one of them is no Chinese character. */
function pairAt(text: string, i: number): number {
  const [first, second] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
  if (first < firstHanzi || first > lastHanzi || second < firstHanzi || second > lastHanzi) return -1;
  return ((first - firstHanzi) << 15) | (second - firstHanzi);
}

/** Where two characters stand side by side in a term. */
interface TermPlace {
  readonly term: string;
  readonly at: number;
  /** Places are told in this order. */
  readonly order: number;
}

interface PlacedMiss extends NearMiss {
  readonly order: number;
}

/** What all texts are held against; what one may have in place of it is told only where it has two characters of it. */
interface TermIndex {
  /** The terms, one below the other. */
  readonly written: string;
  readonly places: ReadonlyMap<number, readonly TermPlace[]>;
  /** Misses that lack a character, and those of two characters, by what gives them away. */
  readonly listed: ReadonlyMap<number, readonly PlacedMiss[]>;
  /** The characters that may be meant by another. */
  readonly meant: ReadonlyMap<string, readonly string[]>;
}

/** Puts into the list under a key. */
function addUnder<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const spliced = (term: string, at: number, length: number, instead: string) =>
  term.slice(0, at) + instead + term.slice(at + length);

const isMiss = (wrong: string, written: string) => !written.includes(wrong) && !rightWords.test(wrong);

function indexTerms(): TermIndex {
  const terms = allTerms();
  const written = terms.join("\n");
  const places = new Map<number, TermPlace[]>();
  const lacking = new Map<string, PlacedMiss>();
  const ofGenre = new Set(genreTerms);
  let order = 0;
  const add = (wrong: string, right: string, at: number) => {
    if (isMiss(wrong, written)) lacking.set(wrong, { wrong, right, at, order });
  };
  for (const term of terms) {
    // Short words without a character are often other words.
    const mayLack = term.length >= 6 && ofGenre.has(term);
    for (let at = 0; at < term.length; at++, order++) {
      if (at < term.length - 1) addUnder(places, pairAt(term, at), { term, at, order });
      if (mayLack && at > 0 && at < term.length - 1) add(spliced(term, at, 1, ""), term, at - 1);
    }
  }
  for (const [wrong, right] of commonMisses()) add(wrong, right, 0);
  const listed = new Map<number, PlacedMiss[]>();
  for (const miss of lacking.values()) addUnder(listed, pairAt(miss.wrong, miss.at), miss);
  const meant = new Map<string, string[]>();
  for (const [right, signs] of Object.entries(confused))
    for (const sign of signs) addUnder(meant, sign, right);
  return { written, places, listed, meant };
}

/** Misses with two characters of a text: one is typed for another of a term, or stands twice. */
function missesWith(text: string, i: number, { written, places, listed, meant }: TermIndex): NearMiss[] {
  const pair = text.slice(i, i + 2);
  const [first, second] = [pair[0] as string, pair[1] as string];
  const found: PlacedMiss[] = [...(listed.get(pairAt(pair, 0)) ?? [])];
  const add = (wrong: string, { term, at }: TermPlace, order: number) => {
    if (term.length >= 4 && isMiss(wrong, written)) found.push({ wrong, right: term, at, order });
  };
  const placesOf = (sought: string) => places.get(pairAt(sought, 0)) ?? [];
  for (const sign of meant.get(first) ?? [])
    for (const place of placesOf(sign + second))
      add(spliced(place.term, place.at, 1, first), place, place.order);
  for (const sign of meant.get(second) ?? [])
    for (const place of placesOf(first + sign))
      if (place.at === place.term.length - 2)
        add(spliced(place.term, place.at + 1, 1, second), place, place.order + 1);
  if (first === second)
    for (const list of places.values())
      for (const place of list)
        if (place.at > 0 && place.term[place.at] === first)
          add(spliced(place.term, place.at, 0, first), place, place.order);
  // The longest first.
  return found.sort((a, b) => b.wrong.length - a.wrong.length || a.order - b.order);
}

let index: TermIndex | undefined;
let termTable: TermTable | undefined;
/** Misses by two characters, as texts have them: none for most. */
const missesByPair = new Map<number, readonly NearMiss[]>();
/** A text of any length has no more in memory. */
const mostKnownPairs = 0x10000;
/** Of the pairs without misses the last of each slot: most are looked up here alone. */
const withoutMisses = new Int32Array(pairSlots).fill(-1);

/** Words that are misses at two characters, whatever they sound like. */
function missesAt(text: string, i: number, pair: number): readonly NearMiss[] | undefined {
  const slot = slotOfPair(pair);
  if (withoutMisses[slot] === pair) return undefined;
  let misses = missesByPair.get(pair);
  if (misses === undefined) {
    index ??= indexTerms();
    misses = missesWith(text, i, index);
    if (missesByPair.size >= mostKnownPairs) missesByPair.clear();
    missesByPair.set(pair, misses);
  }
  if (misses.length === 0) withoutMisses[slot] = pair;
  return misses;
}

/** Whether a character of a term was typed for the right one because they sound alike. */
function isSlipOfSound(text: string, from: number, term: string, wrong: number): boolean {
  const [said, right] = [text[from + wrong] as string, term[wrong] as string];
  return (
    soundAlike(said, right) &&
    !mayBeEither(said, right) &&
    !rightWords.test(text.slice(from, from + term.length))
  );
}

let knownWords: ReadonlySet<string> | undefined;
/** Words of two characters: the common ones, and those that the terms are made of. */
function twoCharacterWords(): ReadonlySet<string> {
  knownWords ??= new Set([
    ...commonWords(),
    ...allTerms().flatMap((term) => [term.slice(0, 2), term.slice(-2)]),
  ]);
  return knownWords;
}

/** 「清单维护」 and 「信访案件」: the two characters end one word and begin another. */
function isOverTwoWords(text: string, from: number, { wrong }: NearMiss): boolean {
  if (wrong.length !== 2) return false;
  const words = twoCharacterWords();
  return words.has(text.slice(from - 1, from + 1)) || words.has(text.slice(from + 1, from + 3));
}

/** The words of a text that are nearly words of this genre, with their places; the longest where several fit. */
export function nearMissesIn(text: string): { readonly from: number; readonly miss: NearMiss }[] {
  const found: { readonly from: number; readonly miss: NearMiss }[] = [];
  let end = 0;
  termTable ??= termTableOf(allTerms(), pairAt);
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = pairAt(text, i);
    if (pair === -1) continue;
    const miss =
      missesAt(text, i, pair)?.find(({ wrong, at }) => i >= at && text.startsWith(wrong, i - at)) ??
      nearTermAt(termTable, text, i, pair, isSlipOfSound);
    if (miss === undefined || i - miss.at < end || isOverTwoWords(text, i - miss.at, miss)) continue;
    found.push({ from: i - miss.at, miss });
    end = i - miss.at + miss.wrong.length;
  }
  return found;
}
