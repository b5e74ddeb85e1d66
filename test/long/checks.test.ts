// Mutations and correct reports in numbers: every fault found, the wrong cell named, nothing said of what is right.
import fc from "fast-check";
import { expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { parseReport } from "../../src/report/parse.ts";
import { published } from "../corpus.ts";
import { cleanOf } from "../faults/second-base.ts";
import { mutationOf } from "../mutation.ts";
import { correctReport } from "../random-report.ts";

const seed = Number(process.env.SEED ?? 20261123);
const runs = Number(process.env.RUNS ?? 3000);

test("single wrong figures of tables three and four are found, and the wrong cell of table three is named alone", () => {
  let [inner, named] = [0, 0];
  fc.assert(
    fc.property(correctReport(), fc.nat(), fc.integer({ min: 1, max: 999_999 }), (report, which, by) => {
      const { address, findings } = mutationOf(report, which, by);
      expect(findings, address).not.toEqual([]);
      if (!address.startsWith("requests.") || address.endsWith(".total")) return;
      inner++;
      if (findings.length === 1 && findings[0]?.path === address && findings[0].culprit) named++;
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(inner).toBeGreaterThan(runs / 2);
  expect(named / inner).toBeGreaterThanOrEqual(0.95);
});

test.each([edition2021, edition2019])("correct reports after $notice give nothing", (edition) => {
  fc.assert(
    fc.property(correctReport(edition), (report) => {
      expect(check(report)).toEqual([]);
    }),
    { numRuns: Math.ceil(runs / 2), seed, endOnFailure: true },
  );
});

type Row = readonly [upheld: number, corrected: number, other: number, pending: number];
const sumOf = (row: Row) => row.reduce((all, one) => all + one, 0);
const parts = ["upheld", "corrected", "other", "pending"] as const;
const groups = ["reconsideration", "direct", "afterReconsideration"] as const;

/** Section one on table four in several ways of writing. */
const ways: readonly ((a: Row, b: Row, c: Row) => string)[] = [
  (...rows) =>
    rows
      .map(
        (row, i) =>
          `${["因政府信息公开被申请行政复议", "未经复议直接起诉的行政诉讼", "复议后起诉的行政诉讼"][i]}${sumOf(row)}件，其中结果维持${row[0]}件，结果纠正${row[1]}件，其他结果${row[2]}件，尚未审结${row[3]}件。`,
      )
      .join(""),
  (a, b, c) => {
    const inBrackets = ([upheld, corrected, other, pending]: Row) =>
      `（维持${upheld}件、纠正${corrected}件、其他结果${other}件、未审结${pending}件）`;
    return `政府信息公开行政复议${sumOf(a)}件${inBrackets(a)}。政府信息公开行政诉讼中，未经复议直接起诉${sumOf(b)}件${inBrackets(b)}，复议后起诉${sumOf(c)}件${inBrackets(c)}。`;
  },
  (...rows) =>
    rows
      .map(
        (row, i) =>
          `${["政府信息公开行政复议", "未经复议直接起诉的行政诉讼", "复议后起诉的行政诉讼"][i]}中，结果维持、结果纠正、其他结果、尚未审结分别为${row.map((n) => `${n}件`).join("、")}。`,
      )
      .join(""),
];

test("the wrong cell of table four is named alone where section one gives the figures, and a right report is clean", () => {
  const row = fc.tuple(fc.nat(60), fc.nat(20), fc.nat(15), fc.nat(9));
  let [inner, named] = [0, 0];
  fc.assert(
    fc.property(
      fc.tuple(row, row, row),
      fc.constantFrom(...ways),
      fc.constantFrom(...groups),
      fc.constantFrom(...parts),
      fc.integer({ min: 1, max: 99 }),
      (rows, way, group, part, by) => {
        const cellsOf = (one: Row): Record<string, number> => ({
          ...Object.fromEntries(parts.map((key, i) => [key, one[i] as number])),
          total: sumOf(one),
        });
        const [reconsideration, direct, afterReconsideration] = [
          cellsOf(rows[0]),
          cellsOf(rows[1]),
          cellsOf(rows[2]),
        ];
        const data = cleanOf("office");
        (data.overview[5] as { paragraphs: string[] }).paragraphs.push(way(...rows));
        const figures = { reconsideration, direct, afterReconsideration };
        const report = () =>
          parseReport({
            ...data,
            reviewAndLitigation: { reconsideration, litigation: { direct, afterReconsideration } },
          });
        expect(check(report())).toEqual([]);
        const cells = figures[group];
        cells[part] = (cells[part] as number) + by;
        const findings = check(report()).filter(({ code }) => code === "T4-TOTAL");
        expect(findings).not.toEqual([]);
        inner++;
        const address = group === "reconsideration" ? group : `litigation.${group}`;
        if (findings.length === 1 && findings[0]?.path === `reviewAndLitigation.${address}.${part}`) named++;
      },
    ),
    { numRuns: Math.ceil(runs / 3), seed, endOnFailure: true },
  );
  expect(named / inner).toBeGreaterThanOrEqual(0.95);
});

test("a check takes time in proportion to the text, whatever stands in it", () => {
  const report = published("huaian-city-2024");
  const text = report.overview
    .flatMap((block) => (typeof block === "object" && "paragraphs" in block ? block.paragraphs : [block]))
    .filter((block) => typeof block === "string")
    .join("");
  const timed = (words: string, length: number) => {
    const overview = [words.repeat(Math.ceil(length / words.length)).slice(0, length)];
    const times = [1, 2].map(() => {
      const start = process.cpuUsage().user; // others may work on this machine
      check({ ...report, overview }, { previous: { ...report, year: report.year - 1, overview } });
      return (process.cpuUsage().user - start) / 1000;
    });
    return Math.min(...times);
  };
  const repeated = [
    "1",
    "公",
    "（",
    " 公",
    "其中3件，",
    "收到3件、",
    "未收到的",
    "政府信息公开申请",
    "占5%，",
    "2024年",
  ];
  for (const words of [text, ...repeated]) {
    timed(words, 2000);
    const [short, long] = [timed(words, 10_000), timed(words, 100_000)];
    // Ten times the text: a quadratic expression would take a hundred times as long.
    expect(long, words.slice(0, 20)).toBeLessThan(Math.max(400, 35 * short));
  }
}, 60_000);
