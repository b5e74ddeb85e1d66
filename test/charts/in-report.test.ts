import { expect, test } from "vitest";
import { chartsHeading } from "../../src/charts/heading.ts";
import { reportCharts } from "../../src/charts/report-charts.ts";
import { renderDocx } from "../../src/formats/docx/write.ts";
import { renderHtml } from "../../src/formats/html/write.ts";
import { renderOfd } from "../../src/formats/ofd/write.ts";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { readReport } from "../../src/intake/read.ts";
import { packageParts } from "../../src/opc/read.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { published } from "../corpus.ts";
import { plainReport } from "../county/reports.ts";

const now = published("suqian-city-2024");
const previous = published("suqian-city-2023");
const charts = { previous };
const utf8 = (text: string) => new TextEncoder().encode(text);

/** A report of its own, so that nothing of it was composed before. */
const copy = (report: Report): Report => JSON.parse(JSON.stringify(report)) as Report;

test("charts behind a report are pictures in Word, with all their figures in words; the report reads back whole", async () => {
  const bytes = await renderDocx(copy(now), { charts });
  const text = new TextDecoder().decode(packageParts(bytes, (fault) => fault).get("word/document.xml"));
  const { charts: drawn } = reportCharts(now, previous);
  expect(text.match(/<w:drawing>/gu)).toHaveLength(drawn.length);
  expect(text).toContain("行政处罚：2024年（件） 2,676,474，2023年（件） 2,822,652");
  const { report, items } = await readReport(bytes);
  expect(report).toEqual(copy(now));
  expect(items.map(({ place }) => place)).toEqual([`“${chartsHeading}”`]);
});

test("the web page has them as drawings with their tables, and reads back, also where it was saved otherwise", async () => {
  const page = renderHtml(now, { charts });
  expect(page).toContain('<section class="charts" aria-labelledby="charts">');
  expect(page.match(/<svg /gu)).toHaveLength(reportCharts(now).charts.length);
  expect(page).toContain("<td>2,822,652</td>");
  expect((await readReport(utf8(page))).report).toEqual(copy(now));
  const saved = await readReport(utf8(page.replace(/ data-edition="[^"]*"/u, "")));
  expect(saved.report).toEqual(copy(now));
  expect(saved.items.map(({ message }) => message).join("")).toContain("图解");
});

test("in a PDF and an OFD they stand on pages of their own; what stands there is not taken for the report's", async () => {
  const pdf = await renderPdf(copy(now), { charts: true });
  const read = await readReport(pdf);
  expect(read.report).toEqual(copy(now));
  expect(read.items.map(({ message }) => message).join("")).toContain(`“${chartsHeading}”`);
  expect((await readReport(await renderOfd(copy(now), { charts: true }))).report).toEqual(copy(now));
});

test("what was asked decides: without the option not a byte is another, and twice the same bytes", async () => {
  const plain = await renderDocx(copy(now));
  const [first, second] = [await renderDocx(copy(now), { charts }), await renderDocx(copy(now), { charts })];
  expect(first).toEqual(second);
  expect(await renderDocx(copy(now), { charts: false })).toEqual(plain);
  expect(await renderDocx(now, { charts: true })).not.toEqual(await renderDocx(now, { charts }));
});

test("of a report without any figure it is said that there is nothing to draw", async () => {
  const page = renderHtml(parseReport(plainReport("某镇人民政府")), { charts: true });
  expect(page).toContain("没有可画的图");
  expect(page).not.toContain("<svg");
});

test("what is no choice of charts, and last year's report that is none, is refused", () => {
  expect(() => renderHtml(now, { charts: "是" as never })).toThrow(/charts/u);
  expect(() => renderHtml(now, { charts: { last: previous } as never })).toThrow(/charts\.last/u);
  expect(() => renderHtml(now, { charts: { previous: { agency: "某镇" } } })).toThrow(/报告数据/u);
});
