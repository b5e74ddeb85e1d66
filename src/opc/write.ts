import { crc32 } from "#platform";
import { deflateRaw } from "../packing/deflate.ts";

/** A part of a package, compressed: parts that are the same in every file are compressed once. */
export interface CompressedPart {
  /** It stands as it is. */
  readonly stored?: true;
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly data: Uint8Array;
}

/** @param level - how hard it is packed, 1 to 9 */
export function compressed(content: string | Uint8Array, level?: number): CompressedPart {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { crc: crc32(bytes), size: bytes.length, data: deflateRaw(bytes, level) };
}

/** How the parts of a file are packed that is one of thousands. */
export interface PartPacking {
  /** How hard, 1 to 9. */
  readonly level: number;
  /** Shorter parts, in bytes, stand as they are. */
  readonly leastPacked: number;
}

export function packedPart(content: string, packing?: PartPacking): CompressedPart {
  if (packing === undefined) return compressed(content);
  const data = new TextEncoder().encode(content);
  if (data.length >= packing.leastPacked) return compressed(data, packing.level);
  return { crc: crc32(data), size: data.length, data, stored: true };
}

/** What is packed already, as a zlib stream (RFC 1950): a package has what is between its head and its sum. */
export const packedBefore = (content: Uint8Array, stream: Uint8Array): CompressedPart => ({
  crc: crc32(content),
  size: content.length,
  data: stream.subarray(2, -4),
});

const deflated = 8;
const utf8Name = 0x800;
const version = 20; // the first that knows deflate and folders
/** The first moment that a zip file can name, 1980-01-01 00:00: the same bytes on any day. */
const firstDay = (1 << 5) | 1;

/** What the local header and the list say alike of an entry, from its version to the length of its name. */
function putFields(view: DataView, at: number, part: CompressedPart, name: Uint8Array): void {
  const { crc, size, data, stored = false } = part;
  view.setUint16(at, version, true);
  view.setUint16(at + 2, name.some((byte) => byte > 0x7f) ? utf8Name : 0, true);
  view.setUint16(at + 4, stored ? 0 : deflated, true);
  view.setUint16(at + 8, firstDay, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}

// Lengths of the records but for names and content.
const [localLength, listedLength, endLength] = [30, 46, 22];

/**
 * A package (zip; ECMA-376 part 2, GB/T 33190) of these parts, in order; the same parts give the same bytes. Sizes and
 * sums stand before the content: some readers of packages look nowhere else.
 */
export function packageOf(parts: Iterable<readonly [string, CompressedPart]>): Uint8Array {
  const encoder = new TextEncoder();
  const entries = Array.from(parts, ([path, part]) => ({ part, name: encoder.encode(path) }));
  const content = entries.reduce(
    (sum, { part, name }) => sum + localLength + name.length + part.data.length,
    0,
  );
  const list = entries.reduce((sum, { name }) => sum + listedLength + name.length, 0);
  const out = new Uint8Array(content + list + endLength);
  const view = new DataView(out.buffer);
  let at = 0;
  let listed = content;
  for (const { part, name } of entries) {
    view.setUint32(listed, 0x02014b50, true);
    view.setUint16(listed + 4, version, true);
    putFields(view, listed + 6, part, name);
    view.setUint32(listed + 42, at, true);
    out.set(name, listed + listedLength);
    listed += listedLength + name.length;
    view.setUint32(at, 0x04034b50, true);
    putFields(view, at + 4, part, name);
    out.set(name, at + localLength);
    out.set(part.data, at + localLength + name.length);
    at += localLength + name.length + part.data.length;
  }
  view.setUint32(listed, 0x06054b50, true);
  view.setUint16(listed + 8, entries.length, true);
  view.setUint16(listed + 10, entries.length, true);
  view.setUint32(listed + 12, list, true);
  view.setUint32(listed + 16, content, true);
  return out;
}
