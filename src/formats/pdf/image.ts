import { readJpeg } from "../../report/jpeg.ts";
import type { Picture } from "../../report/picture.ts";
import { bitsPerPixel, type PngFile, pngPasses, pngRows, readPng, rowBytes } from "../../report/png.ts";
import { HexString } from "./hex-string.ts";
import type { Reference } from "./pdfmake.ts";
import type { ReportDocument } from "./report-document.ts";

/** A picture as an object of the file (ISO 32000-1, 8.9.5), its pixels as they came where a PDF can have them so. */
export function embeddedImage(document: ReportDocument, { type, bytes }: Picture): Reference {
  if (type === "jpeg") {
    const jpeg = readJpeg(bytes);
    if (typeof jpeg === "string") throw new RangeError(jpeg);
    return imageObject(document, jpeg, bytes, {
      ColorSpace: jpeg.channels === 1 ? "DeviceGray" : "DeviceRGB",
      BitsPerComponent: 8,
      Filter: "DCTDecode",
    });
  }
  const png = readPng(bytes);
  if (typeof png === "string") throw new RangeError(png);
  const { colour, depth, interlaced, transparency, palette, packed, width } = png;
  const plain = !interlaced && transparency === undefined && colour < 4 && depth <= 8;
  if (!plain)
    return imageObject(document, png, pixelsOnWhite(png), { ColorSpace: "DeviceRGB", BitsPerComponent: 8 });
  const colours = palette && ["Indexed", "DeviceRGB", palette.length / 3 - 1, new HexString(palette)];
  return imageObject(document, png, packed, {
    ColorSpace: colour === 3 ? colours : colour === 2 ? "DeviceRGB" : "DeviceGray",
    BitsPerComponent: depth,
    Filter: "FlateDecode",
    DecodeParms: {
      Predictor: 15,
      Colors: colour === 2 ? 3 : 1,
      BitsPerComponent: depth,
      Columns: width,
    },
  });
}

function imageObject(
  document: ReportDocument,
  { width, height }: { readonly width: number; readonly height: number },
  content: Uint8Array,
  more: Record<string, unknown>,
): Reference {
  const data = { Type: "XObject", Subtype: "Image", Width: width, Height: height, ...more };
  const reference = document.ref(data);
  if ("Filter" in more) reference.compress = false;
  reference.end(content);
  return reference;
}

/** Paeth's choice among the bytes left, above, and above left (ISO/IEC 15948, 9.4). */
function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** Takes the filter off a row, in place; `above` is the row before it, without its filter. */
function unfilter(row: Uint8Array, above: Uint8Array, filter: number, step: number): void {
  if (filter === 0) return;
  for (let i = 0; i < row.length; i++) {
    const left = i < step ? 0 : (row[i - step] as number);
    const up = above[i] ?? 0;
    const corner = i < step ? 0 : (above[i - step] ?? 0);
    const add =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    row[i] = ((row[i] as number) + add) & 0xff;
  }
}

/** The pixels of a PNG as RGB, laid on white: PDF/A-1 knows no transparency, and the paper is white. */
function pixelsOnWhite(png: PngFile): Uint8Array {
  const rows = pngRows(png);
  if (typeof rows === "string") throw new RangeError(rows);
  const pixels = new Uint8Array(png.width * png.height * 3);
  const colourAt = colourReader(png);
  const step = Math.max(1, bitsPerPixel(png) >> 3);
  let at = 0;
  for (const {
    width,
    height,
    x: [x0, dx],
    y: [y0, dy],
  } of pngPasses(png)) {
    let above = new Uint8Array(0);
    for (let y = 0; y < height; y++) {
      const length = rowBytes(png, width);
      const row = rows.slice(at + 1, at + 1 + length);
      unfilter(row, above, rows[at] as number, step);
      at += 1 + length;
      for (let x = 0; x < width; x++) colourAt(row, x, pixels, ((y0 + y * dy) * png.width + x0 + x * dx) * 3);
      above = row;
    }
  }
  return pixels;
}

type ColourReader = (row: Uint8Array, x: number, to: Uint8Array, at: number) => void;

/** Writes the colour of a row's pixel, on white. */
function colourReader({ colour, depth, palette, transparency }: PngFile): ColourReader {
  const most = 2 ** depth - 1;
  const sample = (row: Uint8Array, i: number): number => {
    if (depth === 8) return row[i] as number;
    if (depth === 16) return ((row[2 * i] as number) << 8) | (row[2 * i + 1] as number);
    const bit = i * depth;
    return ((row[bit >> 3] as number) >> (8 - depth - (bit & 7))) & most;
  };
  const put = (to: Uint8Array, at: number, values: readonly number[], alpha: number) => {
    for (let i = 0; i < 3; i++) to[at + i] = Math.round(255 - alpha * (255 - (values[i] ?? 0)));
  };
  // The one colour of tRNS, two bytes a channel.
  const unseen = (channel: number) =>
    transparency === undefined
      ? -1
      : ((transparency[2 * channel] ?? 0) << 8) | (transparency[2 * channel + 1] ?? 0);
  const scaled = (value: number) => (value * 255) / most;
  switch (colour) {
    case 3:
      return (row, x, to, at) => {
        const i = sample(row, x);
        const rgb = [0, 1, 2].map((c) => palette?.[3 * i + c] ?? 0);
        put(to, at, rgb, (transparency?.[i] ?? 255) / 255);
      };
    case 0:
    case 4:
      return (row, x, to, at) => {
        const value = sample(row, colour === 4 ? 2 * x : x);
        const grey = scaled(value);
        const alpha = colour === 4 ? sample(row, 2 * x + 1) / most : value === unseen(0) ? 0 : 1;
        put(to, at, [grey, grey, grey], alpha);
      };
    default: {
      const channels = colour === 6 ? 4 : 3;
      return (row, x, to, at) => {
        const values = [0, 1, 2].map((c) => sample(row, channels * x + c));
        const hidden = values.every((value, c) => value === unseen(c));
        const alpha = colour === 6 ? sample(row, channels * x + 3) / most : hidden ? 0 : 1;
        put(to, at, values.map(scaled), alpha);
      };
    }
  }
}
