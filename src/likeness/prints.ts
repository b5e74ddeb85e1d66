import type { OwnSentence } from "./own-words.ts";

/** A print is of so many characters in a row; one of so many prints is kept, the same wherever it stands. */
const shingle = 6;
const sampled = 4;
/** Keys hold a print and the text that it is of: 2^32 × 2^20 is exact in a double. */
export const textRoom = 2 ** 20;

/** A print rolls along the text: a sum of characters times powers of this, and what the one that leaves is times. */
const base = 0x01000193;
const leaving = Array.from({ length: shingle }).reduce<number>((power) => Math.imul(power, base), 1);

/** The prints of a text, each once. */
export function printsOf(sentences: readonly OwnSentence[]): Uint32Array {
  const room = sentences.reduce((sum, { plain }) => sum + plain.length, 0);
  const found = new Uint32Array(room);
  let count = 0;
  for (const { plain } of sentences) {
    let hash = 0;
    for (let i = 0; i < plain.length; i++) {
      hash = (Math.imul(hash, base) + plain.charCodeAt(i)) | 0;
      if (i >= shingle) hash = (hash - Math.imul(leaving, plain.charCodeAt(i - shingle))) | 0;
      if (i < shingle - 1) continue;
      // The bits mixed, so that the last ones may be looked at.
      let mixed = hash ^ (hash >>> 16);
      mixed = Math.imul(mixed, 0x7feb352d);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
      mixed = (mixed ^ (mixed >>> 16)) >>> 0;
      if (mixed % sampled === 0) found[count++] = mixed;
    }
  }
  const sorted = found.slice(0, count).sort();
  return sorted.filter((print, i) => i === 0 || print !== sorted[i - 1]);
}

/** All prints with the texts that have them: texts of a print stand one after the other. */
export interface PrintIndex {
  /** Texts, print after print. */
  readonly texts: Uint32Array;
  /** Where each print begins in `texts`, and behind the last its end. */
  readonly starts: Uint32Array;
  readonly prints: Uint32Array;
  /** For each text the prints that it has, by number. */
  readonly ofText: readonly Uint32Array[];
}

/** Sorts the prints of all texts; the same for any order in which they were made. */
export function indexPrints(prints: readonly Uint32Array[]): PrintIndex {
  const count = prints.reduce((sum, { length }) => sum + length, 0);
  const keys = new Float64Array(count);
  let at = 0;
  for (const [text, own] of prints.entries()) for (const print of own) keys[at++] = print * textRoom + text;
  keys.sort();
  const texts = new Uint32Array(count);
  const [starts, distinct]: [number[], number[]] = [[], []];
  const filled = prints.map(({ length }) => ({ numbers: new Uint32Array(length), at: 0 }));
  let before = -1;
  for (let i = 0; i < count; i++) {
    const key = keys[i] as number;
    const print = Math.floor(key / textRoom);
    const text = key - print * textRoom;
    texts[i] = text;
    if (print !== before) {
      before = print;
      starts.push(i);
      distinct.push(print);
    }
    const own = filled[text] as (typeof filled)[number];
    own.numbers[own.at++] = starts.length - 1;
  }
  starts.push(count);
  return {
    texts,
    starts: Uint32Array.from(starts),
    prints: Uint32Array.from(distinct),
    ofText: filled.map(({ numbers }) => numbers),
  };
}

/** Two texts that share prints enough to be looked at, by their places. */
export interface Candidate {
  readonly first: number;
  readonly second: number;
}

/** Of prints that so many texts have, one of so many is looked at, and counts for all: each pair of texts costs time. */
const frequent = { from: 64, sampled: 4 } as const;

/** From which share of the smaller text's prints on two texts are looked at; with very many texts from the second on. */
const candidateFrom = [0.12, 0.2] as const;
/** The lower one is taken for no more pairs than these. */
const mostCandidates = 5_000;

/** The number that a sentence is known by: 52 bits. */
export function sentenceNumber(plain: string): number {
  let [a, b] = [plain.length, 0x9e3779b9];
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    a = Math.imul(a ^ code, 0x7feb352d);
    a ^= a >>> 15;
    b = Math.imul(b + code, 0x846ca68b);
    b ^= b >>> 13;
  }
  return (a >>> 0) * 2 ** 20 + ((b >>> 0) % 2 ** 20);
}

/**
 * Pairs of texts that share prints, sorted. Prints of more than `common` texts of the batch, or of the others, tell
 * nothing.
 *
 * @param among - the first so many texts are compared with each other and with all others; the others only with them
 */
export function candidatesIn(
  { texts, starts, prints, ofText }: PrintIndex,
  common: number,
  among: number,
): Candidate[] {
  const weights = new Uint8Array(prints.length);
  for (let print = 0; print < prints.length; print++) {
    const [start, stop] = [starts[print] as number, starts[print + 1] as number];
    let end = start;
    // Texts of a print stand in order: those of the batch come first.
    while (end < stop && (texts[end] as number) < among) end += 1;
    if (end - start > common || stop - end > common) continue;
    if (stop - start <= frequent.from) weights[print] = 1;
    else if ((prints[print] as number) % (sampled * frequent.sampled) === 0)
      weights[print] = frequent.sampled;
  }
  const sizes = ofText.map((own) => own.reduce((sum, print) => sum + (weights[print] as number), 0));
  const counts = new Uint32Array(ofText.length);
  const touched = new Uint32Array(ofText.length);
  const found: (Candidate & { readonly share: number })[] = [];
  for (let first = 0; first < among; first++) {
    let met = 0;
    for (const print of ofText[first] as Uint32Array) {
      const weight = weights[print] as number;
      if (weight === 0) continue;
      const start = starts[print] as number;
      for (let i = (starts[print + 1] as number) - 1; i >= start; i--) {
        const second = texts[i] as number;
        if (second <= first) break;
        const count = counts[second] as number;
        if (count === 0) touched[met++] = second;
        counts[second] = count + weight;
      }
    }
    const size = sizes[first] as number;
    for (let i = 0; i < met; i++) {
      const second = touched[i] as number;
      const share = (counts[second] as number) / Math.max(1, Math.min(size, sizes[second] as number));
      counts[second] = 0;
      if (share >= candidateFrom[0]) found.push({ first, second, share });
    }
  }
  const from = found.length > mostCandidates ? candidateFrom[1] : candidateFrom[0];
  return found
    .filter(({ share }) => share >= from)
    .toSorted((a, b) => a.first - b.first || a.second - b.second);
}
