export { type BarRow, type BarsInput, barChart } from "./charts/bars.ts";
export {
  type Chart,
  type ChartBasics,
  type ChartFigure,
  type ChartTable,
  describedChart,
  type Mark,
} from "./charts/chart.ts";
export { type ColumnsInput, columnsChart, type YearSeries } from "./charts/columns.ts";
export { chartFigureOf } from "./charts/figure-shown.ts";
export { chartFigure, chartRules, chartsPage } from "./charts/page.ts";
export type { Paint } from "./charts/paint.ts";
export { type PartsInput, partsChart, type Whole } from "./charts/parts.ts";
export { chartsPng } from "./charts/png.ts";
export { type RankedInput, type RankedRow, rankedChart } from "./charts/ranked.ts";
export { type ReportCharts, reportCharts } from "./charts/report-charts.ts";
export { chartsSvg, inlineSvg } from "./charts/svg.ts";
export type { Figure } from "./report/figures.ts";
export type { Report } from "./report/report.ts";
