// What a page or a Word file shows that is no text of its own: figures in pictures, tables in scripts and frames.
import { expect, test } from "vitest";
import { readReport } from "../../src/intake/read.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { wrong } from "./compare.ts";
import { blocksOfReport, type Cell } from "./county-hands.ts";

const report = published("huaian-city-2024");
const blocks = blocksOfReport(report);
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const spans = ({ down = 1, across = 1 }: Cell) => ` rowspan="${down}" colspan="${across}"`;
const rowsOf = (cell: (one: Cell) => string) =>
  blocks.map((block) =>
    block.is === "table"
      ? `<table>${block.rows
          .map((row) => `<tr>${row.map((one) => `<td${spans(one)}>${cell(one)}</td>`).join("")}</tr>`)
          .join("")}</table>`
      : `<p>${escaped(block.text)}</p>`,
  );
const page = (body: string) =>
  new TextEncoder().encode(`<html><meta charset="utf-8"><body>${body}</body></html>`);
const plainRows = rowsOf(({ text }) => escaped(text));
const words = ({ overview, problemsAndImprovements }: Report) =>
  JSON.stringify([overview, problemsAndImprovements]);

test.each([
  ["pictures", (text: string) => `<img src="digits/${text}.gif">`],
  ["pictures that name them", (text: string) => `<img src="n.gif" alt="${text}">`],
  ["drawings", () => "<svg><path d='M0 0L9 9'/></svg>"],
  ["a style's text", (text: string) => `<i class="n" data-n="${text}"></i>`],
])("figures as %s are asked, none is read as a blank", async (_, draw) => {
  const html = rowsOf((one) => (one.figure ? draw(one.text) : escaped(one.text))).join("");
  const reading = await readReport(page(html));
  expect(wrong(reading, report)).toEqual([]);
  expect(reading.items.filter(({ trust }) => trust === "asked").length).toBe(200);
});

test("a page that its script shows, as 微信's, is read and told", async () => {
  for (const hidden of ["visibility: hidden; opacity: 0", "display:none"]) {
    const body = `<h1>${report.title.join("")}</h1><div id="js_content" style="${hidden}">${plainRows.join("")}</div>`;
    const reading = await readReport(page(body));
    expect(wrong(reading, report)).toEqual([]);
    expect([reading.status, words(reading.report as Report)]).toEqual(["told", words(report)]);
    expect(reading.items.map(({ message }) => message).join()).toContain("由脚本显示");
  }
});

test("text set beforehand keeps its lines and tabs", async () => {
  const lines = blocks.flatMap((block) =>
    block.is === "table" ? block.rows.map((row) => row.map(({ text }) => text).join("\t")) : [block.text],
  );
  const reading = await readReport(page(`<pre>${escaped(lines.join("\n"))}</pre>`));
  expect(wrong(reading, report)).toEqual([]);
  expect(words(reading.report as Report)).toBe(words(report));
});

const text = plainRows.filter((html) => html.startsWith("<p>")).join("");
test.each([
  ["脚本", `<script>var data=${JSON.stringify(plainRows)}</script>`],
  ["脚本", `<textarea hidden>${escaped(plainRows.join(""))}</textarea>`],
  ["框架", `<iframe src="content_1.html"></iframe>`],
  ["附件", `<p><a href="/files/nb.pdf?id=3">2024年度报告.pdf</a></p>`],
  ["图片", `<p><img src="t.png"></p>`],
])("tables in a %s are named, with what to do", async (where, html) => {
  const { status, refused } = await readReport(page(text + html));
  expect(status).toBe("refused");
  expect(refused).toContain(where);
});
