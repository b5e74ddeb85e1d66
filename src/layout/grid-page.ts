import type { Style } from "../style/style.ts";

/** The text area of a page and the grid of lines and characters in it, pt. */
export interface PageGrid {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly lines: number;
  /** Size of the type that stands on it. */
  readonly size: number;
  /** Width of a full-width character. */
  readonly characterPitch: number;
  /** From the top of one line to the top of the next; the last line ends with the text area. */
  readonly linePitch: number;
}

/** Lays the grid over the text area (版心): its first line starts at the top, its last ends at the foot. */
export function pageGrid({ page, text }: Style): PageGrid {
  const width = page.width - page.left - page.right;
  const height = page.height - page.top - page.bottom;
  return {
    left: page.left,
    top: page.top,
    width,
    height,
    lines: page.lines,
    size: text.body,
    characterPitch: width / page.characters,
    linePitch: page.lines === 1 ? height : (height - text.body) / (page.lines - 1),
  };
}
