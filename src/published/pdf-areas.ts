import { type PageMatrix, type PagePoint, pagePoint } from "./pdf-rulings.ts";

/** An area of a page, in points from its upper left corner. */
export interface PageArea {
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  readonly polygons: readonly (readonly PagePoint[])[];
  readonly points: number;
  /** What lies in two of its polygons lies in neither; else two that run the same way are one. */
  readonly evenOdd: boolean;
}

/** The area of polygons; nothing if they have no points. */
export function pageArea(
  polygons: readonly (readonly PagePoint[])[],
  evenOdd: boolean,
): PageArea | undefined {
  const points = polygons.reduce((sum, polygon) => sum + polygon.length, 0);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (const [x, y] of polygon) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return left > right ? undefined : { box: [left, top, right, bottom], polygons, points, evenOdd };
}

/** How often a polygon runs around a point, and which way. */
function turnsAround([x, y]: PagePoint, polygon: readonly PagePoint[]): number {
  let turns = 0;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [ax, ay] = polygon[j] as PagePoint;
    const [bx, by] = polygon[i] as PagePoint;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) turns += by > ay ? 1 : -1;
  }
  return turns;
}

/** Whether a point lies in an area. */
export function isInArea(
  { box: [left, top, right, bottom], polygons, evenOdd }: PageArea,
  point: PagePoint,
): boolean {
  const [x, y] = point;
  if (x < left || x > right || y < top || y > bottom) return false;
  const turns = polygons.reduce((sum, polygon) => sum + turnsAround(point, polygon), 0);
  return evenOdd ? turns % 2 !== 0 : turns !== 0;
}

/** A rectangle of two corners, as a matrix puts it. */
export const rectangle = (m: PageMatrix, [x0, y0, x1, y1]: readonly number[]): PageArea | undefined => {
  const at = pagePoint(m);
  const [a, b, c, d] = [x0, y0, x1, y1] as [number, number, number, number];
  return pageArea([[at(a, b), at(c, b), at(c, d), at(a, d)]], false);
};
