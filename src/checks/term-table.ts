// Terms in one text, with chains of the places where some of their characters stand: flat, so that they are laid in a
// few milliseconds when a process checks its first report, and stay in a processor's near memory.

/** By which characters a term is looked up: its first two, or its last two, and one of the two next to them. */
const nextToStart = 0;
const furtherFromStart = 1;
const nextToEnd = 2;
const furtherFromEnd = 3;

export const firstHanzi = 0x4e00;
export const lastHanzi = 0x9fff;
/** Two characters as a small number; -1 where one of them is no Chinese character. */
export function pairOfCodes(first: number, second: number): number {
  if (first < firstHanzi || first > lastHanzi || second < firstHanzi || second > lastHanzi) return -1;
  return ((first - firstHanzi) << 15) | (second - firstHanzi);
}

const chainBits = 14;
const chainOf = (pair: number, code: number, way: number) =>
  Math.imul(pair ^ Math.imul(code | (way << 16), 0x9e3779b1), 0x85ebca6b) >>> (32 - chainBits);

const slotBits = 14;
/** A pair's place in the tables that tell most pairs apart. */
export const slotOfPair = (pair: number): number => (pair ^ (pair >> 15)) & (2 ** slotBits - 1);
export const pairSlots = 2 ** slotBits;

const begins = 1;
const endsHere = 2;

/** Lists of small numbers from 1 on: the first of each, and behind each the next; 0 ends one. */
interface Chains {
  readonly heads: Uint16Array;
  readonly next: Uint16Array;
}

const emptyChains = (heads: number, members: number): Chains => ({
  heads: new Uint16Array(heads),
  next: new Uint16Array(members + 1),
});

function putFirst({ heads, next }: Chains, chain: number, member: number): void {
  next[member] = heads[chain] as number;
  heads[chain] = member;
}

export interface TermTable {
  /** The terms, parted by one sign each. */
  readonly written: string;
  /** Its characters, which are looked at more than anything else. */
  readonly letters: Uint16Array;
  /** By two characters that stand side by side in a term: the place behind the first. */
  readonly pairs: Chains;
  /** By three characters: four times the place of a term's first, the way, and one. */
  readonly ends: Chains;
  /** How long the term is that begins at a place. */
  readonly lengths: Uint8Array;
  /** Whether a pair may begin a term, or end one, by its slot. */
  readonly kinds: Uint8Array;
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

/** Terms of Chinese characters, four or more each, parted by one sign. Those that stand first are found first. */
export function termTableOf(written: string): TermTable {
  const letters = new Uint16Array(written.length);
  for (let i = 0; i < written.length; i++) letters[i] = written.charCodeAt(i);
  const lengths = new Uint8Array(written.length);
  const kinds = new Uint8Array(pairSlots);
  const pairs = emptyChains(2 ** chainBits, written.length);
  const ends = emptyChains(2 ** chainBits, written.length * 4);
  const at = (i: number) => letters[i] as number;
  const note = (pair: number, kind: number) => {
    kinds[slotOfPair(pair)] = (kinds[slotOfPair(pair)] as number) | kind;
  };
  let behind = written.length;
  // From the back, so that what is put first stands first.
  for (let i = written.length - 1; i >= 0; i--) {
    if (at(i) < firstHanzi) {
      behind = i;
      continue;
    }
    const pair = i + 1 < behind ? pairOfCodes(at(i), at(i + 1)) : -1;
    if (pair !== -1) putFirst(pairs, chainOf(pair, 0, 0), i + 1);
    if (i > 0 && at(i - 1) >= firstHanzi) continue;
    const last = pairOfCodes(at(behind - 2), at(behind - 1));
    lengths[i] = behind - i;
    note(pair, begins);
    note(last, endsHere);
    putFirst(ends, chainOf(last, at(behind - 4), furtherFromEnd), 4 * i + furtherFromEnd + 1);
    putFirst(ends, chainOf(last, at(behind - 3), nextToEnd), 4 * i + nextToEnd + 1);
    putFirst(ends, chainOf(pair, at(i + 3), furtherFromStart), 4 * i + furtherFromStart + 1);
    putFirst(ends, chainOf(pair, at(i + 2), nextToStart), 4 * i + nextToStart + 1);
  }
  return { written, letters, pairs, ends, lengths, kinds };
}

/** The term that a place stands in, and where in it. */
export function termAround({ letters, lengths, written }: TermTable, place: number) {
  let from = place;
  while (from > 0 && (letters[from - 1] as number) >= firstHanzi) from--;
  return { term: written.slice(from, from + (lengths[from] as number)), at: place - from };
}

/** Where two characters stand side by side in the terms, in their order. */
export function placesOfPair({ letters, pairs }: TermTable, first: number, second: number): number[] {
  const places: number[] = [];
  for (
    let m = pairs.heads[chainOf(pairOfCodes(first, second), 0, 0)] as number;
    m !== 0;
    m = pairs.next[m] as number
  )
    if (letters[m - 1] === first && letters[m] === second) places.push(m - 1);
  return places;
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
      ? (inChain(table, text, i, pair, nextToStart, isSlip) ??
        inChain(table, text, i, pair, furtherFromStart, isSlip))
      : undefined) ??
    (kind & endsHere
      ? (inChain(table, text, i, pair, nextToEnd, isSlip) ??
        inChain(table, text, i, pair, furtherFromEnd, isSlip))
      : undefined)
  );
}

/** How far the third character stands from the pair's first, for each way. */
const steps = [2, 3, -1, -2] as const;

function inChain(
  { written, letters, lengths, ends }: TermTable,
  text: string,
  i: number,
  pair: number,
  way: 0 | 1 | 2 | 3,
  isSlip: IsSlip,
): NearTerm | undefined {
  const step = steps[way];
  const code = text.charCodeAt(i + step);
  for (let m = ends.heads[chainOf(pair, code, way)] as number; m !== 0; m = ends.next[m] as number) {
    const offset = (m - 1) >> 2;
    const length = lengths[offset] as number;
    const at = way < nextToEnd ? 0 : length - 2;
    // Terms of another three characters share the chain.
    if (letters[offset + at + step] !== code) continue;
    const from = i - at;
    if (from < 0 || from + length > text.length) continue;
    const wrong = onlyDifference(letters, offset, length, text, from);
    if (wrong === -1 || wrong === at || wrong === at + 1) continue;
    const right = written.slice(offset, offset + length);
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
