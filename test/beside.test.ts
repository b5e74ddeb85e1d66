// What stands beside the sentences of a report, its own tables, captions, lists and attachments: checked, and marked in
// the review copy of each format.
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { mended } from "../src/checks/mend.ts";
import { prepare } from "../src/document/prepare.ts";
import { renderDocx } from "../src/docx.ts";
import { pdfOutput } from "../src/formats/pdf/options.ts";
import { renderHtml } from "../src/html.ts";
import { layOut } from "../src/layout/lay-out.ts";
import type { PageItem } from "../src/layout/page.ts";
import { renderOfd } from "../src/ofd.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { gbt9704 } from "../src/style/gbt9704.ts";
import { pngOf } from "./block-reports.ts";

const plain = JSON.parse(JSON.stringify(liuhulan2024));
const withBlocks = (blocks: unknown[], attachments?: unknown[]) =>
  parseReport({ ...plain, overview: [...blocks, ...plain.overview], ...(attachments && { attachments }) });
/** Findings that the report has only by what was added. */
const foundIn = (blocks: unknown[], attachments?: unknown[]) => {
  const before = new Set(check(liuhulan2024).map(({ code, found }) => `${code} ${found}`));
  return check(withBlocks(blocks, attachments))
    .filter(({ code, found }) => !before.has(`${code} ${found}`))
    .map(({ code, path, found }) => `${code} ${path} ${found}`);
};
const table = {
  kind: "table",
  caption: "表1　2022年公开情况统计",
  rows: [
    ["渠道", "条数(条)", "占比%"],
    ["网站", "XX", "2024年2月30日"],
    ["微信", "１２", "（ )"],
  ],
  note: "数据由我局统计",
};
const figure = { kind: "figure", image: pngOf(30, 20), width: 40, caption: "图1　{{图名}}", alt: "图" };
const attachment = {
  title: "2022年统计表",
  body: ["依照《条例规定办理。", { kind: "list", items: ["公开指南。", "第二批,共两项。"] }],
};

describe("rules on writing look at", () => {
  test("own tables, captions and notes", () => {
    expect(foundIn([table, figure])).toEqual([
      `YEAR-OLD overview.0.caption 2022年`,
      `TEXT-OTHER-AGENCY overview.0.note 我局`,
      `TEXT-PLACEHOLDER overview.0.rows.1.1 XX`,
      `TEXT-PLACEHOLDER overview.1.caption {{图名}}`,
      `TEXT-BLANK overview.0.rows.2.2 （ )`,
      `TEXT-DATE overview.0.rows.1.2 2024年2月30日`,
      `TEXT-PUNCTUATION overview.0.rows.0.1 (条)`,
    ]);
  });

  test("attachments", () => {
    expect(foundIn(["详见附件。"], [attachment])).toEqual([
      "YEAR-OLD attachments.0.title 2022年",
      "TEXT-BRACKETS attachments.0.body.0 《",
      "TEXT-PUNCTUATION attachments.0.body.1.items.1 ,",
    ]);
    const { data, mendings } = mended({ ...plain, attachments: [attachment] });
    expect(mendings.map(({ path }) => path)).toContain("attachments.0.body.1.items.1");
    expect(parseReport(data).attachments?.[0]?.body[1]).toMatchObject({
      items: ["公开指南。", "第二批，共两项。"],
    });
  });

  test("no heads of tables that name units, no years of a comparison", () => {
    const honest = {
      kind: "table",
      caption: "2023年、2024年主动公开情况",
      rows: [
        ["年份", "发布信息（条）", "培训次", "增长%"],
        ["2023年", "120", "3", "/"],
        ["2024年", "130", "—", "8.3%"],
      ],
    };
    expect(foundIn(["有关数据见下表。", honest])).toEqual([]);
  });
});

describe("见下表, 见附件", () => {
  const two = [
    { title: "指标表", body: ["甲。"] },
    { title: "目录", body: ["乙。"] },
  ];

  test("name what is there", () => {
    expect(foundIn(["指标见附件1、2。"], two)).toEqual([]);
    expect(foundIn(["指标见附件1至2。"], two)).toEqual([]);
    expect(foundIn(["见附件一，另见《通知》附件3。", "附件2是目录。"], two)).toEqual([]);
    expect(foundIn(["数据见附表。"], [two[0]])).toEqual([]);
    expect(foundIn(["占比如下图所示。", { ...figure, caption: "图1" }])).toEqual([]);
  });

  test("or are told", () => {
    expect(foundIn(["数据见下表。"])).toEqual([`TEXT-TABLE overview.0 见下表`]);
    expect(foundIn(["占比如下图所示。", table])).toContain(`TEXT-TABLE overview.0 如下图所示`);
    expect(foundIn(["数据见附件。"])).toEqual([`TEXT-TABLE overview.0 见附件`]);
    expect(foundIn(["见附件1、2和附件十。"], two)).toEqual(["TEXT-ATTACHMENT overview.0 附件1、2和附件十"]);
    expect(foundIn(["指标见附件1—4。"], two)).toEqual([`TEXT-ATTACHMENT overview.0 附件1—4`]);
    expect(foundIn(["指标见附件1。"], two)).toEqual(["TEXT-ATTACHMENT attachments.1.title 目录"]);
    expect(foundIn(["没有说。"], [two[0]])).toEqual(["TEXT-ATTACHMENT attachments.0.title 指标表"]);
  });
});

test("the review copy marks them where they stand, in every format", async () => {
  const linked = {
    kind: "paragraph",
    text: ["见", { text: "网站", href: "https://example.gov.cn" }, "，依照《条例办理。"],
  };
  const report = withBlocks(
    [table, figure, { kind: "list", items: ["好。", "已公开XX件。"] }, linked],
    [attachment],
  );
  const review = check(report);
  const { document } = prepare(report, { review }, pdfOutput);
  const marked = document.blocks.flatMap((block) => {
    const here = "marks" in block ? (block.marks ?? []) : [];
    const cells =
      block.type === "ownTable" ? block.grid.cells.filter((cell) => cell.marked !== undefined) : [];
    return [
      ...here
        .filter(({ tone }) => tone === "doubted")
        .map(({ part, item }) => [block.type, part ?? item ?? ""].join(" ")),
      ...cells.map(({ place }) => `cell ${place}`),
    ];
  });
  expect(marked.filter((line) => !/^(?:paragraph|title|heading|signature) $/u.test(line))).toEqual([
    "ownTable caption",
    "ownTable note",
    "cell rows.0.1",
    "cell rows.1.1",
    "cell rows.1.2",
    "cell rows.2.2",
    "picture caption",
    "items 1",
    "attachment ", // the year
    "attachment ", // no text mentions it
    "items 1",
  ]);
  // Every remark has its place, but those on what a whole section lacks.
  const placed = document.blocks.flatMap((block) => [
    ...("marks" in block ? (block.marks ?? []) : []).flatMap(({ notes }) => notes),
    ...("grid" in block ? block.grid.cells.flatMap(({ notes = [] }) => notes) : []),
  ]);
  expect(placed.toSorted((a, b) => a - b)).toEqual(review.map((_, n) => n));

  const { pages } = await layOut(prepare(report, { review }, pdfOutput));
  const shadesIn = (items: readonly PageItem[]) =>
    items.flatMap((item) => (item.type === "shade" && item.color === gbt9704.table.markShade ? [item] : []));
  // A shade lies right behind the words that it marks.
  const texts = pages.flatMap(({ items }) =>
    items.flatMap((item, i) => {
      const next = items.slice(i).find(({ type }) => type === "text");
      if (!shadesIn([item]).length || next?.type !== "text") return [];
      return [next.line.characters.map(({ character }) => character).join("")];
    }),
  );
  for (const words of [
    "2022年公开情况",
    "我局统计",
    "{{图名}}",
    "已公开XX件",
    "2022年统计表",
    "第二批,",
    "依照《条例办理",
  ])
    expect(
      texts.some((line) => line.includes(words)),
      words,
    ).toBe(true);

  const word = strFromU8(unzipSync(await renderDocx(report, { review }))["word/document.xml"] as Uint8Array);
  const anchors = [...word.matchAll(/<w:commentRangeStart w:id="(\d+)"\/>/gu)].map(([, n]) => Number(n));
  expect(anchors.toSorted((a, b) => a - b)).toEqual(review.map((_, n) => n));
  const page = renderHtml(report, { review });
  for (const words of ["2022年", "我局", "\\{\\{图名\\}\\}", "XX", ","])
    expect(page).toMatch(new RegExp(`<mark[^>]*>${words}</mark>`, "u"));
  expect(page).toContain('class="head marked"');
  expect(page).toMatch(/<td class="marked">XX<\/td>/u);
  const whole = await renderPdf(report, { review });
  expect(whole.length).toBeGreaterThan(10_000);
  expect((await renderOfd(report, { review })).length).toBeGreaterThan(10_000);
});
