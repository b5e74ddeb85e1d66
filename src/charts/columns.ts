import { drawnLength } from "./bars.ts";
import type { Chart, ChartBasics, ChartFigure } from "./chart.ts";
import { absent } from "./figure-shown.ts";
import {
  bar,
  type ChartSheet,
  chartWidth,
  composedChart,
  lineStep,
  textAt,
  textSizes,
  wordsBelow,
} from "./sheet.ts";
import { mostWidth } from "./text-width.ts";

/** What is counted over the years. */
export interface YearSeries {
  readonly name: string;
  readonly unit: string;
  /** One a year. */
  readonly figures: readonly ChartFigure[];
}

export interface ColumnsInput extends ChartBasics {
  /** In order; years without a report are not among them. */
  readonly years: readonly number[];
  readonly series: readonly YearSeries[];
}

interface Slot {
  readonly year: string;
  readonly figure: ChartFigure;
}

/** The years from the first to the last; those without a report stand in their place, as one where they are several. */
function slotsOf(years: readonly number[], figures: readonly ChartFigure[]): Slot[] {
  return years.flatMap((year, i): Slot[] => {
    const here = { year: String(year), figure: figures[i] ?? { size: undefined, text: absent.cell } };
    const before = years[i - 1];
    if (before === undefined || year - before < 2) return [here];
    const gap = year - before === 2 ? String(year - 1) : `${before + 1}—${year - 1}`;
    return [{ year: gap, figure: { size: undefined, text: absent.report } }, here];
  });
}

const [tall, widest, aside] = [84, 44, 16];
const labelSize = textSizes.small;

/** The room that a slot needs for its figure and its year. */
const slotWidth = ({ year, figure }: Slot): number =>
  Math.max(mostWidth(year, labelSize), mostWidth(figure.text, labelSize)) + 8;

/** Slots in rows of so many as fit beside each other. */
function rowsOfSlots(slots: readonly Slot[], width: number): Slot[][] {
  const most = Math.max(1, Math.floor(width / Math.max(...slots.map(slotWidth))));
  const rows = Math.ceil(slots.length / most);
  const each = Math.ceil(slots.length / rows);
  return Array.from({ length: rows }, (_, i) => slots.slice(i * each, (i + 1) * each));
}

function drawPanel(
  sheet: ChartSheet,
  { name, unit }: YearSeries,
  slots: readonly Slot[],
  x: number,
  width: number,
): void {
  wordsBelow(sheet, `${name}（${unit}）`, { bold: true }, width, x);
  const largest = Math.max(...slots.map(({ figure }) => figure.size ?? 0));
  const rows = rowsOfSlots(slots, width);
  const step = width / Math.max(...rows.map((row) => row.length));
  for (const row of rows) {
    const foot = sheet.y + lineStep(labelSize) + tall;
    row.forEach(({ year, figure }, i) => {
      const middle = x + (i + 0.5) * step;
      const height = drawnLength(figure.size, largest, tall);
      const wide = Math.min(widest, step * 0.6);
      bar(sheet, [middle - wide / 2, foot - height, wide, height], "now");
      const paint = figure.size === undefined ? "soft" : "ink";
      textAt(sheet, figure.text, [middle, foot - height - lineStep(labelSize)], {
        size: labelSize,
        paint,
        anchor: "middle",
      });
      textAt(sheet, year, [middle, foot + 3], { size: labelSize, paint: "soft", anchor: "middle" });
    });
    bar(sheet, [x, foot, step * row.length, 1], "rule");
    sheet.y = foot + lineStep(labelSize) + 12;
  }
}

/**
 * Years as columns, a panel for each series with a scale of its own. A year without a report is written in its place: no
 * line leads through it.
 */
export function columnsChart({ years, series, ...basics }: ColumnsInput): Chart {
  const slots = series.map(({ figures }) => slotsOf(years, figures));
  const heads = slotsOf(years, []).map(({ year }) => `${year}年`);
  const table = {
    heads: ["项目", ...heads],
    rows: series.map(({ name, unit }, i) => [
      `${name}（${unit}）`,
      ...(slots[i] ?? []).map(({ figure }) => figure.text),
    ]),
  };
  const half = (chartWidth - aside) / 2;
  const beside = slots.every((one) => rowsOfSlots(one, half).length === 1) ? 2 : 1;
  const width = beside === 2 ? half : chartWidth;
  return composedChart(basics, table, (sheet) => {
    for (let first = 0; first < series.length; first += beside) {
      const top = sheet.y;
      let lowest = top;
      for (let i = 0; i < beside; i++) {
        const one = series[first + i];
        if (one === undefined) continue;
        sheet.y = top;
        drawPanel(sheet, one, slots[first + i] ?? [], i * (width + aside), width);
        lowest = Math.max(lowest, sheet.y);
      }
      sheet.y = lowest;
    }
  });
}
