// Terms looked up by three of their characters. Flat, so that all of it stays in a processor's near memory: as maps of
// lists it took a tenth of a check, most of it waiting for memory.

/** By which characters a term is looked up: its first two, or its last two, and one of the two next to them. */
const nextToStart = 0;
const furtherFromStart = 1;
const nextToEnd = 2;
const furtherFromEnd = 3;

const bucketBits = 14;
const bucketOf = (pair: number, code: number, way: number) =>
  Math.imul(pair ^ Math.imul(code | (way << 16), 0x9e3779b1), 0x85ebca6b) >>> (32 - bucketBits);

const slotBits = 14;
/** A pair's place in the tables that tell most pairs apart. */
export const slotOfPair = (pair: number): number => (pair ^ (pair >> 15)) & (2 ** slotBits - 1);
export const pairSlots = 2 ** slotBits;

const begins = 1;
const endsHere = 2;

export interface TermTable {
  readonly terms: readonly string[];
  /** The characters of all terms, one behind the other, and where each begins. */
  readonly letters: Uint16Array;
  readonly offsets: Uint32Array;
  /** Whether a pair may begin a term, or end one, by its slot. */
  readonly kinds: Uint8Array;
  /** The terms of each bucket, one bucket behind the other, and where each begins. */
  readonly members: Uint16Array;
  readonly buckets: Uint16Array;
}

/** What stands at two characters of a text in place of a term. */
export interface NearTerm {
  readonly wrong: string;
  readonly right: string;
  /** Where the two characters stand in it. */
  readonly at: number;
}

/** Whether a term's character, by its place in the term, was taken for another in a text. */
export type IsSlip = (text: string, from: number, term: string, wrong: number) => boolean;

export function termTableOf(
  terms: readonly string[],
  pairAt: (text: string, i: number) => number,
): TermTable {
  const length = terms.reduce((sum, term) => sum + term.length, 0);
  const letters = new Uint16Array(length);
  const offsets = new Uint32Array(terms.length + 1);
  const kinds = new Uint8Array(pairSlots);
  const sorted: number[][] = Array.from({ length: 2 ** bucketBits }, () => []);
  terms.forEach((term, n) => {
    const offset = offsets[n] as number;
    offsets[n + 1] = offset + term.length;
    for (let i = 0; i < term.length; i++) letters[offset + i] = term.charCodeAt(i);
    const last = term.length - 2;
    const [start, end] = [pairAt(term, 0), pairAt(term, last)];
    for (const [pair, kind] of [
      [start, begins],
      [end, endsHere],
    ] as const)
      kinds[slotOfPair(pair)] = (kinds[slotOfPair(pair)] as number) | kind;
    for (const [pair, at, way] of [
      [start, 2, nextToStart],
      [start, 3, furtherFromStart],
      [end, last - 1, nextToEnd],
      [end, last - 2, furtherFromEnd],
    ] as const)
      sorted[bucketOf(pair, term.charCodeAt(at), way)]?.push(n);
  });
  const buckets = new Uint16Array(sorted.length + 1);
  sorted.forEach((bucket, i) => {
    buckets[i + 1] = (buckets[i] as number) + bucket.length;
  });
  return { terms, letters, offsets, kinds, members: Uint16Array.from(sorted.flat()), buckets };
}

/**
 * The first term that stands at two characters of a text but for one character, found by its start or else by its end;
 * where it is no slip, the next is looked at.
 */
export function nearTermAt(
  table: TermTable,
  text: string,
  i: number,
  pair: number,
  isSlip: IsSlip,
): NearTerm | undefined {
  const kind = table.kinds[slotOfPair(pair)] as number;
  if (kind === 0) return undefined;
  return (
    (kind & begins
      ? (inBucket(table, text, i, pair, nextToStart, isSlip) ??
        inBucket(table, text, i, pair, furtherFromStart, isSlip))
      : undefined) ??
    (kind & endsHere
      ? (inBucket(table, text, i, pair, nextToEnd, isSlip) ??
        inBucket(table, text, i, pair, furtherFromEnd, isSlip))
      : undefined)
  );
}

/** How far the third character stands from the pair's first, for each way. */
const steps = [2, 3, -1, -2] as const;

function inBucket(
  { terms, letters, offsets, members, buckets }: TermTable,
  text: string,
  i: number,
  pair: number,
  way: 0 | 1 | 2 | 3,
  isSlip: IsSlip,
): NearTerm | undefined {
  const step = steps[way];
  const code = text.charCodeAt(i + step);
  const bucket = bucketOf(pair, code, way);
  const end = buckets[bucket + 1] as number;
  for (let m = buckets[bucket] as number; m < end; m++) {
    const n = members[m] as number;
    const offset = offsets[n] as number;
    const length = (offsets[n + 1] as number) - offset;
    const at = way < nextToEnd ? 0 : length - 2;
    // Terms of another three characters share the bucket.
    if (letters[offset + at + step] !== code) continue;
    const from = i - at;
    if (from < 0 || from + length > text.length) continue;
    const wrong = onlyDifference(letters, offset, length, text, from);
    if (wrong === -1 || wrong === at || wrong === at + 1) continue;
    const right = terms[n] as string;
    if (isSlip(text, from, right, wrong)) return { wrong: text.slice(from, from + length), right, at };
  }
  return undefined;
}

/** Where a text differs from a term in one character; -1 where in none, or in more. */
function onlyDifference(
  letters: Uint16Array,
  offset: number,
  length: number,
  text: string,
  from: number,
): number {
  let wrong = -1;
  for (let k = 0; k < length; k++) {
    if (text.charCodeAt(from + k) === letters[offset + k]) continue;
    if (wrong !== -1) return -1;
    wrong = k;
  }
  return wrong;
}
