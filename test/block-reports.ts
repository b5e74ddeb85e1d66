import { deflateSync } from "node:zlib";
import { crc32 } from "../src/platform/node.ts";
import { parseReport } from "../src/report/parse.ts";
import type { Report } from "../src/report/report.ts";

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A PNG of one of PNG's kinds of colour: 0 grey, 2 RGB, 4 grey and alpha, 6 RGB and alpha. */
export function pngOf(
  width: number,
  height: number,
  colour: 0 | 2 | 4 | 6 = 2,
  depth: 8 | 16 = 8,
): Uint8Array {
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[colour];
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour], 8);
  const length = (width * channels * depth) / 8;
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length }, (_, x) => (x * 7 + y * 3) % 256)]),
  );
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(Buffer.concat(rows))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

/** A grey JPEG of 8×8 pixels. */
export const jpegOf = (): Uint8Array =>
  new Uint8Array(
    Buffer.from(
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==",
      "base64",
    ),
  );

const base = {
  agency: "文水县刘胡兰镇人民政府",
  year: 2024,
  proactiveDisclosure: { normativeDocuments: { issued: 2, inForce: 11 } },
  requests: { received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 3 } } },
  reviewAndLitigation: {},
  signature: { by: "文水县刘胡兰镇人民政府", on: "2025-01-15" },
};

/** Two reports that use every kind of block, of every shape, attachments, several signers, titles in other words. */
export const blockReports: readonly Report[] = [
  parseReport({
    ...base,
    overview: [
      "2024年，本机关贯彻落实条例。",
      {
        kind: "paragraph",
        text: [
          "报告全文见",
          { text: "文水县人民政府网站政府信息公开专栏", href: "https://www.example.gov.cn/zwgk/?a=1&b=(二)" },
          "，也可发邮件至",
          { text: "zfxxgk@example.gov.cn", href: "mailto:zfxxgk@example.gov.cn" },
          "索取。",
        ],
      },
      { kind: "heading", level: 2, text: "（一）主动公开情况" },
      { kind: "heading", level: 3, text: "1.信息发布情况" },
      "全年发布信息46条。",
      { kind: "list", ordered: true, items: ["机构职能信息12条；", "财政信息34条。"] },
      { kind: "list", items: ["政务新媒体", "公开栏"] },
      {
        kind: "table",
        caption: "表1　主动公开信息统计附表",
        headRows: 2,
        align: ["left", "center", "right", "left"],
        note: "数据截至2024年12月31日。",
        rows: [
          [
            { text: "类别", rows: 2 },
            { text: "条数", columns: 2 },
            { text: "备注", rows: 2 },
          ],
          ["网站", "公众号"],
          ["机构职能", "12", "3", ""],
          [{ text: "财政", rows: 2 }, "30", "1", { text: "含“三公”经费", rows: 2 }],
          ["4", "0"],
          [{ text: "合计46条", columns: 4 }],
        ],
      },
      { kind: "figure", image: pngOf(120, 80), caption: "图1　各渠道占比", alt: "网站占九成" },
      { kind: "figure", image: jpegOf(), width: 20, alt: "灰色方块" },
    ],
    attachments: [
      {
        title:
          "文水县刘胡兰镇人民政府2024年政府信息公开工作主要指标统计表（含主动公开、依申请公开、平台建设各项）",
        body: [
          "说明：本表由镇党政办统计。",
          {
            kind: "table",
            caption: "指标表",
            rows: [
              ["指标", "件数"],
              ["公开", "46"],
            ],
          },
          { kind: "figure", image: pngOf(120, 80), alt: "流程图" },
        ],
      },
      {
        title: "公开目录",
        body: ["（一）机构职能", "机构职能信息。", { kind: "list", items: ["甲", "乙"] }],
      },
    ],
    problemsAndImprovements: [
      "（一）存在问题。公开不够及时。",
      {
        kind: "table",
        headRows: 1,
        rows: [
          ["序号", "措施"],
          ...Array.from({ length: 45 }, (_, i) => [`${i + 1}`, "加强业务培训。".repeat((i % 5) + 1)]),
        ],
      },
    ],
  }),
  parseReport({
    ...base,
    year: 2023,
    title: ["文水县刘胡兰镇人民政府", "政府信息公开2023年度报告"],
    opening: [],
    sectionTitles: {
      overview: "一、概述",
      requests: "三、依申请公开办理情况",
      problemsAndImprovements: "五、不足与打算",
      otherMatters: "六、附则",
    },
    signature: { by: ["文水县刘胡兰镇人民政府", "文水县市场监督管理局刘胡兰分局"], on: "2024-01-15" },
    overview: [
      {
        kind: "table",
        headRows: 0,
        rows: [
          ["网站", "12"],
          ["公众号", "3"],
        ],
      },
      { kind: "table", caption: "紧接着的表", headRows: 1, rows: [["甲"], ["乙"]] },
      { kind: "figure", image: pngOf(60, 90, 6), width: 40, alt: "半透明" },
      { kind: "figure", image: pngOf(30, 30, 4, 16), width: 30, caption: "图2", alt: "灰度" },
      {
        heading: "（一）依申请公开",
        paragraphs: [
          { kind: "list", ordered: true, items: ["一", "二"] },
          { kind: "list", ordered: true, items: ["又一"] },
          { kind: "paragraph", text: [{ text: "整段都是链接", href: "http://example.gov.cn" }] },
          { kind: "heading", level: 3, text: "（1）渠道" },
          "正文。",
        ],
      },
    ],
    problemsAndImprovements: ["无。"],
    attachments: [{ title: "单独一个附件", body: ["只有一段。"] }],
    otherMatters: [
      { kind: "figure", image: pngOf(200, 240, 0), width: 150, caption: "文末的图", alt: "文末" },
    ],
  }),
];
