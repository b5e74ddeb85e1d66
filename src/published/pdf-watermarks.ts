import type { PaintedGlyph, Rgb } from "./pdf-paint.ts";

/** Text with more light than this, 0 to 1, is paler than any that is meant to be read on paper. */
const palest = 0.5;
/** A watermark is set larger than the text by this, where it is as dark. */
const largerBy = 1.5;
/** Squares by which neighbours are looked up. pt */
const cellSize = 24;

/** Characters that are painted one after the other on one line, in one look. */
interface PaintedRun {
  readonly glyphs: PaintedGlyph[];
  readonly text: string;
}

/** How light a colour is on white paper, 0 to 1, as eyes see it. */
function lightOn(rgb: Rgb, alpha: number): number {
  const [r, g, b] = rgb.map((part) => {
    const channel = (part * alpha + 255 * (1 - alpha)) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const isPale = ({ rgb, alpha }: PaintedGlyph): boolean => rgb !== undefined && lightOn(rgb, alpha) > palest;

function alikeRuns(glyphs: readonly PaintedGlyph[]): PaintedRun[] {
  const runs: PaintedGlyph[][] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      Math.abs(glyph.y - last.y) < last.size * 0.1 &&
      Math.abs(glyph.size - last.size) < 0.1 &&
      glyph.alpha === last.alpha &&
      String(glyph.rgb) === String(last.rgb) &&
      glyph.x - last.x > 0 &&
      glyph.x - last.x - last.width < last.size * 1.2;
    if (goesOn) runs.at(-1)?.push(glyph);
    else runs.push([glyph]);
  }
  return runs.map((own) => ({ glyphs: own, text: own.map(({ text }) => text).join("") }));
}

/** What stands where, to see which characters lie over others. */
function overlapsAmong(glyphs: readonly PaintedGlyph[]): (glyph: PaintedGlyph) => boolean {
  const squares = new Map<number, PaintedGlyph[]>();
  const keyAt = (x: number, y: number) => Math.floor(x / cellSize) * 100_003 + Math.floor(y / cellSize);
  for (const glyph of glyphs) {
    const key = keyAt(glyph.x + glyph.width / 2, glyph.y - glyph.size * 0.35);
    const own = squares.get(key);
    if (own === undefined) squares.set(key, [glyph]);
    else own.push(glyph);
  }
  return ({ text, x, y, width, size, order }) => {
    const [left, right, top, bottom] = [x, x + width, y - size * 0.8, y];
    const liesUnder = (other: PaintedGlyph) => {
      // The same character over itself is set twice to look bold.
      if (other.order === order || other.text === text) return false;
      const [middle, height] = [other.x + other.width / 2, other.y - other.size * 0.35];
      return middle > left && middle < right && height > top && height < bottom;
    };
    const [first, last, upper, lower] = [left, right, top, bottom].map((edge) =>
      Math.floor(edge / cellSize),
    ) as [number, number, number, number];
    // In a damaged file characters are as large as a country, or so far off that one more is the same number.
    const isNear = [first, last, upper, lower].every(Number.isSafeInteger);
    if (!isNear || (last - first + 1) * (lower - upper + 1) > squares.size) return glyphs.some(liesUnder);
    for (let column = first; column <= last; column++)
      for (let row = upper; row <= lower; row++)
        if (squares.get(column * 100_003 + row)?.some(liesUnder)) return true;
    return false;
  };
}

/**
 * The characters of a page that are a watermark: set aslant; or pale, and over or under other text, again and again, or
 * much larger than the text; or much larger and over other text. A pale figure in a cell of its own is none. `groundOf`
 * gives the colour behind a character.
 */
export function watermarkIn(
  glyphs: readonly PaintedGlyph[],
  groundOf: (glyph: PaintedGlyph) => Rgb | undefined,
): ReadonlySet<PaintedGlyph> {
  const found = new Set(glyphs.filter(({ aslant }) => aslant));
  const level = glyphs.filter(
    ({ text, aslant, upright, unpainted }) => text.trim() !== "" && !aslant && !upright && !unpainted,
  );
  const sizes = level.map(({ size }) => size).toSorted((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  // On a dark ground light text is meant to be read; what a picture or a pattern makes of it is not known.
  const isLightGround = (glyph: PaintedGlyph) => lightOn(groundOf(glyph) ?? [0, 0, 0], 1) > palest;
  const pale = new Set(level.filter((glyph) => isPale(glyph) && isLightGround(glyph)));
  const isOdd = (glyph: PaintedGlyph) => pale.has(glyph) || glyph.size > usual * largerBy;
  const odd = level.filter(isOdd);
  // A page that is all pale is printed so.
  if (odd.length === 0 || odd.length > level.length * 0.6) return found;
  const text = level.filter((glyph) => !isOdd(glyph));
  const overlaps = overlapsAmong(text);
  const runs = alikeRuns(odd);
  const times = new Map<string, number>();
  for (const run of runs) times.set(run.text, (times.get(run.text) ?? 0) + 1);
  const marks = new Set(
    runs.flatMap(({ glyphs: own, text: said }) => {
      const [first] = own as [PaintedGlyph];
      const lies = own.some(overlaps);
      const isLarge = first.size > usual * largerBy;
      const isRepeated = (times.get(said) ?? 0) > 1;
      const isMark = pale.has(first) ? lies || isRepeated || isLarge : lies && isLarge;
      // A few digits or a sign by themselves may be a figure's, however they look.
      return isMark && /\p{Script=Han}{2}|.{6}/u.test(said) ? [said] : [];
    }),
  );
  for (const run of runs) if (marks.has(run.text)) for (const glyph of run.glyphs) found.add(glyph);
  return found;
}
