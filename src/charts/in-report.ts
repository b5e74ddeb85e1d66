import type { Block, Document } from "../document/document.ts";
import type { Prepared } from "../document/prepare.ts";
import type { Report } from "../report/report.ts";
import { describedChart } from "./chart.ts";
import { chartsHeading, chartsProperty } from "./heading.ts";
import { chartPng } from "./png.ts";
import { chartsSaid, type ReportCharts, reportCharts } from "./report-charts.ts";

/** Units of a chart to a point: its smallest type is 小五 in print. */
const printed = 0.8;
const pixelsOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

function chartBlocks(made: ReportCharts): Block[] {
  const path = "charts";
  return [
    { type: "pageBreak", path },
    { type: "heading", path, level: 1, text: chartsHeading },
    ...chartsSaid(made).map((text): Block => ({ type: "paragraph", path, lead: "", text })),
    ...made.charts.map((chart, i): Block => {
      const bytes = chartPng(chart);
      return {
        type: "picture",
        path: `${path}.${i}`,
        picture: { type: "png", bytes, ...pixelsOf(bytes) },
        width: chart.width * printed,
        height: chart.height * printed,
        alt: `${chart.title}：${describedChart(chart)}`,
      };
    }),
  ];
}

/** The document that charts were added to last: PDF and Word of one report follow one another. */
let last:
  | { readonly before: Document; readonly previous: object | undefined; readonly after: Document }
  | undefined;

/** `withCharts` where charts are wanted. */
export function chartedReport(report: Report, prepared: Prepared, previous: object | undefined): Prepared {
  const { document } = prepared;
  if (last?.before !== document || last.previous !== previous) {
    const { info, blocks } = document;
    const made = reportCharts(report, previous as Report | undefined);
    const properties = { ...info.properties, [chartsProperty]: chartsHeading };
    const after = { ...document, info: { ...info, properties }, blocks: [...blocks, ...chartBlocks(made)] };
    last = { before: document, previous, after };
  }
  return { ...prepared, document: last.after };
}
