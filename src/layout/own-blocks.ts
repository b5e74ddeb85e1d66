import type { ItemsBlock, OwnTableBlock, PictureBlock } from "../document/document.ts";
import {
  captionSizeOf,
  captionSlots,
  closeGap,
  closeHeight,
  closePitch,
  noteSizeOf,
  noteSlots,
  noteUp,
  pictureSize,
} from "../style/close-text.ts";
import type { FontRole } from "../style/style.ts";
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

/** 表题, close above its table. */
export function captionGroup({ caption, path }: OwnTableBlock, at: number, setting: Setting): LineGroup {
  if (caption === undefined) return none;
  const size = captionSizeOf(setting.style);
  const look = { role: "heading1", size, align: "center", source: { block: at, part: "caption" } } as const;
  const lines = closeLines(caption, path, look, setting);
  const slots = captionSlots(lines.length, setting.style);
  const down = slots * setting.grid.linePitch - closeHeight(lines.length, size) - closeGap * size;
  return { type: "lines", lines: lines.map((line) => ({ ...line, top: line.top + down })), slots };
}

/** 表注, close below its table. */
export function noteGroup({ note, path }: OwnTableBlock, at: number, setting: Setting): LineGroup {
  if (note === undefined) return none;
  const size = noteSizeOf(setting.style);
  const look = { role: "table", size, align: "left", source: { block: at, part: "note" } } as const;
  const lines = closeLines(note, path, look, setting);
  const up = noteUp(setting.style);
  const placed = lines.map((line) => ({ ...line, top: line.top - up }));
  return { type: "lines", lines: placed, slots: noteSlots(lines.length, setting.style) };
}

/** A picture in the middle, its caption below it, smaller where it is larger than a page. */
export function pictureGroup(block: PictureBlock, at: number, setting: Setting): LineGroup {
  const { picture, caption, path } = block;
  const { grid, style } = setting;
  const size = captionSizeOf(style);
  const look = { role: "table", size, align: "center", source: { block: at, part: "caption" } } as const;
  const lines = caption === undefined ? [] : closeLines(caption, path, look, setting);
  const { width, height, slots } = pictureSize(block, lines.length, style);
  const source: Source = { block: at, part: "picture" };
  return {
    type: "lines",
    pictures: [{ picture, x: (grid.width - width) / 2, top: 0, width, height, source }],
    lines: lines.map((line) => ({ ...line, top: line.top + height + closeGap * size })),
    slots,
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
