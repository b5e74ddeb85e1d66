import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { readWorkbookData } from "../src/formats/xlsx/read.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";
import { readWorkbook, uncarriedBy, WorkbookError, writeWorkbook } from "../src/xlsx.ts";
import { blockReports } from "./block-reports.ts";
import { reportData } from "./random-report.ts";
import { withoutPictures } from "./without-pictures.ts";

const least = {
  agency: "某县某镇人民政府",
  year: 2025,
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
};
const table = {
  kind: "table" as const,
  caption: "附表",
  headRows: 1,
  align: ["left", "right"] as const,
  rows: [
    ["类别", "条数"],
    ["网站", "12"],
    ["微信", "3"],
  ],
  note: "截至年底。",
};
const report = parseReport({ ...least, overview: ["前文。", table, "后文。"] });
const [textPart, tablePart] = ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet6.xml"];

/** The form with its text or its tables changed. */
function changed(part: string, change: (xml: string) => string, of: Report = report): Uint8Array {
  const parts = unzipSync(writeWorkbook({ report: of }));
  const before = strFromU8(parts[part] as Uint8Array);
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
}
const cell = (name: string, text: string) => (xml: string) =>
  xml.replace(
    new RegExp(`<c r="${name}" s="(\\d+)"(?:/>| t="inlineStr">.*?</c>)`, "u"),
    `<c r="${name}" s="$1" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`,
  );
const tableOf = (bytes: Uint8Array) => (readWorkbook(bytes) as typeof report).overview[1];
const notesOf = (bytes: Uint8Array) =>
  (readWorkbookData(bytes).notes ?? []).map(({ place, message }) => `${place}：${message}`).join("\n");

describe("blocks in the workbook", () => {
  test.each([edition2021, edition2019])("come back but for pictures, $notice", (edition) => {
    fc.assert(
      fc.property(reportData(edition, "blocks"), (data) => {
        const report = parseReport(data);
        const back = withoutPictures(report);
        const bytes = writeWorkbook({ report });
        if (back === undefined) expect(() => readWorkbook(bytes)).toThrow("只有图片");
        else expect(readWorkbook(bytes)).toEqual(back);
      }),
      { numRuns: 12 },
    );
  });

  test("of the constructed report: every picture is told, in writing and in reading", () => {
    const [first, second] = blockReports as [Report, Report];
    const bytes = writeWorkbook({ report: first });
    const { data, notes = [] } = readWorkbookData(bytes);
    expect(parseReport(data)).toEqual(withoutPictures(first));
    expect(notes.map(({ place, found }) => [place, found])).toEqual([
      ["基本情况和文字 C19", "图1　各渠道占比"],
      ["基本情况和文字 C20", "灰色方块"],
      ["基本情况和文字 C54", "流程图"],
    ]);
    expect(uncarriedBy(first).map(({ path, found }) => [path, found])).toEqual([
      ["overview.2.paragraphs.5", "图1　各渠道占比"],
      ["overview.2.paragraphs.6", "灰色方块"],
      ["attachments.0.body.2", "流程图"],
    ]);
    expect(strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] as Uint8Array)).toContain("灰色方块");
    // A part that has nothing else is not made up.
    expect(() => readWorkbook(writeWorkbook({ report: second }))).toThrow(
      /基本情况和文字 C\d+.*这一部分只有图片/u,
    );
  });

  test("links whose words stand more than once, at the ends, in texts of many rows", () => {
    const href = "https://www.example.gov.cn/";
    const overview = [
      { kind: "paragraph" as const, text: ["网站和网站", { text: "网站", href }, "网站"] },
      { kind: "paragraph" as const, text: [{ text: "网站（第2处）", href }, "网站", { text: "站", href }] },
      { kind: "paragraph" as const, text: ["长".repeat(40_000), { text: " 空 格 ", href }, "尾"] },
      {
        kind: "paragraph" as const,
        text: Array.from({ length: 400 }, (_, i) => ({
          text: `第${i}处`,
          href: `${href}${"x".repeat(200)}${i}`,
        })),
      },
    ];
    const linked = parseReport({ ...least, overview });
    expect(readWorkbook(writeWorkbook({ report: linked }))).toEqual(linked);
  });
});

describe("what clerks do on the sheet of tables", () => {
  test("cells, caption, sides and note are changed, the sheet is renamed, rows are added", () => {
    expect(tableOf(changed(tablePart, cell("C8", "５")))).toMatchObject({ rows: { 2: ["微信", "５"] } });
    expect(tableOf(changed(tablePart, cell("C5", "中")))).toMatchObject({ align: ["left", "center"] });
    expect(tableOf(changed("xl/workbook.xml", (xml) => xml.replace("文中表格", "Sheet9")))).toEqual(table);
    const grown = changed(tablePart, (xml) =>
      xml
        .replace(
          '<row r="9"',
          '<row r="8"><c r="B9" t="inlineStr"><is><t>微博</t></is></c><c r="C9"><v>0.1</v></c></row><row r="10"',
        )
        .replaceAll(/r="([ABC])9" s/gu, 'r="$110" s')
        .replace("B9:C9", "B10:C10"),
    );
    expect(tableOf(grown)).toMatchObject({ rows: { 3: ["微博", "0.1"] }, note: "截至年底。" });
    expect(notesOf(grown)).toContain("文中表格 A9：这一行第一列是空的，读作“表身”");
  });

  test("a line end in a cell is told, so is a note beside the table; a column right beside belongs to it", () => {
    const broken = changed(tablePart, cell("B7", "网&#10;站"));
    expect(tableOf(broken)).toMatchObject({ rows: { 1: ["网站", "12"] } });
    expect(notesOf(broken)).toContain("文中表格 B7：单元格里分了行");
    const put = (name: string) => (xml: string) =>
      xml.replace(/(<c r="C7".*?<\/c>)/u, `$1<c r="${name}" t="inlineStr"><is><t>旁注</t></is></c>`);
    expect(tableOf(changed(tablePart, put("D7")))).toMatchObject({ rows: [["类别", "条数", ""], {}, {}] });
    const beside = changed(tablePart, put("F7"));
    expect(tableOf(beside)).toEqual(table);
    expect(notesOf(beside)).toContain("文中表格 F7：填在格式以外的“旁注”没有读");
  });

  test.each([
    ["a date", tablePart, cell("C5", "斜"), "文中表格 C5", "应为居左、居中、居右之一"],
    ["a label of no line", tablePart, cell("A7", "合计"), "文中表格 A7", "第一列应写明"],
    ["a head below", tablePart, cell("A8", "表头"), "文中表格 A8", "“表头”应在“表身”上面"],
    [
      "an error",
      tablePart,
      (xml: string) =>
        xml.replace(/<c r="C8" s="(\d+)" t="inlineStr">.*?<\/c>/u, '<c r="C8" t="e"><v>#REF!</v></c>'),
      "文中表格 C8",
      "公式错误",
    ],
    [
      "all heads",
      tablePart,
      (xml: string) => xml.replaceAll("表身", "表头"),
      "文中表格 A3",
      "表头以下没有行",
    ],
    ["too long a text", tablePart, cell("B8", "长".repeat(2001)), "文中表格 B8", "文字过长"],
    [
      "a merge over the table's end",
      tablePart,
      (xml: string) => xml.replace(/<mergeCells count="\d+">/u, '$&<mergeCell ref="B8:B9"/>'),
      "文中表格 B8",
      "超出了这张表",
    ],
    [
      "the name of none",
      textPart,
      (xml: string) => xml.replace("表格1（", "表格7（"),
      "基本情况和文字 C10",
      "一张表的名称",
    ],
    ["a kind of its own", textPart, cell("B10", "表"), "基本情况和文字 B10", "应为正文"],
  ])("in doubt: %s names sheet and cell", (_, part, change, place, message) => {
    const bytes = changed(part, change);
    expect(() => readWorkbook(bytes)).toThrow(place);
    expect(() => readWorkbook(bytes)).toThrow(message);
  });

  test("a table that no row names is told; one that two rows name is refused", () => {
    const gone = changed(textPart, (xml) => cell("C10", "")(cell("B10", "")(xml)));
    expect(readWorkbook(gone)).toMatchObject({ overview: ["前文。", "后文。"] });
    expect(notesOf(gone)).toContain("文中表格 A3：正文里没有“表格1”这一行");
    const twice = changed(textPart, (xml) => cell("B11", "表格")(cell("C11", "表格1")(xml)));
    expect(() => readWorkbook(twice)).toThrow(WorkbookError);
    expect(() => readWorkbook(twice)).toThrow("写了两处");
  });
});
