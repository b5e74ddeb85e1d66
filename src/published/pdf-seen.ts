import { ReadError } from "../problem/read-error.ts";
import { isUnseenText } from "../report/unseen.ts";
import { isInArea, type PageArea } from "./pdf-areas.ts";
import type { PagePaint, PaintedArea, PaintedGlyph, Rgb } from "./pdf-paint.ts";
import type { PagePoint } from "./pdf-rulings.ts";
import { watermarkIn } from "./pdf-watermarks.ts";

/** What a person sees of a page's text. */
export interface SeenText {
  /** The page's own text that shows. */
  readonly shown: readonly PaintedGlyph[];
  /** Text that nobody sees. */
  readonly hidden: readonly PaintedGlyph[];
  /** Text of annotations and of fields of a form. */
  readonly added: readonly PaintedGlyph[];
  /** Text of a watermark: seen, but no part of the page's text. */
  readonly watermark: readonly PaintedGlyph[];
  /** The page shows a picture or outlines, and its text is what a program recognised in them. */
  readonly recognised: boolean;
  /** All of the text shows, and is the page's own. */
  readonly plain: boolean;
}

/** Squares by which areas are looked up. pt */
const square = 48;
/** A page that takes more looks than this is a drawing or an attack. */
const mostLooks = 20_000_000;
/** So much of a page's text has to lie under a picture, or be unpainted, before it is what a program recognised. */
const recognisedShare = 0.6;

const white: Rgb = [255, 255, 255];

const hexOf = (rgb: Rgb): string =>
  rgb.map((part) => Math.round(Math.min(255, part)).toString(16).padStart(2, "0")).join("");

const blended = (rgb: Rgb, ground: Rgb, alpha: number): Rgb =>
  rgb.map((part, i) => part * alpha + (ground[i] as number) * (1 - alpha)) as unknown as Rgb;

const middleOf = ({ x, width, y, size }: PaintedGlyph): PagePoint => [x + width / 2, y - size * 0.35];

/** Areas by the squares that they touch, so that few have to be looked at for a point. */
class AreaIndex {
  readonly #squares = new Map<number, PaintedArea[]>();
  #looks = 0;

  constructor(areas: readonly PaintedArea[], width: number, height: number) {
    const within = (value: number, most: number) => Math.floor(Math.min(Math.max(value, 0), most) / square);
    for (const area of areas) {
      const [left, top, right, bottom] = area.area.box;
      for (let column = within(left, width); column <= within(right, width); column++)
        for (let row = within(top, height); row <= within(bottom, height); row++) {
          const key = column * 10_000 + row;
          const own = this.#squares.get(key);
          if (own === undefined) this.#squares.set(key, [area]);
          else own.push(area);
        }
    }
  }

  /** Whether a point lies in an area. Looks are counted: a page may be made to take too many. */
  has(area: PageArea, point: PagePoint): boolean {
    this.#looks += 1 + area.points / 8;
    if (this.#looks > mostLooks)
      throw new ReadError("PDF 页面上的图形过多，不是一份报告；请另存为新的 PDF，或用原来的 Word 文件。");
    return isInArea(area, point);
  }

  /** The area that shows at a point, the uppermost; nothing if there is only paper. */
  top(point: PagePoint): PaintedArea | undefined {
    const [x, y] = point;
    const own = this.#squares.get(Math.floor(x / square) * 10_000 + Math.floor(y / square)) ?? [];
    return own.findLast(
      ({ area, clips }) => this.has(area, point) && clips.every((clip) => this.has(clip, point)),
    );
  }
}

type Hiding = "picture" | "unpainted" | "other";

/** What hides a character; nothing if it shows. */
function hidingOf(
  glyph: PaintedGlyph,
  areas: AreaIndex,
  [width, height]: readonly [number, number],
): Hiding | undefined {
  const middle = middleOf(glyph);
  const [x, y] = middle;
  if (glyph.layerOff || x < 0 || y < 0 || x > width || y > height) return "other";
  if (glyph.clips.some((clip) => !areas.has(clip, middle))) return "other";
  const top = areas.top(middle);
  if (top !== undefined && top.order > glyph.order) return top.isPicture ? "picture" : "other";
  if (glyph.unpainted) return "unpainted";
  const ground = top === undefined ? white : top.rgb;
  const { rgb, alpha, size } = glyph;
  // Nothing of it shows, whatever lies behind it.
  if (alpha < 0.05) return "other";
  const isKnown = rgb !== undefined && ground !== undefined;
  const drawn = isKnown ? { colour: hexOf(blended(rgb, ground, alpha)), ground: hexOf(ground) } : {};
  return isUnseenText({ size, ...drawn }) ? "other" : undefined;
}

/** Text at nearly the same place as other text: set in layers, of which one shows. */
function twinsIn(glyphs: readonly PaintedGlyph[]): (glyph: PaintedGlyph) => boolean {
  const near = 2;
  const places = new Map<string, PaintedGlyph[]>();
  const key = (text: string, column: number, row: number) => `${column} ${row} ${text}`;
  for (const glyph of glyphs) {
    const own = key(glyph.text, Math.floor(glyph.x / near), Math.floor(glyph.y / near));
    const found = places.get(own);
    if (found === undefined) places.set(own, [glyph]);
    else if (found.length < 20) found.push(glyph);
  }
  return ({ text, x, y }) =>
    [-1, 0, 1].some((dx) =>
      [-1, 0, 1].some((dy) =>
        places
          .get(key(text, Math.floor(x / near) + dx, Math.floor(y / near) + dy))
          ?.some((other) => Math.abs(other.x - x) < near && Math.abs(other.y - y) < near),
      ),
    );
}

/**
 * Parts a page's text into what shows and what does not: text in the colour of what lies behind it, transparent,
 * unpainted, tiny, covered, clipped away, beyond the page, in a layer that is turned off.
 */
export function seenText({ glyphs, areas }: PagePaint, size: readonly [number, number]): SeenText {
  const index = new AreaIndex(areas, ...size);
  const watermark = watermarkIn(glyphs, (glyph) => {
    const top = index.top(middleOf(glyph));
    return top === undefined ? white : top.rgb;
  });
  const own: PaintedGlyph[] = [];
  const added: PaintedGlyph[] = [];
  const unseen: [PaintedGlyph, Hiding][] = [];
  let all = 0;
  for (const glyph of glyphs) {
    if (glyph.upright || watermark.has(glyph)) continue;
    const isBlank = glyph.text.trim() === "";
    if (!isBlank) all += 1;
    const hiding = isBlank ? undefined : hidingOf(glyph, index, size);
    if (hiding !== undefined) unseen.push([glyph, hiding]);
    else if (!glyph.annotation) own.push(glyph);
    else if (!isBlank) added.push(glyph);
  }
  const machine = unseen.filter(([, hiding]) => hiding !== "other").map(([glyph]) => glyph);
  const recognised = machine.length >= 20 && machine.length >= all * recognisedShare;
  const isTwin = unseen.length === 0 ? () => false : twinsIn(own);
  const hidden = unseen
    .filter(([glyph, hiding]) => !(recognised && hiding !== "other") && !isTwin(glyph))
    .map(([glyph]) => glyph);
  const plain =
    unseen.length === (recognised ? machine.length : 0) && added.length === 0 && watermark.size === 0;
  const shown = recognised ? [...own, ...machine] : own;
  return { shown, hidden, added, watermark: [...watermark], recognised, plain };
}
