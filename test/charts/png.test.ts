import fc from "fast-check";
import { expect, test } from "vitest";
import { barChart } from "../../src/charts/bars.ts";
import { fillingPen } from "../../src/charts/coverage.ts";
import { chartFigureOf } from "../../src/charts/figure-shown.ts";
import { longPicture } from "../../src/charts/long-picture.ts";
import { paints } from "../../src/charts/paint.ts";
import { chartPng, chartsPng } from "../../src/charts/png.ts";
import { reportCharts } from "../../src/charts/report-charts.ts";
import { pictureFrom } from "../../src/report/picture.ts";
import { pngRows, readPng } from "../../src/report/png.ts";
import { published } from "../corpus.ts";

const point = fc.tuple(fc.integer({ min: 0, max: 640 }), fc.integer({ min: 0, max: 480 }));

test("what an outline covers is its area, and no pixel outside is touched", () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      // A triangle within 20 × 15 pixels, its corners anywhere in them.
      const [[ax, ay], [bx, by], [cx, cy]] = [a, b, c].map(([x, y]) => [x / 32, y / 32] as const) as [
        readonly [number, number],
        readonly [number, number],
        readonly [number, number],
      ];
      const pen = fillingPen(20, 15);
      pen.moveTo(ax, ay);
      pen.lineTo(bx, by);
      pen.lineTo(cx, cy);
      pen.closePath();
      const { shares, width } = pen.finished();
      const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(area, 6);
      const [left, right] = [Math.min(ax, bx, cx), Math.max(ax, bx, cx)];
      shares.forEach((share, i) => {
        const x = i % width;
        if (x + 1 < left || x > right) expect(share).toBeCloseTo(0, 9);
      });
    }),
  );
});

test("a hole stays open, and what lies over itself is covered once", () => {
  const square = (
    pen: ReturnType<typeof fillingPen>,
    [from, to]: readonly [number, number],
    back: boolean,
  ) => {
    const corners = [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ] as const;
    const [first, ...others] = back ? corners.toReversed() : corners;
    pen.moveTo(...(first as readonly [number, number]));
    for (const corner of others) pen.lineTo(...corner);
    pen.closePath();
  };
  const areaOf = (back: boolean) => {
    const pen = fillingPen(10, 10);
    square(pen, [1, 9], false);
    square(pen, [3, 5], back);
    return pen.finished().shares.reduce((sum, share) => sum + share, 0);
  };
  expect(areaOf(true)).toBeCloseTo(64 - 4);
  expect(areaOf(false)).toBeCloseTo(64);
});

/** The colour of a pixel of a PNG of ours. */
function colourAt(bytes: Uint8Array, x: number, y: number): string {
  const png = readPng(bytes);
  if (typeof png === "string") throw new Error(png);
  const rows = pngRows(png);
  const at = (rows[y * (png.width + 1) + 1 + x] as number) * 3;
  const channels = [...(png.palette?.subarray(at, at + 3) ?? [])];
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

test("a picture in pixels has every bar where the drawing has it, in its colour", () => {
  const made = reportCharts(published("suqian-city-2024"), published("suqian-city-2023"));
  const bytes = chartsPng(made);
  const picture = pictureFrom(bytes);
  if (typeof picture === "string") throw new Error(picture);
  const { width, height, left, parts } = longPicture(made);
  expect(picture).toMatchObject({ type: "png", width: width * 3, height: height * 3 });
  const bars = parts.flatMap(({ top, marks }) =>
    marks.flatMap((mark) =>
      mark.kind === "bar" && mark.width > 1 && mark.height > 1 ? [{ top, mark }] : [],
    ),
  );
  expect(bars.length).toBeGreaterThan(40);
  // A few, since each reads the whole picture.
  for (const { top, mark } of bars.filter((_, i) => i % 12 === 0)) {
    const [x, y] = [left + mark.x + mark.width / 2, top + mark.y + mark.height / 2].map((at) =>
      Math.floor(at * 3),
    );
    expect(colourAt(bytes, x as number, y as number)).toBe(paints[mark.paint].light);
  }
  expect(chartsPng(made)).toEqual(bytes);
});

const oneBar = (name: string) =>
  barChart({
    key: "k",
    title: "题",
    source: "来源。",
    subject: "项目",
    unit: "件",
    now: "2024年",
    rows: [{ name, now: chartFigureOf(3) }],
  });

test("what no font of ours holds is refused by name, rare characters are drawn", () => {
  expect(() => chartPng(oneBar("某\u{2fffd}局"))).toThrow(/2FFFD/u);
  expect(pictureFrom(chartPng(oneBar("镕䶮㙍")))).toMatchObject({ type: "png", width: 1200 });
});
