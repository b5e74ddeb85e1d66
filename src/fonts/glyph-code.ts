/*
 * Bytes coded once for Deflate. What outlines compress to comes nearly all from how often each byte occurs, not from what
 * repeats: so a font has one Huffman code, made from a sample of its outlines, and a glyph's bits are the same in every
 * file. A subset's stream is its glyphs' bits one after the other, and zlib need not look at them for each report.
 */
import { joined, packageFileNames } from "#platform";
import { bundledLengths } from "./font-files.ts";
import { canonicalCodes, huffmanLengths, longestCode, reversed } from "./huffman.ts";
import { readyCodes } from "./ready-codes.ts";

/** A Huffman code of all bytes and of the end of a block. */
export interface ByteCode {
  /** By byte: the code's bits, first bit lowest, and their number. */
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
  /** What stands before and after bytes: the head and the end of the last block of a stream. */
  readonly head: CodedBytes;
  readonly end: CodedBytes;
}

/** Bytes as bits of a code, with what sums of the whole are made from. */
export interface CodedBytes {
  readonly words: Uint32Array;
  readonly bits: number;
  /** How many bytes they are; a multiple of four. */
  readonly length: number;
  /** Adler-32 without its initial one. */
  readonly adlerA: number;
  readonly adlerB: number;
  /** Its longs summed as fonts do. */
  readonly sum: number;
}

const blockEnd = 256;
const symbolCount = 257;
const adlerBase = 65521;

/** Codes bytes, filled up to a multiple of four by zeros. */
export function codedBytes(bytes: Uint8Array, { codes, lengths }: ByteCode): CodedBytes {
  const length = (bytes.length + 3) & ~3;
  const words = new Uint32Array(Math.ceil((length * longestCode) / 32));
  let [at, word, free] = [0, 0, 0]; // `free`: how many bits of the word are taken
  let [a, b, sum] = [0, 0, 0];
  for (let i = 0; i < length; i++) {
    const byte = i < bytes.length ? (bytes[i] as number) : 0;
    sum = (sum + (byte << (24 - 8 * (i & 3)))) | 0;
    const [code, size] = [codes[byte] as number, lengths[byte] as number];
    word |= code << free;
    free += size;
    if (free >= 32) {
      words[at++] = word;
      free -= 32;
      word = code >>> (size - free);
    }
    a += byte;
    b += a;
    if ((i & 4095) === 4095) [a, b] = [a % adlerBase, b % adlerBase];
  }
  words[at] = word;
  const bits = 32 * at + free;
  return {
    words: words.slice(0, Math.ceil(bits / 32)),
    bits,
    length,
    adlerA: a % adlerBase,
    adlerB: b % adlerBase,
    sum: sum >>> 0,
  };
}

/** Bits of whole bytes, first bit lowest. */
export function bitsOf(bytes: Uint8Array): Pick<CodedBytes, "words" | "bits"> {
  const words = new Uint32Array(Math.ceil(bytes.length / 4));
  bytes.forEach((byte, i) => {
    words[i >> 2] = (words[i >> 2] as number) | (byte << (8 * (i & 3)));
  });
  return { words, bits: 8 * bytes.length };
}

/** Bytes as they stand, a block of their own: at the start of a stream, or behind others that end with a whole byte. */
export function storedBytes(bytes: Uint8Array, code: ByteCode): CodedBytes {
  const { length } = bytes;
  const head = [0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255];
  return { ...codedBytes(bytes, code), ...bitsOf(joined([Uint8Array.from(head), bytes])) };
}

/** Bits that stand for no bytes. */
function bitsAlone(fields: readonly (readonly [value: number, bits: number])[]): CodedBytes {
  const words = new Uint32Array(64);
  let at = 0;
  for (const [value, size] of fields)
    for (let bit = 0; bit < size; bit++, at++)
      words[at >>> 5] = (words[at >>> 5] as number) | (((value >>> bit) & 1) << (at & 31));
  return { words, bits: at, length: 0, adlerA: 0, adlerB: 0, sum: 0 };
}

/** In which order Deflate lists the lengths of the code of lengths; 16 to 18, which repeat, are not used. */
const lengthsOfLengths = [0, 0, 0, ...new Array<number>(16).fill(4)];

function codeWith(lengths: Uint8Array): ByteCode {
  const codes = canonicalCodes(lengths);
  const head = bitsAlone([
    [1, 1], // the last block
    [2, 2], // with a code of its own
    [symbolCount - 257, 5],
    [1, 5], // two codes of distances, of one bit each, as zlib writes where there are none
    [lengthsOfLengths.length - 4, 4],
    ...lengthsOfLengths.map((length) => [length, 3] as const),
    ...[...lengths, 1, 1].map((length) => [reversed(length, 4), 4] as const),
  ]);
  const end = bitsAlone([[codes[blockEnd] as number, lengths[blockEnd] as number]]);
  return { codes, lengths, head, end };
}

/** The code for bytes such as those of the sample. */
export function byteCode(sample: Uint8Array): ByteCode {
  const counts = new Array<number>(symbolCount).fill(1);
  for (const byte of sample) counts[byte] = (counts[byte] as number) + 1;
  return codeWith(huffmanLengths(counts));
}

/** The code of one of the package's own fonts, known by its length; any bytes can be coded by it, so that a mistake costs size only. */
export function readyCode(fileLength: number): ByteCode | undefined {
  const file = packageFileNames.find((name) => bundledLengths[name] === fileLength);
  return file && codeWith(Uint8Array.from(readyCodes[file], (digit) => Number.parseInt(digit, 16)));
}

const zlibHead = bitsAlone([[0x0178, 16]]);

/**
 * A zlib stream of coded pieces.
 *
 * @param ready - blocks of whole bytes that stand before them
 */
export function streamOf(
  pieces: readonly CodedBytes[],
  { head, end }: ByteCode,
  ready: readonly CodedBytes[] = [],
): Uint8Array {
  const all = [zlibHead, ...ready, head, ...pieces, end];
  const length = all.reduce((sum, { bits }) => sum + bits, 0);
  const out = new DataView(new ArrayBuffer(Math.ceil(length / 32) * 4 + 8));
  let [at, word, free] = [0, 0, 0];
  let [a, b] = [1, 0];
  for (const { words, bits, length, adlerA, adlerB } of all) {
    const whole = bits >>> 5;
    // A shift by 32 is none.
    const [mask, back] = free === 0 ? [0, 0] : [-1, 32 - free];
    for (let i = 0; i < whole; i++, at += 4) {
      const value = words[i] as number;
      out.setUint32(at, word | (value << free), true);
      word = (value >>> back) & mask;
    }
    const rest = bits & 31;
    if (rest > 0) {
      const value = words[whole] as number;
      word |= value << free;
      free += rest;
      if (free >= 32) {
        out.setUint32(at, word, true);
        at += 4;
        free -= 32;
        word = free === 0 ? 0 : value >>> (rest - free);
      }
    }
    b = (b + a * length + adlerB) % adlerBase;
    a = (a + adlerA) % adlerBase;
  }
  out.setUint32(at, word, true);
  at += Math.ceil(free / 8);
  out.setUint32(at, ((b << 16) | a) >>> 0);
  return new Uint8Array(out.buffer, 0, at + 4);
}
