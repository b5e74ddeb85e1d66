import { isPageNumberLine } from "./pdf-paragraphs.ts";
import type { Ruling } from "./pdf-rulings.ts";
import { glyphLines, isHanSign, type PageGlyph, textOfLine } from "./pdf-text.ts";

/** A part of a sheet that is read by itself: a column of text, one of several pages on a sheet, or all of it. */
export interface PageRegion {
  readonly glyphs: readonly PageGlyph[];
  readonly rulings: readonly Ruling[];
  readonly pictures: readonly PictureBox[];
  /** Its height as a page of its own. pt */
  readonly height: number;
  /** One of several columns of text. */
  readonly isColumn: boolean;
}

export type PictureBox = readonly [left: number, top: number, right: number, bottom: number];

/** A sheet's parts in reading order, and how it was parted: not at all, into pages, or into columns. */
export interface SheetRegions {
  readonly regions: readonly PageRegion[];
  readonly parted: "not" | "pages" | "columns";
}

/** The empty strip between columns: this far from the middle at most, as a share of the width, and this wide. pt */
const offMiddle = 0.1;
const halfGutter = 3;
/** Between two pages on a sheet there are two margins. pt */
const halfFold = 8;
/** As many Chinese characters has a line of running text, even in a narrow column. */
const leastText = 8;

const isBlankGlyph = ({ text }: PageGlyph) => text.trim() === "";

/** Whether characters are running text: lines that mostly fill the same width. */
function isRunningText(glyphs: readonly PageGlyph[]): boolean {
  const lines = glyphLines(glyphs.filter((glyph) => !isBlankGlyph(glyph)));
  if (lines.length < 3) return false;
  const left = Math.min(...glyphs.map(({ x }) => x));
  const right = Math.max(...glyphs.map(({ x, width }) => x + width));
  const full = lines.filter((line) => {
    const [first, last] = [line[0] as PageGlyph, line.at(-1) as PageGlyph];
    const filled = last.x + last.width - first.x > (right - left) * 0.8;
    return filled && line.filter(({ text }) => isHanSign(text)).length >= leastText;
  });
  return full.length >= 3 && full.length >= lines.length * 0.3;
}

/** Whether many lines are ruled across characters: a page of tables. */
const isRuled = (rulings: readonly Ruling[], width: number): boolean =>
  rulings.filter(({ upright, from, to }) => !upright && to - from > width * 0.15).length >= 6;

const crosses = ({ x, width }: PageGlyph, left: number, right: number) => x < right && x + width > left;
const crossesRuling = ({ upright, at, from, to }: Ruling, left: number, right: number) =>
  upright ? at > left && at < right : from < right && to > left;

/** A region with what of it lies where; `at` is told the middle of each thing. */
function regionWhere(region: PageRegion, holds: (x: number, y: number) => boolean): PageRegion {
  return {
    ...region,
    glyphs: region.glyphs.filter(({ x, width, y, size }) => holds(x + width / 2, y - size * 0.35)),
    rulings: region.rulings.filter(({ upright, at, from, to }) =>
      upright ? holds(at, (from + to) / 2) : holds((from + to) / 2, at),
    ),
    pictures: region.pictures.filter(([x0, y0, x1, y1]) => holds((x0 + x1) / 2, (y0 + y1) / 2)),
  };
}

const leftAndRight = (region: PageRegion, middle: number): readonly [left: PageRegion, right: PageRegion] => [
  regionWhere(region, (x) => x < middle),
  regionWhere(region, (x) => x >= middle),
];

const partedAt = (region: PageRegion, height: number): readonly [above: PageRegion, below: PageRegion] => [
  regionWhere(region, (_, y) => y < height),
  regionWhere(region, (_, y) => y >= height),
];

/** A region moved to where the others begin, so that its lines are compared with theirs. */
const movedRegion = (region: PageRegion, dx: number, dy = 0): PageRegion => ({
  ...region,
  glyphs: region.glyphs.map((glyph) => ({ ...glyph, x: glyph.x - dx, y: glyph.y - dy })),
  rulings: region.rulings.map((ruling) => {
    const [across, along] = ruling.upright ? [dx, dy] : [dy, dx];
    return { ...ruling, at: ruling.at - across, from: ruling.from - along, to: ruling.to - along };
  }),
  pictures: region.pictures.map(([x0, y0, x1, y1]) => [x0 - dx, y0 - dy, x1 - dx, y1 - dy] as const),
});

/** The height at which two rows of pages meet on a sheet: its middle, if nothing stands there but their margins. */
function rowsMeetAt(sheet: PageRegion): number | undefined {
  const middle = sheet.height / 2;
  const seen = sheet.glyphs.filter((glyph) => !isBlankGlyph(glyph));
  const sizes = seen.map(({ size }) => size).toSorted((a, b) => a - b);
  const around = 1.5 * (sizes[Math.floor(sizes.length / 2)] ?? 12);
  const isFree = (from: number, to: number) => to < middle - around || from > middle + around;
  return seen.every(({ y, size }) => isFree(y - size * 0.8, y)) &&
    sheet.rulings.every(({ upright, at, from, to }) => (upright ? isFree(from, to) : isFree(at, at)))
    ? middle
    : undefined;
}

/** Whether a part of a sheet ends in the number of a page. */
const endsInNumber = ({ glyphs }: PageRegion): boolean =>
  isPageNumberLine(textOfLine(glyphLines(glyphs.filter((glyph) => !isBlankGlyph(glyph))).at(-1) ?? []));

const all = (region: PageRegion): SheetRegions => ({ regions: [region], parted: "not" });

/** Two or four pages on a sheet: nothing crosses its middle, and what stands beside it is a page's. */
function pagesOnSheet(sheet: PageRegion, width: number): readonly PageRegion[] | undefined {
  const { height } = sheet;
  const middle = width / 2;
  const y = rowsMeetAt(sheet);
  const rows = (y === undefined ? [sheet] : partedAt(sheet, y)).map((row, r, both) =>
    movedRegion({ ...row, height: height / both.length }, 0, r * (y ?? 0)),
  );
  // One page over the other matters only where its number stands in the text.
  const stacked = rows.length === 2 && rows.every(endsInNumber) ? rows : undefined;
  const [from, to] = [middle - halfFold, middle + halfFold];
  if (sheet.glyphs.some((glyph) => !isBlankGlyph(glyph) && crosses(glyph, from, to))) return stacked;
  if (sheet.rulings.some((ruling) => crossesRuling(ruling, from, to))) return stacked;
  if (width <= height && y === undefined) return undefined;
  const isPage = ({ glyphs, rulings }: PageRegion) => isRunningText(glyphs) || isRuled(rulings, width);
  const pages = rows.flatMap((row) =>
    leftAndRight(row, middle).map((side, i) => movedRegion(side, i * middle)),
  );
  const filled = pages.filter(({ glyphs }) => glyphs.length > 0);
  const isFull = filled.length > pages.length / 2 || filled.every(endsInNumber);
  const isSheet = filled.length > 1 && filled.some(isPage) && isFull;
  return isSheet ? filled : stacked;
}

/** Bands of a page in which nothing crosses a strip, from top to bottom, by their edges. */
function bandsBeside(glyphs: readonly PageGlyph[], rulings: readonly Ruling[], x: number, height: number) {
  const [from, to] = [x - halfGutter, x + halfGutter];
  const spans = [
    ...glyphs
      .filter((glyph) => crosses(glyph, from, to))
      .map(({ y, size }) => [y - size, y + size * 0.2] as const),
    ...rulings
      .filter((ruling) => crossesRuling(ruling, from, to))
      .map(({ upright, at, from: start, to: end }) =>
        upright ? ([start, end] as const) : ([at - 1, at + 1] as const),
      ),
  ].toSorted(([a], [b]) => a - b);
  const bands: [number, number][] = [];
  let end = 0;
  for (const [start, stop] of [...spans, [height, height] as const]) {
    if (start - end > 20) bands.push([end, start]);
    end = Math.max(end, stop);
  }
  return bands;
}

const leftEdge = ({ glyphs }: PageRegion): number =>
  Math.min(...glyphs.filter((glyph) => !isBlankGlyph(glyph)).map(({ x }) => x));

/** Columns of running text, and what stands across them, in reading order. */
function columnsOn(sheet: PageRegion, width: number, height: number): readonly PageRegion[] | undefined {
  const glyphs = sheet.glyphs.filter((glyph) => !isBlankGlyph(glyph));
  const within = ({ y, size }: PageGlyph, [from, to]: readonly [number, number]) => {
    const middle = y - size * 0.35;
    return middle >= from && middle < to;
  };
  const [first, last] = [width * (0.5 - offMiddle), width * (0.5 + offMiddle)];
  const near = glyphs.filter((glyph) => crosses(glyph, first - halfGutter, last + halfGutter));
  let best: { x: number; bands: [number, number][]; size: number; runs: number } | undefined;
  let lastSize = -1;
  for (let x = first; x <= last; x += 2) {
    const tall = bandsBeside(near, sheet.rulings, x, height);
    // Most of a page of one column crosses any strip.
    if (tall.reduce((sum, [from, to]) => sum + to - from, 0) < 60) continue;
    const bands = tall.filter((band) => {
      const own = glyphs.filter((glyph) => within(glyph, band));
      const isLeft = (glyph: PageGlyph) => glyph.x + glyph.width / 2 < x;
      return isRunningText(own.filter(isLeft)) && isRunningText(own.filter((glyph) => !isLeft(glyph)));
    });
    const size = Math.round(bands.reduce((sum, [from, to]) => sum + to - from, 0));
    if (bands.length > 0 && (best === undefined || size > best.size + 1)) best = { x, bands, size, runs: 1 };
    // The middle of the empty strip.
    else if (best !== undefined && size === best.size && size === lastSize)
      best = { ...best, runs: best.runs + 1 };
    lastSize = size;
  }
  if (best === undefined) return undefined;
  const x = best.x + best.runs - 1;
  const regions: PageRegion[] = [];
  let rest = sheet;
  const push = (region: PageRegion) => {
    if (region.glyphs.some((glyph) => !isBlankGlyph(glyph)) || region.rulings.length > 0)
      regions.push(region);
  };
  for (const [from, to] of best.bands) {
    const [above, below] = partedAt(rest, from);
    const [band, after] = partedAt(below, to);
    push(above);
    const [left, right] = leftAndRight({ ...band, isColumn: true }, x);
    push(left);
    push(movedRegion(right, leftEdge(right) - leftEdge(left)));
    rest = after;
  }
  push(rest);
  return regions;
}

/** Parts a sheet into what is read one after the other. */
export function regionsOf(sheet: PageRegion, width: number): SheetRegions {
  const { height } = sheet;
  if (sheet.glyphs.length === 0) return all(sheet);
  const pages = pagesOnSheet(sheet, width);
  if (pages !== undefined) return { regions: pages, parted: "pages" };
  const columns = columnsOn(sheet, width, height);
  return columns === undefined ? all(sheet) : { regions: columns, parted: "columns" };
}
