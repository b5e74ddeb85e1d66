import type { PDFOperatorList } from "pdfjs-dist/types/src/display/api.js";

/** A straight line on a page, upright or level, in points from the page's upper left corner. */
export interface Ruling {
  readonly upright: boolean;
  /** x of an upright line, y of a level one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export type PageMatrix = readonly [number, number, number, number, number, number];
export type PdfOps = Readonly<Record<string, number>>;

/** The steps that fill a path. */
export const fillingSteps = (ops: PdfOps): ReadonlySet<number | undefined> =>
  new Set([
    ops.fill,
    ops.eoFill,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);

/** Where a matrix puts a point. */
export const pagePoint =
  (m: PageMatrix) =>
  (x: number, y: number): PagePoint => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];

/** One matrix after another: `n` first. */
export const times = (m: PageMatrix, n: PageMatrix): PageMatrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** A filled rectangle as thin as this is a line. pt */
const thin = 3;
/** A line may lean by this. pt */
const lean = 0.7;
/** No page has more lines than this; what has is a drawing or an attack. */
const mostLines = 50_000;

export type PagePoint = readonly [number, number];

/** Turns a path of pdf.js into polygons; curves end one or, for the area of a shape, are its chords. */
export function polygonsOf(
  data: ArrayLike<number>,
  place: (x: number, y: number) => PagePoint,
  withCurves = false,
): PagePoint[][] {
  const polygons: PagePoint[][] = [];
  let here: PagePoint[] = [];
  const end = () => {
    if (here.length > 1) polygons.push(here);
    here = [];
  };
  const curveTo = (point: PagePoint) => {
    if (withCurves) {
      here.push(point);
      return;
    }
    end();
    here = [point];
  };
  for (let i = 0; i < data.length; ) {
    const x = data[i + 1] as number;
    const y = data[i + 2] as number;
    switch (data[i]) {
      case 0:
        end();
        here = [place(x, y)];
        i += 3;
        break;
      case 1:
        here.push(place(x, y));
        i += 3;
        break;
      case 2:
        curveTo(place(data[i + 5] as number, data[i + 6] as number));
        i += 7;
        break;
      case 3:
        curveTo(place(data[i + 3] as number, data[i + 4] as number));
        i += 5;
        break;
      default:
        if (here.length > 2) here.push(here[0] as PagePoint);
        i += 1;
    }
  }
  end();
  return polygons;
}

function segment([x1, y1]: PagePoint, [x2, y2]: PagePoint): Ruling | undefined {
  const [dx, dy] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (dx <= lean && dy > lean)
    return { upright: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) };
  if (dy <= lean && dx > lean)
    return { upright: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) };
  return undefined;
}

/** A filled shape that is a line: its box is thin. */
function filledLine(polygon: readonly PagePoint[]): Ruling | undefined {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [wide, high] = [right - left, bottom - top];
  if (wide < thin && high > 2 * wide) return { upright: true, at: (left + right) / 2, from: top, to: bottom };
  if (high < thin && wide > 2 * high)
    return { upright: false, at: (top + bottom) / 2, from: left, to: right };
  return undefined;
}

/** A dot of a dotted line is as small as this, and as near to the next. pt */
const dot = 2.5;
const betweenDots = 5;
/** Fewer dots are no line. */
const leastDots = 5;

/** Lines of dots that are drawn one by one, as browsers do. */
function dottedLines(dots: readonly PagePoint[]): Ruling[] {
  const lines: Ruling[] = [];
  for (const upright of [true, false]) {
    const rows = new Map<number, number[]>();
    for (const [x, y] of dots) {
      const at = Math.round((upright ? x : y) * 4) / 4;
      const own = rows.get(at);
      if (own === undefined) rows.set(at, [upright ? y : x]);
      else own.push(upright ? y : x);
    }
    for (const [at, all] of rows) {
      let run: number[] = [];
      const end = () => {
        if (run.length >= leastDots)
          lines.push({ upright, at, from: run[0] as number, to: run.at(-1) as number });
      };
      for (const place of all.toSorted((a, b) => a - b)) {
        if (run.length > 0 && place - (run.at(-1) as number) > betweenDots) {
          end();
          run = [];
        }
        run.push(place);
      }
      end();
    }
  }
  return lines;
}

/** The middle of a filled shape that is no longer than a dot. */
function dotIn(polygon: readonly PagePoint[]): PagePoint | undefined {
  const xs = polygon.map(([x]) => x);
  const ys = polygon.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return right - left < dot && bottom - top < dot ? [(left + right) / 2, (top + bottom) / 2] : undefined;
}

/**
 * The lines drawn on a page: strokes along the page's edges and filled rectangles thinner than 3 pt, through forms and
 * transforms. `view` turns the page's space into points from its upper left corner.
 */
export function rulingsOf(list: PDFOperatorList, ops: PdfOps, view: PageMatrix): Ruling[] {
  const stroking = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ]);
  const filling = fillingSteps(ops);
  const rulings: Ruling[] = [];
  const dots: PagePoint[] = [];
  const saved: PageMatrix[] = [];
  let matrix = view;
  for (let i = 0; i < list.fnArray.length && rulings.length < mostLines; i++) {
    const fn = list.fnArray[i];
    const args = list.argsArray[i];
    if (fn === ops.save) saved.push(matrix);
    else if (fn === ops.restore) matrix = saved.pop() ?? view;
    else if (fn === ops.transform) matrix = times(matrix, args as PageMatrix);
    else if (fn === ops.paintFormXObjectBegin) {
      saved.push(matrix);
      if (args?.[0]) matrix = times(matrix, args[0] as PageMatrix);
    } else if (fn === ops.paintFormXObjectEnd) matrix = saved.pop() ?? view;
    else if (fn === ops.constructPath) {
      const [kind, [data]] = args as [number, [ArrayLike<number> | null]];
      if (data === null || data === undefined || (!stroking.has(kind) && !filling.has(kind))) continue;
      for (const polygon of polygonsOf(data, pagePoint(matrix))) {
        const filled = filling.has(kind) ? filledLine(polygon) : undefined;
        if (filled !== undefined) rulings.push(filled);
        else if (filling.has(kind) && dots.length < mostLines) {
          const middle = dotIn(polygon);
          if (middle !== undefined) dots.push(middle);
        }
        if (!stroking.has(kind)) continue;
        for (let p = 1; p < polygon.length; p++) {
          const drawn = segment(polygon[p - 1] as PagePoint, polygon[p] as PagePoint);
          if (drawn !== undefined) rulings.push(drawn);
        }
      }
    }
  }
  return [...rulings, ...dottedLines(dots)];
}
