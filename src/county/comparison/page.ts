import { chartFigure, chartRules } from "../../charts/page.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { pageStyle } from "../overview/page-style.ts";
import { pageTable } from "../overview/page-table.ts";
import { comparisonChart } from "./charts.ts";
import { type Comparison, wantedComparison } from "./comparison.ts";
import type { SentenceState } from "./sentence-changes.ts";
import { comparisonTitle, figureCells, figureHeads, isFilled, nilText, statesText } from "./shown.ts";
import { comparisonSummary } from "./summary.ts";

/** How each state is shown; the word stands beside it, so that colour says nothing alone. */
const stateLook: Readonly<Record<SentenceState, string>> = {
  相同: "",
  只换年份: "",
  改动: "warning",
  新增: "hint",
  删去: "error",
};

/** 对照.html: one page without script. The same comparison gives the same bytes. */
export function comparisonPage(comparison: Comparison): Uint8Array {
  refuseArgument("comparisonPage", "comparison", comparison, wantedComparison);
  const { figures, texts, notes } = comparison;
  const title = escaped(comparisonTitle(comparison));
  const heads = figureHeads(comparison);
  const rows = figures.filter(isFilled).map((figure) => ({
    name: escaped(figure.place),
    cells: figureCells(figure).map((text) => ({ html: escaped(text) })),
  }));
  const parts = texts
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ place, years, sentences }) => {
      const rows = sentences.map(({ state, before = "", after = "" }) => ({
        name: state,
        cells: [
          { html: escaped(before), ...(state !== "相同" && { look: stateLook[state] }) },
          { html: escaped(after), ...(state !== "相同" && { look: stateLook[state] }) },
        ],
      }));
      const table = pageTable(["情况", `${years[0]}年`, `${years[1]}年`], rows);
      const summary = `${escaped(place)}（${years.join("—")}）：${statesText({ sentences })}`;
      const isOpen = sentences.some(({ state }) => state !== "相同" && state !== "只换年份");
      return `<details${isOpen ? " open" : ""}><summary>${summary}</summary>\n${table}</details>`;
    });
  const chart = comparisonChart(comparison);
  return new TextEncoder().encode(`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${pageStyle}
${chartRules}
.numbers{overflow-x:auto}
.numbers td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.warning,td.hint,td.error{font-weight:400}
</style>
</head>
<body>
<main>
<h1>${title}</h1>
<ul class="summary">
${[...comparisonSummary(comparison), ...notes].map((text) => `<li>${escaped(text)}</li>`).join("\n")}
</ul>
${chart === undefined ? "" : `<section><h2>图</h2>\n${chartFigure(chart)}</section>\n`}<section class="numbers"><h2>数字</h2>
<p>${nilText(figures)}增幅一栏，前一年为 0、后一年不为 0 的写“—”。</p>
${pageTable(["位置", ...heads], rows)}</section>
<section><h2>文字</h2>
${parts.join("\n")}</section>
</main>
</body>
</html>
`);
}
