import { expect, test } from "vitest";
import { renderHtml } from "../../src/html.ts";
import { readReport } from "../../src/read.ts";
import { parseReport } from "../../src/report/parse.ts";
import { least } from "../habits/forms.ts";

const table = {
  kind: "table",
  rows: [
    ["指标", "数量"],
    ["公开信息", "12"],
  ],
  headRows: 1,
};
// One pixel.
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("an agency's own tables, pictures and links in a web page are told: nothing of them is kept", async () => {
  const report = parseReport({
    ...least,
    overview: [
      { kind: "paragraph", text: ["见", { text: "平台", href: "https://example.gov.cn/a" }, "。"] },
      table,
      "全年工作有序开展。",
      { kind: "figure", image: png, caption: "图1", alt: "一张图" },
    ],
    otherMatters: ["没有其他需要报告的事项。", table],
  });
  const { items, report: read } = await readReport(
    new TextEncoder().encode(renderHtml(report).replace(/ data-edition="\d+"/u, "")),
  );
  const told = items
    .filter(({ message }) => message.includes("没有读入"))
    .map(({ path, trust, message }) => [path, trust, message]);
  expect(told).toEqual([
    ["overview", "told", "正文里另有一张表（2 行），没有读入；需要的请写入正文。"],
    ["otherMatters", "told", "正文里另有一张表（2 行），没有读入；需要的请写入正文。"],
    ["overview", "told", "文字已读入，其中 1 处链接的网址没有读入。"],
    ["overview", "told", "文字已读入，其间 1 张图片没有读入。"],
  ]);
  expect(read).toMatchObject({ overview: ["见平台。", "全年工作有序开展。", "图1"] });
});

test("attachments by other hands are told, and 附件说明 hides no 署名", async () => {
  const report = parseReport({
    ...least,
    signature: { by: least.agency, on: "2026-01-15" },
    attachments: [
      { title: "统计表", body: ["说明。", table] },
      { title: "目录", body: ["一段。"] },
    ],
  });
  const { items, report: read } = await readReport(
    new TextEncoder().encode(renderHtml(report).replace(/ data-edition="\d+"/u, "")),
  );
  expect(
    items.filter(({ path }) => path === "attachments").map(({ found, message }) => [found, message]),
  ).toEqual([
    [
      "附件：1.统计表 2.目录 附件1 统计表 说明。 附件2 目录 一段。",
      "正文之后有附件（附件说明、6 段文字、1 张表），没有读入；需要的请写入报告数据的 attachments。",
    ],
  ]);
  expect(read).toMatchObject({ signature: report.signature, otherMatters: report.otherMatters });
});
