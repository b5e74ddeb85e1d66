import { joined } from "#platform";

/** A JPEG that a page can show (ITU-T T.81). */
export interface JpegFile {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour. */
  readonly channels: 1 | 3;
  /** The file with nothing but what draws it. */
  readonly clean: Uint8Array;
}

/** JFIF without a thumbnail, one pixel to one. */
const plainJfif = Uint8Array.of(...[0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

const startsWith = (bytes: Uint8Array, text: string) =>
  [...text].every((sign, i) => bytes[i] === sign.charCodeAt(0));

/** Whether a camera says that the picture lies on its side: programs that do not heed it would show it so. */
function isTurned(exif: Uint8Array): boolean {
  if (!startsWith(exif, "Exif\0\0") || exif.length < 16) return false;
  const view = new DataView(exif.buffer, exif.byteOffset + 6, exif.length - 6);
  const little = view.getUint16(0) === 0x4949;
  const at = view.getUint32(4, little);
  if (at + 2 > view.byteLength) return false;
  const count = view.getUint16(at, little);
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + i * 12;
    if (entry + 12 > view.byteLength) return false;
    if (view.getUint16(entry, little) !== 0x0112) continue;
    const turn = view.getUint16(entry + 8, little);
    return turn > 1 && turn <= 8;
  }
  return false;
}

const isStart = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Where the packed pixels end that start here: before a marker that is no restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] as number;
    if (bytes[at] !== 0xff) at += 1;
    else if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
  return -1;
}

/** Takes a JPEG apart: what draws it is kept, what cameras and programs wrote into it is not. Or says what is wrong with it. */
export function readJpeg(bytes: Uint8Array): JpegFile | string {
  const clean: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: Omit<JpegFile, "clean"> | undefined;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return at >= bytes.length ? "文件残缺" : "文件已损坏";
    while (bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (marker === undefined) return "文件残缺";
    if (marker === 0xd9) break;
    if (at + 4 > bytes.length) return "文件残缺";
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return "文件残缺";
    const body = bytes.subarray(at + 4, next);
    const whole = bytes.subarray(at, next);
    if (marker === 0xe1 && isTurned(body))
      return "照片带有旋转标记，各种软件显示的方向不一；请用看图软件转正后另存，再插入";
    if (isStart(marker)) {
      const read = size === undefined ? sizeOf(marker, body) : "文件已损坏";
      if (typeof read === "string") return read;
      size = read;
    }
    if (marker === 0xe0 && startsWith(body, "JFIF\0")) clean.push(plainJfif);
    else if (marker === 0xee && startsWith(body, "Adobe")) clean.push(whole);
    else if (marker === 0xda) {
      if (size === undefined) return "文件已损坏";
      const end = scanEnd(bytes, next);
      if (end < 0) return "文件残缺";
      clean.push(bytes.subarray(at, end));
      scans += 1;
      at = end;
      continue;
    } else if (marker < 0xe0 && marker >= 0xc0) clean.push(whole);
    else if (!((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe)) return "文件已损坏";
    at = next;
  }
  if (size === undefined || scans === 0) return "文件残缺";
  return { ...size, clean: joined([...clean, Uint8Array.of(0xff, 0xd9)]) };
}

/** Size and colours from a frame's head; or why the frame is none that every program draws. */
function sizeOf(marker: number, body: Uint8Array): Omit<JpegFile, "clean"> | string {
  const other = "是少见的 JPEG，请用看图软件另存为普通的 JPEG 或 PNG";
  if (marker > 0xc2) return other;
  const [precision = 0, h1 = 0, h2 = 0, w1 = 0, w2 = 0, channels = 0] = body;
  const [height, width] = [(h1 << 8) | h2, (w1 << 8) | w2];
  if (precision !== 8 || height === 0 || width === 0) return other;
  if (channels === 4) return "是印刷用的 CMYK 图片，请另存为 RGB 的 JPEG 或 PNG";
  if ((channels !== 1 && channels !== 3) || body.length !== 6 + 3 * channels) return other;
  return { width, height, channels };
}
