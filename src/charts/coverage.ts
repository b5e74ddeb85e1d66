import type { Pen } from "../fonts/outline.ts";

/** How much of each pixel of a small field is covered, 0 to 1, row by row. */
export interface Coverage {
  readonly width: number;
  readonly height: number;
  readonly shares: Float64Array;
}

/** Into how many lines a curve is cut: at the sizes of a chart none is longer than some pixels. */
const curveSteps = 5;

/**
 * A pen that fills what it draws, in pixels downwards. Each edge gives every pixel that it crosses the area to its right;
 * summed along a row that is what is covered. Only sums, products and quotients, which every engine rounds alike.
 */
export function fillingPen(width: number, height: number): Pen & { finished(): Coverage } {
  // One more at each row's end, for edges on the right border.
  const stride = width + 2;
  const areas = new Float64Array(stride * height);
  let [startX, startY, x, y] = [0, 0, 0, 0];

  /** Part of an edge within one row: from (xa, ya) to (xb, yb), `way` down or up. */
  function inRow(row: number, xa: number, xb: number, tall: number, way: number): void {
    const [left, right] = xa < xb ? [xa, xb] : [xb, xa];
    const first = Math.floor(left);
    const last = Math.floor(right);
    const at = row * stride;
    const give = (pixel: number, amount: number) => {
      const place = at + Math.min(Math.max(pixel, 0), stride - 1);
      areas[place] = (areas[place] as number) + amount;
    };
    for (let pixel = first; pixel <= last; pixel++) {
      const from = Math.max(left, pixel);
      const to = Math.min(right, pixel + 1);
      const share = right === left ? 1 : (to - from) / (right - left);
      if (share <= 0) continue;
      const covered = share * tall * way;
      const beside = pixel + 1 - (from + to) / 2;
      give(pixel, covered * beside);
      give(pixel + 1, covered * (1 - beside));
    }
  }

  function edge(toX: number, toY: number): void {
    const [fromX, fromY] = [x, y];
    x = toX;
    y = toY;
    if (fromY === toY) return;
    const way = fromY < toY ? 1 : -1;
    const [topX, topY, footX, footY] = way > 0 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
    const slope = (footX - topX) / (footY - topY);
    const end = Math.min(Math.ceil(footY), height);
    for (let row = Math.max(0, Math.floor(topY)); row < end; row++) {
      const above = Math.max(topY, row);
      const below = Math.min(footY, row + 1);
      if (below > above)
        inRow(row, topX + (above - topY) * slope, topX + (below - topY) * slope, below - above, way);
    }
  }

  return {
    moveTo(toX, toY) {
      [startX, startY, x, y] = [toX, toY, toX, toY];
    },
    lineTo: edge,
    quadraticCurveTo(cx, cy, toX, toY) {
      const [fromX, fromY] = [x, y];
      for (let i = 1; i <= curveSteps; i++) {
        const t = i / curveSteps;
        const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
        if (i === curveSteps) edge(toX, toY);
        else edge(a * fromX + b * cx + c * toX, a * fromY + b * cy + c * toY);
      }
    },
    closePath: () => edge(startX, startY),
    finished() {
      const shares = new Float64Array(width * height);
      for (let row = 0; row < height; row++) {
        let sum = 0;
        for (let column = 0; column < width; column++) {
          sum += areas[row * stride + column] as number;
          // Contours that lie over each other count once.
          shares[row * width + column] = Math.min(1, Math.abs(sum));
        }
      }
      return { width, height, shares };
    },
  };
}
