import { refuseArgument } from "../problem/wanted.ts";
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

interface SlotPlace {
  readonly row: number;
  readonly left: number;
  readonly width: number;
}

/** Where slots stand: in as few rows as they need, what is left over shared among them. */
function slotPlaces(slots: readonly Slot[], width: number): SlotPlace[] {
  const rows: number[][] = [[]];
  let used = 0;
  for (const wanted of slots.map(slotWidth)) {
    if (used > 0 && used + wanted > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(wanted);
    used += wanted;
  }
  // Rows below the first stand no wider than it, so that a lone column is no banner.
  let spare = Number.POSITIVE_INFINITY;
  return rows.flatMap((row, at) => {
    const share = Math.max(0, width - row.reduce((sum, one) => sum + one, 0)) / row.length;
    spare = Math.min(spare, share);
    let x = 0;
    return row.map((wanted) => {
      const place = { row: at, left: x, width: wanted + spare };
      x += place.width;
      return place;
    });
  });
}

/** The columns of a series from `x` on. */
function drawColumns(
  sheet: ChartSheet,
  slots: readonly Slot[],
  places: readonly SlotPlace[],
  x: number,
): void {
  const largest = Math.max(...slots.map(({ figure }) => figure.size ?? 0));
  const rowHeight = lineStep(labelSize) + tall + lineStep(labelSize) + 12;
  slots.forEach(({ year, figure }, i) => {
    const { row, left, width } = places[i] as SlotPlace;
    const foot = sheet.y + row * rowHeight + lineStep(labelSize) + tall;
    const middle = x + left + width / 2;
    const height = drawnLength(figure.size, largest, tall);
    const wide = Math.min(widest, width * 0.6);
    bar(sheet, [middle - wide / 2, foot - height, wide, height], "now");
    bar(sheet, [x + left, foot, width, 1], "rule");
    const paint = figure.size === undefined ? "soft" : "ink";
    const top = foot - height - lineStep(labelSize);
    textAt(sheet, figure.text, [middle, top], { size: labelSize, paint, anchor: "middle" });
    textAt(sheet, year, [middle, foot + 3], { size: labelSize, paint: "soft", anchor: "middle" });
  });
  sheet.y += rowHeight * (Math.max(...places.map(({ row }) => row), 0) + 1);
}

/**
 * Years as columns, a panel for each series with a scale of its own. A year without a report is written in its place: no
 * line leads through it.
 */
export function columnsChart(input: ColumnsInput): Chart {
  refuseArgument("columnsChart", "input", input, {
    what: "一幅图的内容（ColumnsInput）",
    parts: { key: "text", title: "text", source: "text", years: "list", series: "list" },
  });
  const { years, series, ...basics } = input;
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
  const fits = slots.every((one) => slotPlaces(one, half).every(({ row }) => row === 0));
  const [beside, width] = fits ? [2, half] : [1, chartWidth];
  return composedChart(basics, table, (sheet) => {
    for (let first = 0; first < series.length; first += beside) {
      const panels = series.slice(first, first + beside).map((one, i) => ({
        ...one,
        x: i * (width + aside),
        slots: slots[first + i] ?? [],
      }));
      // Columns beside each other stand on one line, however long their names are.
      const below = (draw: (panel: (typeof panels)[number]) => void) => {
        const top = sheet.y;
        const ends = panels.map((panel) => {
          sheet.y = top;
          draw(panel);
          return sheet.y;
        });
        sheet.y = Math.max(...ends);
      };
      below(({ name, unit, x }) => wordsBelow(sheet, `${name}（${unit}）`, { bold: true }, width, x));
      below(({ slots, x }) => drawColumns(sheet, slots, slotPlaces(slots, width), x));
    }
  });
}
