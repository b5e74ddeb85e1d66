// Blocks of every kind among the text of random reports.
import fc from "fast-check";
import { tableAligns } from "../src/report/blocks.ts";
import { base64Of } from "../src/report/picture.ts";
import { jpegOf, pngOf } from "./block-reports.ts";

/** Pictures of every kind of colour, high and wide. */
const images = [pngOf(60, 40), pngOf(20, 50, 6), pngOf(40, 12, 4, 16), pngOf(30, 30, 0), jpegOf()].map(
  base64Of,
);

const addresses = [
  "https://www.example.gov.cn/zwgk/?a=1&b=(二)",
  "http://例子.cn/公开 目录".replace(" ", "%20"),
  "mailto:zfxxgk@example.gov.cn",
  "https://example.gov.cn/a'b#第一节",
];

/** A table whose cells cover what they cover: rectangles are joined where they lie in the head or the body as a whole. */
const table = (words: fc.Arbitrary<string>) =>
  fc
    .record({
      rows: fc.integer({ min: 1, max: 12 }),
      columns: fc.integer({ min: 1, max: 6 }),
      head: fc.nat(2),
      texts: fc.array(fc.oneof(words, fc.constantFrom("", "0", "1,234", "12.5%", "2024 年")), {
        minLength: 72,
        maxLength: 72,
      }),
      joins: fc.array(fc.tuple(fc.nat(11), fc.nat(5), fc.nat(2), fc.nat(2)), { maxLength: 5 }),
      align: fc.option(fc.array(fc.constantFrom(...tableAligns), { minLength: 6, maxLength: 6 }), {
        nil: undefined,
      }),
      caption: fc.option(words, { nil: undefined }),
      note: fc.option(words, { nil: undefined }),
    })
    .map(({ rows, columns, head, texts, joins, align, caption, note }) => {
      const headRows = Math.min(head, rows - 1);
      const owner = Array.from({ length: rows * columns }, (_, i) => i);
      const spans = new Map<number, { rows: number; columns: number }>();
      for (const [r, c, down, across] of joins) {
        const end = r < headRows ? headRows : rows;
        const [bottom, right] = [Math.min(end, r + down + 1), Math.min(columns, c + across + 1)];
        const places: number[] = [];
        for (let y = r; y < bottom; y++) for (let x = c; x < right; x++) places.push(y * columns + x);
        const [first] = places;
        if (first === undefined || places.some((p) => owner[p] !== p || spans.has(p))) continue;
        for (const p of places) owner[p] = first;
        spans.set(first, { rows: bottom - r, columns: right - c });
      }
      const given = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (_, c) => r * columns + c)
          .filter((p) => owner[p] === p)
          .map((p) => (spans.has(p) ? { text: texts[p] as string, ...spans.get(p) } : (texts[p] as string))),
      );
      return {
        kind: "table" as const,
        rows: given,
        headRows,
        ...(align && { align: align.slice(0, columns) }),
        ...(caption && { caption: `表1　${caption}` }),
        ...(note && { note }),
      };
    });

/** Every kind of block; `sentence` makes texts of some length. */
export function narrativeBlock(
  sentence: (size: { minLength: number; maxLength: number }) => fc.Arbitrary<string>,
) {
  const words = sentence({ minLength: 1, maxLength: 12 });
  const texts = sentence({ minLength: 0, maxLength: 60 });
  return fc.oneof(
    fc.record({
      kind: fc.constant("heading" as const),
      level: fc.constant(3 as const),
      text: words.map((text) => `1.${text}`),
    }),
    fc.record({
      kind: fc.constant("list" as const),
      ordered: fc.boolean(),
      items: fc.array(
        fc.oneof(
          texts,
          texts.map((text) => `2024${text}`),
        ),
        { minLength: 1, maxLength: 5 },
      ),
    }),
    table(words),
    fc.record({
      kind: fc.constant("figure" as const),
      image: fc.constantFrom(...images),
      width: fc.integer({ min: 100, max: 700 }).map((tenths) => tenths / 10),
      alt: words,
      caption: fc.option(
        words.map((text) => `图1　${text}`),
        { nil: undefined },
      ),
    }),
    fc.record({
      kind: fc.constant("paragraph" as const),
      text: fc.array(fc.oneof(texts, fc.record({ text: words, href: fc.constantFrom(...addresses) })), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  );
}
