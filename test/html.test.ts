import fc from "fast-check";
import { expect, test } from "vitest";
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
