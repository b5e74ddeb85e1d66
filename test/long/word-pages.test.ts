// What a clerk sees in an office program against our PDF. Line ends differ where LibreOffice leaves a fifth of an
// em between Chinese and Latin text and does not close up signs that follow one another; see ARCHITECTURE.md.
import { expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { wordPages } from "../office/word-pages.ts";

test.each([
  ["the township", liuhulan2024, { otherwise: 11, alike: 63, rows: 11.5 }],
  // LibreOffice cuts the city's tables two and three at other rows, as its text ends a line earlier.
  ["the city", huaian2024, { otherwise: 24, alike: 51 }],
] as const)("%s's Word file has our PDF's pages, tables and lines", async (_, report, bounds) => {
  const { pages } = await wordPages(report);
  expect(pages).toHaveLength(6);
  if ("rows" in bounds)
    for (const { columns, rows } of pages) {
      expect(columns).toBeLessThan(0.5);
      expect(rows).toBeLessThan(bounds.rows);
    }
  const otherwise = pages.reduce((sum, { onlyLeft }) => sum + onlyLeft.length, 0);
  const alike = pages.reduce((sum, page) => sum + page.alike, 0);
  expect(otherwise).toBeLessThanOrEqual(bounds.otherwise);
  expect(alike).toBeGreaterThanOrEqual(bounds.alike);
});
