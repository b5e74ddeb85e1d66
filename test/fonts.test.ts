import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compare } from "../scripts/fonts/compare.ts";
import { type Contour, flattened, pathOf } from "../scripts/fonts/outline.ts";
import { refitContour } from "../scripts/fonts/refit.ts";
import { holdsToOriginal, refitGlyph } from "../scripts/fonts/refit-glyph.ts";
import { boxOf } from "../scripts/fonts/truetype.ts";

const fontFile = (name: string) => readFileSync(fileURLToPath(new URL(`../fonts/${name}`, import.meta.url)));

test("the fonts are those of SHA256SUMS", () => {
  const lines = fontFile("SHA256SUMS").toString().trim().split("\n");
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const [sum, name] = line.split("  ") as [string, string];
    expect(createHash("sha256").update(fontFile(name)).digest("hex"), name).toBe(sum);
  }
});

/** A ring of many short curves round a centre, `dent` units deeper at every other. */
const ring = (radius: number, pieces: number, dent = 0): Contour => {
  const contour: Contour = { x: [], y: [], on: [] };
  for (let i = 0; i < pieces * 2; i++) {
    const far = i % 2 === 0 ? radius - (i % 4 === 0 ? dent : 0) : radius / Math.cos(Math.PI / pieces);
    contour.x.push(Math.round(500 + far * Math.cos((i * Math.PI) / pieces)));
    contour.y.push(Math.round(380 + far * Math.sin((i * Math.PI) / pieces)));
    contour.on.push(i % 2 === 0);
  }
  return contour;
};

test("a ring of 32 curves becomes one of few points, within the tolerance, box and winding kept", () => {
  const before = [ring(400, 32)];
  const after = refitGlyph(before);
  expect(after[0]?.x.length).toBeLessThan(24);
  expect(holdsToOriginal(compare(before, after))).toBe(true);
  expect(refitGlyph(before)).toEqual(after);
  // Shallower than the tolerance a wave goes, deeper it stays.
  const wave = [ring(400, 16, 6)];
  expect(compare(wave, refitGlyph(wave)).distance).toBeLessThanOrEqual(1);
});

test("a contour all of whose points on the curve are implied or fall between units stays", () => {
  const drop: Contour = { x: [0, 9, 10, 1], y: [1, 0, 9, 10], on: [false, false, false, false] };
  expect(refitGlyph([drop])).toEqual([drop]);
  const halves: Contour = { x: [0, 101, 100, 1], y: [0, 0, 101, 100], on: [true, false, false, false] };
  for (const { x, y } of refitGlyph([halves]))
    expect([...x, ...y].every((value) => Number.isInteger(value))).toBe(true);
});

test("corners, and points that make the box, stay where they are", () => {
  const corners: Contour = {
    x: [0, 300, 300, 310, 300, 0],
    y: [0, 0, 100, 150, 200, 200],
    on: [true, true, true, false, true, true],
  };
  const after = refitContour(corners, 0.9, boxOf([corners]));
  for (const [x, y] of [
    [0, 0],
    [300, 0],
    [300, 200],
    [0, 200],
  ])
    expect(after.x.some((px, i) => px === x && after.y[i] === y && after.on[i])).toBe(true);
  expect(boxOf([after])).toEqual(boxOf([corners]));
});

test("two sides of a thin stroke do not cross", () => {
  const side = (from: number, by: number, count: number) =>
    Array.from({ length: count }, (_, i) => from + by * i);
  const x = [...side(0, 40, 25), ...side(960, -40, 25)];
  const bend = (value: number) => Math.round(60 * Math.sin(value / 130));
  const thin: Contour = {
    x,
    y: x.map((value, i) => bend(value) + (i < 25 ? 0 : 2)),
    on: x.map(() => true),
  };
  const after = refitGlyph([thin]);
  expect(compare([thin], after).crossings).toEqual([0, 0]);
  expect(holdsToOriginal(compare([thin], after))).toBe(true);
});

test("the comparison sees a point that is moved, a turned contour, a crossing", () => {
  const before = [ring(300, 16), ring(100, 16)];
  const moved = structuredClone(before);
  (moved[0] as Contour).y[8] = ((moved[0] as Contour).y[8] as number) + 3;
  expect(compare(before, moved).distance).toBeGreaterThan(1.5);
  const turned = [before[0] as Contour, { ...before[1] } as Contour].map(({ x, y, on }, i) =>
    i === 0 ? { x, y, on } : { x: x.toReversed(), y: y.toReversed(), on: on.toReversed() },
  );
  expect(compare(before, turned)).toMatchObject({ sameWinding: false });
  const shifted = [
    before[0] as Contour,
    { ...(before[1] as Contour), x: before[1]?.x.map((x) => x + 250) as number[] },
  ];
  expect(compare(before, shifted).crossings).toEqual([0, 2]);
  expect(compare(before, shifted).distance).toBe(Number.POSITIVE_INFINITY);
  // Between two points of a straight piece the distance is measured too.
  const square: Contour = { x: [0, 400, 400, 0], y: [0, 0, 400, 400], on: [true, true, true, true] };
  const bulged: Contour = {
    x: [0, 200, 400, 400, 0],
    y: [0, -6, 0, 400, 400],
    on: [true, false, true, true, true],
  };
  expect(compare([square], [bulged]).distance).toBeCloseTo(3, 3);
  expect(flattened(pathOf(bulged) as NonNullable<ReturnType<typeof pathOf>>, 0.01).x.length).toBeGreaterThan(
    8,
  );
});
