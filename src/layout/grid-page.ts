import type { Style } from "../style/style.ts";
import { gridPitch, type TextArea, textArea } from "../style/text-area.ts";

/** The text area of a page and the grid of lines and characters in it, pt. */
export interface PageGrid extends TextArea {
  readonly lines: number;
  /** Size of the type that stands on it. */
  readonly size: number;
  /** From the top of one line to the top of the next; the last line ends with the text area. */
  readonly linePitch: number;
}

/** Lays the grid over the text area (版心): its first line starts at the top, its last ends at the foot. */
export const pageGrid = (style: Style): PageGrid => ({
  ...textArea(style.page),
  lines: style.page.lines,
  size: style.text.body,
  linePitch: gridPitch(style),
});
