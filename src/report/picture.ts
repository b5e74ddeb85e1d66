import { latin1Bytes, latin1Text } from "#platform";
import { blockLimits, type FigureBlock } from "./blocks.ts";
import { readJpeg } from "./jpeg.ts";
import { pngRows, pngSignature, readPng } from "./png.ts";

/** A picture that can be printed, rid of what cameras and programs add. */
export interface Picture {
  readonly type: "png" | "jpeg";
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** How files of each kind are named. */
export const pictureEndings = { png: "png", jpeg: "jpg" } as const;

export const base64Of = (bytes: Uint8Array): string => btoa(latin1Text(bytes));

/** Bytes from base64, also after `data:image/png;base64,`; nothing if it is none. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const packed = text.replace(/^data:[\w/+.-]*;base64,/u, "");
  try {
    return latin1Bytes(atob(packed));
  } catch {
    return undefined;
  }
}

/** What other files are that people take for pictures. */
const otherKinds: readonly (readonly [signature: string, name: string])[] = [
  ["GIF8", "GIF"],
  ["BM", "BMP"],
  ["II*\0", "TIFF"],
  ["MM\0*", "TIFF"],
  ["RIFF", "WebP"],
  ["<svg", "SVG"],
  ["<?xml", "SVG"],
  ["%PDF", "PDF"],
];

/** The picture in some bytes, whatever they are said to be; or why there is none that can be printed. */
export function pictureFrom(bytes: Uint8Array): Picture | string {
  if (bytes.length > blockLimits.figureBytes)
    return `图片有 ${bytes.length} 字节，最多 ${blockLimits.figureBytes} 字节，请缩小后再插入`;
  if (pngSignature.every((byte, i) => bytes[i] === byte)) {
    const png = readPng(bytes);
    if (typeof png === "string") return `PNG 图片${png}`;
    const tooMany = tooManyPixels(png);
    if (tooMany !== undefined) return tooMany;
    const rows = pngRows(png);
    if (typeof rows === "string") return `PNG 图片${rows}`;
    return { type: "png", bytes: png.clean, width: png.width, height: png.height };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const jpeg = readJpeg(bytes);
    if (typeof jpeg === "string") return `JPEG 图片${jpeg}`;
    const { width, height, clean } = jpeg;
    return tooManyPixels(jpeg) ?? { type: "jpeg", bytes: clean, width, height };
  }
  const start = latin1Text(bytes.subarray(0, 16));
  const [, name] = otherKinds.find(([signature]) => start.startsWith(signature)) ?? [];
  return name === undefined
    ? "不是 PNG 或 JPEG 图片的内容（应给出图片的字节或 base64，不能是路径或网址）"
    : `是 ${name} 文件，请另存为 PNG 或 JPEG`;
}

function tooManyPixels({ width, height }: { width: number; height: number }): string | undefined {
  if (width * height <= blockLimits.pixels && Math.max(width, height) <= 12_000) return undefined;
  return `图片有 ${width}×${height} 像素，过大，请缩小后再插入`;
}

/** How wide a picture is printed whose width is not given: at 150 pixels an inch, within the text area; mm. */
export function usualWidth({ width, height }: Picture): number {
  const { figureWidth, figureHeight } = blockLimits;
  const natural = Math.min(
    (width / 150) * 25.4,
    figureWidth.most * 0.9,
    (figureHeight * 0.7 * width) / height,
  );
  return Math.max(figureWidth.least, Math.round(natural * 10) / 10);
}

/** The pictures of figures: every output asks for them. */
const knownPictures = new WeakMap<FigureBlock, Picture>();

/** The picture of a figure of a report. */
export function pictureOf(figure: FigureBlock): Picture {
  const found = knownPictures.get(figure);
  if (found !== undefined) return found;
  const bytes = bytesOfBase64(figure.image);
  const picture = bytes === undefined ? "" : pictureFrom(bytes);
  if (typeof picture === "string") throw new RangeError("a figure without a picture");
  knownPictures.set(figure, picture);
  return picture;
}
