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
