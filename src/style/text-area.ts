import type { PageStyle, Style } from "./style.ts";

/** 版心: the part of a page inside its margins, pt. */
export interface TextArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Width of a full-width character of the text. */
  readonly characterPitch: number;
}

export function textArea({ width, height, top, right, bottom, left, characters }: PageStyle): TextArea {
  const inner = width - left - right;
  return { left, top, width: inner, height: height - top - bottom, characterPitch: inner / characters };
}

/** From the top of one line of the page's grid to the top of the next, pt: the last line ends with the text area. */
export function gridPitch({ page, text }: Pick<Style, "page" | "text">): number {
  const { height } = textArea(page);
  return page.lines === 1 ? height : (height - text.body) / (page.lines - 1);
}
