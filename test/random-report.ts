import fc from "fast-check";
import { edition2021 } from "../src/form/edition-2021.ts";
import type { Edition } from "../src/form/form.ts";
import { type Figure, figuresOf, tableSums, tablesOf } from "../src/report/figures.ts";

// Characters that the bundled fonts hold: a slice of common text rather than all of Unicode.
const common = [
  ..."本年度政府信息公开工作报告依法主动受理申请答复行复议诉讼人民县区镇乡街道办事处情况存在问题改进措施其他需要报告事项网站平台建设管理监督保障条例规定数量",
];
const character = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...common) },
  { weight: 2, arbitrary: fc.constantFrom(..."，。、；：！？“”‘’（）《》—…·") },
  { weight: 2, arbitrary: fc.constantFrom(..."0123456789abcXYZ@.-/% ") },
);
export const sentence = (length: { minLength: number; maxLength: number }) =>
  fc.array(character, length).map((chars) => `本${chars.join("")}。`.replace(/\s+/g, " "));

const paragraph = sentence({ minLength: 0, maxLength: 400 });
const narrative = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: paragraph },
    {
      weight: 1,
      arbitrary: fc.record({
        heading: fc.nat(8).map((n) => `（${"一二三四五六七八九"[n]}）主动公开情况`),
        paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 8 },
);

const count = fc.oneof(
  { weight: 6, arbitrary: fc.nat(9) },
  { weight: 2, arbitrary: fc.nat(9999) },
  fc.nat(9_999_999),
);
const amount = fc
  .tuple(fc.nat(999_999), fc.nat(9999))
  .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part).padStart(4, "0")}`));

/** Figures of one edition, totals left out. */
function figures(edition: Edition): fc.Arbitrary<Record<string, object>> {
  const places = tablesOf(edition).flatMap(([key, section]) => {
    const { rows, columns } = tableSums(section);
    const totals = new Set([...rows, ...columns].map((sum) => sum.total.join(".")));
    return figuresOf(section)
      .filter(({ keys }) => !totals.has(keys.join(".")))
      .map(({ keys, kind }) => ({ path: [key, ...keys], kind }));
  });
  return fc
    .tuple(...places.map(({ kind }) => (kind === "amount" ? amount : count) as fc.Arbitrary<Figure>))
    .map((values) => {
      const tree: Record<string, object> = Object.fromEntries(tablesOf(edition).map(([key]) => [key, {}]));
      places.forEach(({ path }, i) => {
        let here = tree as Record<string, unknown>;
        for (const key of path.slice(0, -1)) {
          here[key] ??= {};
          here = here[key] as Record<string, unknown>;
        }
        here[path.at(-1) as string] = values[i];
      });
      return tree;
    });
}

/** Data of a report as `parseReport` takes it. */
export const reportData = (edition: Edition = edition2021) =>
  fc
    .record({
      agency: fc.nat(99).map((n) => `第${n}县某某镇人民政府`),
      year: fc.integer({ min: 2021, max: 2030 }),
      overview: narrative,
      problemsAndImprovements: narrative,
      otherMatters: fc.option(narrative, { nil: undefined }),
      signature: fc.option(fc.constant({ by: "某某镇人民政府", on: "2025-01-15" }), { nil: undefined }),
      tables: figures(edition),
    })
    .map(({ tables, ...rest }) => ({ edition: edition.key, ...rest, ...tables }));
