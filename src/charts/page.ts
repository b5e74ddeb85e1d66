import { refuseArgument } from "../problem/wanted.ts";
import { type Chart, wantedChart } from "./chart.ts";
import { grounds, type Paint, paints } from "./paint.ts";
import { type ReportCharts, wantedCharts } from "./report-charts.ts";
import { inlineSvg, safeXml } from "./svg.ts";

const colours = (shade: "light" | "dark"): string =>
  (Object.keys(paints) as Paint[]).map((name) => `.chart-${name}{fill:${paints[name][shade]}}`).join("\n");

/** Style rules for `chartFigure`: the picture beside its table, on a phone above it; dark where the reader wants it so. */
export const chartRules = `.chart{display:grid;grid-template-columns:minmax(0,30rem) minmax(0,1fr);gap:.75rem 2rem;align-items:start;margin:1.5rem 0 2rem;text-align:left}
.chart svg{display:block;width:100%;height:auto}
.chart-table{overflow-x:auto}
.chart-table:focus-visible{outline:3px solid currentcolor;outline-offset:2px}
.chart table{display:table;table-layout:auto;width:auto;min-width:60%;border-collapse:collapse;border:0;font-size:.875rem;line-height:1.5;font-variant-numeric:tabular-nums}
.chart caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.chart thead{display:table-header-group;position:static;width:auto;height:auto;clip-path:none}
.chart tbody{display:table-row-group}
.chart tr{display:table-row;border:0}
.chart th,.chart td{display:table-cell;position:static;min-width:0;border:solid #8c929b;border-width:0 0 1px;padding:.3rem .6rem;text-align:right;font-weight:400;background:none;overflow-wrap:normal;word-break:normal}
.chart th{white-space:normal}
.chart thead th{font-weight:600;word-break:keep-all}
.chart tr>:first-child{text-align:left;min-width:6em}
${colours("light")}
@media (max-width:45rem){
.chart{grid-template-columns:minmax(0,1fr)}
.chart table{width:100%;font-size:.8125rem}
.chart th,.chart td{padding:.3rem .35rem}
.chart thead th{word-break:normal}
}
@media screen and (prefers-color-scheme:dark){
${colours("dark")}
}
@media print{
.chart{break-inside:avoid}
}`;

const cells = (tag: "th" | "td", texts: readonly string[], scope = ""): string =>
  texts.map((text) => `<${tag}${scope}>${safeXml(text)}</${tag}>`).join("");

/** A chart with the same figures as a table, for a page that has `chartRules`. */
export function chartFigure(chart: Chart): string {
  refuseArgument("chartFigure", "chart", chart, wantedChart);
  const { title, table } = chart;
  const rows = table.rows.map(
    ([name = "", ...rest]) => `<tr>${cells("th", [name], ' scope="row"')}${cells("td", rest)}</tr>`,
  );
  return `<figure class="chart" data-chart="${safeXml(chart.key)}">
${inlineSvg(chart)}
<div class="chart-table" role="region" tabindex="0" aria-label="${safeXml(title)}：数据表"><table><caption>${safeXml(title)}</caption>
<thead><tr>${cells("th", table.heads, ' scope="col"')}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>
</figure>`;
}

/** 图解.html: a report's charts as one page, without script and nothing from outside. The same charts give the same text. */
export function chartsPage(made: ReportCharts): string {
  refuseArgument("chartsPage", "made", made, wantedCharts);
  const { title, charts, sentences, omitted } = made;
  const said = [...sentences, ...omitted].map((text) => `<p>${safeXml(text)}</p>`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safeXml(title)}</title>
<style>
*{box-sizing:border-box}
:root{color-scheme:light dark}
body{margin:0;background:${grounds.light};color:${paints.ink.light};line-height:1.7;overflow-wrap:anywhere;
font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:64rem;margin:0 auto;padding:1rem 1rem 3rem}
h1{font-size:1.5rem;line-height:1.45;margin:.5rem 0 1rem;text-wrap:balance}
p{margin:.25rem 0}
${chartRules}
@media screen and (prefers-color-scheme:dark){
body{background:${grounds.dark};color:${paints.ink.dark}}
}
</style>
</head>
<body>
<main>
<h1>${safeXml(title)}</h1>
${[...said, ...charts.map(chartFigure)].join("\n")}
</main>
</body>
</html>
`;
}
