import { refuseArgument } from "../problem/wanted.ts";
import type { Chart, ChartBasics, ChartFigure } from "./chart.ts";
import type { Paint } from "./paint.ts";
import {
  bar,
  type ChartSheet,
  chartWidth,
  colourKey,
  composedChart,
  textSizes,
  type WordsLook,
  wordsBelow,
} from "./sheet.ts";
import { mostWidth } from "./text-width.ts";

/** A line of bars: its name, its figure, and last year's. */
export interface BarRow {
  readonly name: string;
  readonly now: ChartFigure;
  readonly before?: ChartFigure;
}

export interface BarsInput extends ChartBasics {
  /** What the rows are: the head of the table's first column. */
  readonly subject: string;
  /** What the thick bars are, 「2024年」, and the thin ones. */
  readonly now: string;
  readonly before?: string;
  /** 「件」 */
  readonly unit: string;
  readonly rows: readonly BarRow[];
}

const [thick, thin, axis, gap] = [14, 6, 1, 6];
/** Whatever is more than nil can be seen. */
const least = 2;

/** How long a figure is drawn where the largest fills the room. */
export const drawnLength = (size: number | undefined, largest: number, room: number): number =>
  size === undefined || size <= 0 || largest <= 0 ? 0 : Math.max(least, (size / largest) * room);

/** The lines of bars, one scale for all, and for whatever else is drawn of the chart (`all`). Names stand above their bars: a long one takes two lines, and nothing away. */
export function drawBars(sheet: ChartSheet, rows: readonly BarRow[], all: readonly BarRow[] = rows): void {
  const { body, small } = textSizes;
  const label = Math.max(
    ...all.flatMap(({ now, before }) => [
      now.size === undefined ? 0 : mostWidth(now.text, body),
      before?.size === undefined ? 0 : mostWidth(before.text, small),
    ]),
    0,
  );
  const largest = Math.max(...all.flatMap(({ now, before }) => [now.size ?? 0, before?.size ?? 0]), 0);
  const room = Math.max(chartWidth / 4, chartWidth - axis - gap - label);
  for (const { name, now, before } of rows) {
    wordsBelow(sheet, name);
    const top = sheet.y;
    const line = (
      figure: ChartFigure,
      [paint, height, inset]: readonly [Paint, number, number],
      look: WordsLook,
    ) => {
      const length = drawnLength(figure.size, largest, room);
      bar(sheet, [axis, sheet.y + inset, length, height], paint);
      const x = axis + length + gap;
      // Words in place of a bar may be long; a figure has its room.
      wordsBelow(
        sheet,
        figure.text,
        look,
        figure.size === undefined ? chartWidth - x : Number.POSITIVE_INFINITY,
        x,
      );
    };
    line(now, ["now", thick, 3], { bold: true });
    if (before !== undefined) line(before, ["before", thin, 5], { size: small, paint: "soft" });
    bar(sheet, [0, top, axis, sheet.y - top], "rule");
    sheet.y += 2 * gap;
  }
}

/**
 * Bars beside each other, last year's thin below this year's.
 *
 * @example
 * barChart({ key: "results", title: "办理结果", subject: "结果", source: "表三", now: "2024年", before: "2023年", unit: "件",
 *   rows: [{ name: "予以公开", now: { size: 12, text: "12" }, before: { size: 9, text: "9" } }] });
 */
export function barChart(input: BarsInput): Chart {
  refuseArgument("barChart", "input", input, {
    what: "一幅图的内容（BarsInput）",
    parts: { key: "text", title: "text", source: "text", now: "text", rows: "list" },
  });
  const { subject, now, before, unit, rows, ...basics } = input;
  const table = {
    heads: [subject, `${now}（${unit}）`, ...(before === undefined ? [] : [`${before}（${unit}）`])],
    rows: rows.map((row) => [
      row.name,
      row.now.text,
      ...(before === undefined ? [] : [row.before?.text ?? ""]),
    ]),
  };
  return composedChart(basics, table, (sheet) => {
    colourKey(sheet, [
      ["now", `${now}（${unit}）`],
      ...(before === undefined ? [] : [["before", before] as const]),
    ]);
    sheet.y += gap;
    drawBars(sheet, rows);
  });
}
