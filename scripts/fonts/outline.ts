/** A closed contour of a TrueType glyph: points in font units; between two that are off the curve lies an implied one. */
export type Contour = { readonly x: number[]; readonly y: number[]; readonly on: boolean[] };

/** A contour as curves from node to node, started on a node. Segment i ends on node i + 1; a line has no control. */
export type Path = {
  readonly x: number[];
  readonly y: number[];
  /** The control point of the segment that leaves the node; NaN for a line. */
  readonly cx: number[];
  readonly cy: number[];
};

/** The path of a contour; undefined where it has no area to speak of (fewer than two points, none on the curve). */
export function pathOf({ x, y, on }: Contour): Path | undefined {
  const count = x.length;
  const first = on.indexOf(true);
  if (count < 2 || first < 0) return undefined;
  const path: Path = { x: [], y: [], cx: [], cy: [] };
  const at = (i: number) => (first + i) % count;
  const node = (nx: number, ny: number) => {
    path.x.push(nx);
    path.y.push(ny);
    path.cx.push(Number.NaN);
    path.cy.push(Number.NaN);
  };
  for (let i = 0; i < count; i++) {
    const [here, next] = [at(i), at(i + 1)];
    const [px, py] = [x[here] as number, y[here] as number];
    if (on[here]) node(px, py);
    else {
      path.cx[path.cx.length - 1] = px;
      path.cy[path.cy.length - 1] = py;
      if (!on[next]) node((px + (x[next] as number)) / 2, (py + (y[next] as number)) / 2);
    }
  }
  return path;
}

/** How many pieces a curve needs to be straight within `flatness`. */
export const piecesOf = (
  x0: number,
  y0: number,
  cx: number,
  cy: number,
  x1: number,
  y1: number,
  flatness: number,
) =>
  Math.max(
    1,
    Math.ceil(Math.sqrt(Math.sqrt((x0 - 2 * cx + x1) ** 2 + (y0 - 2 * cy + y1) ** 2) / (4 * flatness))),
  );

/** A path as straight pieces; `nodes` are the places of its nodes among the points. Closed: the last point is the first. */
export function flattened(path: Path, flatness: number, longest = Number.POSITIVE_INFINITY) {
  const [px, py, nodes]: [number[], number[], number[]] = [[], [], []];
  const count = path.x.length;
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count;
    const [x0, y0, x1, y1] = [path.x[i], path.y[i], path.x[j], path.y[j]] as [number, number, number, number];
    const line = Number.isNaN(path.cx[i]);
    const [cx, cy] = line ? [(x0 + x1) / 2, (y0 + y1) / 2] : [path.cx[i] as number, path.cy[i] as number];
    const length = Math.sqrt((cx - x0) ** 2 + (cy - y0) ** 2) + Math.sqrt((x1 - cx) ** 2 + (y1 - cy) ** 2);
    const pieces = Math.max(piecesOf(x0, y0, cx, cy, x1, y1, flatness), Math.ceil(length / longest));
    nodes.push(px.length);
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      px.push(a * x0 + b * cx + c * x1);
      py.push(a * y0 + b * cy + c * y1);
    }
  }
  nodes.push(px.length);
  px.push(path.x[0] as number);
  py.push(path.y[0] as number);
  return { x: px, y: py, nodes };
}

/** Square of the distance of a point from the piece between two points. */
export function fromPiece(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
  return (x0 + t * dx - x) ** 2 + (y0 + t * dy - y) ** 2;
}
