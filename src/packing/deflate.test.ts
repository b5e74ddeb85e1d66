import { inflateRawSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { deflateSync, zlibSync } from "fflate";
import { expect, test } from "vitest";
import { deflate, deflateRaw } from "./deflate.ts";

/** Noise, few letters, runs, and texts whose stretches come again near and far: every kind of block and of code. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 700 }),
  fc.uint8Array({ minLength: 20_000, maxLength: 60_000 }),
  fc.uint8Array({ maxLength: 9_000, max: 3 }),
  fc
    .array(fc.nat(20), { maxLength: 60 })
    .map((powers) =>
      Uint8Array.from(powers.flatMap((power, byte) => new Array<number>(2 ** (power % 15)).fill(byte))),
    ),
  fc
    .tuple(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat(39), { maxLength: 1500 }),
    )
    .map(([parts, order]) => Buffer.concat(order.map((i) => parts[i % parts.length] as Uint8Array))),
  // Words after words: matches that begin alike and go on differently.
  fc.tuple(fc.integer({ min: 1 }), fc.nat(30_000)).map(([seed, length]) => {
    let random = seed;
    const next = (most: number) => {
      random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff;
      return (random >>> 12) % most;
    };
    const words = Array.from({ length: 12 }, () => Array.from({ length: 1 + next(9) }, () => next(6)));
    const text: number[] = [];
    while (text.length < length) text.push(...(words[next(words.length)] as number[]));
    return Uint8Array.from(text);
  }),
);

test("it unpacks to what it was, and is what fflate makes", () => {
  fc.assert(
    fc.property(bytes, fc.constantFrom(3, 6), (whole, level) => {
      const mem = Math.min(8, Math.max(0, 21 - Math.clz32(whole.length))) as 0;
      const [packed, raw] = [deflate(whole, level), deflateRaw(whole, level)];
      expect(Buffer.compare(inflateSync(packed), whole)).toBe(0);
      expect(Buffer.compare(inflateRawSync(raw), whole)).toBe(0);
      expect(Buffer.compare(packed, zlibSync(whole, { level, mem }))).toBe(0);
      expect(Buffer.compare(raw, deflateSync(whole, { level, mem }))).toBe(0);
    }),
    { numRuns: 150 },
  );
});
