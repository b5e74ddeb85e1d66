import { crc32, inflate, joined, PlatformFault } from "#platform";

/** What a PNG says of its pixels (ISO/IEC 15948). */
export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colour: number;
  readonly interlaced: boolean;
}

/** A PNG taken apart. */
export interface PngFile extends PngHead {
  readonly palette?: Uint8Array;
  /** tRNS: alpha of the palette, or the one colour that is not drawn. */
  readonly transparency?: Uint8Array;
  /** The packed rows. */
  readonly packed: Uint8Array;
  /** The file with nothing but what draws it. */
  readonly clean: Uint8Array;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

export const bitsPerPixel = ({ colour, depth }: PngHead): number => (channelsOf[colour] ?? 0) * depth;

/** Where the pixels of each pass of an interlaced picture stand: start and step, across and down. */
const passes = [
  [0, 8, 0, 8],
  [4, 8, 0, 8],
  [0, 4, 4, 8],
  [2, 4, 0, 4],
  [0, 2, 2, 4],
  [1, 2, 0, 2],
  [0, 1, 1, 2],
] as const;

/** A pass over a picture: its size, and where its pixels stand. */
export interface PngPass {
  readonly width: number;
  readonly height: number;
  readonly x: readonly [start: number, step: number];
  readonly y: readonly [start: number, step: number];
}

export function pngPasses({ width, height, interlaced }: PngHead): PngPass[] {
  if (!interlaced) return [{ width, height, x: [0, 1], y: [0, 1] }];
  return passes
    .map(([x, dx, y, dy]) => ({
      width: Math.ceil(Math.max(0, width - x) / dx),
      height: Math.ceil(Math.max(0, height - y) / dy),
      x: [x, dx] as const,
      y: [y, dy] as const,
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

export const rowBytes = (head: PngHead, width: number): number => Math.ceil((width * bitsPerPixel(head)) / 8);

/** Bytes of all rows with their filters. */
const unpackedSize = (head: PngHead): number =>
  pngPasses(head).reduce((sum, { width, height }) => sum + height * (1 + rowBytes(head, width)), 0);

/** Rows of more bytes take too much of a small machine. */
const mostUnpacked = 120_000_000;

export const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Chunks that draw the picture; all others say who made it, when and where. */
const drawingChunks = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/** Takes a PNG apart, every sum checked; or says what is wrong with it. */
export function readPng(bytes: Uint8Array): PngFile | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const clean: Uint8Array[] = [bytes.subarray(0, 8)];
  const packed: Uint8Array[] = [];
  let head: PngHead | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  let ended = false;
  for (let at = 8; !ended; ) {
    if (at + 12 > bytes.length) return "文件残缺";
    const length = view.getUint32(at);
    if (length > bytes.length - at - 12) return "文件残缺";
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    const next = at + 12 + length;
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(next - 4)) return "文件已损坏";
    if ((type === "IHDR") !== (head === undefined)) return "文件已损坏";
    if (type === "acTL") return "是动图，请存为一张静止的图片";
    if (type === "IHDR") {
      const read = headOf(body);
      if (typeof read === "string") return read;
      head = read;
    } else if (type === "PLTE") palette = body;
    else if (type === "tRNS") transparency = body;
    else if (type === "IDAT") packed.push(body);
    else if (type === "IEND") ended = true;
    else if (/^[A-Z]/.test(type)) return "含有不认识的内容";
    if (drawingChunks.has(type)) clean.push(bytes.subarray(at, next));
    at = next;
  }
  if (head === undefined || packed.length === 0) return "文件残缺";
  if (palette !== undefined && (palette.length % 3 !== 0 || palette.length > 768)) return "文件已损坏";
  if (head.colour === 3 && palette === undefined) return "文件残缺";
  return {
    ...head,
    ...(palette !== undefined && { palette }),
    ...(transparency !== undefined && { transparency }),
    packed: joined(packed),
    clean: joined(clean),
  };
}

function headOf(body: Uint8Array): PngHead | string {
  if (body.length !== 13) return "文件已损坏";
  const view = new DataView(body.buffer, body.byteOffset, 13);
  const [width, height, depth, colour] = [
    view.getUint32(0),
    view.getUint32(4),
    view.getUint8(8),
    view.getUint8(9),
  ];
  const interlace = view.getUint8(12);
  if (width === 0 || height === 0 || depthsOf[colour]?.includes(depth) !== true) return "文件已损坏";
  if (view.getUint8(10) !== 0 || view.getUint8(11) !== 0 || interlace > 1) return "文件已损坏";
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

/** The rows of a PNG with their filters; or what is wrong with them: too few, too many, or none that unpack. */
export function pngRows(png: PngFile): Uint8Array | string {
  const size = unpackedSize(png);
  if (size > mostUnpacked) return "像素过多，请缩小后再插入";
  try {
    const rows = inflate(png.packed, size);
    if (rows.length !== size) return "文件残缺";
    let at = 0;
    for (const { width, height } of pngPasses(png))
      for (let row = 0; row < height; row++, at += 1 + rowBytes(png, width))
        if ((rows[at] as number) > 4) return "文件已损坏";
    return rows;
  } catch (error) {
    if (error instanceof PlatformFault) return "文件已损坏";
    throw error;
  }
}
