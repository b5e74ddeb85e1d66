import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { renderHtml } from "../src/html.ts";
import { parseReport } from "../src/report/parse.ts";
import { published } from "./corpus.ts";
import { hardReport } from "./hard-report.ts";
import { htmlFaults } from "./html-faults.ts";
import { reportData } from "./random-report.ts";
import { readHtml } from "./readers/html.ts";

test.each([
  ["liuhulan", liuhulan2024],
  ["huaian", huaian2024],
  ["hard", hardReport()],
  ["shanghai, edition 2019 with blank cells", published("shanghai-general-office-2019")],
])("%s: text, tables and figures read back are the report's", (_, report) => {
  expect(htmlFaults(report)).toEqual([]);
});

test.each([edition2021, edition2019])("random reports of edition $key", (edition) => {
  fc.assert(
    fc.property(reportData(edition), (data) => {
      expect(htmlFaults(parseReport(data))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("tables have captions, the article says whose report it is", () => {
  const page = readHtml(renderHtml(liuhulan2024));
  expect(page.captions).toEqual([
    "表二　主动公开政府信息情况",
    "表三　收到和处理政府信息公开申请情况",
    "表四　政府信息公开行政复议、行政诉讼情况",
  ]);
  expect(page.elements.find(({ tag }) => tag === "article")?.attributes).toEqual({
    "data-edition": "2021",
    "data-agency": liuhulan2024.agency,
    "data-year": "2024",
    "data-period": "2024-01-01/2024-12-31",
  });
  expect(page.elements.find(({ tag }) => tag === "time")?.attributes.datetime).toBe("2025-01-15");
});

test("a review copy marks the cells in question and lists the notes", () => {
  const report = parseReport({
    ...JSON.parse(JSON.stringify(liuhulan2024)),
    requests: { ...liuhulan2024.requests, received: { ...liuhulan2024.requests.received, total: 9 } },
  });
  const text = renderHtml(report, { review: check(report), style: { table: { bandShade: "#dce6f1" } } });
  const page = readHtml(text);
  const marked = page.elements.filter(({ attributes: { class: names } }) => names?.includes("marked"));
  expect(marked.map(({ attributes: given }) => given["data-figure"])).toContain("requests.received.total");
  expect(text).toContain("附：数据核对意见");
  expect(page.style).toContain("#dce6f1");
});

describe("links to the report's files", () => {
  const links = (html: string) =>
    [...html.matchAll(/<a href="([^"]*)" download>([^<]*)<\/a>/gu)].map(([, at, name]) => [name, at]);

  test("stand under the title where the site gives addresses, and nowhere else", () => {
    expect(renderHtml(huaian2024)).not.toContain("<a ");
    const downloads = { pdf: "2024/年报.pdf?a=1&b=2", docx: "https://www.huaian.gov.cn/x.docx" };
    const html = renderHtml(huaian2024, { downloads });
    expect(links(html)).toEqual([
      ["PDF 下载", "2024/年报.pdf?a=1&#38;b=2"],
      ["Word 下载", "https://www.huaian.gov.cn/x.docx"],
    ]);
    expect(html).toMatch(/<\/h1><nav class="downloads" aria-label="下载">/u);
  });

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "",
    "a b.pdf",
    'x"onclick="y',
    "java\tscript:x",
  ])("%j is refused", (pdf) => {
    expect(() => renderHtml(huaian2024, { downloads: { pdf } })).toThrow("应为 http、https 的网址");
  });
});

test("a short name stays whole after its number, a long label flows as text", () => {
  const html = renderHtml(huaian2024);
  for (const name of ["不予公开", "无法提供", "不予处理", "其他处理"])
    expect(html).toMatch(new RegExp(`>（[三四五六]）<wbr>${name}</th>`, "u"));
  expect(html).toMatch(/<th class="stub [^"]*\blong\b[^"]*"[^>]*>1\.申请人无正当理由/u);
});
