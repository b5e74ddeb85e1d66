import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { renderBatch } from "../src/batch.ts";
import { renderDocx } from "../src/docx.ts";
import { renderHtml } from "../src/html.ts";
import { AnnualReport, check, NianbaoError, OptionsError, ReportError } from "../src/index.ts";
import { renderPdf } from "../src/pdf.ts";
import { writeWorkbook } from "../src/xlsx.ts";

type Renderer = (report: unknown, options?: unknown) => Promise<unknown>;
const pdf: Renderer = async (report, options) => renderPdf(report as never, options as never);
const docx: Renderer = async (report, options) => renderDocx(report as never, options as never);
const html: Renderer = async (report, options) => renderHtml(report as never, options as never);
const batch: Renderer = async (report, options) => {
  for await (const result of renderBatch([report], { jobs: 1, ...(options as object) })) return result;
};

describe("wrong options are refused by name", () => {
  // What is given, and the path that the error must name.
  test.each<[object | string | null | number, string]>([
    [{ style: { page: { left: Number.NaN } } }, "style.page.left"],
    [{ style: { page: { left: "28mm" } } }, "style.page.left"],
    [{ style: { page: { left: 560 } } }, "style.page"],
    [{ style: { page: { left: 5600 } } }, "style.page.left"],
    [{ style: { page: { left: Number.POSITIVE_INFINITY } } }, "style.page.left"],
    [{ style: { page: { top: -1 } } }, "style.page.top"],
    [{ style: { page: { top: 700 } } }, "style.page"],
    [{ style: { page: { lines: 0 } } }, "style.page.lines"],
    [{ style: { page: { lines: -5 } } }, "style.page.lines"],
    [{ style: { page: { lines: 22.5 } } }, "style.page.lines"],
    [{ style: { page: { lines: 60 } } }, "style.page.lines"],
    [{ style: { page: { lines: null } } }, "style.page.lines"],
    [{ style: { page: { characters: 40 } } }, "style.page.characters"],
    [{ style: { page: { width: 100 } } }, "style.page.width"],
    [{ style: { page: { width: 210 } } }, "style.page"],
    [{ style: { page: { margins: 20 } } }, "style.page.margins"],
    [{ style: { page: 20 } }, "style.page"],
    [{ style: { text: { body: Number.NaN } } }, "style.text.body"],
    [{ style: { text: { body: 0 } } }, "style.text.body"],
    [{ style: { text: { body: "三号" } } }, "style.text.body"],
    [{ style: { text: { body: 18 }, page: { characters: 28 } } }, "style.page.characters"],
    [{ style: { text: { title: 40 } } }, "style.text.titlePitch"],
    [{ style: { text: { titlePitch: 10 } } }, "style.text.titlePitch"],
    [{ style: { text: { indent: -2 } } }, "style.text.indent"],
    [{ style: { table: { size: 9 } } }, "style.table.size"],
    [{ style: { table: { size: { requests: 90 } } } }, "style.table.size.requests"],
    [{ style: { table: { size: { tableThree: 9 } } } }, "style.table.size.tableThree"],
    [{ style: { table: { bandShade: "red" } } }, "style.table.bandShade"],
    [{ style: { table: { bandShade: "red}</style><script>" } } }, "style.table.bandShade"],
    [{ style: { table: { markShade: 255 } } }, "style.table.markShade"],
    [{ style: { table: { smallest: 20 } } }, "style.table.smallest"],
    [{ style: { table: { pitch: 0 } } }, "style.table.pitch"],
    [{ style: { pageNumber: { below: 190 } } }, "style.pageNumber.below"],
    [{ style: { signature: { right: 20 } } }, "style.signature"],
    [{ style: { pages: {} } }, "style.pages"],
    [{ style: { fonts: { body: "仿宋" } } }, "style.fonts"],
    [{ style: "gbt9704" }, "style"],
    [{ margins: { left: 20 } }, "margins"],
    [{ achive: true }, "achive"],
    [{ tableBreak: "kept" }, "tableBreak"],
    [{ seal: "yes" }, "seal"],
    [{ archive: "PDF/A-4" }, "archive"],
    [{ archive: 3 }, "archive"],
    [{ review: true }, "review"],
    [{ fonts: { bodyy: { file: "a.ttf" } } }, "fonts.bodyy"],
    [{ fonts: { body: "simfang.ttf" } }, "fonts.body"],
    [{ fonts: { body: { file: 3 } } }, "fonts.body.file"],
    [{ fonts: { body: { name: "仿宋" } } }, "fonts"],
    [{ fonts: { fallback: "SimSunExtB.ttf" } }, "fonts.fallback"],
    [{ fonts: "mac" }, "fonts"],
    [{ template: new Uint8Array() }, "template"],
    [{ downloads: { pdf: "年报.pdf" } }, "downloads"],
    [{ embedFonts: true }, "embedFonts"],
    ["archive", ""],
    [28, ""],
  ])("%j", async (options, path) => {
    const error = await pdf(liuhulan2024, options).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(OptionsError);
    const { problems, message, code } = error as OptionsError;
    expect(code).toBe("OPTIONS_INVALID");
    expect(problems.map((problem) => problem.path)).toContain(path);
    expect(message).toMatch(/[\u4e00-\u9fff]/u);
    for (const { message } of problems) expect(message).toMatch(/[\u4e00-\u9fff].*。$/su);
  });

  test("each output tells what it cannot use, a batch what none of its outputs can", async () => {
    await expect(docx(liuhulan2024, { archive: true })).rejects.toThrow("Word 文件用不到这一项");
    await expect(docx(liuhulan2024, { fonts: { body: { file: "simfang.ttf" } } })).rejects.toThrow(
      "embedFonts",
    );
    await expect(docx(liuhulan2024, { template: "模板.docx" })).rejects.toThrow("字节");
    await expect(html(liuhulan2024, { seal: true })).rejects.toThrow("网页用不到这一项");
    await expect(batch(liuhulan2024, { formats: ["html"], archive: true })).rejects.toThrow(OptionsError);
    await expect(batch(liuhulan2024, { formats: ["pfd"] })).rejects.toThrow("没有这种格式");
    await expect(batch(liuhulan2024, { formats: [] })).rejects.toThrow(OptionsError);
    const all = await batch(liuhulan2024, { formats: ["docx", "html"], seal: true, fonts: "windows" });
    expect(all).not.toHaveProperty("error");
  });

  test("undefined and false ask for nothing", async () => {
    const plain = await renderHtml(liuhulan2024);
    const options = { style: { page: { lines: undefined }, text: undefined }, review: undefined };
    expect(await html(liuhulan2024, options)).toBe(plain);
    await expect(html(liuhulan2024, { archive: false, seal: undefined })).resolves.toBe(plain);
  });
});

test("characters and lines follow the size of type", async () => {
  // 18 pt of type on 442.2 pt: 25 characters, not 28 that overlap.
  const { readStyle } = await import("../src/style/read-style.ts");
  const refuse = (problems: unknown) => {
    throw new Error(JSON.stringify(problems));
  };
  const page = (changes: object) => readStyle(changes, refuse).page;
  expect(page({ text: { body: 18 } })).toMatchObject({ characters: 25, lines: 22 });
  expect(page({ text: { body: 26 } })).toMatchObject({ characters: 17, lines: 19 });
  expect(page({ page: { left: 50 } })).toMatchObject({ characters: 30, lines: 22 });
  expect(page({})).toMatchObject({ characters: 28, lines: 22 });
});

describe("a report is one that came through the door", () => {
  const text = readFileSync(new URL("../examples/liuhulan-2024.json", import.meta.url), "utf8");
  const data = JSON.parse(text) as Record<string, unknown>;
  const whole = JSON.parse(JSON.stringify(liuhulan2024)) as Record<string, unknown>;
  const builder = AnnualReport.for({ agency: "某镇人民政府", year: 2024 });
  const kinds: [string, unknown, boolean][] = [
    ["JSON of a report", whole, true],
    ["JSON of a report without edition", { ...whole, edition: undefined }, true],
    ["JSON as it is written by hand", data, true],
    ["a copy", { ...liuhulan2024 }, true],
    ["a report with a table missing", { ...whole, requests: undefined }, false],
    ["a report with a wrong figure", { ...whole, proactiveDisclosure: { fees: "many" } }, false],
    ["a builder that was not built", builder, false],
    ["nothing", undefined, false],
    ["text", text, false],
    ["a list", [whole], false],
  ];
  test.each(kinds)("%s", async (_, given, right) => {
    const writers: [Renderer, unknown][] = [
      [pdf, await renderPdf(liuhulan2024)],
      [docx, await renderDocx(liuhulan2024)],
      [html, renderHtml(liuhulan2024)],
      [async (report) => writeWorkbook({ report: report as never }), writeWorkbook({ report: liuhulan2024 })],
      [async (report) => check(report as never), check(liuhulan2024)],
    ];
    for (const [write, expected] of writers)
      if (right) expect(await write(given)).toEqual(expected);
      else if (given !== undefined || write !== writers[3]?.[0]) {
        const error: unknown = await write(given).catch((error: unknown) => error);
        expect(error).toBeInstanceOf(ReportError);
        expect(error).toBeInstanceOf(NianbaoError);
      }
  });
});
