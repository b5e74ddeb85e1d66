import type { OwnSentence } from "./own-words.ts";

/** Two sentences are the same, or one is the other changed, from this share of common pairs of characters on. */
const alikeFrom = 0.5;

/** A text made ready for matching: of each sentence its pairs of characters, each once. */
export interface MatchText {
  readonly sentences: readonly { readonly pairs: Int32Array; readonly length: number }[];
  /** Characters of all sentences together. */
  readonly length: number;
}

/** How alike two texts are, from each side: the share of the one's characters in sentences that the other has too. */
export interface SharedBoth {
  readonly first: number;
  readonly second: number;
}

/** Makes a text ready for matching. */
export function matchText(sentences: readonly Pick<OwnSentence, "plain">[]): MatchText {
  let length = 0;
  const made = sentences.map(({ plain }) => {
    length += plain.length;
    const codes = new Int32Array(Math.max(0, plain.length - 1));
    for (let i = 0; i < codes.length; i++) codes[i] = (plain.charCodeAt(i) << 16) | plain.charCodeAt(i + 1);
    codes.sort();
    let kept = 0;
    for (let i = 0; i < codes.length; i++)
      if (i === 0 || codes[i] !== codes[i - 1]) codes[kept++] = codes[i] as number;
    return { pairs: codes.subarray(0, kept), length: plain.length };
  });
  return { sentences: made, length };
}

const mostBits = 18;
const fewestBits = 11;
const slotFor = (pair: number, bits: number) => Math.imul(pair, 0x9e3779b1) >>> (32 - bits);

/** Matches sentences of texts with one that was set; its tables are used again for the next. */
export class Matcher {
  private readonly head = new Int32Array(2 ** mostBits);
  private readonly stamp = new Int32Array(2 ** mostBits);
  /** So much of the tables is used as the text asks for: the whole of them lies outside a processor's near memory. */
  private bits = mostBits;
  private round = 0;
  private next = new Int32Array(0);
  private owner = new Int32Array(0);
  private pairOf = new Int32Array(0);
  private first: MatchText = { sentences: [], length: 0 };

  /** Sets the text that others are compared with. */
  against(text: MatchText): void {
    this.first = text;
    this.round += 1;
    const all = text.sentences.reduce((sum, { pairs }) => sum + pairs.length, 0);
    if (all > this.next.length) {
      this.next = new Int32Array(2 * all);
      this.owner = new Int32Array(2 * all);
      this.pairOf = new Int32Array(2 * all);
    }
    this.bits = Math.min(mostBits, Math.max(fewestBits, 33 - Math.clz32(all)));
    let entry = 0;
    for (let s = 0; s < text.sentences.length; s++) {
      const { pairs } = text.sentences[s] as MatchText["sentences"][number];
      for (let i = 0; i < pairs.length; i++) {
        const pair = pairs[i] as number;
        const slot = slotFor(pair, this.bits);
        this.next[entry] = this.stamp[slot] === this.round ? (this.head[slot] as number) : -1;
        this.owner[entry] = s;
        this.pairOf[entry] = pair;
        this.head[slot] = entry;
        this.stamp[slot] = this.round;
        entry += 1;
      }
    }
  }

  /** For each sentence of a text the best one of the text set before, with how alike they are; −1 for none. */
  bestOf(text: MatchText): {
    readonly best: Int32Array;
    readonly dice: Float64Array;
    readonly back: Float64Array;
  } {
    const { first, head, stamp, next, owner, pairOf, round, bits } = this;
    const counts = new Int32Array(first.sentences.length);
    const touched: number[] = [];
    const best = new Int32Array(text.sentences.length).fill(-1);
    const dice = new Float64Array(text.sentences.length);
    const back = new Float64Array(first.sentences.length);
    for (let t = 0; t < text.sentences.length; t++) {
      const { pairs } = text.sentences[t] as MatchText["sentences"][number];
      for (let i = 0; i < pairs.length; i++) {
        const pair = pairs[i] as number;
        const slot = slotFor(pair, bits);
        if (stamp[slot] !== round) continue;
        for (let entry = head[slot] as number; entry >= 0; entry = next[entry] as number) {
          if (pairOf[entry] !== pair) continue;
          const s = owner[entry] as number;
          const count = counts[s] as number;
          if (count === 0) touched.push(s);
          counts[s] = count + 1;
        }
      }
      for (const s of touched) {
        const size = (first.sentences[s] as MatchText["sentences"][number]).pairs.length;
        const share = (2 * (counts[s] as number)) / (size + pairs.length);
        if (share > (dice[t] as number)) {
          dice[t] = share;
          best[t] = s;
        }
        if (share > (back[s] as number)) back[s] = share;
        counts[s] = 0;
      }
      touched.length = 0;
    }
    return { best, dice, back };
  }

  /** How much of both texts stands in the other. */
  shared(text: MatchText): SharedBoth {
    const { dice, back } = this.bestOf(text);
    const part = ({ sentences, length }: MatchText, shares: Float64Array) => {
      let same = 0;
      for (let i = 0; i < sentences.length; i++)
        if ((shares[i] as number) >= alikeFrom) same += sentences[i]?.length ?? 0;
      return length === 0 ? 0 : same / length;
    };
    return { first: part(this.first, back), second: part(text, dice) };
  }
}

/** Two sentences side by side: one of each text. */
export interface SentencePair {
  readonly first: string;
  readonly second: string;
  /** 1: the same but for figures and names. */
  readonly alike: number;
}

/** The sentences of one text that stand in another too, in the order of the second, each with its counterpart. */
export function sideBySide(first: readonly OwnSentence[], second: readonly OwnSentence[]): SentencePair[] {
  const matcher = new Matcher();
  matcher.against(matchText(first));
  const { best, dice } = matcher.bestOf(matchText(second));
  return second.flatMap(({ said }, t): SentencePair[] => {
    const alike = dice[t] as number;
    return alike < alikeFrom ? [] : [{ first: first[best[t] as number]?.said ?? "", second: said, alike }];
  });
}
