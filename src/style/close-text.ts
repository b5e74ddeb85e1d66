import type { Style } from "./style.ts";
import { gridPitch, textArea } from "./text-area.ts";

/** From one line of small type to the next, of its size. */
export const closePitch = 1.5;
/** White between a table or a picture and its caption or note, of their size. */
export const closeGap = 0.6;

/** Sizes of captions and notes, pt: 小四 and 五号 where the body is 三号. */
export const captionSizeOf = ({ text }: Style): number => text.body * (12 / 16);
export const noteSizeOf = ({ text }: Style): number => text.body * (10.5 / 16);

/** Height of so many lines of small type. */
export const closeHeight = (lines: number, size: number): number =>
  lines === 0 ? 0 : size + (lines - 1) * size * closePitch;

/** The height of a line of the page's grid where all are alike, as Word's are. */
const cellHeight = ({ page }: Style): number => textArea(page).height / page.lines;

/** Lines of the grid that a height takes, counted by Word's: what fits here fits there. */
const slotsFor = (height: number, style: Style): number =>
  Math.max(1, Math.ceil(height / cellHeight(style) - 1e-6));

/** Lines of the grid that so many lines of a caption above a table take. */
export function captionSlots(lines: number, style: Style): number {
  const size = captionSizeOf(style);
  return slotsFor(closeHeight(lines, size) + closeGap * size, style);
}

/** By how much a note starts above its first line of the grid: the table ends where a line's type would. */
export const noteUp = (style: Style): number =>
  Math.max(0, gridPitch(style) - style.text.body - closeGap * noteSizeOf(style));

/** Lines of the grid that so many lines of a note below a table take. */
export const noteSlots = (lines: number, style: Style): number =>
  slotsFor(
    closeHeight(lines, noteSizeOf(style)) - noteUp(style) + (gridPitch(style) - style.text.body) / 2,
    style,
  );

/** Lines that are left to headings on the page of a picture. */
const linesBesidePicture = 4;

/** How a picture stands with so many lines of caption below it: its sides, pt, and the lines of the grid that both take. */
export function pictureSize(
  { width, height }: { readonly width: number; readonly height: number },
  lines: number,
  style: Style,
) {
  const size = captionSizeOf(style);
  const below = lines === 0 ? 0 : closeGap * size + closeHeight(lines, size);
  const white = closeGap * size;
  const cell = cellHeight(style);
  const room = Math.max(1, style.page.lines - linesBesidePicture) * cell - below - white;
  const scale = Math.min(1, textArea(style.page).width / width, Math.max(cell, room) / height);
  return {
    width: width * scale,
    height: height * scale,
    slots: slotsFor(height * scale + below + white, style),
  };
}
