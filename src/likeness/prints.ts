/** A print is of so many characters in a row; one of so many prints is kept, the same wherever it stands: a power of two. */
const shingle = 6;
const sampled = 4;

/** What parts the sentences of a text that is read for prints: no print goes over it. */
export const sentenceBreak = "\n";
const endCode = sentenceBreak.charCodeAt(0);

/** A print rolls along the text: a sum of characters times powers of this, and what the one that leaves is times. */
const base = 0x01000193;
const leaving = Array.from({ length: shingle }).reduce<number>((power) => Math.imul(power, base), 1);

/** Where the prints of one text after another are gathered: room made anew for each would stand about by the hundred megabytes. */
let gathered = new Uint32Array(0);

/**
 * The prints of a text, each once, in order.
 *
 * @param plain - its own sentences, joined by `sentenceBreak`
 */
export function printsOf(plain: string): Uint32Array {
  if (gathered.length < plain.length) gathered = new Uint32Array(2 * plain.length);
  const found = gathered;
  let [count, hash, length] = [0, 0, 0];
  for (let i = 0; i < plain.length; i++) {
    const code = plain.charCodeAt(i);
    if (code === endCode) {
      [hash, length] = [0, 0];
      continue;
    }
    hash = (Math.imul(hash, base) + code) | 0;
    length += 1;
    if (length > shingle) hash = (hash - Math.imul(leaving, plain.charCodeAt(i - shingle))) | 0;
    if (length < shingle) continue;
    // The bits mixed, so that the last ones may be looked at.
    let mixed = hash ^ (hash >>> 16);
    mixed = Math.imul(mixed, 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    mixed ^= mixed >>> 16;
    // Of a power of two the bits tell, and whole numbers stay such.
    if ((mixed & (sampled - 1)) === 0) found[count++] = mixed;
  }
  const sorted = found.subarray(0, count).sort();
  let kept = 0;
  for (let i = 0; i < count; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  return sorted.slice(0, kept);
}

/** The prints that several texts have: texts of a print stand one after the other, in order. */
export interface PrintIndex {
  /** Texts, print after print. */
  readonly texts: Uint32Array;
  /** Where each print begins in `texts`, and behind the last its end. */
  readonly starts: Uint32Array;
  readonly prints: Uint32Array;
  /** For each text the prints that it has with others, by number. */
  readonly ofText: readonly Uint32Array[];
  /** How many prints each text has alone: most, in honest texts. They are counted and not kept. */
  readonly alone: Uint32Array;
}

/** A list of whole numbers that grows. */
class Numbers {
  private room = new Uint32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.room.length) {
      const wider = new Uint32Array(2 * this.length);
      wider.set(this.room);
      this.room = wider;
    }
    this.room[this.length++] = value;
  }
  whole = (): Uint32Array => this.room.subarray(0, this.length);
}

/** Prints are sorted range by range of their highest bits, so that what is sorted stays small; within one by digits. */
const rangeBits = 6;
const digitBits = (32 - rangeBits) / 2;

/** Sorts prints of one range with their texts by one digit; what was in order before stays so. */
function sortByDigit(
  from: readonly [prints: Uint32Array, texts: Uint32Array],
  to: readonly [prints: Uint32Array, texts: Uint32Array],
  count: number,
  shift: number,
): void {
  const places = new Uint32Array(2 ** digitBits + 1);
  const mask = 2 ** digitBits - 1;
  for (let i = 0; i < count; i++) {
    const digit = ((from[0][i] as number) >>> shift) & mask;
    places[digit + 1] = (places[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < mask; digit++)
    places[digit + 1] = (places[digit + 1] as number) + (places[digit] as number);
  for (let i = 0; i < count; i++) {
    const digit = ((from[0][i] as number) >>> shift) & mask;
    const at = places[digit] as number;
    places[digit] = at + 1;
    to[0][at] = from[0][i] as number;
    to[1][at] = from[1][i] as number;
  }
}

/** Finds the prints that several texts have; the same for any order in which they were made. Each text's stand in order. */
export function indexPrints(prints: readonly Uint32Array[]): PrintIndex {
  const sizes = new Uint32Array(2 ** rangeBits);
  for (const own of prints)
    for (let i = 0; i < own.length; i++) {
      const range = (own[i] as number) >>> (32 - rangeBits);
      sizes[range] = (sizes[range] as number) + 1;
    }
  const room = sizes.reduce((most, size) => Math.max(most, size), 0);
  const here = [new Uint32Array(room), new Uint32Array(room)] as const;
  const there = [new Uint32Array(room), new Uint32Array(room)] as const;
  const next = new Uint32Array(prints.length);
  const alone = new Uint32Array(prints.length);
  const shared = new Uint32Array(prints.length + 1);
  const [texts, starts, distinct] = [new Numbers(), new Numbers(), new Numbers()];
  for (let range = 0; range < sizes.length; range++) {
    let count = 0;
    for (let text = 0; text < prints.length; text++) {
      const own = prints[text] as Uint32Array;
      let i = next[text] as number;
      for (; i < own.length && (own[i] as number) >>> (32 - rangeBits) === range; i++) {
        here[0][count] = own[i] as number;
        here[1][count++] = text;
      }
      next[text] = i;
    }
    sortByDigit(here, there, count, 0);
    sortByDigit(there, here, count, digitBits);
    for (let start = 0, end = 0; start < count; start = end) {
      const print = here[0][start] as number;
      while (end < count && here[0][end] === print) end += 1;
      if (end - start === 1) {
        const text = here[1][start] as number;
        alone[text] = (alone[text] as number) + 1;
        continue;
      }
      starts.push(texts.length);
      distinct.push(print);
      for (let i = start; i < end; i++) {
        const text = here[1][i] as number;
        texts.push(text);
        shared[text + 1] = (shared[text + 1] as number) + 1;
      }
    }
  }
  starts.push(texts.length);
  for (let text = 0; text < prints.length; text++)
    shared[text + 1] = (shared[text + 1] as number) + (shared[text] as number);
  const numbers = new Uint32Array(texts.length);
  const filled = shared.slice();
  const [allTexts, allStarts] = [texts.whole(), starts.whole()];
  for (let print = 0; print < distinct.length; print++)
    for (let i = allStarts[print] as number; i < (allStarts[print + 1] as number); i++) {
      const text = allTexts[i] as number;
      const at = filled[text] as number;
      numbers[at] = print;
      filled[text] = at + 1;
    }
  return {
    texts: allTexts,
    starts: allStarts,
    prints: distinct.whole(),
    ofText: prints.map((_, text) => numbers.subarray(shared[text], shared[text + 1])),
    alone,
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
  { texts, starts, prints, ofText, alone }: PrintIndex,
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
  const sizes = ofText.map((own, text) => {
    let size = alone[text] as number;
    for (let i = 0; i < own.length; i++) size += weights[own[i] as number] as number;
    return size;
  });
  // No pair shares more than the larger text has. Short numbers keep the counts of 10,000 texts where the processor is quickest.
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const counts = largest < 2 ** 16 ? new Uint16Array(ofText.length) : new Uint32Array(ofText.length);
  const touched = new Uint32Array(ofText.length);
  const found: (Candidate & { readonly share: number })[] = [];
  for (let first = 0; first < among; first++) {
    let met = 0;
    const own = ofText[first] as Uint32Array;
    for (let p = 0; p < own.length; p++) {
      const print = own[p] as number;
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
