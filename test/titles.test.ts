// Titles in other words than the form's, and no opening: kept by all formats and readers, warned of in new reports.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { prepare } from "../src/document/prepare.ts";
import { readDocxData } from "../src/formats/docx/read.ts";
import { renderDocx } from "../src/formats/docx/write.ts";
import { pdfOutput } from "../src/formats/pdf/options.ts";
import { renderHtml } from "../src/html.ts";
import { AnnualReport, parseReport, readDraft } from "../src/index.ts";
import { readReport } from "../src/read.ts";
import type { ReportError } from "../src/report/error.ts";
import type { Report } from "../src/report/report.ts";
import { readWorkbook, writeWorkbook } from "../src/xlsx.ts";

const plain = JSON.parse(JSON.stringify(liuhulan2024));
const sectionTitles = { overview: "一、概述", requests: "三、依申请公开办理情况", otherMatters: "七、其他" };
const report = parseReport({ ...plain, opening: [], sectionTitles });

/** A Word file with its text changed, as it is read. */
async function word(of: Report, change: (body: string) => string) {
  const parts = unzipSync(await renderDocx(of));
  const before = strFromU8(parts["word/document.xml"] as Uint8Array);
  const after = change(before);
  expect(after).not.toBe(before);
  return readDocxData(zipSync({ ...parts, "word/document.xml": strToU8(after) }, { level: 0 }));
}

describe("titles of sections in other words", () => {
  test("are kept where they are not the form's, blanks apart", () => {
    expect(report.sectionTitles).toEqual(sectionTitles);
    const usual = { ...sectionTitles, overview: "一、 总体情况", requests: undefined, otherMatters: "　" };
    expect(() => parseReport({ ...plain, sectionTitles: usual })).toThrow("章节标题“六、其他需要报告的事项”");
    const { otherMatters: _, ...rest } = usual;
    expect(parseReport({ ...plain, sectionTitles: rest })).toEqual(liuhulan2024);
    const built = AnnualReport.for({ agency: "甲镇人民政府", year: 2024 })
      .sectionTitles({ overview: "一、概述" })
      .overview("甲。")
      .proactiveDisclosure({})
      .requests({})
      .reviewAndLitigation({})
      .problemsAndImprovements("乙。")
      .build();
    expect(built.sectionTitles).toEqual({ overview: "一、概述" });
    expect(built.opening[0]).toContain("包括概述、主动公开政府信息情况、");
  });

  test("are refused under names that are no sections', each with its place; a draft keeps the others", () => {
    const wrong = { ...plain, sectionTitles: { overview: "一、概述", nowhere: "八、无", requests: 3 } };
    try {
      parseReport(wrong);
      expect.unreachable();
    } catch (error) {
      const { problems } = error as ReportError;
      expect(problems.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
        "NOT_TEXT sectionTitles.requests",
        "UNKNOWN_KEY sectionTitles.nowhere",
      ]);
    }
    expect(readDraft(wrong).report.sectionTitles).toEqual({ overview: "一、概述" });
  });

  test("come back from Word; others' changes are told, missing ones refused", async () => {
    const { data, notes = [] } = readDocxData(await renderDocx(report));
    expect([parseReport(data), notes]).toEqual([report, []]);
    const renamed = await word(liuhulan2024, (body) =>
      body.replace("五、存在的主要问题及改进情况", "五、不足"),
    );
    expect(parseReport(renamed.data).sectionTitles).toEqual({ problemsAndImprovements: "五、不足" });
    expect(renamed.notes?.map(({ message }) => message)).toEqual([
      "标题“五、不足”不是格式的“五、存在的主要问题及改进情况”，按位置认出，照原样读入。",
    ]);
    // Two paragraphs look like the one title that is missing.
    await expect(
      word(liuhulan2024, (body) =>
        body.replace(/<w:p>(?:(?!<w:p>).)*五、存在的主要问题及改进情况.*?<\/w:p>/su, (title) =>
          title.replace("五、存在的主要问题及改进情况", "五、不足").repeat(2),
        ),
      ),
    ).rejects.toThrow("没有找到标题“五、存在的主要问题及改进情况”");
  });

  test("come back from the workbook, whose form has no such lines without them", () => {
    expect(readWorkbook(writeWorkbook({ report }))).toEqual(report);
    const sheet = (of: Report) =>
      strFromU8(unzipSync(writeWorkbook({ report: of }))["xl/worksheets/sheet2.xml"] as Uint8Array);
    expect(sheet(report)).toContain("章节标题 三、收到和处理政府信息公开申请情况");
    expect(sheet(liuhulan2024)).not.toContain("章节标题");
  });

  test("are read from pages by other hands", async () => {
    const page = renderHtml(report).replace(/<article[^>]*>/u, "<article>");
    const { report: read, items } = await readReport(new TextEncoder().encode(page));
    expect(read).toMatchObject({ sectionTitles: { overview: "一、概述", requests: sectionTitles.requests } });
    expect(read).toMatchObject({ opening: [] });
    expect(items.filter(({ trust }) => trust === "asked")).toEqual([]);
    const usual = renderHtml(liuhulan2024).replace(/<article[^>]*>/u, "<article>");
    expect((await readReport(new TextEncoder().encode(usual))).report).not.toHaveProperty("sectionTitles");
  });

  test("a page of ours with one section's title over another's is read as another's", async () => {
    const page = renderHtml(liuhulan2024).replace(/>一、总体情况</u, ">五、存在的主要问题及改进情况<");
    const { sources } = await readReport(new TextEncoder().encode(page));
    expect(sources.size).toBeGreaterThan(0);
  });

  test("are warned of, in the review copy at the title", () => {
    const found = check(report).filter(({ code }) => code.startsWith("TITLE-"));
    expect(found.map(({ code, path, severity }) => `${severity} ${code} ${path}`)).toEqual([
      "warning TITLE-SECTION sectionTitles.overview",
      "warning TITLE-SECTION sectionTitles.requests",
      "warning TITLE-SECTION sectionTitles.otherMatters",
      "hint TITLE-OPENING opening",
    ]);
    const { document } = prepare(report, { review: found }, pdfOutput);
    const marks = document.blocks.flatMap((block) =>
      block.type === "heading" && block.marks !== undefined ? [[block.text, block.marks[0]?.tone]] : [],
    );
    expect(marks).toEqual([
      ["一、概述", "doubted"],
      ["三、依申请公开办理情况", "doubted"],
      ["七、其他", "doubted"],
    ]);
    const tables = { proactiveDisclosure: {}, requests: {}, reviewAndLitigation: {} };
    const old = parseReport({ ...plain, ...tables, edition: "2019", year: 2020, sectionTitles, opening: [] });
    expect(check(old).filter(({ code }) => code.startsWith("TITLE-"))).toEqual([]);
  });
});
