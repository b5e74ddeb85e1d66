import { DOMParser } from "@xmldom/xmldom";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type BarRow, barChart } from "../../src/charts/bars.ts";
import { type Chart, describedChart } from "../../src/charts/chart.ts";
import { columnsChart } from "../../src/charts/columns.ts";
import { chartFigureOf, inThrees } from "../../src/charts/figure-shown.ts";
import { longPicture } from "../../src/charts/long-picture.ts";
import { chartFigure, chartsPage } from "../../src/charts/page.ts";
import { grounds, paints } from "../../src/charts/paint.ts";
import { partsChart } from "../../src/charts/parts.ts";
import { rankedChart } from "../../src/charts/ranked.ts";
import { chartsSvg } from "../../src/charts/svg.ts";
import { wrappedText } from "../../src/charts/text-width.ts";
import { troublesIn } from "./boxes.ts";

const basics = { key: "k", title: "题", source: "来源：某县2024年报告，表三。", subject: "项目", unit: "件" };
const name = fc.oneof(
  // xmldom calls U+FFFD a fault of the source's encoding.
  fc.string({ unit: "grapheme", maxLength: 80 }).filter((text) => !text.includes("\ufffd")),
  fc.stringMatching(/^[一-龥]{1,70}$/u),
  fc.constantFrom(
    "",
    "某",
    "A".repeat(90),
    "（、）。".repeat(20),
    "12345678901234567890.1234567890123456789012345",
  ),
);
const figure = fc
  .oneof(
    fc.constantFrom(0, null, "/" as const, 1, 999_999_999),
    fc.integer({ min: 0, max: 10_000_000 }),
    fc.constantFrom("72701.2578", "0", "251000元", undefined),
  )
  .map(chartFigureOf);
const word = fc.constantFrom("未交", "待定", "交了不能用").map((text) => ({ size: undefined, text }));
const row = fc.record({ name, now: fc.oneof(figure, word), before: figure });

const any: fc.Arbitrary<Chart> = fc.oneof(
  fc
    .record({ rows: fc.array(row, { maxLength: 8 }), title: name })
    .map(({ rows, title }) => barChart({ ...basics, title, now: "2024年", before: "2023年", rows })),
  fc
    .array(row, { maxLength: 5 })
    .map((rows) =>
      barChart({ ...basics, now: "2024年", rows: rows.map(({ name, now }): BarRow => ({ name, now })) }),
    ),
  fc
    .array(
      fc.record({ name, total: figure, parts: fc.array(fc.record({ name, figure }), { maxLength: 6 }) }),
      {
        maxLength: 4,
      },
    )
    .map((wholes) => partsChart({ ...basics, wholes })),
  fc
    .record({
      years: fc.uniqueArray(fc.integer({ min: 2008, max: 2040 }), { minLength: 1, maxLength: 20 }),
      series: fc.array(
        fc.record({ name, unit: fc.constant("件"), figures: fc.array(figure, { maxLength: 20 }) }),
        {
          maxLength: 4,
        },
      ),
    })
    .map(({ years, series }) => columnsChart({ ...basics, years: years.toSorted((a, b) => a - b), series })),
  fc
    .record({
      rows: fc.array(fc.record({ name, figure: fc.oneof(figure, word), before: figure }), { maxLength: 30 }),
      most: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ rows, most }) =>
      rankedChart({ ...basics, counted: "新收申请", now: "2024年", before: "2023年", rows, most }),
    ),
);

test("no text lies over another, on a bar or outside the picture", () => {
  fc.assert(
    fc.property(any, (chart) => {
      expect(troublesIn(chart)).toEqual([]);
    }),
    { numRuns: 120, endOnFailure: true },
  );
});

test("a picture is well-formed, whatever names and figures are, and its text is whole", () => {
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 3 }), name, (charts, title) => {
      const errors: string[] = [];
      const parser = new DOMParser({ onError: (_, message) => errors.push(message) });
      const made = { title, titleLines: [title], charts, sentences: [], omitted: [] };
      const svg = parser.parseFromString(chartsSvg(made), "image/svg+xml");
      expect(errors).toEqual([]);
      expect(svg.documentElement?.getAttribute("role")).toBe("img");
      const drawn = longPicture(made).parts.reduce(
        (sum, { marks }) => sum + marks.filter(({ kind }) => kind === "text").length,
        0,
      );
      expect(svg.getElementsByTagName("text").length).toBe(drawn);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});

test("a text in lines loses nothing, and no line begins with a stop", () => {
  fc.assert(
    fc.property(name, fc.integer({ min: 60, max: 400 }), (text, width) => {
      expect(wrappedText(text, 14, width).join("").replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
    }),
  );
  expect(wrappedText("某某街道办事处、某某镇。", 14, 14 * 8).every((line) => !/^[、。]/u.test(line))).toBe(
    true,
  );
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [a, b]
    .map((colour) => {
      const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((at) => {
        const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    })
    .toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test.each(["light", "dark"] as const)("colours stand out from a %s ground", (shade) => {
  for (const [paint, colours] of Object.entries(paints))
    expect(contrast(colours[shade], grounds[shade]), paint).toBeGreaterThanOrEqual(
      paint === "rule" ? 3 : 4.5,
    );
});

test("bars are as long as their figures, and what is more than nil is seen", () => {
  const rows = [1_000_000, 500_000, 1, 0].map((count, i) => ({
    name: `单位${i}`,
    now: chartFigureOf(count),
  }));
  const chart = barChart({ ...basics, now: "2024年", rows });
  const lengths = chart.marks.flatMap((mark) =>
    mark.kind === "bar" && mark.paint === "now" && mark.height === 14 ? [mark.width] : [],
  );
  expect(lengths).toHaveLength(3);
  const [most = 0, half, one] = lengths;
  expect(half).toBeCloseTo(most / 2);
  expect(one).toBe(2);
});

test("years without a report stand in their place; columns of a series share no scale with another", () => {
  const chart = columnsChart({
    ...basics,
    years: [2019, 2021, 2022, 2026],
    series: [
      { name: "新收", unit: "件", figures: [3511, 3525, 0, 17].map(chartFigureOf) },
      { name: "结转", unit: "件", figures: [121, 125, undefined, 1].map(chartFigureOf) },
    ],
  });
  expect(chart.table.heads).toEqual([
    "项目",
    "2019年",
    "2020年",
    "2021年",
    "2022年",
    "2023—2025年",
    "2026年",
  ]);
  expect(chart.table.rows[1]).toEqual(["结转（件）", "121", "未给出", "125", "无此项", "未给出", "1"]);
  const tallest = chart.marks.flatMap((mark) =>
    mark.kind === "bar" && mark.paint === "now" && mark.height === 84 ? [mark] : [],
  );
  expect(tallest).toHaveLength(2);
  expect(describedChart(chart)).toContain("2020年 未给出");
});

test("of 5,000 agencies the first are drawn, the rest is said; who has the same has the same place", () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({
    name: `某县第${i}局`,
    figure: i < 100 ? { size: undefined, text: "未交" } : chartFigureOf(i % 50),
  }));
  const chart = rankedChart({ ...basics, counted: "新收申请", now: "2024年", rows });
  const texts = chart.marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
  expect(texts.filter((text) => text === "未交")).toHaveLength(15);
  expect(texts.filter((text) => text.startsWith("1　"))).toHaveLength(15);
  expect(texts).toContain("另有 85 个单位未交。");
  const sum = rows.reduce((all, { figure }) => all + (figure.size ?? 0), 0) - 15 * 49;
  expect(texts.join("")).toContain(`其余 4885 个单位合计 ${inThrees(String(sum))} 件，最多的 49 件。`);
  expect(chart.table.rows).toHaveLength(32);
  expect(chart.marks.length).toBeLessThan(200);
});

test("a chart on a page has a name, all its figures in words, and its table beside it", () => {
  const chart = rankedChart({
    ...basics,
    counted: "新收申请",
    now: "2024年",
    rows: [
      { name: "<甲>局", figure: chartFigureOf(12_345) },
      { name: "乙局", figure: { size: undefined, text: "未交" } },
    ],
  });
  const html = chartFigure(chart);
  expect(html).toMatch(
    /<svg [^>]*role="img" aria-labelledby="chart-k-title" aria-describedby="chart-k-desc"/u,
  );
  expect(html).toContain('<title id="chart-k-title">题</title>');
  expect(html).toContain(
    "&#60;甲&#62;局：名次 1，2024年新收申请（件） 12,345；乙局：2024年新收申请（件） 未交；来源",
  );
  expect(html).toContain("<td>未交</td>");
  const page = chartsPage({
    titleLines: [],
    title: "图解",
    charts: [chart],
    sentences: ["一句。"],
    omitted: [],
  });
  expect(page).not.toMatch(/<script|https?:(?!\/\/www\.w3\.org)/u);
});

test("bars of the same figure are as long where their agency handed in nothing this year", () => {
  const chart = rankedChart({
    ...basics,
    counted: "新收申请",
    now: "2024年",
    before: "2023年",
    rows: [
      { name: "甲局", figure: chartFigureOf(1000), before: chartFigureOf(7) },
      { name: "乙局", figure: { size: undefined, text: "未交" }, before: chartFigureOf(700) },
      { name: "丙局", figure: chartFigureOf(700), before: chartFigureOf(7) },
    ],
  });
  const widths = (paint: string, height: number) =>
    chart.marks.flatMap((mark) =>
      mark.kind === "bar" && mark.paint === paint && mark.height === height ? [mark.width] : [],
    );
  expect(widths("now", 14)[1]).toBe(widths("before", 6).at(-1));
});
