import { outlinePlaces } from "./truetype-subset.ts";

/** What draws an outline: of a canvas's path what is needed. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  closePath(): void;
}
/** x' = a·x + c·y + e, y' = b·x + d·y + f */
type GlyphMatrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const unmoved: GlyphMatrix = [1, 0, 0, 1, 0, 0];
const flag = { onCurve: 1, shortX: 2, shortY: 4, again: 8, sameX: 16, sameY: 32 };
const part = { words: 1, places: 2, scale: 8, more: 32, scaleXY: 64, matrix: 128 };

/** Draws glyphs of a font with TrueType outlines, in units of the font, upwards. */
export function outlinePen(file: Uint8Array): (glyph: number, pen: Pen) => void {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const placeOf = outlinePlaces(file);

  function simple(at: number, contours: number, pen: Pen, [a, b, c, d, e, f]: GlyphMatrix): void {
    const ends = Array.from({ length: contours }, (_, i) => view.getUint16(at + 10 + 2 * i));
    const count = (ends[contours - 1] as number) + 1;
    let here = at + 10 + 2 * contours;
    here += 2 + view.getUint16(here);
    const flags: number[] = [];
    while (flags.length < count) {
      const bits = view.getUint8(here++);
      const times = bits & flag.again ? view.getUint8(here++) : 0;
      for (let i = 0; i <= times; i++) flags.push(bits);
    }
    const along = (short: number, same: number) => {
      let value = 0;
      return flags.map((bits) => {
        if (bits & short) value += bits & same ? view.getUint8(here++) : -view.getUint8(here++);
        else if (!(bits & same)) {
          value += view.getInt16(here);
          here += 2;
        }
        return value;
      });
    };
    const xs = along(flag.shortX, flag.sameX);
    const ys = along(flag.shortY, flag.sameY);
    let first = 0;
    for (const last of ends) {
      const points = Array.from({ length: last - first + 1 }, (_, i) => {
        const [x, y] = [xs[first + i] as number, ys[first + i] as number];
        return {
          x: a * x + c * y + e,
          y: b * x + d * y + f,
          on: ((flags[first + i] as number) & flag.onCurve) !== 0,
        };
      });
      first = last + 1;
      if (points.length > 1) contour(points, pen);
    }
  }

  function draw(glyph: number, pen: Pen, matrix: GlyphMatrix, depth: number): void {
    const [at, length] = placeOf(glyph);
    if (length < 10 || depth > 6) return;
    const contours = view.getInt16(at);
    if (contours > 0) simple(at, contours, pen, matrix);
    if (contours >= 0) return;
    let here = at + 10;
    let bits: number;
    do {
      bits = view.getUint16(here);
      const other = view.getUint16(here + 2);
      here += 4;
      const wide = bits & part.words;
      const dx = wide ? view.getInt16(here) : view.getInt8(here);
      const dy = wide ? view.getInt16(here + 2) : view.getInt8(here + 1);
      here += wide ? 4 : 2;
      const scale = () => {
        here += 2;
        return view.getInt16(here - 2) / 0x4000;
      };
      let [a, b, c, d] = [1, 0, 0, 1];
      if (bits & part.scale) {
        a = scale();
        d = a;
      } else if (bits & part.scaleXY) [a, d] = [scale(), scale()];
      else if (bits & part.matrix) [a, b, c, d] = [scale(), scale(), scale(), scale()];
      const [ma, mb, mc, md, me, mf] = matrix;
      const [x, y] = bits & part.places ? [dx, dy] : [0, 0];
      draw(
        other,
        pen,
        [
          ma * a + mc * b,
          mb * a + md * b,
          ma * c + mc * d,
          mb * c + md * d,
          ma * x + mc * y + me,
          mb * x + md * y + mf,
        ],
        depth + 1,
      );
    } while (bits & part.more);
  }
  return (glyph, pen) => draw(glyph, pen, unmoved, 0);
}

interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

const between = (p: CurvePoint, q: CurvePoint): CurvePoint => ({
  x: (p.x + q.x) / 2,
  y: (p.y + q.y) / 2,
  on: true,
});

function contour(points: readonly CurvePoint[], pen: Pen): void {
  const at = (i: number) => points[i % points.length] as CurvePoint;
  const firstOn = points.findIndex(({ on }) => on);
  const start = firstOn >= 0 ? at(firstOn) : between(at(0), at(points.length - 1));
  pen.moveTo(start.x, start.y);
  const from = firstOn >= 0 ? firstOn + 1 : 0;
  for (let i = from; i < from + points.length - (firstOn >= 0 ? 1 : 0); i++) {
    const here = at(i);
    if (here.on) pen.lineTo(here.x, here.y);
    else {
      const last = i === from + points.length - (firstOn >= 0 ? 2 : 1);
      const next = last ? start : at(i + 1);
      const to = next.on ? next : between(here, next);
      pen.quadraticCurveTo(here.x, here.y, to.x, to.y);
      if (next.on && !last) i++;
    }
  }
  pen.closePath();
}
