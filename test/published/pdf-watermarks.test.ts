import { expect, test } from "vitest";
import type { PaintedGlyph, Rgb } from "../../src/published/pdf-paint.ts";
import { watermarkIn } from "../../src/published/pdf-watermarks.ts";

const white = [255, 255, 255] as unknown as Rgb;
const glyph = (text: string, order: number, given: Partial<PaintedGlyph> = {}): PaintedGlyph => ({
  text,
  x: 80 + 16 * (order % 28),
  y: 100 + 29 * Math.floor(order / 28),
  width: 16,
  size: 16,
  order,
  rgb: [0, 0, 0] as unknown as Rgb,
  alpha: 1,
  unpainted: false,
  layerOff: false,
  annotation: false,
  upright: false,
  aslant: false,
  clips: [],
  ...given,
});
const page = Array.from({ length: 280 }, (_, i) => glyph("政府信息公开"[i % 6] as string, i));
const found = (...marks: readonly PaintedGlyph[]) =>
  [...watermarkIn([...page, ...marks], () => white)].map(({ text }) => text).join("");

test("large characters over the text are a watermark, beside it they are none", () => {
  const large = (y: number) => [
    glyph("草", 300, { x: 150, y, width: 80, size: 80 }),
    glyph("稿", 301, { x: 230, y, width: 80, size: 80 }),
  ];
  expect(found(...large(200))).toBe("草稿");
  expect(found(...large(800))).toBe("");
});

test.each([
  1e5,
  1e9,
  1e17,
  1e300,
  Number.POSITIVE_INFINITY,
  Number.NaN,
])("what a damaged file sets %d pt off, or as large, ends", (far) => {
  expect(
    found(glyph("草", 300, { x: far, size: 50 }), glyph("稿", 301, { x: 2 * far, y: far, size: 50 })),
  ).toBe("");
  expect(found(glyph("草", 300, { y: far, size: far, width: far })).length).toBeLessThan(2);
});
