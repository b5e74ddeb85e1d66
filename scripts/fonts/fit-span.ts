import { fromPiece, piecesOf } from "./outline.ts";

/** Straight pieces, in order. */
export type Line = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> };

/** Box that no point may leave: xMin, yMin, xMax, yMax. */
export type Box = readonly [number, number, number, number];

/** A tangent longer than `longTangent` may turn by this much at a node, shorter ones are nobody's to see. */
const [tangentCosine, longTangent] = [Math.cos((12 * Math.PI) / 180), 6];
/** How far from a curve its straight pieces may lie. */
export const flatness = 0.04;

/** A stretch of the outline, with each point's share of its length. */
type Piece = Line & { readonly share: readonly number[] };

export function pieceOf({ x, y }: Line, from: number, to: number): Piece {
  const piece = { x: [] as number[], y: [] as number[], share: [0] };
  for (let i = from; i <= to; i++) {
    piece.x.push(x[i] as number);
    piece.y.push(y[i] as number);
  }
  for (let i = 1; i < piece.x.length; i++)
    piece.share.push(
      (piece.share[i - 1] as number) +
        Math.sqrt(
          ((piece.x[i] as number) - (piece.x[i - 1] as number)) ** 2 +
            ((piece.y[i] as number) - (piece.y[i - 1] as number)) ** 2,
        ),
    );
  const length = piece.share.at(-1) || 1;
  for (let i = 0; i < piece.share.length; i++) piece.share[i] = (piece.share[i] as number) / length;
  return piece;
}

/** A span with `n` controls that stays within the tolerance; undefined where none was found. */
export function fitted(
  piece: Piece,
  ends: readonly [number, number, number, number],
  n: number,
  tolerance: number,
  tangents: readonly [readonly [number, number], readonly [number, number]],
  box: Box,
): { x: number[]; y: number[] } | undefined {
  if (n === 0) return holds(piece, ends, [], [], tolerance, tangents) ? { x: [], y: [] } : undefined;
  if (piece.x.length < n + 2) return undefined;
  const controls = leastSquares(piece, ends, n, tolerance);
  if (controls === undefined || controls.worst > tolerance * 1.6) return undefined;
  const within = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Math.round(value)));
  const x = controls.x.map((value) => within(value, box[0], box[2]));
  const y = controls.y.map((value) => within(value, box[1], box[3]));
  // A tangent along an axis stays there.
  const [start, end] = tangents;
  if (start[1] === 0) y[0] = ends[1];
  if (start[0] === 0) x[0] = ends[0];
  if (end[1] === 0) y[n - 1] = ends[3];
  if (end[0] === 0) x[n - 1] = ends[2];
  if (holds(piece, ends, x, y, tolerance, tangents)) return { x, y };
  if (n > 1) return undefined;
  const [x0, y0] = [x[0] as number, y[0] as number];
  for (const [dx, dy] of neighbours) {
    const [nx, ny] = [[within(x0 + dx, box[0], box[2])], [within(y0 + dy, box[1], box[3])]];
    if (holds(piece, ends, nx, ny, tolerance, tangents)) return { x: nx, y: ny };
  }
  return undefined;
}

const neighbours = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** The points of a uniform quadratic spline for a parameter in [0, n]: weights of start, controls and end. */
function weights(u: number, n: number, into: Float64Array): void {
  into.fill(0);
  const k = Math.min(n - 1, Math.floor(u));
  const t = u - k;
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  const add = (i: number, by: number) => {
    into[i] = (into[i] as number) + by;
  };
  add(k + 1, b);
  if (k === 0) add(0, a);
  else {
    add(k, a / 2);
    add(k + 1, a / 2);
  }
  if (k === n - 1) add(n + 1, c);
  else {
    add(k + 1, c / 2);
    add(k + 2, c / 2);
  }
}

/** Controls of the spline nearest the piece; its points are moved along the spline to their nearest places, four times. */
function leastSquares(
  piece: Piece,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  n: number,
  tolerance: number,
) {
  const count = piece.x.length;
  const u = piece.share.map((share) => share * n);
  const w = new Float64Array(n + 2);
  const [x, y] = [new Float64Array(n + 2), new Float64Array(n + 2)];
  [x[0], y[0], x[n + 1], y[n + 1]] = [x0, y0, x1, y1];
  let worst = 0;
  for (let round = 0; round < 5; round++) {
    const matrix = Array.from({ length: n }, () => new Float64Array(n + 2));
    for (let i = 1; i < count - 1; i++) {
      weights(u[i] as number, n, w);
      const weight = (piece.share[i + 1] as number) - (piece.share[i - 1] as number);
      const rx = (piece.x[i] as number) - (w[0] as number) * x0 - (w[n + 1] as number) * x1;
      const ry = (piece.y[i] as number) - (w[0] as number) * y0 - (w[n + 1] as number) * y1;
      for (let r = 0; r < n; r++) {
        const wr = (w[r + 1] as number) * weight;
        if (wr === 0) continue;
        const row = matrix[r] as Float64Array;
        for (let c = 0; c < n; c++) row[c] = (row[c] as number) + wr * (w[c + 1] as number);
        row[n] = (row[n] as number) + wr * rx;
        row[n + 1] = (row[n + 1] as number) + wr * ry;
      }
    }
    if (!solved(matrix, n)) return undefined;
    for (let r = 0; r < n; r++) {
      x[r + 1] = (matrix[r] as Float64Array)[n] as number;
      y[r + 1] = (matrix[r] as Float64Array)[n + 1] as number;
    }
    worst = 0;
    let last = 0;
    for (let i = 1; i < count - 1; i++) {
      const k = Math.min(n - 1, Math.floor(u[i] as number));
      const t = (u[i] as number) - k;
      const [c0, d0] = [x[k + 1] as number, y[k + 1] as number];
      const [sx, sy] = k === 0 ? [x0, y0] : [((x[k] as number) + c0) / 2, ((y[k] as number) + d0) / 2];
      const [ex, ey] =
        k === n - 1 ? [x1, y1] : [((x[k + 2] as number) + c0) / 2, ((y[k + 2] as number) + d0) / 2];
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      const [ox, oy] = [
        (piece.x[i] as number) - (a * sx + b * c0 + c * ex),
        (piece.y[i] as number) - (a * sy + b * d0 + c * ey),
      ];
      const [vx, vy] = [2 * ((1 - t) * (c0 - sx) + t * (ex - c0)), 2 * ((1 - t) * (d0 - sy) + t * (ey - d0))];
      const speed = vx * vx + vy * vy;
      const along = speed === 0 ? 0 : (ox * vx + oy * vy) / speed;
      worst = Math.max(worst, ox * ox + oy * oy - along * along * speed);
      last = u[i] = Math.min(n, Math.max(last, (u[i] as number) + along));
    }
    worst = Math.sqrt(Math.max(0, worst));
    if (worst < tolerance / 2) break;
    if (worst > tolerance * (round === 0 ? 12 : 4)) return undefined;
  }
  return { x: [...x.subarray(1, n + 1)], y: [...y.subarray(1, n + 1)], worst };
}

/** Gauss's elimination in place; the last two columns become the solution. */
function solved(matrix: readonly Float64Array[], n: number): boolean {
  for (let p = 0; p < n; p++) {
    const row = matrix[p] as Float64Array;
    const pivot = row[p] as number;
    if (pivot < 1e-9) return false;
    for (let c = p; c < n + 2; c++) row[c] = (row[c] as number) / pivot;
    for (let r = 0; r < n; r++) {
      const other = matrix[r] as Float64Array;
      const factor = other[p] as number;
      if (r === p || factor === 0) continue;
      for (let c = p; c < n + 2; c++) other[c] = (other[c] as number) - factor * (row[c] as number);
    }
  }
  return true;
}

/** Whether a span stays near the piece, both ways, and leaves and reaches its ends as the piece does. */
function holds(
  piece: Piece,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  x: readonly number[],
  y: readonly number[],
  tolerance: number,
  [start, end]: readonly [readonly [number, number], readonly [number, number]],
): boolean {
  const n = x.length;
  const straight = (ax: number, ay: number, bx: number, by: number, [tx, ty]: readonly [number, number]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.sqrt(dx * dx + dy * dy);
    return length < longTangent || dx * tx + dy * ty >= tangentCosine * length;
  };
  if (!straight(x0, y0, x[0] ?? x1, y[0] ?? y1, start)) return false;
  if (!straight(x[n - 1] ?? x0, y[n - 1] ?? y0, x1, y1, end)) return false;
  const curve = { x: [x0], y: [y0] };
  let [sx, sy] = [x0, y0];
  for (let k = 0; k < n; k++) {
    const [cx, cy] = [x[k] as number, y[k] as number];
    const [ex, ey] =
      k === n - 1 ? [x1, y1] : [(cx + (x[k + 1] as number)) / 2, (cy + (y[k + 1] as number)) / 2];
    const pieces = piecesOf(sx, sy, cx, cy, ex, ey, flatness);
    for (let p = 1; p <= pieces; p++) {
      const t = p / pieces;
      curve.x.push((1 - t) * (1 - t) * sx + 2 * t * (1 - t) * cx + t * t * ex);
      curve.y.push((1 - t) * (1 - t) * sy + 2 * t * (1 - t) * cy + t * t * ey);
    }
    [sx, sy] = [ex, ey];
  }
  if (n === 0) {
    curve.x.push(x1);
    curve.y.push(y1);
  }
  return follows(piece, curve, tolerance * tolerance) && follows(curve, piece, tolerance * tolerance);
}

/** Whether each point of a line is near the other line, and comes in the same order. */
function follows(points: Line, line: Line, square: number): boolean {
  let piece = 0;
  const pieces = line.x.length - 1;
  for (let i = 0; i < points.x.length; i++) {
    const [px, py] = [points.x[i] as number, points.y[i] as number];
    while (
      fromPiece(
        px,
        py,
        line.x[piece] as number,
        line.y[piece] as number,
        line.x[piece + 1] as number,
        line.y[piece + 1] as number,
      ) > square
    )
      if (++piece >= pieces) return false;
  }
  return true;
}
