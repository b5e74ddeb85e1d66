import { plainSentence } from "../sentences.ts";

/** What became of a sentence from one year to the next. */
export const sentenceStates = ["相同", "只换年份", "改动", "新增", "删去"] as const;
export type SentenceState = (typeof sentenceStates)[number];

/** A sentence in both years, or in one of them. */
export interface SentenceChange {
  readonly state: SentenceState;
  readonly before?: string;
  readonly after?: string;
}

/** From this share of common pairs of characters on, one sentence is the other, changed. */
const changedFrom = 0.5;

/** More pairs of sentences are not looked at: then only what is the same is found. */
const mostPairs = 250_000;

/** A sentence as it is compared: without blanks, and with the years told from its own. */
function yearless(text: string, year: number): string {
  const words = ["两年前", "上年", "本年", "下年"];
  return words.reduce((all, word, i) => all.replaceAll(`${year - 2 + i}年`, word), plainSentence(text));
}

const charPairs = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2)));

function alikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}

interface Sentence {
  readonly text: string;
  readonly plain: string;
  readonly timeless: string;
  readonly pairs: ReadonlySet<string>;
}

const sentenceFor = (text: string, year: number): Sentence => {
  const timeless = yearless(text, year);
  return { text, plain: plainSentence(text), timeless, pairs: charPairs(timeless) };
};

function pairOf(before: Sentence, after: Sentence): SentenceChange {
  const state =
    before.plain === after.plain ? "相同" : before.timeless === after.timeless ? "只换年份" : "改动";
  return { state, before: before.text, after: after.text };
}

/** How much is won by laying two sentences side by side; nothing for strangers. */
function gain(before: Sentence, after: Sentence, isLong: boolean): number {
  if (before.timeless === after.timeless) return 2;
  const alike = isLong ? 0 : alikeness(before.pairs, after.pairs);
  return alike >= changedFrom ? alike : 0;
}

/** What stands side by side: a sentence of each year, or of one. */
type SentencePlaces = readonly [before: Sentence | undefined, after: Sentence | undefined];

/** Sentences of both years in order, laid side by side so that the most is alike. */
function laidTogether(before: readonly Sentence[], after: readonly Sentence[]): SentencePlaces[] {
  const isLong = before.length * after.length > mostPairs;
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const gains = new Float64Array(best.length);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const won = gain(before[i] as Sentence, after[j] as Sentence, isLong);
      gains[i * width + j] = won;
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] as number,
        best[i * width + j + 1] as number,
        won > 0 ? won + (best[(i + 1) * width + j + 1] as number) : 0,
      );
    }
  const pairs: SentencePlaces[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const here = best[i * width + j] as number;
    const won = gains[i * width + j] as number;
    const isPair =
      i < before.length &&
      j < after.length &&
      won > 0 &&
      here === won + (best[(i + 1) * width + j + 1] as number);
    if (isPair) pairs.push([before[i++], after[j++]]);
    else if (i < before.length && (j === after.length || here === best[(i + 1) * width + j]))
      pairs.push([before[i++], undefined]);
    else pairs.push([undefined, after[j++]]);
  }
  return pairs;
}

/** Sentences that stand elsewhere in the later year: first those that are the same, then those that were changed too. */
function movedIn(pairs: readonly SentencePlaces[]) {
  const gone = pairs.flatMap(([first, second]) => (first && second === undefined ? [first] : []));
  const fresh = pairs.flatMap(([first, second]) => (second && first === undefined ? [second] : []));
  const moved = new Map<Sentence, Sentence>();
  const takenFrom = new Set<Sentence>();
  const isLong = gone.length * fresh.length > mostPairs;
  for (const least of [2, changedFrom])
    for (const after of fresh) {
      if (moved.has(after)) continue;
      let [from, most]: [Sentence | undefined, number] = [undefined, 0];
      for (const before of gone) {
        const won = takenFrom.has(before) ? 0 : gain(before, after, isLong || least === 2);
        if (won >= least && won > most) [from, most] = [before, won];
      }
      if (from === undefined) continue;
      moved.set(after, from);
      takenFrom.add(from);
    }
  return { moved, takenFrom };
}

/**
 * What became of each sentence of a text from one year to the next, in the order of the later one. A sentence that only
 * moved is no new one.
 *
 * @param years - the reports' years: 「2023年」 in the one is 「2024年」 in the other
 */
export function sentenceChanges(
  before: readonly string[],
  after: readonly string[],
  years: readonly [before: number, after: number],
): SentenceChange[] {
  const [old, now] = [
    before.map((text) => sentenceFor(text, years[0])),
    after.map((text) => sentenceFor(text, years[1])),
  ];
  const pairs = laidTogether(old, now);
  const { moved, takenFrom } = movedIn(pairs);
  return pairs.flatMap(([first, second]): SentenceChange[] => {
    if (second === undefined)
      return first === undefined || takenFrom.has(first) ? [] : [{ state: "删去", before: first.text }];
    const from = first ?? moved.get(second);
    return [from === undefined ? { state: "新增", after: second.text } : pairOf(from, second)];
  });
}
