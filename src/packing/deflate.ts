import { BitSink, PackedBlock } from "./block.ts";

/*
 * Packing is the same code everywhere. zlib is not: that of Node 20 to 24 looks for other matches where the processor
 * has SSE 4.2, and Bun's and Deno's give other bytes again. A file's bytes would tell on which machine it was made.
 * These are fflate's bytes (MIT, 101arrowz): it makes 170 kB of tables for each call, and a report has twenty small ones.
 */

/** By level: from how long a match on none longer is looked for, and how many places are looked at. */
const efforts = {
  3: { longEnough: 16, looks: 16 },
  6: { longEnough: 128, looks: 128 },
} as const;
export type PackLevel = keyof typeof efforts;

const windowSize = 0x8000;
/** By place in the window: the place before whose next three bytes are like its own. */
const before = new Uint16Array(windowSize);
const lastPlaces = new Map<number, Uint16Array>();
const sink = new BitSink();
const symbols = new PackedBlock();

/** The last place of three bytes, by their sum of so many bits. */
function lastPlacesOf(bits: number): Uint16Array {
  const known = lastPlaces.get(bits);
  if (known !== undefined) return known.fill(0);
  const made = new Uint16Array(1 << bits);
  // Large ones are rare.
  if (bits <= 17) lastPlaces.set(bits, made);
  return made;
}

function pack(data: Uint8Array, { longEnough, looks }: (typeof efforts)[PackLevel]): void {
  const { length } = data;
  const bits = 12 + Math.min(8, Math.max(0, 21 - Math.clz32(length)));
  const head = lastPlacesOf(bits);
  const mask = (1 << bits) - 1;
  const shift = Math.ceil(bits / 3);
  const sumAt = (at: number): number =>
    ((data[at] as number) ^ ((data[at + 1] as number) << shift) ^ ((data[at + 2] as number) << (2 * shift))) &
    mask;
  symbols.clear();
  let start = 0; // of the block
  let next = 0; // what no match has covered
  let at = 0;
  for (; at + 2 < length; at++) {
    const sum = sumAt(at);
    let here = at & (windowSize - 1);
    let place = head[sum] as number;
    before[here] = place;
    head[sum] = here;
    if (next > at) continue;
    const rest = length - at;
    if ((symbols.matches > 7000 || symbols.count > 24576) && rest > 423) {
      symbols.write(sink, false, data.subarray(start, at));
      symbols.clear();
      start = at;
    }
    let best = 2;
    let distance = 0;
    let away = (here - place) & (windowSize - 1);
    if (sum === sumAt(at - away)) {
      const enough = Math.min(longEnough, rest) - 1;
      const farthest = Math.min(windowSize - 1, at);
      const most = Math.min(258, rest);
      for (let left = looks - 1; away <= farthest && left > 0 && here !== place; left--) {
        if (data[at + best] === data[at + best - away]) {
          let same = 0;
          while (same < most && data[at + same] === data[at + same - away]) same += 1;
          if (same > best) {
            best = same;
            distance = away;
            if (same > enough) break;
            // The rarest of the pairs in the match leads on: fewer places are like it.
            const pairs = Math.min(away, same - 2);
            let rarest = 0;
            for (let i = 0; i < pairs; i++) {
              const one = (at - away + i) & (windowSize - 1);
              const apart = (one - (before[one] as number)) & (windowSize - 1);
              if (apart > rarest) {
                rarest = apart;
                place = one;
              }
            }
          }
        }
        here = place;
        place = before[here] as number;
        away += (here - place) & (windowSize - 1);
      }
    }
    if (distance > 0) {
      symbols.match(best, distance);
      next = at + best;
    } else symbols.literal(data[at] as number);
  }
  for (at = Math.max(at, next); at < length; at++) symbols.literal(data[at] as number);
  symbols.write(sink, true, data.subarray(start, length));
}

/** Packs bytes (RFC 1951), by the same code on every platform: the same bytes. */
export function deflateRaw(bytes: Uint8Array, level: PackLevel = 6): Uint8Array {
  sink.start(bytes.length + 5 * (1 + Math.ceil(bytes.length / 7000)) + 8);
  pack(bytes, efforts[level]);
  return sink.result();
}

/** The sum at the end of a zlib stream (RFC 1950). */
function adler32(bytes: Uint8Array): number {
  let [a, b] = [1, 0];
  for (let from = 0; from < bytes.length; from += 4096) {
    const to = Math.min(bytes.length, from + 4096);
    for (let i = from; i < to; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}

/** Packs bytes (zlib, RFC 1950), likewise. */
export function deflate(bytes: Uint8Array, level: PackLevel = 6): Uint8Array {
  sink.start(bytes.length + 5 * (1 + Math.ceil(bytes.length / 7000)) + 16);
  sink.put(0x78, 8);
  sink.put(level === 6 ? 0x9c : 0x5e, 8);
  pack(bytes, efforts[level]);
  sink.align();
  const sum = adler32(bytes);
  for (const by of [24, 16, 8, 0]) sink.put((sum >>> by) & 0xff, 8);
  return sink.result();
}
