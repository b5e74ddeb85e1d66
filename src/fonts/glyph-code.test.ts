import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { unzlibSync } from "fflate";
import { expect, test } from "vitest";
import { codeOf } from "../../scripts/fonts/write-codes.ts";
import { bundledLengths } from "./font-files.ts";
import { byteCode, codedBytes, readyCode, streamOf } from "./glyph-code.ts";
import { readyCodes } from "./ready-codes.ts";
import { filledUp } from "./truetype-file.ts";

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 600 }),
  fc.uint8Array({ maxLength: 20_000, max: 2 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(40))
    .map(([part, times]) =>
      Uint8Array.from({ length: part.length * times }, (_, i) => part[i % part.length] as number),
    ),
);

test("pieces coded one by one unpack to what they were, whatever the code was made from", () => {
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 8 }), bytes, (pieces, sample) => {
      const code = byteCode(sample);
      const stream = streamOf(
        pieces.map((piece) => codedBytes(piece, code)),
        code,
      );
      const expected = Buffer.concat(pieces.map(filledUp));
      expect(Buffer.compare(inflateSync(stream), expected)).toBe(0);
      expect(Buffer.compare(unzlibSync(stream), expected)).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test("a piece has the same bits whatever was coded before it", () => {
  const [code, piece] = [byteCode(Uint8Array.of(1, 2, 3)), new Uint8Array(400).map((_, i) => (i * i) % 23)];
  const first = codedBytes(piece, code);
  codedBytes(
    new Uint8Array(800).map((_, i) => (i * i) % 23),
    code,
  );
  expect(codedBytes(piece, code)).toEqual(first);
});

test("skewed counts give no code longer than Deflate's", () => {
  // Fibonacci's numbers make the longest codes.
  let [a, b] = [1, 1];
  const sample: number[] = [];
  for (let byte = 0; byte < 24; byte++) {
    for (let i = 0; i < a; i++) sample.push(byte, (i * 7919) & 255);
    [a, b] = [b, a + b];
  }
  const code = byteCode(Uint8Array.from(sample));
  expect(Math.max(...code.lengths)).toBeLessThanOrEqual(15);
  const piece = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(Buffer.compare(inflateSync(streamOf([codedBytes(piece, code)], code)), piece)).toBe(0);
});

test.each(
  Object.entries(bundledLengths),
)("%s: its ready code is the one that its glyphs give", (file, length) => {
  expect(readyCodes[file as keyof typeof readyCodes]).toBe(codeOf(file));
  const code = readyCode(length) as NonNullable<ReturnType<typeof readyCode>>;
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(Buffer.compare(inflateSync(streamOf([codedBytes(all, code)], code)), all)).toBe(0);
});
