import type { ItemsBlock, OwnTableBlock, PictureBlock } from "../document/document.ts";
import type { FontRole } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import { naturalLine } from "./line.ts";
import { breakLines } from "./line-break.ts";
import {
  type LineGroup,
  none,
  paragraphGroups,
  type Setting,
  type SourceRun,
  setParagraph,
} from "./line-group.ts";
import { measure } from "./measure.ts";
import type { Source } from "./page.ts";

/** Sizes of type of captions and notes, of the body's: 小四 and 五号 where the body is 三号. */
const captionSize = 12 / 16;
const noteSize = 10.5 / 16;
/** From one of their lines to the next, of their size. */
const closePitch = 1.5;
/** White between a table or a picture and its caption or note, of their size. */
const closeGap = 0.6;

/** Lines of small type, `top` pt below the group's top, on as many lines of the grid as they need. */
interface CloseSetting {
  readonly role: FontRole;
  readonly size: number;
  readonly align: "left" | "center";
  readonly source: Source;
}

function closeLines(text: string, path: string, look: CloseSetting, { grid, fonts, missing }: Setting) {
  const { role, size, align, source } = look;
  const measured = measure([{ role, text }], { size, pitch: size }, fonts, (m) => missing(path, m));
  return breakLines(measured, () => grid.width, size, true).map(({ start, end }, i) => {
    const line = naturalLine(measured.slice(start, end), size);
    const x = align === "left" ? 0 : (grid.width - line.width) / 2;
    return { line, x, top: i * size * closePitch, source };
  });
}

const heightOfLines = (count: number, size: number): number =>
  count === 0 ? 0 : size + (count - 1) * size * closePitch;

/** Lines of the grid that a height takes and some white below it. */
const slotsFor = (height: number, { linePitch }: PageGrid): number =>
  Math.max(1, Math.ceil(height / linePitch));

/** 表题, close above its table. */
export function captionGroup({ caption, path }: OwnTableBlock, at: number, setting: Setting): LineGroup {
  if (caption === undefined) return none;
  const size = setting.style.text.body * captionSize;
  const look = { role: "heading1", size, align: "center", source: { block: at, part: "caption" } } as const;
  const lines = closeLines(caption, path, look, setting);
  const height = heightOfLines(lines.length, size) + closeGap * size;
  const slots = slotsFor(height, setting.grid);
  const down = slots * setting.grid.linePitch - height;
  return { type: "lines", lines: lines.map((line) => ({ ...line, top: line.top + down })), slots };
}

/** 表注, close below its table. */
export function noteGroup({ note, path }: OwnTableBlock, at: number, setting: Setting): LineGroup {
  if (note === undefined) return none;
  const { linePitch, size: body } = setting.grid;
  const size = setting.style.text.body * noteSize;
  const look = { role: "table", size, align: "left", source: { block: at, part: "note" } } as const;
  const lines = closeLines(note, path, look, setting);
  // The table ends where a line's type would.
  const up = Math.max(0, linePitch - body - closeGap * size);
  const height = heightOfLines(lines.length, size) - up + (linePitch - body) / 2;
  const placed = lines.map((line) => ({ ...line, top: line.top - up }));
  return { type: "lines", lines: placed, slots: slotsFor(height, setting.grid) };
}

/** Lines that are left to headings on the page of a picture. */
const linesBesidePicture = 4;

/** A picture in the middle, its caption below it, smaller where it is larger than a page. */
export function pictureGroup(block: PictureBlock, at: number, setting: Setting): LineGroup {
  const { picture, caption, path } = block;
  const { grid, style } = setting;
  const size = style.text.body * captionSize;
  const look = { role: "table", size, align: "center", source: { block: at, part: "caption" } } as const;
  const lines = caption === undefined ? [] : closeLines(caption, path, look, setting);
  const below = lines.length === 0 ? 0 : closeGap * size + heightOfLines(lines.length, size);
  const white = closeGap * size;
  const room = Math.max(1, grid.lines - linesBesidePicture) * grid.linePitch - below - white;
  const scale = Math.min(1, grid.width / block.width, Math.max(grid.linePitch, room) / block.height);
  const [width, height] = [block.width * scale, block.height * scale];
  const source: Source = { block: at, part: "picture" };
  return {
    type: "lines",
    pictures: [{ picture, x: (grid.width - width) / 2, top: 0, width, height, source }],
    lines: lines.map((line) => ({ ...line, top: line.top + height + closeGap * size })),
    slots: slotsFor(height + below + white, grid),
  };
}

/** The items of a list, each a paragraph with its mark. */
export function itemGroups({ items, path }: ItemsBlock, at: number, setting: Setting): LineGroup[] {
  return items.flatMap(({ mark, text }, item) => {
    const runs: SourceRun[] = [
      { role: "body", text: mark, source: { block: at, item, part: "mark" } },
      { role: "body", text, source: { block: at, item, part: "text" } },
    ];
    const lines = setParagraph(runs, `${path}.items.${item}`, setting);
    return paragraphGroups(lines, setting.grid);
  });
}
