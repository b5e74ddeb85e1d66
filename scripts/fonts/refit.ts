import { type Box, fitted, flatness, type Line, pieceOf } from "./fit-span.ts";
import { type Contour, flattened, type Path, pathOf } from "./outline.ts";

/** A stretch of a contour written anew: the points off the curve between two nodes, and what they cost in the file. */
type Span = { readonly x: number[]; readonly y: number[]; readonly cost: number };

/** Points off the curve in one span; more of them are two spans. */
const mostControls = 5;
/** A node where the contour turns by more is a corner and stays one: its cosine. */
const cornerCosine = Math.cos((30 * Math.PI) / 180);
/** A turning point in x or y is kept when the contour goes back by this much on both sides. */
const prominence = 2;

/** The contour with as few bytes as the distance allows: every point of either within `tolerance` of the other. */
export function refitContour(contour: Contour, tolerance: number, box: Box): Contour {
  const path = pathOf(contour);
  if (path === undefined || path.x.length < 3) return contour;
  const whole = range(0, path.x.length).filter((node) => isWhole(path, node));
  if (whole.length === 0) return contour;
  const top = path.y.indexOf(Math.max(...path.y));
  const start = anchorsOf(path, box)[0] ?? (isWhole(path, top) ? top : (whole[0] as number));
  const turned = rotated(path, start);
  const outline = flattened(turned, flatness, 12);
  const anchors = anchorsOf(turned, box).filter((node) => node > 0);
  const anew: Contour = { x: [turned.x[0] as number], y: [turned.y[0] as number], on: [true] };
  let from = 0;
  for (const to of [...anchors, turned.x.length]) {
    for (const { x, y, node } of refitRun(turned, outline, from, to, tolerance, box)) {
      for (const [i, cx] of x.entries()) push(anew, cx, y[i] as number, false);
      if (node < turned.x.length) push(anew, turned.x[node] as number, turned.y[node] as number, true);
    }
    from = to;
  }
  return withoutImplied(anew);
}

const push = ({ x, y, on }: Contour, px: number, py: number, curve: boolean) => {
  x.push(px);
  y.push(py);
  on.push(curve);
};

const rotated = ({ x, y, cx, cy }: Path, by: number): Path => {
  const turn = (values: number[]) => [...values.slice(by), ...values.slice(0, by)];
  return { x: turn(x), y: turn(y), cx: turn(cx), cy: turn(cy) };
};

/** Points on the curve that lie midway between two off it need not be written. The first one stays. */
function withoutImplied({ x, y, on }: Contour): Contour {
  const kept: Contour = { x: [], y: [], on: [] };
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [i - 1, (i + 1) % x.length];
    const implied =
      i > 0 &&
      on[i] &&
      !on[a] &&
      !on[b] &&
      (x[a] as number) + (x[b] as number) === 2 * (x[i] as number) &&
      (y[a] as number) + (y[b] as number) === 2 * (y[i] as number);
    if (!implied) push(kept, x[i] as number, y[i] as number, on[i] as boolean);
  }
  return kept;
}

/** The direction in which a path leaves a node (`ahead`), or comes to it, as a unit vector. */
function direction(path: Path, node: number, ahead: boolean): [number, number] {
  const count = path.x.length;
  const segment = ahead ? node % count : (node + count - 1) % count;
  const other = ahead ? (node + 1) % count : segment;
  const control = !Number.isNaN(path.cx[segment]);
  const here = node % count;
  let dx = (control ? (path.cx[segment] as number) : (path.x[other] as number)) - (path.x[here] as number);
  let dy = (control ? (path.cy[segment] as number) : (path.y[other] as number)) - (path.y[here] as number);
  if (dx === 0 && dy === 0) {
    dx = (path.x[other] as number) - (path.x[here] as number);
    dy = (path.y[other] as number) - (path.y[here] as number);
  }
  const length = Math.sqrt(dx * dx + dy * dy) * (ahead ? 1 : -1);
  return length === 0 ? [0, 0] : [dx / length, dy / length];
}

const isWhole = (path: Path, node: number) =>
  Number.isInteger(path.x[node]) && Number.isInteger(path.y[node]);

/** Nodes that stay where they are: corners, turning points, and the ends of what reaches the box between nodes. */
function anchorsOf(path: Path, box: Box): number[] {
  const count = path.x.length;
  const held = new Set<number>();
  for (let node = 0; node < count; node++) {
    if (reachesBox(path, node, box)) {
      let [a, b] = [node, (node + 1) % count];
      while (!isWhole(path, a)) a = (a + count - 1) % count;
      while (!isWhole(path, b)) b = (b + 1) % count;
      held.add(a).add(b);
    }
    if (!isWhole(path, node)) continue;
    const [ax, ay] = direction(path, node, false);
    const [bx, by] = direction(path, node, true);
    if (ax * bx + ay * by < cornerCosine || turnsBack(path.x, node) || turnsBack(path.y, node))
      held.add(node);
  }
  return [...held].toSorted((a, b) => a - b);
}

/** Whether the control after a node lies on the glyph's box, and neither end of its segment does: it is what makes the box. */
function reachesBox({ x, y, cx, cy }: Path, node: number, box: Box): boolean {
  const next = (node + 1) % x.length;
  const alone = (c: number[], ends: number[], side: number) =>
    c[node] === side && ends[node] !== side && ends[next] !== side;
  return alone(cx, x, box[0]) || alone(cy, y, box[1]) || alone(cx, x, box[2]) || alone(cy, y, box[3]);
}

/** Whether a coordinate is greatest or least at a node, and goes back by `prominence` on both sides. */
function turnsBack(values: readonly number[], node: number): boolean {
  const value = values[node] as number;
  const side = (step: number): number => {
    let sign = 0;
    for (let i = 1; i < values.length; i++) {
      const by = (values[(node + step * i + values.length * 2) % values.length] as number) - value;
      if (sign !== 0 && by * sign < 0) return 0;
      if (by !== 0 && sign === 0) sign = Math.sign(by);
      if (Math.abs(by) >= prominence) return sign;
    }
    return 0;
  };
  const before = side(-1);
  return before !== 0 && before === side(1);
}

/** What bytes a point takes: its flag, and none, one or two for each step. */
const stepCost = (by: number) => (by === 0 ? 0 : Math.abs(by) < 256 ? 1 : 2);
const costOf = (
  x0: number,
  y0: number,
  x: readonly number[],
  y: readonly number[],
  x1: number,
  y1: number,
) => {
  let cost = x.length + 1;
  for (let i = 0; i <= x.length; i++)
    cost += stepCost((x[i] ?? x1) - (x[i - 1] ?? x0)) + stepCost((y[i] ?? y1) - (y[i - 1] ?? y0));
  return cost;
};

/** The cheapest spans from one anchor to the next: shortest path over the nodes between. */
function refitRun(
  path: Path,
  outline: Line & { readonly nodes: readonly number[] },
  first: number,
  last: number,
  tolerance: number,
  box: Box,
): (Span & { node: number })[] {
  const count = path.x.length;
  const stops: number[] = [];
  for (let node = first; node <= last; node++)
    if (node === first || node === last || isWhole(path, node)) stops.push(node);
  const best = stops.map((_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
  const into: ((Span & { from: number }) | undefined)[] = [];
  for (let i = 0; i < stops.length - 1; i++) {
    // A number of controls that failed twice is not tried on longer spans.
    const failures = new Array<number>(mostControls + 1).fill(0);
    for (let j = i + 1; j < stops.length; j++) {
      const [a, b] = [stops[i] as number, stops[j] as number];
      const ends = [path.x[a], path.y[a], path.x[b % count], path.y[b % count]] as [
        number,
        number,
        number,
        number,
      ];
      let span: Span | undefined;
      const tangents = [direction(path, a, true), direction(path, b, false)] as const;
      const piece = pieceOf(outline, outline.nodes[a] as number, outline.nodes[b] as number);
      const held = j === i + 1 && range(a, b).some((node) => reachesBox(path, node, box));
      for (let n = 0; n <= mostControls && span === undefined && !held; n++) {
        if ((failures[n] as number) >= 2) continue;
        const fit = fitted(piece, ends, n, tolerance, tangents, box);
        if (fit === undefined) failures[n] = (failures[n] as number) + 1;
        else span = { ...fit, cost: costOf(ends[0], ends[1], fit.x, fit.y, ends[2], ends[3]) };
      }
      if (j === i + 1) {
        const own = ownSpan(path, a, b, ends);
        if (span === undefined || own.cost < span.cost) span = own;
      }
      if (span === undefined) {
        if (failures.every((times) => times >= 2)) break;
        continue;
      }
      const cost = (best[i] as number) + span.cost;
      if (cost < (best[j] as number)) {
        best[j] = cost;
        into[j] = { ...span, from: i };
      }
    }
  }
  const spans: (Span & { node: number })[] = [];
  for (let j = stops.length - 1; j > 0; ) {
    const span = into[j] as Span & { from: number };
    spans.unshift({ ...span, node: stops[j] as number });
    j = span.from;
  }
  return spans;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** The span as it was: all nodes between its ends are implied ones. */
function ownSpan(path: Path, a: number, b: number, ends: readonly [number, number, number, number]): Span {
  const [x, y]: [number[], number[]] = [[], []];
  for (let node = a; node < b; node++)
    if (!Number.isNaN(path.cx[node])) {
      x.push(path.cx[node] as number);
      y.push(path.cy[node] as number);
    }
  return { x, y, cost: costOf(ends[0], ends[1], x, y, ends[2], ends[3]) };
}
