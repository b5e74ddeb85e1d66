import { expect, test } from "vitest";
import { bandTable } from "../src/document/bands.ts";
import { crossTable } from "../src/document/cross-table.ts";
import { renderDocx } from "../src/docx.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { renderPdf } from "../src/pdf.ts";
import { published } from "./corpus.ts";
import { readDocx, tableFaults } from "./readers/docx.ts";
import { plainText, readPdf } from "./readers/pdf.ts";
import { boxesOf } from "./readers/pdf-table.ts";

const { proactiveDisclosure, requests } = edition2019.sections;

test("table two: 18 × 4, table three: 26 × 10 with 23 rows of figures", () => {
  const two = bandTable(proactiveDisclosure, "proactiveDisclosure", {});
  expect([two.rowHeights.length, two.widths.length]).toEqual([18, 4]);
  const three = crossTable(requests, "requests", {});
  expect([three.rowHeights.length, three.widths.length]).toEqual([26, 10]);
  expect(three.cells.filter(({ role }) => role === "figure")).toHaveLength(23 * 7);
  expect(three.cells.find(({ text }) => text === requests.rows.outcomes.label)?.rows).toBe(20);
});

test("a published report of 2019 is rendered, blank cells and all", async () => {
  const report = published("shanghai-general-office-2019");
  const file = await readPdf(await renderPdf(report));
  const text = plainText(file);
  for (const label of [
    "第二十条第（九）项",
    "政府集中采购6251000元",
    "（六）其他处理",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
  ])
    expect(text).toContain(label);
  for (const box of file.pages.flatMap(boxesOf))
    if (box.text !== "") expect(box.clearance).toBeGreaterThan(0.5);
  const tables = readDocx(await renderDocx(report)).flatMap((block) =>
    block.type === "table" ? [block.table] : [],
  );
  expect(tables.map(({ rows }) => rows.length)).toEqual([18, 26, 4]);
  for (const table of tables) expect(tableFaults(table)).toEqual([]);
});
