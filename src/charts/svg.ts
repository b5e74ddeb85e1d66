import { escapedXml as escaped } from "../opc/xml.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { type Chart, describedChart, type Mark, wantedChart } from "./chart.ts";
import { longPicture } from "./long-picture.ts";
import { grounds, paints } from "./paint.ts";
import { type ReportCharts, wantedCharts } from "./report-charts.ts";

const fontFamily = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif";

/** Hundredths are finer than any eye; the same text from every engine. */
const rounded2 = (value: number): string => String(Math.round(value * 100) / 100);

/** What no XML may hold, a name from outside included. */
export const safeXml = (text: string): string =>
  escaped(text.replace(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, "\ufffd"));

function markSvg(mark: Mark): string {
  const { x, y, paint } = mark;
  // A page sets the colours by their classes, dark ones too; a picture that stands alone has them in itself.
  const colour = `class="chart-${paint}" fill="${paints[paint].light}"`;
  if (mark.kind === "bar")
    return `<rect x="${rounded2(x)}" y="${rounded2(y)}" width="${rounded2(mark.width)}" height="${rounded2(mark.height)}" ${colour}/>`;
  const anchor = mark.anchor === "start" ? "" : ' text-anchor="middle"';
  const weight = mark.bold ? ' font-weight="600"' : "";
  return `<text x="${rounded2(x)}" y="${rounded2(y)}" font-size="${mark.size}"${anchor}${weight} ${colour}>${safeXml(mark.text)}</text>`;
}

const marksSvg = (marks: readonly Mark[]): string => marks.map(markSvg).join("\n");

const headSvg = (id: string, title: string, description: string): string =>
  `role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" font-family="${fontFamily}">
<title id="${id}-title">${safeXml(title)}</title>
<desc id="${id}-desc">${safeXml(description)}</desc>`;

/** A chart as it stands in a web page, in the page's colours (`chartRules`); its ids begin with `chart-` and its key. */
export function inlineSvg(chart: Chart): string {
  refuseArgument("inlineSvg", "chart", chart, wantedChart);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chart.width} ${rounded2(chart.height)}" ${headSvg(`chart-${chart.key}`, chart.title, describedChart(chart))}
${marksSvg(chart.marks)}
</svg>`;
}

/** How much larger than its units a picture of its own is shown. */
const shownTwice = 2;

/**
 * A report's charts below each other as one picture on white, a file of its own (.svg), headed by whose they are. The same
 * charts give the same text.
 */
export function chartsSvg(made: ReportCharts): string {
  refuseArgument("chartsSvg", "made", made, wantedCharts);
  const { width, height, left, parts } = longPicture(made);
  const drawn = parts.map(
    ({ top, marks }) => `<g transform="translate(${left} ${rounded2(top)})">\n${marksSvg(marks)}\n</g>`,
  );
  const described = [
    ...made.sentences,
    ...made.omitted,
    ...made.charts.map((chart) => `${chart.title}：${describedChart(chart)}。`),
  ].join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * shownTwice}" height="${height * shownTwice}" ${headSvg("charts", made.title, described)}
<rect width="${width}" height="${height}" fill="${grounds.light}"/>
${drawn.join("\n")}
</svg>
`;
}
