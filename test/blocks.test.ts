import { deflateSync } from "node:zlib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readDocxData } from "../src/formats/docx/read.ts";
import { renderDocx } from "../src/formats/docx/write.ts";
import { readHtmlData } from "../src/formats/html/read.ts";
import { renderHtml } from "../src/formats/html/write.ts";
import { readOfd } from "../src/formats/ofd/read.ts";
import { renderOfd } from "../src/formats/ofd/write.ts";
import { readPdf } from "../src/formats/pdf/read.ts";
import { renderPdf } from "../src/formats/pdf/write.ts";
import { packageParts } from "../src/opc/read.ts";
import { crc32 } from "../src/platform/node.ts";
import type { ReportError } from "../src/report/error.ts";
import { parseReport } from "../src/report/parse.ts";
import { base64Of, bytesOfBase64, pictureFrom } from "../src/report/picture.ts";
import type { NarrativeInput, Report } from "../src/report/report.ts";
import { readWorkbook, writeWorkbook } from "../src/xlsx.ts";
import { blockReports, jpegOf, pngOf } from "./block-reports.ts";
import { linesOf, readPdf as readPdfPages } from "./readers/pdf.ts";

const reportWith = (...overview: unknown[]) =>
  parseReport({
    agency: "甲镇人民政府",
    year: 2024,
    overview: overview as NarrativeInput[],
    proactiveDisclosure: {},
    requests: {},
    reviewAndLitigation: {},
    problemsAndImprovements: ["无。"],
  });

/** The problems that a text is refused for: code, path. */
function refused(...overview: unknown[]): string[] {
  try {
    reportWith(...overview);
  } catch (error) {
    return (error as ReportError).problems.map(({ code, path }) => `${code} ${path}`);
  }
  return [];
}

describe("what a text may hold", () => {
  test("is the same after a second reading, and through JSON", () => {
    for (const report of blockReports) {
      expect(parseReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
      expect(parseReport(report)).toEqual(report);
    }
  });

  test("paragraphs stay as they were, blocks take their plainest form", () => {
    const report = reportWith(
      "一段。",
      { kind: "paragraph", text: ["　无", "链接。"] },
      { kind: "heading", level: 2, text: "（一）主动公开" },
      {
        kind: "table",
        rows: [
          [{ text: " 甲 ", rows: 1 }, "乙"],
          ["1", "2"],
        ],
        note: "注：说明",
        align: ["center", "center"],
      },
      { kind: "list", items: ["一"] },
      { kind: "list", items: ["二"] },
    );
    expect(report.overview).toEqual([
      "一段。",
      "无链接。",
      {
        heading: "（一）主动公开",
        paragraphs: [
          {
            kind: "table",
            rows: [
              ["甲", "乙"],
              ["1", "2"],
            ],
            headRows: 1,
            note: "说明",
          },
          { kind: "list", ordered: false, items: ["一", "二"] },
        ],
      },
    ]);
  });

  test.each([
    [
      "LINK overview.0.text.0.href",
      { kind: "paragraph", text: [{ text: "点", href: "javascript:alert(1)" }] },
    ],
    [
      "LINK overview.0.text.0.href",
      { kind: "paragraph", text: [{ text: "点", href: "file:///etc/passwd" }] },
    ],
    ["LINK overview.0.text.0.href", { kind: "paragraph", text: [{ text: "点", href: "https://a:b@c.cn/" }] }],
    ["LINK overview.0.text.0.href", { kind: "paragraph", text: [{ text: "点", href: "www.gov.cn" }] }],
    ["NOT_A_CHOICE overview.0.kind", { kind: "video" }],
    ["NOT_A_CHOICE overview.0.level", { kind: "heading", level: 1, text: "一" }],
    ["TABLE_SHAPE overview.0", { kind: "table", rows: [["a", "b"], ["c"]] }],
    ["TABLE_SHAPE overview.0", { kind: "table", rows: [["a", "b"]], headRows: 1 }],
    ["TABLE_SHAPE overview.0", { kind: "table", rows: [[{ text: "a", rows: 2 }, "b"], ["c"]] }],
    ["TABLE_SHAPE overview.0", { kind: "table", rows: [[{ text: "a", rows: 3 }], ["c"]] }],
    ["FORBIDDEN_CHARACTER overview.0.rows.1.0", { kind: "table", rows: [["a"], ["\u0007"]] }],
    ["PICTURE overview.0.image", { kind: "figure", image: "C:\\图.png", alt: "图" }],
    ["PICTURE overview.0.image", { kind: "figure", image: "https://a.cn/a.png", alt: "图" }],
    ["MISSING overview.0.alt", { kind: "figure", image: base64Of(pngOf(2, 2)) }],
    ["OUT_OF_BOUNDS overview.0.width", { kind: "figure", image: pngOf(2, 20), width: 100, alt: "图" }],
  ])("refuses with its place: %s", (problem, block) => {
    expect(refused(block)).toEqual([problem]);
  });
});

describe("a table pasted into a text", () => {
  test("becomes one, whether the text has line ends or was parted at them", () => {
    const table = {
      kind: "table",
      rows: [
        ["指标", "件数"],
        ["公开", "3"],
      ],
      headRows: 1,
    };
    expect(reportWith("前文。\n指标\t件数\n公开\t3\n后文。").overview).toEqual(["前文。", table, "后文。"]);
    expect(reportWith("前文。", "指标\t件数", "公开\t3").overview).toEqual(["前文。", table]);
    expect(reportWith("| 指标 | 件数 |\n| --- | :-: |\n| 公开 | 3 |").overview).toEqual([table]);
  });

  test("is refused with what to do where lines have different numbers of cells; a single tab is a blank", () => {
    expect(refused("甲\t乙\t丙\n1\t2")).toEqual(["PASTED_TABLE overview.0"]);
    expect(reportWith("电话\t0358").overview).toEqual(["电话 0358"]);
  });
});

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

describe("pictures", () => {
  test("lose what cameras and programs write into them, and nothing else", () => {
    const png = pngOf(4, 3);
    const with_ = Buffer.concat([
      png.subarray(0, 33),
      chunk("tEXt", Buffer.from("Author\0张三")),
      png.subarray(33),
    ]);
    expect(pictureFrom(with_)).toMatchObject({
      type: "png",
      width: 4,
      height: 3,
      bytes: new Uint8Array(png),
    });
    const jpeg = jpegOf();
    const exif = Buffer.concat([
      Buffer.from([0xff, 0xe1, 0, 20]),
      Buffer.from("Exif\0\0GPS 37.4,112.0"),
    ]).subarray(0, 22);
    const tagged = pictureFrom(Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]));
    expect(tagged).toMatchObject({ type: "jpeg" });
    const bytes = Buffer.from((tagged as { bytes: Uint8Array }).bytes);
    expect(bytes.includes("Exif")).toBe(false);
    expect(pictureFrom(bytes)).toEqual(tagged);
  });

  test("are refused where they are damaged, hostile, or would be shown in several ways", () => {
    const png = Buffer.from(pngOf(4, 3));
    const bomb = Buffer.concat([
      png.subarray(0, 33),
      chunk("IDAT", deflateSync(Buffer.alloc(50_000_000))),
      chunk("IEND", Buffer.alloc(0)),
    ]);
    const turned = Buffer.concat([
      jpegOf().subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, 34]),
      Buffer.from("Exif\0\0"),
      Buffer.from([
        0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
      ]),
      jpegOf().subarray(2),
    ]);
    const flipped = Buffer.from(png);
    flipped[40] = (flipped[40] as number) ^ 1;
    for (const bytes of [
      bomb,
      turned,
      flipped,
      png.subarray(0, -20),
      jpegOf().subarray(0, -2),
      Buffer.from("GIF89a"),
      Buffer.alloc(0),
    ])
      expect(pictureFrom(bytes)).toEqual(expect.any(String));
    // No byte cut off, no bit turned over gives anything but a picture or a reason.
    const jpeg = jpegOf();
    for (let i = 0; i < jpeg.length; i++) {
      pictureFrom(jpeg.subarray(0, i));
      pictureFrom(Uint8Array.from(jpeg, (byte, at) => (at === i ? byte ^ 0xff : byte)));
    }
    expect(bytesOfBase64("图")).toBeUndefined();
  });
});

const textOfPart = (parts: ReadonlyMap<string, Uint8Array>, name: string) =>
  Buffer.from(parts.get(name) as Uint8Array).toString();
const opened = (bytes: Uint8Array) =>
  packageParts(
    bytes,
    (error) => error,
    () => true,
  );

describe.each(
  blockReports.map((report, i) => [i, report] as const),
)("constructed report %i", (_, report: Report) => {
  test("comes back from the data in PDF and OFD", async () => {
    expect(readPdf(await renderPdf(report, { archive: true }))).toEqual(report);
    expect(readOfd(await renderOfd(report))).toEqual(report);
  });

  test("comes back from its pages in Word", async () => {
    const { data, notes } = readDocxData(await renderDocx(report));
    expect(parseReport(data)).toEqual(report);
    expect(notes).toEqual([]);
  });

  test("comes back from its web page", async () => {
    const { data, notes } = readHtmlData(new TextEncoder().encode(renderHtml(report)));
    expect(parseReport(data)).toEqual(report);
    expect(notes).toEqual([]);
  });

  test("is whole in Word and on the web page", async () => {
    const parts = opened(await renderDocx(report));
    const word = textOfPart(parts, "word/document.xml");
    const page = renderHtml(report);
    expect(word.match(/<wp:inline/g)?.length).toBe(page.match(/<img /g)?.length);
    expect(word.match(/<w:hyperlink/g)?.length).toBe(page.match(/<a href=/g)?.length);
    expect(textOfPart(parts, "word/_rels/document.xml.rels")).toContain('TargetMode="External"');
    expect(textOfPart(parts, "[Content_Types].xml")).toMatch(/Extension="png"/);
    expect([...parts.keys()].filter((name) => name.startsWith("word/media/"))).not.toEqual([]);
  });
});

describe("what a clerk does to blocks in Word", () => {
  const styled = (style: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
  /** What the first constructed report gives after its body was changed: the blocks, and what was told. */
  async function edited(change: (body: string) => string) {
    const parts = unzipSync(await renderDocx(blockReports[0] as Report));
    const before = strFromU8(parts["word/document.xml"] as Uint8Array);
    const after = change(before);
    expect(after).not.toBe(before);
    const file = zipSync({ ...parts, "word/document.xml": strToU8(after) }, { level: 0 });
    const { data, notes = [] } = readDocxData(file);
    const [, , { paragraphs = [] } = {}] = parseReport(data).overview as readonly {
      readonly paragraphs?: readonly unknown[];
    }[];
    return { paragraphs, notes: notes.map(({ message }) => message) };
  }

  test("items without, with wrong and with doubled numbers", async () => {
    const { paragraphs, notes } = await edited((body) =>
      body
        .replace("2.财政信息", "4.财政信息")
        .replace(/·(?=<\/w:t><\/w:r><w:r>(?:<w:rPr>.{0,80}<\/w:rPr>)?<w:t[^>]*>公开栏)/u, ""),
    );
    expect(paragraphs).toContainEqual({
      kind: "list",
      ordered: true,
      items: ["机构职能信息12条；", "财政信息34条。"],
    });
    expect(paragraphs).toContainEqual({ kind: "list", ordered: false, items: ["政务新媒体", "公开栏"] });
    expect(notes).toEqual(["列表的序号“4”不连续，按顺序重新编号。", "列表里的这一段没有序号，读作一项。"]);
  });

  test("a caption whose table is gone, a note of two paragraphs, a row that is short", async () => {
    const { paragraphs, notes } = await edited((body) =>
      body
        .replace("</w:tbl>", "<w:tr><w:tc><w:p><w:r><w:t>另加</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
        .replace(
          /(?<=2024年12月31日。<\/w:t><\/w:r><\/w:p>)/u,
          styled("ReportTableNote", "又注。") + styled("ReportTableCaption", "孤题"),
        ),
    );
    const table = paragraphs.find((one) => (one as { kind?: string }).kind === "table") as {
      rows: unknown[];
      note: string;
    };
    expect(table.rows.at(-1)).toEqual(["另加", "", "", ""]);
    expect(table.note).toBe("数据截至2024年12月31日。又注。");
    expect(paragraphs).toContain("孤题");
    expect(notes.join()).toMatch(/补了 3 个空格子.*表注分了段.*题注旁没有图片或表格/u);
  });

  test("a link typed as a field, one to a file, one in a list", async () => {
    const field = (address: string, text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "${address}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${text}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const { paragraphs, notes } = await edited((body) =>
      body
        .replace(
          "全年发布信息46条。</w:t></w:r>",
          `全年发布</w:t></w:r>${field("https://a.gov.cn", "信息")}${field("file:///C:/a.doc", "46条。")}`,
        )
        .replace("公开栏</w:t></w:r>", `公开</w:t></w:r>${field("https://b.gov.cn", "栏")}`),
    );
    expect(paragraphs).toContainEqual({
      kind: "paragraph",
      text: ["全年发布", { text: "信息", href: "https://a.gov.cn/" }, "46条。"],
    });
    expect(notes.join()).toMatch(/file:\/\/\/C:\/a\.doc.*列表里的链接没有读入/u);
  });

  test("pictures that are cropped, too wide, without words, or of another kind", async () => {
    const { paragraphs, notes } = await edited((body) =>
      body
        .replace("<a:stretch>", '<a:srcRect l="1000"/><a:stretch>')
        .replace(/ descr="网站占九成"/u, "")
        .replace(/wp:extent cx="\d+"/u, 'wp:extent cx="9000000"')
        .replace("nianbaoImage2", "nianbaoImage9"),
    );
    const figures = paragraphs.filter((one) => (one as { kind?: string }).kind === "figure");
    expect(figures).toMatchObject([{ width: 156, alt: "图片", caption: "图1　各渠道占比" }]);
    expect(notes.join()).toMatch(/有图片，没有读.*裁剪过.*没有替代文字.*宽 250 毫米，改为 156 毫米/u);
  });
});

describe("attachments", () => {
  const report = parseReport({
    ...blockReports[1],
    attachments: [
      { title: "统计表", body: ["甲。", "附件2", "附件：1.甲", "2026年1月15日"] },
      { title: "目录", body: ["乙。"] },
    ],
  } as never);
  const word = async (change: (body: string) => string) => {
    const parts = unzipSync(await renderDocx(report));
    const before = strFromU8(parts["word/document.xml"] as Uint8Array);
    const after = change(before);
    expect(after).not.toBe(before);
    const { data, notes = [] } = readDocxData(
      zipSync({ ...parts, "word/document.xml": strToU8(after) }, { level: 0 }),
    );
    return { report: parseReport(data), notes: notes.map(({ place, message }) => `${place}：${message}`) };
  };

  test("are refused without a title or a text, with their places; a tab pasted into one is a table", () => {
    const given = { ...blockReports[1], attachments: [{ title: " ", body: [] }] };
    expect(() => parseReport(given)).toThrow(/附件1 标题.*\n.*附件1（attachments\.0\.body）.*不能为空/u);
    const pasted = parseReport({
      ...blockReports[1],
      attachments: [{ title: "表", body: ["甲\t乙\n1\t2"] }],
    });
    expect(pasted.attachments?.[0]?.body).toMatchObject([{ kind: "table", rows: [{}, ["1", "2"]] }]);
    expect(parseReport({ ...blockReports[1], attachments: [] })).not.toHaveProperty("attachments");
  });

  test("in Word: the attachment's own title counts, and what 附件说明 says otherwise is told", async () => {
    const { report: read, notes } = await word((body) => body.replace(/目录(?!.*目录)/su, "公开目录"));
    expect(read.attachments).toEqual([
      { title: "统计表", body: ["甲。", "附件2", "附件：1.甲", "2026年1月15日"] },
      { title: "公开目录", body: ["乙。"] },
    ]);
    expect(notes).toEqual([
      "附件说明：附件说明写的是“统计表”“目录”，与后面的附件不一致；按附件自己的标题读。",
    ]);
  });

  test("in Word: labels that lost their style are found below the date", async () => {
    const signed = parseReport({
      ...report,
      attachments: report.attachments?.slice(1),
      signature: { by: "甲镇人民政府", on: "2025-01-15" },
    });
    const parts = unzipSync(await renderDocx(signed));
    const body = strFromU8(parts["word/document.xml"] as Uint8Array);
    const plain = body.replaceAll(/ReportAttachment(?:Title)?"/gu, 'ReportBody"');
    expect(plain).not.toBe(body);
    const file = zipSync({ ...parts, "word/document.xml": strToU8(plain) }, { level: 0 });
    expect(parseReport(readDocxData(file).data)).toEqual(signed);
  });
});

describe("several agencies that sign", () => {
  const by = ["甲镇人民政府", "乙县市场监督管理局甲镇分局"];
  const data = { ...blockReports[1], signature: { by, on: "2025-01-15" } };

  test("are one list, however they are given; the first is who others know", () => {
    const signature = { by: by[0], with: [by[1]], on: "2025-01-15" };
    expect(parseReport(data).signature).toEqual(signature);
    expect(parseReport({ ...data, signature }).signature).toEqual(signature);
    expect(parseReport({ ...data, signature: { by: [by[0]], on: "2025-01-15" } }).signature).toEqual({
      by: by[0],
      on: "2025-01-15",
    });
    expect(() => parseReport({ ...data, signature: { by: [], on: "2025-01-15" } })).toThrow("至少应有一个");
  });

  test("stand each on its line; with seals so far apart that these do not touch", async () => {
    const linesAt = async (seal: boolean) => {
      const { pages } = await readPdfPages(await renderPdf(parseReport(data), { seal }));
      const lines = pages.flatMap((page) => linesOf(page));
      return [...by, "2025年1月15日"].map((text) =>
        lines.find((line) => line.text.replace(/\s/gu, "") === text),
      );
    };
    const [first, second, date] = await linesAt(false);
    expect(first?.x).toBeCloseTo(second?.x as number);
    expect(date?.x).toBeGreaterThan(first?.x as number);
    const [above, below] = await linesAt(true);
    // A seal is 42 mm wide.
    expect(Math.abs((above?.baseline as number) - (below?.baseline as number))).toBeGreaterThan(
      (42 * 72) / 25.4,
    );
  });

  test.each([false, true])("come back from Word, web page and workbook, with seal %s", async (seal) => {
    const report = parseReport(data);
    expect(parseReport(readDocxData(await renderDocx(report, { seal })).data)).toEqual(report);
    expect(parseReport(readHtmlData(new TextEncoder().encode(renderHtml(report))).data)).toEqual(report);
    const text = parseReport({ ...report, overview: ["一。"], otherMatters: ["二。"] });
    expect(readWorkbook(writeWorkbook({ report: text }))).toEqual(text);
  });
});
