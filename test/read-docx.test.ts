import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { ReadError, readDocx, renderDocx } from "../src/docx.ts";
import { parseReport } from "../src/report/parse.ts";
import { published } from "./corpus.ts";
import { hardReport } from "./hard-report.ts";
import { reportData } from "./random-report.ts";

/** The Word file of a report with its body changed, as by a clerk. */
async function changed(change: (body: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await renderDocx(huaian2024));
  const body = strFromU8(parts["word/document.xml"] as Uint8Array);
  const next = change(body);
  expect(next).not.toBe(body);
  return zipSync({ ...parts, "word/document.xml": strToU8(next) });
}

describe("data → DOCX → data is the identity", () => {
  test.each([
    ["liuhulan", liuhulan2024],
    ["huaian", huaian2024],
    ["hard", hardReport()],
    ["suqian", published("suqian-city-2024")],
    ["shanghai, edition 2019 with blank cells", published("shanghai-general-office-2019")],
  ])("%s", async (_, report) => {
    expect(readDocx(await renderDocx(report))).toEqual(report);
  });

  test("random reports", async () => {
    await fc.assert(
      fc.asyncProperty(reportData(), async (data) => {
        const report = parseReport(data);
        expect(readDocx(await renderDocx(report))).toEqual(report);
      }),
      { numRuns: 15 },
    );
  });
});

describe("after a clerk's changes", () => {
  test("a figure and a sentence", async () => {
    const bytes = await changed((body) =>
      body.replace(">3001<", ">3002<").replace("圆满完成了各项任务", "完成了任务"),
    );
    const report = readDocx(bytes);
    expect(report.requests.received.naturalPerson).toBe(3002);
    expect(JSON.stringify(report.overview)).toContain("完成了任务");
  });

  test("a sentence split into runs, tracked changes taken", async () => {
    const run =
      "<w:r><w:t>完成了</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新任务。</w:t></w:r></w:ins>";
    const bytes = await changed((body) =>
      body.replace(
        /(<w:pStyle w:val="ReportBody"\/>(?:<w:jc w:val="left"\/>)?<\/w:pPr>)<w:r>(?:(?!<\/w:p>).)*圆满完成了各项任务。<\/w:t><\/w:r>/su,
        `$1${run}`,
      ),
    );
    expect(readDocx(bytes).overview[0]).toBe("完成了新任务。");
  });

  test("new text under a heading", async () => {
    const added = '<w:p><w:r><w:t xml:space="preserve">　　新增一段。</w:t></w:r></w:p>';
    const bytes = await changed((body) =>
      body.replace(/(<w:p>(?:(?!<\/w:p>).)*六、其他需要报告的事项)/su, `${added}$1`),
    );
    expect(readDocx(bytes).problemsAndImprovements.at(-1)).toBe("新增一段。");
  });
});

describe("what cannot be read is named with its place", () => {
  test.each([
    [
      "a label was changed",
      (body: string) => body.replace(">1.属于国家秘密<", ">1.国家秘密<"),
      "表三第 8 行第 3 列应为“1.属于国家秘密”，现为“1.国家秘密”",
    ],
    [
      "a row is gone",
      (body: string) => body.replace(/<w:tr>(?:(?!<w:tr>).)*>2\.重复申请<.*?<\/w:tr>/su, ""),
      "表三第",
    ],
    [
      "a heading is gone",
      (body: string) => body.replace("六、其他需要报告的事项", ""),
      "没有找到标题“六、其他需要报告的事项”",
    ],
    [
      "a figure is no figure",
      (body: string) => body.replace(">3001<", ">三千<"),
      "表三 第一项「本年新收政府信息公开申请数量」· 自然人",
    ],
    ["a document type", (body: string) => body.replace("<w:document", "<!DOCTYPE x []><w:document"), "DTD"],
  ])("%s", async (_, change, message) => {
    const bytes = await changed(change);
    expect(() => readDocx(bytes)).toThrow(message);
  });

  test.each([
    ["no zip", new TextEncoder().encode("hello"), "不是 Word 文件"],
    ["no Word file", zipSync({ "a.xml": strToU8("<a/>") }), "文件里没有 word/"],
    ["a bomb", zipSync({ "word/document.xml": new Uint8Array(60 * 1024 * 1024) }), "过大"],
  ])("%s", (_, bytes, message) => {
    expect(() => readDocx(bytes)).toThrow(ReadError);
    expect(() => readDocx(bytes)).toThrow(message);
  });
});
