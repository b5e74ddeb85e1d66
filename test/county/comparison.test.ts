import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { compareYears } from "../../src/county/comparison/comparison.ts";
import { comparisonDocument } from "../../src/county/comparison/document.ts";
import { comparisonPage } from "../../src/county/comparison/page.ts";
import { sentenceChanges } from "../../src/county/comparison/sentence-changes.ts";
import { comparisonSummary } from "../../src/county/comparison/summary.ts";
import { comparisonWorkbook } from "../../src/county/comparison/workbook.ts";
import { renderReceipt } from "../../src/county/receipt/render.ts";
import { readRows } from "../../src/formats/xlsx/read-rows.ts";
import { renderHtml } from "../../src/html.ts";
import { parseReport } from "../../src/report/parse.ts";
import { published } from "../corpus.ts";
import { nianbao } from "../nianbao.ts";
import { plainReport } from "./reports.ts";

const reportWith = (year: number, natural: number, more: Record<string, unknown> = {}) =>
  parseReport(
    plainReport("汾源县财政局", year, {
      requests: { received: { naturalPerson: natural }, outcomes: { disclosed: { naturalPerson: natural } } },
      ...more,
    }),
  );
const figureFor = (reports: Parameters<typeof compareYears>[0], path: string) =>
  compareYears(reports).figures.find((one) => one.path === path);

test("every figure has its difference and growth, exactly; where last year is nil there is no growth", () => {
  const path = "requests.received.naturalPerson";
  expect(figureFor([reportWith(2024, 4), reportWith(2023, 7), reportWith(2025, 0)], path)).toMatchObject({
    values: ["7", "4", "0"],
    steps: [
      { difference: "-3", percent: "-42.9%" },
      { difference: "-4", percent: "-100.0%" },
    ],
  });
  expect(figureFor([reportWith(2023, 0), reportWith(2024, 3)], path)?.steps).toEqual([
    { difference: "3", percent: "—" },
  ]);
  const fees = (year: number, fees: string) => reportWith(year, 0, { proactiveDisclosure: { fees } });
  expect(figureFor([fees(2023, "0.1"), fees(2024, "0.3")], "proactiveDisclosure.fees")?.steps).toEqual([
    { difference: "0.2", percent: "200.0%" },
  ]);
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.integer({ min: 1, max: 10 ** 9 }), (now, old) => {
      const [step] = figureFor([reportWith(2023, old), reportWith(2024, now)], path)?.steps ?? [];
      expect(step?.difference).toBe(String(now - old));
      expect(Math.abs(Number(step?.percent.replace("%", "")) - (100 * (now - old)) / old)).toBeLessThan(
        0.051,
      );
    }),
    { numRuns: 15 },
  );
});

test("sentences: the same, only the year changed, changed, moved, new, left out", () => {
  const before = [
    "2023年，我局公开信息30条。",
    "一是组织业务培训两次，参加四十人。",
    "二是完善公开目录，及时更新内容。",
    "三是加强保密审查。",
  ];
  const after = [
    "2024年，我局公开信息30条。",
    "二是完善公开目录，及时更新内容。",
    "一是组织业务培训三次，参加四十五人。",
    "开设财政资金专栏。",
  ];
  const changes = sentenceChanges(before, after, [2023, 2024]);
  const states = Object.fromEntries(changes.map(({ state, before, after }) => [after ?? before, state]));
  expect(states).toEqual({
    [after[0] as string]: "只换年份",
    [after[1] as string]: "相同",
    [after[2] as string]: "改动",
    [after[3] as string]: "新增",
    [before[3] as string]: "删去",
  });
  expect(changes.flatMap(({ after }) => after ?? [])).toEqual(after);
});

test("a report beside itself of another year: nothing is changed; all sentences stand somewhere", () => {
  const sentence = fc.constantFrom(
    ..."春夏秋冬风花雪月".split("").map((sign) => `${sign.repeat(12)}工作有序开展。`),
  );
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 9 }), fc.array(sentence, { maxLength: 9 }), (old, now) => {
      const changes = sentenceChanges(old, now, [2023, 2024]);
      expect(changes.flatMap(({ after }) => after ?? [])).toEqual(now);
      expect(changes.flatMap(({ before }) => before ?? []).toSorted()).toEqual(old.toSorted());
      expect(sentenceChanges(old, old, [2023, 2023]).every(({ state }) => state === "相同")).toBe(true);
      // Never both gone and new.
      const gone = new Set(changes.flatMap(({ state, before }) => (state === "删去" ? [before] : [])));
      expect(changes.some(({ state, after }) => state === "新增" && gone.has(after))).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test("years that are missing and other editions are told; one year twice, other agencies, one report are refused", () => {
  const old = { ...published("shanghai-general-office-2019"), agency: "汾源县财政局" };
  const { notes, figures } = compareYears([old, reportWith(2024, 3)]);
  expect(notes.join()).toMatch(/2019 年与 2024 年之间.*无此项/u);
  expect(figures.some(({ values }) => values[0] === undefined && values[1] !== undefined)).toBe(true);
  expect(figures.some(({ values }) => values[0] !== undefined && values[1] === undefined)).toBe(true);
  const other = parseReport(plainReport("汾源县民政局", 2023));
  const attached = reportWith(2024, 1, { attachments: [{ title: "清单", body: ["一件。"] }] });
  expect(compareYears([reportWith(2023, 1), attached]).notes.join()).toContain(
    "附件、文中的表格和图片没有对照",
  );
  expect(compareYears([reportWith(2023, 1), reportWith(2024, 1)]).notes).toEqual([]);
  expect(() => compareYears([reportWith(2024, 1)])).toThrow("两份以上");
  expect(() => compareYears([reportWith(2024, 1), reportWith(2024, 2)])).toThrow("两份 2024 年");
  expect(() => compareYears([reportWith(2024, 1), other])).toThrow("不同单位");
  expect(compareYears([reportWith(2024, 1), other], true).notes.join()).toContain(
    "汾源县民政局、汾源县财政局",
  );
});

test("nianbao compare: workbook, page, Word, PDF, from files of several kinds; the same bytes each time", async () => {
  const [before, after] = [reportWith(2023, 17), reportWith(2024, 71, { overview: ["<b>甲</b>项工作。"] })];
  const comparison = compareYears([before, after]);
  const { lines } = readRows(comparisonWorkbook(comparison), "数字");
  expect(lines.find((line) => line[1] === "17")?.slice(1)).toEqual(["17", "71", "54", "3.176"]);
  // A number that its look tells in percent.
  const parts = unzipSync(comparisonWorkbook(comparison));
  const xml = (name: string) => strFromU8(parts[name] as Uint8Array);
  const look = Number(/ s="(\d+)"><v>3\.176<\/v>/u.exec(xml("xl/worksheets/sheet2.xml"))?.[1]);
  expect(/<cellXfs.*<\/cellXfs>/u.exec(xml("xl/styles.xml"))?.[0].split("<xf ")[look + 1]).toContain('"164"');
  expect(xml("xl/styles.xml")).toContain('<numFmt numFmtId="164" formatCode="0.0%"/>');
  expect(new TextDecoder().decode(comparisonPage(comparison))).toContain("&#60;b&#62;甲&#60;/b&#62;项工作。");
  const document = comparisonDocument(comparison);
  const [one, two] = [await renderReceipt(document), await renderReceipt(document)];
  expect(Buffer.compare(one.docx, two.docx)).toBe(0);
  const folder = mkdtempSync(join(tmpdir(), "compare-"));
  const at = (name: string) => join(folder, name);
  writeFileSync(at("2023.html"), renderHtml(before));
  writeFileSync(at("2024.json"), JSON.stringify(after));
  const run = (...more: string[]) => nianbao(["compare", "2024.json", "2023.html", ...more], { cwd: folder });
  for (const ending of ["xlsx", "docx"]) {
    const { status, stderr } = await run("-o", `对照.${ending}`);
    expect([ending, status, stderr]).toEqual([ending, 0, stderr]);
  }
  expect(readFileSync(at("对照.docx")).length).toBeGreaterThan(5000);
  expect((await run("-o", "对照.txt")).stderr).toContain(".xlsx、.html、.docx、.pdf");
});

test("the page draws the figures over the years, and says what is nil in all of them", () => {
  const page = new TextDecoder().decode(
    comparisonPage(compareYears([reportWith(2021, 17), reportWith(2022, 71), reportWith(2024, 5)])),
  );
  expect(page).toContain('<figure class="chart" data-chart="years">');
  expect(page).toMatch(/<text [^>]*>71<\/text>/u);
  expect(page).toMatch(/<text [^>]*>未给出<\/text>/u);
  expect(page).toContain("各年都是 0 的没有画");
  expect(page).not.toContain("<script");
});

test("the head says in words what changed most, what is gone and what came, and every output has it", async () => {
  const comparison = compareYears([published("suqian-city-2023"), published("suqian-city-2024")]);
  const said = comparisonSummary(comparison);
  const steps = comparison.figures.map(({ steps }) => Number(steps[0]?.difference));
  const [up, down] = [steps.filter((step) => step > 0).length, steps.filter((step) => step < 0).length];
  expect(said[0]).toContain(
    `三张表 ${steps.length} 格：增 ${up} 格，减 ${down} 格，不变 ${steps.length - up - down} 格。`,
  );
  expect(said[1]).toMatch(/^变化最大的：行政复议 440→170 件（减 61\.4%）；/u);
  expect(said[2]).toBe("2023 年没有、2024 年有数的：规章·本年废止件数 0→1。");
  const page = new TextDecoder().decode(comparisonPage(comparison));
  const sheet = readRows(comparisonWorkbook(comparison), "概况").lines.flat();
  const blocks = JSON.stringify(comparisonDocument(comparison).blocks.slice(0, 8));
  for (const text of said) for (const output of [page, blocks]) expect(output).toContain(text);
  for (const text of said) expect(sheet).toContain(text);
});

test("small figures that are not compared are said to be left out", () => {
  const of = (year: number, received: number, penalties: number) =>
    reportWith(year, received, { proactiveDisclosure: { penalties } });
  const most = (before: readonly [number, number], after: readonly [number, number]) =>
    comparisonSummary(compareYears([of(2023, ...before), of(2024, ...after)])).find((text) =>
      text.startsWith("变化最大的"),
    );
  expect(most([40, 1], [49, 2])).toMatch(/^变化最大的（两年都不足 10 的不比）：/u);
  expect(most([40, 1], [49, 2])).not.toContain("处罚");
  expect(most([40, 11], [49, 22])).toMatch(/^变化最大的：.*处罚/u);
  expect(most([4, 1], [4, 2])).toMatch(/^变化最大的：.*处罚/u);
});

test("what is gone is named, a text too; years apart are called by their numbers", () => {
  const before = reportWith(2021, 17, { opening: ["本报告由我局编制。"] });
  const after = reportWith(2024, 0, { opening: [] });
  const said = comparisonSummary(compareYears([before, after])).join("\n");
  expect(said).toContain("2021 年有数、2024 年没有的：本年新收政府信息公开申请数量 17→0");
  expect(said).toContain("2021 年有文字、2024 年没有的：“引言”");
  expect(comparisonSummary(compareYears([reportWith(2023, 3), reportWith(2024, 3)])).join("")).toContain(
    "没有变",
  );
});
