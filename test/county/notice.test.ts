import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../src/checks/rules.ts";
import { writeNotice } from "../../src/cli/notice.ts";
import { collect } from "../../src/county/collect/collect.ts";
import { readFacts } from "../../src/county/collect/facts.ts";
import { chineseOrdinal, toldIn } from "../../src/county/notice/blocks.ts";
import { defectKindOf, defectKinds } from "../../src/county/notice/kinds.ts";
import { noticeDocument } from "../../src/county/notice/notice.ts";
import { type NoticeAgency, type NoticeSource, noticeSource } from "../../src/county/notice/source.ts";
import { oddityRules } from "../../src/county/oddities/rules.ts";
import { overviewJson } from "../../src/county/overview/json.ts";
import type { Block } from "../../src/document/document.ts";
import { packageParts } from "../../src/opc/read.ts";
import { rowNamed } from "./county.ts";
import { numbersFrom } from "./random-county.ts";
import { jsonBytes, plainReport } from "./reports.ts";

const words = (block: Block): string =>
  block.type === "paragraph" || block.type === "heading"
    ? block.text
    : block.type === "items"
      ? block.items.map(({ text }) => text).join("\n")
      : block.type === "ownTable"
        ? block.grid.cells.map(({ text }) => text).join("\n")
        : "";
const below = (blocks: readonly Block[], key: string) =>
  blocks.filter(({ path }) => path === key || path.startsWith(`${key}.`)).map(words);

test("every rule belongs to a kind of defect; those of figures stand before those of words", () => {
  const codes = [...rules, ...oddityRules].map(({ code }) => code);
  for (const { codes: begins } of defectKinds)
    for (const begin of begins)
      expect(
        codes.filter((code) => code.startsWith(begin)),
        begin,
      ).not.toEqual([]);
  const kindOf = (code: string) => defectKindOf(code).key;
  expect(codes.filter((code) => /^T[34]-/u.test(code)).map(kindOf)).toEqual(Array(5).fill("sums"));
  expect(["YEAR-CARRIED", "YEAR-TITLE", "T2-JUMP", "COUNTY-SAME", "TEXT-SLIP"].map(kindOf)).toEqual([
    "years",
    "old",
    "unusual",
    "unusual",
    "other",
  ]);
});

test("headings count as Chinese does", () => {
  expect([1, 10, 11, 20, 21, 99].map(chineseOrdinal)).toEqual([
    "一",
    "十",
    "十一",
    "二十",
    "二十一",
    "九十九",
  ]);
});

/** A county of random states, findings and days. */
function randomSource(seed: number): NoticeSource {
  const next = numbersFrom(seed * 104_729 + 7);
  for (let i = 0; i < 10; i++) next(2);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const codes = [...rules, ...oddityRules].map(({ code }) => code);
  const agencies = Array.from({ length: 3 + next(40) }, (_, i): NoticeAgency => {
    const state = pick(["收到", "收到", "收到", "待定", "交了不能用", "未交"] as const);
    const name = `第${i + 1}局。`.replace("。", "");
    return {
      name,
      kind: pick(["部门", "乡镇", "街道", "本级"] as const),
      state,
      files: state === "未交" ? [] : [`${name}.docx`],
      ...(next(4) > 0 && { due: pick(["2026-01-10", "2026-01-20", "2026-02-10"]) }),
      ...(state === "收到" && { receivedOn: pick(["2026-01-09", "2026-01-15", "2026-01-24"]) }),
      findings:
        state === "收到"
          ? Array.from({ length: next(4) }, () => ({
              code: pick(codes),
              severity: pick(["error", "warning", "hint"] as const),
              place: `表三第${next(9)}格`,
              found: String(next(99)),
              ...(next(2) === 0 && { expected: String(next(99)) }),
              ...(next(5) === 0 && { waived: "核过" }),
            }))
          : [],
      issues: [{ how: "已改" }, {}].slice(next(3)),
    };
  });
  return {
    year: 2025,
    today: "2026-01-24",
    files: agencies.flatMap(({ files, state }) =>
      files.map((file) => ({
        file,
        state: state === "收到" ? ("收到" as const) : ("读不了" as const),
        reason: "打不开。",
      })),
    ),
    agencies,
    likeness: { groups: next(2) === 0 ? [] : [{ names: ["第1局", "第2局"], least: 0.7, most: 0.9 }] },
  };
}

test("whoever is missing, late or clean is named once, and nobody else; what is passed over and hints are not told", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const source = randomSource(seed);
    const { blocks } = noticeDocument(source, { by: seed % 2 === 0 ? "问题" : "单位" });
    const delivery = below(blocks, "delivery").join("\n");
    const timesNamed = (text: string, name: string) =>
      text.split(new RegExp(`${name}(?!\\d)`, "u")).length - 1;
    for (const { name, state, due, receivedOn } of source.agencies) {
      const isLate = due !== undefined && receivedOn !== undefined && receivedOn > due;
      expect(timesNamed(delivery, name), `${seed} ${name}`).toBe(state !== "收到" || isLate ? 1 : 0);
    }
    const received = source.agencies.filter(({ state }) => state === "收到");
    expect(delivery).toContain(
      `名册所列单位 ${source.agencies.length} 个，收到可用的报告 ${received.length} 份`,
    );
    const told = received.flatMap(toldIn);
    const checked = below(blocks, "checked").join("\n");
    if (told.length > 0) expect(checked).toContain(`共 ${told.length} 处`);
    const said = (pattern: RegExp) =>
      [...checked.matchAll(pattern)].reduce((sum, [, n]) => sum + Number(n), 0);
    // What the kinds, or the agencies, say adds up to what all say.
    const errors = told.filter(({ severity }) => severity === "error").length;
    expect(said(/(?<!其中)应当改正的 (\d+) 处/gu)).toBe(errors);
    expect(said(/需要核实的 (\d+) 处/gu)).toBe(told.length - errors);
    for (const one of received.filter((agency) => toldIn(agency).length === 0))
      if (told.length > 0) expect(timesNamed(checked, one.name)).toBe(1);
  }
});

test("late is counted of those that handed in; an agency's rows say what is wrong; a missing word contradicts no table", () => {
  const missing = "第六部分没有说明收取信息处理费的情况。";
  const one: NoticeAgency = {
    ...{ name: "甲局", kind: "部门", state: "收到", files: ["甲.docx"], issues: [] },
    ...{ due: "2026-01-10", receivedOn: "2026-01-12" },
    findings: [
      { code: "T2-JUMP", severity: "warning", place: "表二", found: "100%", message: "比上年增加很多。" },
      { code: "FEE-MISSING", severity: "warning", place: "第六部分", found: "", message: missing },
    ],
  };
  const none: NoticeAgency = { ...one, name: "乙局", state: "未交", files: [], findings: [] };
  const source: NoticeSource = {
    ...{ year: 2025, today: "2026-01-24", files: [], likeness: { groups: [] } },
    agencies: [one, { ...none, receivedOn: undefined }],
  };
  const said = (by: "问题" | "单位") => noticeDocument(source, { by }).blocks.map(words).join("\n");
  expect(said("单位")).toContain("已报送、有报送期限的 1 个单位中，按时报送的 0 个，迟报的 1 个");
  expect(said("单位")).toContain("比上年增加很多。");
  expect(said("问题")).not.toContain("文字与表格数据不一致");
  expect(said("问题")).toMatch(/内容不全、格式和文字\n涉及 1 个单位/u);
});

test("likeness is a clue, nobody signs who was not named, nothing is said of publishing that was not looked at", () => {
  const source = {
    ...randomSource(2),
    likeness: { groups: [{ names: ["甲镇", "乙镇"], least: 0.62, most: 0.62 }] },
  };
  const { blocks } = noticeDocument(source);
  const likeness = below(blocks, "likeness").join("\n");
  expect(likeness).toMatch(/线索，不是认定/u);
  expect(likeness).toContain("甲镇、乙镇，相近的文字占62%");
  expect(blocks.map(words).join("\n")).not.toMatch(/抄袭|雷同|敷衍|批评|问责/u);
  expect(blocks.some(({ type }) => type === "signature")).toBe(false);
  expect(below(blocks, "published")).toEqual([]);
  expect(noticeDocument(source, { signedBy: "某县人民政府办公室" }).blocks.at(-1)).toMatchObject({
    type: "signature",
    by: "某县人民政府办公室",
    on: "2026年1月24日",
  });
  const shown = source.agencies.map((one, i): NoticeAgency => {
    const differences = [{ place: "表三 总计", before: "17", after: "71" }];
    return {
      ...one,
      publication: i === 0 ? { state: "不一致", differences } : { state: "未公布", differences: [] },
    };
  });
  const published = below(noticeDocument({ ...source, agencies: shown }).blocks, "published").join("\n");
  expect(published).toMatch(/一致的 0 个，不一致的 1 个，尚未找到公布的报告的/u);
  expect(published).toContain("第1局：表三 总计报送为17、公布为71。");
});

test("a county where all is well gets a notice too", () => {
  const agencies = ["甲局", "乙局"].map((name): NoticeAgency => {
    return { name, kind: "部门", state: "收到", files: [], findings: [], issues: [] };
  });
  const { blocks } = noticeDocument({ year: 2025, files: [], agencies, likeness: { groups: [] } });
  const text = blocks.map(words).join("\n");
  expect(text).toContain("没有发现应当改正或需要核实的问题");
  expect(text).not.toMatch(/尚未|迟报|要求|undefined|截至/u);
});

test("nianbao notice: what collect wrote, as Word in official layout and as PDF; the same bytes; other folders are refused", async () => {
  const folder = mkdtempSync(join(tmpdir(), "notice-"));
  try {
    const files = await Promise.all(
      ["甲县财政局", "甲县民政局"].map(async (name) => ({
        file: `${name}.json`,
        facts: await readFacts(jsonBytes(plainReport(name, 2025))),
      })),
    );
    const roll = {
      rows: ["甲县财政局", "甲县民政局", "甲县水利局"].map((name) => rowNamed(name)),
      notes: [],
    };
    const json = overviewJson(collect({ roll, year: 2025, today: "2026-01-24", files }));
    expect(
      noticeSource(JSON.parse(new TextDecoder().decode(json)))?.agencies.map(({ state }) => state),
    ).toEqual(["收到", "收到", "未交"]);
    const collected = join(folder, "汇总");
    mkdirSync(collected);
    writeFileSync(join(collected, "汇总.json"), json);
    const [printed, warned]: [string[], string[]] = [[], []];
    const run = (output: string, more = {}) =>
      writeNotice(
        collected,
        { output, ...more },
        (line) => printed.push(line),
        (line) => warned.push(line),
      );
    await run(join(folder, "通报.docx"));
    await run(join(folder, "又.docx"));
    await run(join(folder, "通报.pdf"), { by: "单位", sign: "甲县人民政府办公室" });
    expect(printed).toEqual(["通报.docx", "又.docx", "通报.pdf"].map((name) => join(folder, name)));
    expect(warned.filter((line) => line.includes("署名"))).toHaveLength(2);
    const docx = readFileSync(join(folder, "通报.docx"));
    expect(Buffer.compare(docx, readFileSync(join(folder, "又.docx")))).toBe(0);
    expect(readFileSync(join(folder, "通报.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
    const xml = new TextDecoder().decode(packageParts(docx, (fault) => fault).get("word/document.xml"));
    // 主送机关 at the left edge.
    expect(xml).toMatch(/w:firstLineChars="0" w:firstLine="0"\/>(?:(?!<\/w:p>).)*各部门：/u);
    expect(xml).toContain("尚未收到报告的 1 个：甲县水利局。");
    await expect(run(join(folder, "通报.txt"))).rejects.toThrow(/\.docx、\.pdf/u);
    await expect(run(join(folder, "通报.docx"), { by: "年份" })).rejects.toThrow(/问题、单位/u);
    writeFileSync(join(collected, "汇总.json"), '{"year":2025}');
    await expect(run(join(folder, "三.docx"))).rejects.toThrow(/不是本版本的 collect/u);
    rmSync(join(collected, "汇总.json"));
    await expect(run(join(folder, "三.docx"))).rejects.toThrow(/没有 collect 写的/u);
    expect(noticeSource(null)).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
