import { escapedXml as escaped } from "../opc/xml.ts";
import { type Chart, describedChart, type Mark } from "./chart.ts";
import { grounds, paints } from "./paint.ts";

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

const marksSvg = ({ marks }: Chart): string => marks.map(markSvg).join("\n");

const headSvg = (id: string, title: string, description: string): string =>
  `role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc" font-family="${fontFamily}">
<title id="${id}-title">${safeXml(title)}</title>
<desc id="${id}-desc">${safeXml(description)}</desc>`;

/** A chart as it stands in a web page, in the page's colours (`chartRules`); its ids begin with `chart-` and its key. */
export const inlineSvg = (chart: Chart): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chart.width} ${rounded2(chart.height)}" ${headSvg(`chart-${chart.key}`, chart.title, describedChart(chart))}
${marksSvg(chart)}
</svg>`;

/** Around and between the charts of one picture, and how much larger than its units it is shown. */
const [margin, apart] = [20, 28];
export const shownTwice = 2;

/** Where each chart stands in one long picture. */
export function onePicture(charts: readonly Chart[]): {
  readonly width: number;
  readonly height: number;
  readonly tops: readonly number[];
  readonly left: number;
} {
  let y = margin;
  const tops = charts.map(({ height }) => {
    const top = y;
    y += height + apart;
    return top;
  });
  const width = Math.max(...charts.map((chart) => chart.width), 0) + 2 * margin;
  return { width, height: Math.ceil(y - apart + margin), tops, left: margin };
}

/**
 * Charts below each other as one picture on white, a file of its own (.svg). The same charts give the same text.
 *
 * @param title - what the whole picture is called for who hears it
 */
export function chartsSvg(charts: readonly Chart[], title: string): string {
  const { width, height, tops, left } = onePicture(charts);
  const parts = charts.map(
    (chart, i) => `<g transform="translate(${left} ${rounded2(tops[i] ?? 0)})">\n${marksSvg(chart)}\n</g>`,
  );
  const described = charts.map((chart) => `${chart.title}：${describedChart(chart)}`).join("。");
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * shownTwice}" height="${height * shownTwice}" ${headSvg("charts", title, described)}
<rect width="${width}" height="${height}" fill="${grounds.light}"/>
${parts.join("\n")}
</svg>
`;
}
