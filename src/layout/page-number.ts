import type { FontSet } from "../fonts/font-set.ts";
import type { Style } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import { naturalLine } from "./line.ts";
import { measure } from "./measure.ts";
import type { TextItem } from "./page.ts";

/** White between a label over the page and the text area, of the label's size. */
const labelGap = 1.5;

/** A label over the text area of every page, right: 核对稿. */
export function pageLabel(
  text: string,
  { style, fonts }: { style: Style; fonts: FontSet },
  grid: PageGrid,
): TextItem {
  const { size } = style.pageNumber;
  const measured = measure([{ role: "heading1", text }], { size, pitch: size }, fonts, () => {});
  const line = naturalLine(measured, size);
  const baseline = Math.max(size, grid.top - labelGap * size);
  return { type: "text", line, x: grid.left + grid.width - line.width, baseline };
}

/** The 一字线 stands so high above the baseline, of an em. */
const dashHeight = 0.38;

/** 「— 1 —」 below the text area: right on odd pages, left on even ones (GB/T 9704—2012, 7.5). */
export function pageNumber(
  page: number,
  { style, fonts }: { style: Style; fonts: FontSet },
  grid: PageGrid,
): TextItem {
  const { size, below, indent } = style.pageNumber;
  const text = measure([{ role: "table", text: `— ${page} —` }], { size, pitch: size }, fonts, () => {});
  const line = naturalLine(text, size);
  const inset = indent * grid.characterPitch;
  return {
    type: "text",
    line,
    x: page % 2 === 1 ? grid.left + grid.width - inset - line.width : grid.left + inset,
    baseline: grid.top + grid.height + below + size * dashHeight,
  };
}
