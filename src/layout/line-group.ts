import type { FontSet } from "../fonts/font-set.ts";
import type { Picture } from "../report/picture.ts";
import type { Style } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import { fittedLine, type Line } from "./line.ts";
import { breakLines } from "./line-break.ts";
import { type MissingCharacter, measure, type Run } from "./measure.ts";
import type { Bookmark, Source } from "./page.ts";

/** A line with its place from the left of the text area, `top` in pt below the top of its group. */
export interface FlowLine {
  readonly line: Line;
  readonly x: number;
  readonly top: number;
  readonly source: Source;
  readonly bookmark?: Bookmark;
  readonly href?: string;
}

/** A picture with its place, as a line's. */
export interface FlowPicture {
  readonly picture: Picture;
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly source: Source;
}

export type UnplacedLine = Omit<FlowLine, "top">;

/** Lines that stand on one page together, on `slots` lines of the grid. */
export interface LineGroup {
  readonly type: "lines";
  readonly lines: readonly FlowLine[];
  readonly slots: number;
  readonly pictures?: readonly FlowPicture[];
}

/** What setting the blocks of a document needs to know. */
export interface Setting {
  readonly style: Style;
  readonly grid: PageGrid;
  readonly fonts: FontSet;
  /** With a seal: 成文日期 and 署名 leave room for it. */
  readonly seal: boolean;
  readonly missing: (path: string, character: MissingCharacter) => void;
}

/** No line. */
export const none: LineGroup = { type: "lines", lines: [], slots: 0 };

/** One group below the other, as one. */
export function joined(a: LineGroup, b: LineGroup, { linePitch }: PageGrid): LineGroup {
  const down = a.slots * linePitch;
  const lower = b.lines.map((line) => ({ ...line, top: line.top + down }));
  const below = b.pictures?.map((picture) => ({ ...picture, top: picture.top + down })) ?? [];
  const pictures = [...(a.pictures ?? []), ...below];
  return {
    type: "lines",
    lines: [...a.lines, ...lower],
    slots: a.slots + b.slots,
    ...(pictures.length > 0 && { pictures }),
  };
}

/** Lines on consecutive lines of the grid. */
export const onGrid = (lines: readonly (readonly UnplacedLine[])[], { linePitch }: PageGrid): LineGroup => ({
  type: "lines",
  lines: lines.flatMap((line, i) => line.map((part) => ({ ...part, top: i * linePitch }))),
  slots: lines.length,
});

/** A run of a paragraph, with what it shows. */
export interface SourceRun extends Run {
  readonly source: Source;
  readonly href?: string;
}

/** The lines of a paragraph; a line on which two runs meet comes in two parts. `flush`: the first begins at the left edge. */
export function setParagraph(
  runs: readonly SourceRun[],
  path: string,
  setting: Setting,
  flush = false,
): UnplacedLine[][] {
  const { grid, style, fonts } = setting;
  const size = style.text.body;
  const indent = flush ? 0 : style.text.indent * grid.characterPitch;
  const text = measure(runs, { size, pitch: grid.characterPitch }, fonts, (m) => setting.missing(path, m));
  const widthOf = (line: number) => grid.width - (line === 0 ? indent : 0);
  let length = 0;
  const ends = runs.map(({ source, text, href }) => {
    length += Array.from(text).length;
    return { source, end: length, ...(href !== undefined && { href }) };
  });
  return breakLines(text, widthOf, size).map((broken, i) => {
    const line = fittedLine(text, broken, widthOf(i), size);
    const x = i === 0 ? indent : 0;
    let from = 0;
    return ends.flatMap(({ end, ...shows }) => {
      const to = Math.min(end - broken.start, line.characters.length);
      if (to <= from) return [];
      const part = { line: { ...line, characters: line.characters.slice(from, to) }, x, ...shows };
      from = to;
      return [part];
    });
  });
}

/** The parts of a paragraph that stay together: no single line of it alone on a page. */
export function paragraphGroups(lines: readonly (readonly UnplacedLine[])[], grid: PageGrid): LineGroup[] {
  if (lines.length <= 3) return [onGrid(lines, grid)];
  const middle = lines.slice(2, -2).map((line) => onGrid([line], grid));
  return [onGrid(lines.slice(0, 2), grid), ...middle, onGrid(lines.slice(-2), grid)];
}
