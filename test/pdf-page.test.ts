import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadFont } from "../src/fonts/load.ts";
import { renderPdf } from "../src/pdf.ts";
import { AnnualReport } from "../src/report/annual-report.ts";
import { parseReport } from "../src/report/parse.ts";
import { hardReport } from "./hard-report.ts";
import { linesOf, type PdfFile, plainText, readPdf } from "./readers/pdf.ts";
import { fontNames } from "./readers/pdf-objects.ts";
import { boxesOf } from "./readers/pdf-table.ts";

const mm = (points: number) => (points * 25.4) / 72;
const least = {
  agency: "某县某镇人民政府",
  year: 2024,
  overview: ["一句话。"],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
};
const read = async (data: object, options = {}) =>
  readPdf(await renderPdf(parseReport({ ...least, ...data }), options));
/** Lines of body text: nothing of the page number, the title or the tables. */
const textLines = (file: PdfFile, page: number) =>
  linesOf(file.pages[page] as PdfFile["pages"][number]).filter(
    ({ size, text }) => Math.abs(size - 16) < 0.01 && text.trim() !== "",
  );

describe("a page full of text", () => {
  let lines: ReturnType<typeof linesOf>;
  let file: PdfFile;
  beforeAll(async () => {
    file = await read({ overview: ["国".repeat(28 * 60)] });
    lines = textLines(file, 1);
  });

  test("is A4", () => {
    expect([mm(file.pages[1]?.width ?? 0), mm(file.pages[1]?.height ?? 0)]).toEqual([
      expect.closeTo(210, 3),
      expect.closeTo(297, 3),
    ]);
  });

  test("has 22 lines at one pitch", () => {
    expect(lines).toHaveLength(22);
    const pitches = lines.slice(1).map(({ baseline }, i) => baseline - (lines[i]?.baseline ?? 0));
    for (const pitch of pitches) expect(pitch).toBeCloseTo(pitches[0] ?? 0, 2);
  });

  test("has 28 characters a line", () => {
    for (const { text } of lines) expect(text).toHaveLength(28);
  });

  test("keeps its margins within a millimetre: top 37, left 28, right 26, bottom 35", () => {
    const first = lines[0] as (typeof lines)[number];
    const last = lines.at(-1) as (typeof lines)[number];
    const around = (value: number, wanted: number) => expect(Math.abs(value - wanted)).toBeLessThan(1);
    around(mm(first.baseline - 0.88 * first.size), 37);
    around(mm(841.89 - last.baseline - 0.12 * last.size), 35);
    for (const { x, right } of lines) {
      around(mm(x), 28);
      around(mm(595.28 - right), 26);
    }
  });

  test("numbers its pages: right on odd ones, left on even ones, 7 mm below the text", () => {
    file.pages.forEach((page, i) => {
      const number = linesOf(page).at(-1) as (typeof lines)[number];
      expect(number.text.replace(/\s/g, "")).toBe(`—${i + 1}—`);
      expect(number.size).toBeCloseTo(14, 2);
      if (i % 2 === 0) expect(mm(595.28 - number.right)).toBeCloseTo(26 + 5.57, 0);
      else expect(mm(number.x)).toBeCloseTo(28 + 5.57, 0);
      expect(mm(number.baseline - 0.38 * 14)).toBeCloseTo(37 + 225 + 7, 1);
    });
  });
});

describe("the end", () => {
  const signature = { by: "某县某镇人民政府", on: "2025-01-15" };
  const end = (file: PdfFile) => {
    const page = file.pages.findIndex((page) =>
      linesOf(page).some(({ text }) => text.includes("2025年1月15日")),
    );
    const lines = textLines(file, page);
    return { page, name: lines.at(-2), date: lines.at(-1), lines, pitch: 442.2 / 28 };
  };

  test("without a seal the date starts two characters right of the name, the longer ends two from the edge", async () => {
    const { name, date, pitch, lines } = end(await read({ signature }));
    expect([name?.text, date?.text]).toEqual(["某县某镇人民政府", "2025年1月15日"]);
    expect((date?.x ?? 0) - (name?.x ?? 0)).toBeCloseTo(2 * pitch, 1);
    const right = 79.37 + 442.2 - 2 * pitch;
    expect(Math.max(name?.right ?? 0, date?.right ?? 0)).toBeCloseTo(right, 0);
    // One empty line above the name.
    expect((name?.baseline ?? 0) - (lines.at(-3)?.baseline ?? 0)).toBeCloseTo(2 * 29.61, 0);
  });

  test("with a seal the date ends four characters from the edge, the name stands over its middle, with room", async () => {
    const { name, date, pitch, lines } = end(await read({ signature }, { seal: true }));
    expect(date?.right).toBeCloseTo(79.37 + 442.2 - 4 * pitch, 0);
    const middle = (line = name) => ((line?.x ?? 0) + (line?.right ?? 0)) / 2;
    expect(middle(name)).toBeCloseTo(middle(date), 0);
    expect((name?.baseline ?? 0) - (lines.at(-3)?.baseline ?? 0)).toBeCloseTo(4 * 29.61, 0);
  });

  test("is never alone on a page", async () => {
    for (let n = 1; n <= 24; n += 2) {
      const file = await read({ signature, otherMatters: Array.from({ length: n }, () => "国".repeat(40)) });
      const { lines } = end(file);
      expect(lines.length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("what strains the page", () => {
  let file: PdfFile;
  beforeAll(async () => {
    file = await readPdf(await renderPdf(hardReport()));
  });

  test("thirty pages, every character there", () => {
    expect(file.pages.length).toBeGreaterThanOrEqual(30);
    for (const character of "堃昇喆䶮𬭎") expect(plainText(file)).toContain(character);
  });

  test("the title parts by meaning, balanced", () => {
    const title = linesOf(file.pages[0] as PdfFile["pages"][number]).filter(({ size }) => size > 20);
    expect(title.map(({ text }) => text)).toEqual([
      "内蒙古自治区呼伦贝尔市",
      "莫力达瓦达斡尔族自治旗尼尔基镇",
      "人民政府政务公开与信息管理办公室",
      "2024年政府信息公开工作年度报告",
    ]);
    for (const { x, right } of title) expect((x + right) / 2).toBeCloseTo(79.37 + 221.1, 0);
  });

  test("figures of any size stay within their cells, off the rules", () => {
    const boxes = file.pages.flatMap(boxesOf);
    for (const figure of ["1573179", "9999999", "123456789012.123456", "18878148", "123456789"])
      expect(boxes.some(({ text }) => text === figure)).toBe(true);
    for (const { text, clearance } of boxes) if (text !== "") expect(clearance).toBeGreaterThan(0.5);
  });
});

test("one sentence is a report too", async () => {
  const file = await read({ opening: [] });
  expect(file.pages).toHaveLength(3);
});

describe("copied text is the text that went in", () => {
  test("characters that share a glyph, ASCII and full-width signs, quotes in quotes", async () => {
    const text = "半角(A1,b2)：50%；全角（Ａ１）——“外‘内’外”……·～《书》〔2021〕30号 空 格";
    expect(plainText(await read({ overview: [text] }))).toContain(text.replace(/\s/g, ""));
  });
});

describe("fonts of the user's own", () => {
  const kai = new URL("../fonts/NianbaoKai-Regular.ttf", import.meta.url).pathname;
  const report = () => parseReport(least);

  test("a file is parsed once, and again when it has changed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "nianbao-font-"));
    const path = join(folder, "own.ttf");
    await copyFile(kai, path);
    const first = loadFont(path);
    expect(loadFont({ path, face: undefined as never })).toBe(first);
    expect(loadFont(path).font.postscriptName).toBe("NianbaoKai-Regular");
    await copyFile(new URL("../fonts/FandolFang-Regular.ttf", import.meta.url), path);
    expect(loadFont(path).font.postscriptName).toBe("FandolFang-Regular");
    const bytes = first.bytes.slice();
    expect(loadFont(bytes)).toBe(loadFont(bytes));
    await rm(folder, { recursive: true });
  });

  test("are embedded by role", async () => {
    const bytes = await renderPdf(report(), { fonts: { body: { file: kai }, title: { file: kai } } });
    const names = new Set(await fontNames(bytes));
    expect(names).toEqual(new Set(["NianbaoKai-Regular", "NotoSerifSC-Regular", "NotoSansSC-Medium"]));
  });

  test.each([
    ["no-such.ttf", "读不到字体文件"],
    [new TextEncoder().encode("wOF2 and more"), "不支持 WOFF"],
    [new Uint8Array([0, 1, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9]), "已损坏"],
  ])("%j is refused with a reason", async (file, message) => {
    await expect(renderPdf(report(), { fonts: { body: { file } } })).rejects.toThrow(message);
  });

  test("a character that no font has is an error with its place", async () => {
    const report = AnnualReport.for({ agency: "某县某镇人民政府", year: 2024 })
      .overview("好", { heading: "（一）主动公开", paragraphs: ["好", "好\u{2CEAE}\u{1F600}"] })
      .proactiveDisclosure({})
      .requests({})
      .reviewAndLitigation({})
      .problemsAndImprovements("好")
      .build();
    await expect(renderPdf(report)).rejects.toMatchObject({
      name: "ReportError",
      problems: [
        { path: "overview.1.paragraphs.1", found: "\u{2CEAE}", place: "一、总体情况 第2部分第2段" },
        { path: "overview.1.paragraphs.1", found: "\u{1F600}" },
      ],
    });
  });
});

test("band rows of table two can be shaded", async () => {
  const bytes = await renderPdf(parseReport(least), { style: { table: { bandShade: "#dce6f1" } } });
  expect((await readPdf(bytes)).pages).toHaveLength(3);
});
