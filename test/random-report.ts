import fc from "fast-check";
import { edition2021 } from "../src/form/edition-2021.ts";
import type { Edition } from "../src/form/form.ts";
import { type Figure, figuresOf, tableSums, tablesOf } from "../src/report/figures.ts";
import { parseReportAs } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";
import { narrativeBlock } from "./random-blocks.ts";

// Characters that the bundled fonts hold: a slice of common text rather than all of Unicode.
const common = [
  ..."本年度政府信息公开工作报告依法主动受理申请答复行复议诉讼人民县区镇乡街道办事处情况存在问题改进措施其他需要报告事项网站平台建设管理监督保障条例规定数量",
];
const character = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...common) },
  { weight: 2, arbitrary: fc.constantFrom(..."，。、；：！？“”‘’（）《》—…·") },
  { weight: 2, arbitrary: fc.constantFrom(..."0123456789abcXYZ@.-/% ") },
  // Signs that are wider than an em or join, and what ordinary text has with them.
  { weight: 1, arbitrary: fc.constantFrom(..."‰№⸺／–～") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ..."（ 见附件）|2021—2025年|“ 12345 ”|0358-3081101|0358—3081101|zfxxgk@example.gov.cn|同比增长 12.5‰|2024 年|𬭎𬬭|北京—上海|https://www.example.gov.cn/zwgk/|Annual Report on Government Information".split(
        "|",
      ),
    ),
  },
);
export const sentence = (length: { minLength: number; maxLength: number; size?: "max" }) =>
  fc.array(character, length).map((chars) => `本${chars.join("")}。`.replace(/\s+/g, " "));

// fast-check's own arrays are short: without the second kind hardly a paragraph had a second line.
const paragraph = fc.oneof(
  { weight: 3, arbitrary: sentence({ minLength: 0, maxLength: 400 }) },
  { weight: 1, arbitrary: sentence({ minLength: 0, maxLength: 200, size: "max" }) },
);
const narrativeWith = (piece: fc.Arbitrary<unknown>) =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: piece },
      {
        weight: 1,
        arbitrary: fc.record({
          heading: fc.nat(8).map((n) => `（${"一二三四五六七八九"[n]}）主动公开情况`),
          paragraphs: fc.array(piece, { minLength: 1, maxLength: 3 }),
        }),
      },
    ),
    { minLength: 1, maxLength: 8 },
  );
/** Paragraphs, and now and then a block of another kind. */
const narrative = narrativeWith(
  fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 1, arbitrary: narrativeBlock(sentence) }),
);
const plainNarrative = narrativeWith(paragraph);

/** One report in four words some of its titles otherwise. */
const sectionTitles = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        overview: fc.constantFrom("一、概述", "第一部分　总体情况", "总体情况"),
        proactiveDisclosure: fc.constantFrom(
          "二、主动公开",
          "二、主动公开政府信息的情况（2024年1月1日至2024年12月31日，含各街道）",
        ),
        problemsAndImprovements: fc.constantFrom("五、不足与打算", "五、问题"),
        otherMatters: fc.constantFrom("六、其他", "七、附则"),
      },
      { requiredKeys: [] },
    ),
  },
);

/** One report in four has some. */
const attachments = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.array(fc.record({ title: sentence({ minLength: 0, maxLength: 60 }), body: narrative }), {
      minLength: 1,
      maxLength: 3,
    }),
  },
);

const count = fc.oneof(
  { weight: 6, arbitrary: fc.nat(9) },
  { weight: 2, arbitrary: fc.nat(9999) },
  fc.nat(9_999_999),
);
const amount = fc
  .tuple(fc.nat(999_999), fc.nat(9999))
  .map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part).padStart(4, "0")}`));

const byKind = {
  count,
  change: fc.integer({ min: -99, max: 99 }),
  amount,
  sum: fc.nat(999_999).map((n) => `${n}元`),
};

/** Figures of one edition, totals left out. */
function figures(edition: Edition): fc.Arbitrary<Record<string, object>> {
  const places = tablesOf(edition).flatMap(([key, section]) => {
    const { rows, columns } = tableSums(section);
    const totals = new Set([...rows, ...columns].map((sum) => sum.total.join(".")));
    return figuresOf(section)
      .filter(({ keys }) => !totals.has(keys.join(".")))
      .map(({ keys, kind }) => ({ path: [key, ...keys], kind }));
  });
  return fc.tuple(...places.map(({ kind }) => byKind[kind] as fc.Arbitrary<Figure>)).map((values) => {
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

/** Data of a report as `parseReport` takes it: with blocks of every kind, or of paragraphs and headings only. */
export const reportData = (edition: Edition = edition2021, texts: "blocks" | "paragraphs" = "blocks") => {
  const text = texts === "blocks" ? narrative : plainNarrative;
  return fc
    .record({
      agency: fc.nat(99).map((n) => `第${n}县甲镇人民政府`),
      year: fc.integer({ min: edition.years.from, max: 2030 }),
      overview: text,
      problemsAndImprovements: text,
      otherMatters: fc.option(text, { nil: undefined }),
      opening:
        texts === "blocks" ? fc.constantFrom(undefined, undefined, undefined, []) : fc.constant(undefined),
      sectionTitles: texts === "blocks" ? sectionTitles : fc.constant(undefined),
      attachments: texts === "blocks" ? attachments : fc.constant(undefined),
      signature: fc.option(
        fc.record({
          by:
            texts === "blocks"
              ? fc.constantFrom<string | string[]>(
                  "甲镇人民政府",
                  "甲镇人民政府",
                  ["甲镇人民政府", "乙县市场监督管理局"],
                  [`乙县${"自然资源和规划".repeat(5)}局`, "丙局", "甲镇人民政府"],
                )
              : fc.constant("甲镇人民政府"),
          on: fc.constant("2025-01-15"),
        }),
        { nil: undefined },
      ),
      tables: figures(edition),
    })
    .map(({ tables, ...rest }) => ({ edition: edition.key, ...rest, ...tables }));
};

type Row = Record<string, number>;

/** Makes table two one that a town may hand in: no 规章 (立法法), and what was made this year is in force or repealed. */
function keepStock(table: Record<string, Row>): void {
  const row = table.normativeDocuments as Row;
  table.regulations = Object.fromEntries(Object.keys(table.regulations as Row).map((column) => [column, 0]));
  if (row.issued !== undefined)
    row.inForce = Math.max(row.inForce as number, row.issued - (row.repealed as number));
  if (row.published !== undefined) row.publishedInAll = row.published + (row.publishedInAll as number);
}

/** Correct reports: random figures that keep every sum and the balance, and text that says nothing of them. */
export const correctReport = (edition: Edition = edition2021) =>
  figures(edition).map((tables) => {
    const text = {
      edition: edition.key,
      agency: "西市东县甲镇人民政府",
      year: edition.years.from,
      overview: [
        "主动公开、依申请公开、政府信息管理、平台建设、监督保障各项工作有序开展；开展了工作考核和社会评议，没有责任追究的情形。",
      ],
      problemsAndImprovements: ["公开的时效性有待提高，将安排专人及时更新。"],
      otherMatters: ["本机关依法收取政府信息公开信息处理费。"],
      signature: { by: "西市东县甲镇人民政府", on: `${edition.years.from + 1}-01-15` },
    };
    keepStock(tables.proactiveDisclosure as Record<string, Row>);
    const requests = parseReportAs(edition, { ...text, ...tables }).requests as unknown as Record<
      string,
      Row
    > & {
      outcomes: { total: Row };
    };
    const [received, carriedOver]: [Row, Row] = [{}, {}];
    for (const [column, forward] of Object.entries(requests.carriedForward as Row)) {
      if (column === "total") continue;
      const all = (requests.outcomes.total[column] as number) + forward;
      carriedOver[column] = Math.min(all, (requests.carriedOver as Row)[column] as number);
      received[column] = all - carriedOver[column];
    }
    return parseReportAs(edition, {
      ...text,
      ...tables,
      requests: { ...(tables.requests as object), received, carriedOver },
    }) as unknown as Report;
  });
