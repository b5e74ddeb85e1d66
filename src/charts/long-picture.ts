import type { Mark } from "./chart.ts";
import type { ReportCharts } from "./report-charts.ts";
import { bar, type ChartSheet, chartWidth, textSizes, wordsBelow } from "./sheet.ts";

/** Around and between the charts of one picture. */
const [margin, apart] = [20, 28];
const headSize = 20;

/** A head and charts below each other, each with its place in one picture. */
export interface LongPicture {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly parts: readonly {
    readonly top: number;
    readonly title: string;
    readonly marks: readonly Mark[];
  }[];
}

/** What is shown above the charts: whose figures they are, and what is better said than drawn. */
function pictureHead({ titleLines, sentences, omitted }: ReportCharts) {
  const sheet: ChartSheet = { y: 0, marks: [] };
  for (const line of titleLines) wordsBelow(sheet, line, { size: headSize, bold: true });
  sheet.y += 6;
  bar(sheet, [0, sheet.y, chartWidth, 1], "rule");
  sheet.y += 8;
  for (const text of sentences) {
    wordsBelow(sheet, text);
    sheet.y += 4;
  }
  for (const text of omitted) wordsBelow(sheet, text, { size: textSizes.small, paint: "soft" });
  return { height: sheet.y, title: titleLines.join(""), marks: sheet.marks };
}

/** A report's charts as one picture. */
export function longPicture(made: ReportCharts): LongPicture {
  let y = margin;
  const parts = [pictureHead(made), ...made.charts].map(({ height, title, marks }) => {
    const top = y;
    y += height + apart;
    return { top, title, marks };
  });
  return { width: chartWidth + 2 * margin, height: Math.ceil(y - apart + margin), left: margin, parts };
}
