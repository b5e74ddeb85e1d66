import type { Chart, ChartBasics, ChartTable, Mark } from "./chart.ts";
import type { Paint } from "./paint.ts";
import { mostWidth, wrappedText } from "./text-width.ts";

/**
 * The width of every picture. Narrow, so that on a phone it is shrunk by a tenth only; a long picture for a website is
 * the same at twice the size.
 */
export const chartWidth = 400;

/** Sizes of text, and how far its lines are from each other. */
export const textSizes = { title: 17, body: 14, small: 12 } as const;
export const lineStep = (size: number): number => Math.round(size * 1.45);
/** How far below the top of its line a text stands. */
export const baseline = (size: number): number => Math.round(size * 1.08);

export interface WordsLook {
  readonly size?: number;
  readonly paint?: Paint;
  readonly bold?: boolean;
}

/** A picture under way: what is drawn next stands below `y`. */
export interface ChartSheet {
  y: number;
  readonly marks: Mark[];
}

export const bar = (
  sheet: ChartSheet,
  [x, y, width, height]: readonly [x: number, y: number, width: number, height: number],
  paint: Paint,
): void => {
  if (width > 0 && height > 0) sheet.marks.push({ kind: "bar", x, y, width, height, paint });
};

/** One line of text whose top is at `y`. */
export function textAt(
  sheet: ChartSheet,
  text: string,
  [x, y]: readonly [x: number, y: number],
  {
    size = textSizes.body,
    paint = "ink",
    bold = false,
    anchor = "start",
  }: WordsLook & { readonly anchor?: "start" | "middle" } = {},
): void {
  if (text !== "")
    sheet.marks.push({ kind: "text", x, y: y + baseline(size), size, text, anchor, bold, paint });
}

/** A text in as many lines as it needs. */
export function wordsBelow(
  sheet: ChartSheet,
  text: string,
  look: WordsLook = {},
  width = chartWidth,
  x = 0,
): void {
  const size = look.size ?? textSizes.body;
  for (const line of wrappedText(text, size, width)) {
    textAt(sheet, line, [x, sheet.y], look);
    sheet.y += lineStep(size);
  }
}

/** Colours with what they stand for, one after the other, in as many lines as they need. */
export function colourKey(
  sheet: ChartSheet,
  entries: readonly (readonly [paint: Paint, text: string])[],
): void {
  const size = 13;
  const [swatch, near, far] = [10, 4, 12];
  let x = 0;
  for (const [paint, text] of entries) {
    const width = swatch + near + mostWidth(text, size);
    if (x > 0 && x + width > chartWidth) {
      x = 0;
      sheet.y += lineStep(size);
    }
    bar(sheet, [x, sheet.y + 4, swatch, swatch], paint);
    if (width > chartWidth) {
      wordsBelow(sheet, text, { size }, chartWidth - swatch - near, swatch + near);
      continue;
    }
    textAt(sheet, text, [x + swatch + near, sheet.y], { size });
    x += width + far;
  }
  if (x > 0) sheet.y += lineStep(size);
}

/** A chart: its title, what `draw` draws, notes and source. */
export function composedChart(
  { key, title, source, notes = [] }: ChartBasics,
  table: ChartTable,
  draw: (sheet: ChartSheet) => void,
): Chart {
  const sheet: ChartSheet = { y: 0, marks: [] };
  wordsBelow(sheet, title, { size: textSizes.title, bold: true });
  sheet.y += 4;
  draw(sheet);
  sheet.y += 2;
  for (const text of [...notes, source]) wordsBelow(sheet, text, { size: textSizes.small, paint: "soft" });
  return { key, title, source, notes, table, width: chartWidth, height: sheet.y, marks: sheet.marks };
}
