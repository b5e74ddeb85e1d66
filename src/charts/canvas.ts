import { crc32, joined } from "#platform";
import { deflate } from "../packing/deflate.ts";
import { pngSignature } from "../report/png.ts";
import type { Coverage } from "./coverage.ts";
import { grounds, type Paint, paints } from "./paint.ts";

const paintNames = Object.keys(paints) as Paint[];
/** Steps from white to a colour: as many as a palette of 256 has room for. */
const shades = Math.floor(255 / paintNames.length);

const colourChannels = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** White, then each paint from its faintest to its full. */
function paletteBytes(): Uint8Array {
  const white = colourChannels(grounds.light);
  const colours = paintNames.flatMap((name) =>
    Array.from({ length: shades }, (_, i) =>
      colourChannels(paints[name].light).map((full, channel) => {
        const from = white[channel] as number;
        return Math.round(from + ((full - from) * (i + 1)) / shades);
      }),
    ),
  );
  return Uint8Array.from([white, ...colours].flat());
}

/** A picture in pixels of the charts' paints on white. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel: its place in the palette. */
  readonly pixels: Uint8Array;
}

export const emptyCanvas = (width: number, height: number): Canvas => ({
  width,
  height,
  pixels: new Uint8Array(width * height),
});

/** Paints a pixel by a share; of two paints in one the one that covers more of it. */
function paintPixel(
  { pixels, width, height }: Canvas,
  x: number,
  y: number,
  paint: Paint,
  share: number,
): void {
  const level = Math.round(share * shades);
  if (level === 0 || x < 0 || y < 0 || x >= width || y >= height) return;
  const at = y * width + x;
  const there = pixels[at] as number;
  const before = there === 0 ? 0 : ((there - 1) % shades) + 1;
  if (level > before) pixels[at] = paintNames.indexOf(paint) * shades + level;
}

export function paintCoverage(
  canvas: Canvas,
  { width, height, shares }: Coverage,
  [left, top]: readonly [number, number],
  paint: Paint,
): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const share = shares[y * width + x] as number;
      if (share > 0) paintPixel(canvas, left + x, top + y, paint, share);
    }
}

/** A rectangle, its edges as far into their pixels as they reach. */
export function paintBar(
  canvas: Canvas,
  [x, y, width, height]: readonly [number, number, number, number],
  paint: Paint,
): void {
  const share = (pixel: number, from: number, to: number) => Math.min(pixel + 1, to) - Math.max(pixel, from);
  for (let row = Math.floor(y); row < y + height; row++)
    for (let column = Math.floor(x); column < x + width; column++)
      paintPixel(canvas, column, row, paint, share(row, y, y + height) * share(column, x, x + width));
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  const named = joined([name, body]);
  const whole = new Uint8Array(named.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length);
  whole.set(named, 4);
  view.setUint32(named.length + 4, crc32(named));
  return whole;
}

const [depth, byPalette] = [8, 3];

/** The picture as a PNG (ISO/IEC 15948) with a palette. The same pixels give the same bytes, wherever. */
export function pngOf({ width, height, pixels }: Canvas): Uint8Array {
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, depth);
  head.setUint8(9, byPalette);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return joined([
    Uint8Array.from(pngSignature),
    chunk("IHDR", new Uint8Array(head.buffer)),
    chunk("PLTE", paletteBytes()),
    chunk("IDAT", deflate(rows)),
    chunk("IEND", new Uint8Array()),
  ]);
}
