import { canonicalCodes } from "./huffman.ts";
import { codeLengths } from "./tree.ts";

/** Bits further to each code of a length and of a distance. */
const lengthExtra = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4],
  ...[5, 5, 5, 5, 0],
);
const distanceExtra = Uint8Array.from({ length: 30 }, (_, i) => Math.max(0, (i >> 1) - 1));

/** By length or distance: its code, and five bits further up what the bits further say. */
function codesBy(extra: Uint8Array, first: number): Int32Array {
  const starts = [first];
  for (const bits of extra) starts.push((starts.at(-1) as number) + (1 << bits));
  const codes = new Int32Array(starts.at(-1) as number);
  extra.forEach((_, code) => {
    const start = starts[code] as number;
    for (let value = start; value < (starts[code + 1] as number); value++)
      codes[value] = ((value - start) << 5) | code;
  });
  return codes;
}
const lengthCodes = codesBy(lengthExtra, 3);
lengthCodes[258] = 28;
const distanceCodes = codesBy(distanceExtra, 1);

const usualLengths = Uint8Array.from({ length: 288 }, (_, i) =>
  i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8,
);
const usualDistances = new Uint8Array(32).fill(5);
const usualLiteralCodes = canonicalCodes(usualLengths);
const usualDistanceCodes = canonicalCodes(usualDistances);

/** In which order the lengths of the code of lengths are listed. */
const listOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Bits, one after the other, lowest first. */
export class BitSink {
  bytes = new Uint8Array(0x10000);
  private at = 0;
  private word = 0;
  private taken = 0;

  /** Starts anew, with room for so many bytes. */
  start(room: number): void {
    if (this.bytes.length < room) this.bytes = new Uint8Array(room);
    this.at = this.word = this.taken = 0;
  }

  /** @param size - how many, 25 at most */
  put(value: number, size: number): void {
    this.word |= value << this.taken;
    this.taken += size;
    while (this.taken >= 8) {
      this.bytes[this.at++] = this.word;
      this.word >>>= 8;
      this.taken -= 8;
    }
  }

  /** Bytes as they are, from the next whole one on. */
  putBytes(bytes: Uint8Array): void {
    this.align();
    this.bytes.set(bytes, this.at);
    this.at += bytes.length;
  }

  align(): void {
    if (this.taken > 0) this.put(0, 8 - this.taken);
  }

  /** All bytes so far, in bytes of their own. */
  result(): Uint8Array {
    this.align();
    return this.bytes.slice(0, this.at);
  }
}

/** What is to stand in a block: bytes as they are, and what was there before by how long and how far. */
export class PackedBlock {
  private readonly symbols = new Int32Array(25_000);
  private readonly literals = new Uint16Array(288);
  private readonly distances = new Uint16Array(32);
  private extraBits = 0;
  count = 0;
  matches = 0;

  clear(): void {
    this.literals.fill(0);
    this.distances.fill(0);
    this.extraBits = this.count = this.matches = 0;
  }

  literal(byte: number): void {
    this.symbols[this.count++] = byte;
    this.literals[byte] = (this.literals[byte] as number) + 1;
  }

  match(length: number, distance: number): void {
    const byLength = lengthCodes[length] as number;
    const byDistance = distanceCodes[distance] as number;
    this.symbols[this.count++] = (1 << 28) | (byLength << 18) | byDistance;
    const code = 257 + (byLength & 31);
    const far = byDistance & 31;
    this.extraBits += (lengthExtra[byLength & 31] as number) + (distanceExtra[far] as number);
    this.literals[code] = (this.literals[code] as number) + 1;
    this.distances[far] = (this.distances[far] as number) + 1;
    this.matches += 1;
  }

  /** Writes it in whichever of the three ways is shortest. `bytes` is what it stands for. */
  write(sink: BitSink, isLast: boolean, bytes: Uint8Array): void {
    const { literals, distances } = this;
    const extra = this.extraBits;
    literals[256] = (literals[256] as number) + 1;
    const ownLiterals = codeLengths(literals, 15);
    const ownDistances = codeLengths(distances, 15);
    const lists = [lengthRuns(ownLiterals), lengthRuns(ownDistances)] as const;
    const kinds = new Uint16Array(19);
    for (const { runs } of lists) for (const run of runs) kinds[run & 31] = (kinds[run & 31] as number) + 1;
    const kindLengths = codeLengths(kinds, 7);
    let told = 19;
    while (told > 4 && kindLengths[listOrder[told - 1] as number] === 0) told -= 1;
    const storedBits = (bytes.length + 5) << 3;
    const usualBits = bitsOf(literals, usualLengths) + bitsOf(distances, usualDistances) + extra;
    const [repeat, noughts, manyNoughts] = [16, 17, 18].map((kind) => kinds[kind] as number) as [
      number,
      number,
      number,
    ];
    const ownBits =
      bitsOf(literals, ownLiterals) +
      bitsOf(distances, ownDistances) +
      extra +
      (14 + 3 * told + bitsOf(kinds, kindLengths) + 2 * repeat + 3 * noughts + 7 * manyNoughts);
    sink.put(isLast ? 1 : 0, 1);
    if (storedBits <= usualBits && storedBits <= ownBits) {
      sink.put(0, 2);
      sink.align();
      sink.put(bytes.length & 0xffff, 16);
      sink.put(~bytes.length & 0xffff, 16);
      sink.putBytes(bytes);
      return;
    }
    if (ownBits >= usualBits) {
      sink.put(1, 2);
      this.writeSymbols(sink, usualLengths, usualLiteralCodes, usualDistances, usualDistanceCodes);
      return;
    }
    sink.put(2, 2);
    sink.put(lists[0].count - 257, 5);
    sink.put(lists[1].count - 1, 5);
    sink.put(told - 4, 4);
    for (let i = 0; i < told; i++) sink.put(kindLengths[listOrder[i] as number] as number, 3);
    const kindCodes = canonicalCodes(kindLengths);
    for (const { runs } of lists)
      for (const run of runs) {
        const kind = run & 31;
        sink.put(kindCodes[kind] as number, kindLengths[kind] as number);
        if (kind > 15) sink.put((run >> 5) & 127, run >> 12);
      }
    this.writeSymbols(
      sink,
      ownLiterals,
      canonicalCodes(ownLiterals),
      ownDistances,
      canonicalCodes(ownDistances),
    );
  }

  private writeSymbols(
    sink: BitSink,
    literalLengths: Uint8Array,
    literalCodes: Uint16Array,
    farLengths: Uint8Array,
    farCodes: Uint16Array,
  ): void {
    const { symbols, count } = this;
    for (let i = 0; i < count; i++) {
      const symbol = symbols[i] as number;
      if (symbol < 256) {
        sink.put(literalCodes[symbol] as number, literalLengths[symbol] as number);
        continue;
      }
      const length = (symbol >> 18) & 31;
      sink.put(literalCodes[length + 257] as number, literalLengths[length + 257] as number);
      if (length > 7) sink.put((symbol >> 23) & 31, lengthExtra[length] as number);
      const far = symbol & 31;
      sink.put(farCodes[far] as number, farLengths[far] as number);
      if (far > 3) sink.put((symbol >> 5) & 8191, distanceExtra[far] as number);
    }
    sink.put(literalCodes[256] as number, literalLengths[256] as number);
  }
}

function bitsOf(counts: Uint16Array, lengths: Uint8Array): number {
  let bits = 0;
  for (let i = 0; i < counts.length; i++) bits += (counts[i] as number) * (lengths[i] as number);
  return bits;
}

/** Lengths of codes as Deflate lists them, with runs: kind, five bits further up its number, twelve its bits. */
function lengthRuns(lengths: Uint8Array): { readonly runs: readonly number[]; readonly count: number } {
  let count = lengths.length;
  while (count > 1 && lengths[count - 1] === 0) count -= 1;
  const runs: number[] = [];
  for (let i = 0; i < count; ) {
    const length = lengths[i] as number;
    let same = 1;
    while (i + same < count && lengths[i + same] === length) same += 1;
    i += same;
    if (length === 0) {
      for (; same > 138; same -= 138) runs.push((7 << 12) | (127 << 5) | 18);
      if (same > 10) runs.push((7 << 12) | ((same - 11) << 5) | 18);
      else if (same > 2) runs.push((3 << 12) | ((same - 3) << 5) | 17);
      if (same > 2) same = 0;
    } else if (same > 3) {
      runs.push(length);
      for (same -= 1; same > 6; same -= 6) runs.push((2 << 12) | (3 << 5) | 16);
      if (same > 2) {
        runs.push((2 << 12) | ((same - 3) << 5) | 16);
        same = 0;
      }
    }
    for (; same > 0; same--) runs.push(length);
  }
  return { runs, count };
}
