import type { Ruling } from "./pdf-rulings.ts";
import type { PageGlyph } from "./pdf-text.ts";

/** Between the edges of two cells that each have their own: wider than a line drawn twice, narrower than any column. pt */
const widest = 9;
const narrowest = 1;
/** Fewer such strips are no table whose cells stand apart. */
const leastStrips = 2;
/** No form has more lines on a page. */
const mostRulings = 6_000;

/** A page that takes more looks than this is a drawing or an attack. */
const mostLooksAtStrips = 2_000_000;

/** The middle of a character: across the lines that are looked at, and along them. */
type Spot = readonly [across: number, along: number];

/** The strips between neighbouring lines of one direction in which no character stands beside them, as spans. */
function emptyStrips(lines: readonly Ruling[], spots: readonly Spot[]): readonly [number, number][] {
  const byPlace = new Map<number, Ruling[]>();
  for (const line of lines) {
    const place = Math.round(line.at * 10) / 10;
    const own = byPlace.get(place);
    if (own === undefined) byPlace.set(place, [line]);
    else own.push(line);
  }
  const sorted = spots.toSorted(([a], [b]) => a - b);
  const firstAfter = (value: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Spot)[0] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  let looks = 0;
  const isEmpty = (from: number, to: number, beside: readonly Ruling[]): boolean => {
    for (let i = firstAfter(from); i < sorted.length && (sorted[i] as Spot)[0] < to; i++) {
      looks += beside.length;
      if (looks > mostLooksAtStrips) return false;
      const along = (sorted[i] as Spot)[1];
      if (beside.some((line) => along > line.from && along < line.to)) return false;
    }
    return true;
  };
  const strips: [number, number][] = [];
  let beside: Ruling[] = [];
  for (const [place, own] of [...byPlace].toSorted(([a], [b]) => a - b)) {
    const last = strips.at(-1);
    if (last !== undefined && place - last[0] <= widest && isEmpty(last[0], place, [...beside, ...own])) {
      last[1] = place;
      beside.push(...own);
    } else {
      strips.push([place, place]);
      beside = [...own];
    }
  }
  return strips.filter(([from, to]) => to - from > narrowest);
}

/**
 * The lines of tables whose cells stand apart, as a browser draws `border=1` (border-collapse: separate): two edges with
 * nothing but an empty strip between them become one line in its middle. Other lines are left as they are.
 */
export function withoutGaps(rulings: readonly Ruling[], glyphs: readonly PageGlyph[]): readonly Ruling[] {
  const own = glyphs.filter(({ text }) => text.trim() !== "");
  if (rulings.length > mostRulings) return rulings;
  const spots = own.map(({ x, width, y, size }): Spot => [x + width / 2, y - size * 0.35]);
  const across = emptyStrips(
    rulings.filter(({ upright }) => upright),
    spots,
  );
  const down = emptyStrips(
    rulings.filter(({ upright }) => !upright),
    spots.map(([x, y]): Spot => [y, x]),
  );
  if (across.length < leastStrips || down.length < leastStrips) return rulings;
  const middle = (strips: readonly [number, number][], place: number) => {
    const strip = strips.find(([from, to]) => place >= from - 0.6 && place <= to + 0.6);
    return strip === undefined ? place : (strip[0] + strip[1]) / 2;
  };
  return rulings.map((ruling) => {
    const [along, beside] = ruling.upright ? [down, across] : [across, down];
    return {
      ...ruling,
      at: middle(beside, ruling.at),
      from: middle(along, ruling.from),
      to: middle(along, ruling.to),
    };
  });
}
