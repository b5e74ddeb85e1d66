import { type Contour, flattened, fromPiece, pathOf } from "./outline.ts";
import { boxOf } from "./truetype.ts";

/** What two drawings of a glyph differ by; lengths in font units, areas in square units. */
export type Difference = {
  /** The greatest distance of a point of either from the other, contour by contour. */
  readonly distance: number;
  /** The greatest change of a side of the box round all points. */
  readonly box: number;
  /** How much the area changes, of all contours together. */
  readonly area: number;
  /** The outlines' length, by which an area can be judged. */
  readonly length: number;
  /** Places where contours cross themselves or one another: before, after. */
  readonly crossings: readonly [number, number];
  /** Whether there are as many contours, each wound as before. */
  readonly sameWinding: boolean;
};

type Line = { readonly x: readonly number[]; readonly y: readonly number[] };

/** What is further apart than this is told as infinitely far. */
const farthest = 4;
const cell = 16;
const flatness = 0.01;
/** Points that are measured lie no further apart. */
const sampling = 0.5;

const lineOf = (contour: Contour, longest?: number): Line => {
  const path = pathOf(contour);
  return path === undefined ? { x: [], y: [] } : flattened(path, flatness, longest);
};

/** Pieces of lines by the cells of a grid that they come near. */
class Grid {
  readonly #cells = new Map<number, number[]>();

  constructor(line: Line, margin: number) {
    for (let i = 0; i + 1 < line.x.length; i++) this.#add(line, i, margin);
  }

  /** Puts a piece into the cells that its box, wider by the margin, touches; long pieces are cut by the caller. */
  #add({ x, y }: Line, i: number, margin: number): void {
    const [x0, x1, y0, y1] = [x[i], x[i + 1], y[i], y[i + 1]] as [number, number, number, number];
    const [left, right] = [Math.min(x0, x1) - margin, Math.max(x0, x1) + margin];
    const [bottom, top] = [Math.min(y0, y1) - margin, Math.max(y0, y1) + margin];
    for (let column = Math.floor(left / cell); column * cell <= right; column++)
      for (let row = Math.floor(bottom / cell); row * cell <= top; row++) {
        const key = column * 65536 + row;
        const inside = this.#cells.get(key);
        if (inside === undefined) this.#cells.set(key, [i]);
        else inside.push(i);
      }
  }

  near(x: number, y: number): readonly number[] {
    return this.#cells.get(Math.floor(x / cell) * 65536 + Math.floor(y / cell)) ?? [];
  }

  groups(): Iterable<readonly number[]> {
    return this.#cells.values();
  }
}

/** The greatest distance of the first line's points from the second line. */
function oneWay(points: Line, line: Line): number {
  const grid = new Grid(line, farthest);
  let worst = 0;
  for (let i = 0; i < points.x.length; i++) {
    const [x, y] = [points.x[i] as number, points.y[i] as number];
    let least = Number.POSITIVE_INFINITY;
    for (const piece of grid.near(x, y)) {
      const square = fromPiece(
        x,
        y,
        line.x[piece] as number,
        line.y[piece] as number,
        line.x[piece + 1] as number,
        line.y[piece + 1] as number,
      );
      if (square < least) least = square;
    }
    if (least > worst) worst = least;
  }
  return Math.sqrt(worst) > farthest ? Number.POSITIVE_INFINITY : Math.sqrt(worst);
}

/** Twice the area to the left of a line, and the line's length. */
function measure({ x, y }: Line): { area: number; length: number } {
  let [area, length] = [0, 0];
  for (let i = 0; i + 1 < x.length; i++) {
    const [x0, y0, x1, y1] = [x[i], y[i], x[i + 1], y[i + 1]] as [number, number, number, number];
    area += (x0 * y1 - x1 * y0) / 2;
    length += Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
  }
  return { area, length };
}

/** How often contours cross themselves or one another. A touch is none; a crossing in a joint counts once. */
export function crossings(contours: readonly Contour[]): number {
  const all = { x: [] as number[], y: [] as number[] };
  /** The contour of each piece; pieces between contours have none. */
  const owner: number[] = [];
  const ends: [number, number][] = [];
  for (const [i, contour] of contours.entries()) {
    const { x, y } = lineOf(contour, cell);
    ends.push([all.x.length, all.x.length + x.length - 2]);
    for (let k = 0; k < x.length; k++) {
      all.x.push(x[k] as number);
      all.y.push(y[k] as number);
      owner.push(k + 1 < x.length ? i : -1);
    }
  }
  const side = (a: number, b: number, p: number) =>
    ((all.x[b] as number) - (all.x[a] as number)) * ((all.y[p] as number) - (all.y[a] as number)) -
      ((all.y[b] as number) - (all.y[a] as number)) * ((all.x[p] as number) - (all.x[a] as number)) >=
    0;
  const found = new Set<number>();
  for (const pieces of new Grid(all, 0).groups())
    for (const [n, a] of pieces.entries())
      for (const b of pieces.slice(n + 1)) {
        if (owner[a] === -1 || owner[b] === -1) continue;
        const [first, last] = ends[owner[a] as number] as [number, number];
        if (owner[a] === owner[b] && (b - a === 1 || (a === first && b === last))) continue;
        if (side(a, a + 1, b) !== side(a, a + 1, b + 1) && side(b, b + 1, a) !== side(b, b + 1, a + 1))
          found.add(a * 65536 + b);
      }
  return found.size;
}

export function compare(before: readonly Contour[], after: readonly Contour[]): Difference {
  let [distance, area, length] = [0, 0, 0];
  let sameWinding = before.length === after.length;
  for (const [i, contour] of before.entries()) {
    const other = after[i] ?? { x: [], y: [], on: [] };
    const [a, b] = [lineOf(contour, cell), lineOf(other, cell)];
    distance = Math.max(distance, oneWay(lineOf(contour, sampling), b), oneWay(lineOf(other, sampling), a));
    const [old, now] = [measure(a), measure(b)];
    area += Math.abs(now.area - old.area);
    length += old.length;
    if (Math.sign(old.area) !== Math.sign(now.area)) sameWinding = false;
  }
  const [was, is] = [boxOf(before), boxOf(after)];
  return {
    distance,
    box: before.length === 0 ? 0 : Math.max(...was.map((value, i) => Math.abs(value - (is[i] as number)))),
    area,
    length,
    crossings: [crossings(before), crossings(after)],
    sameWinding,
  };
}
