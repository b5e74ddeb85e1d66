import { crc32, joined } from "#platform";
import { deflateRaw, type PackLevel } from "../packing/deflate.ts";

/** A part of a package, compressed: parts that are the same in every file are compressed once. */
export interface CompressedPart {
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly data: Uint8Array;
}

export function compressed(content: string | Uint8Array, level?: PackLevel): CompressedPart {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { crc: crc32(bytes), size: bytes.length, data: deflateRaw(bytes, level) };
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
function entryFields({ crc, size, data }: CompressedPart, name: Uint8Array): Uint8Array {
  const fields = new DataView(new ArrayBuffer(24));
  fields.setUint16(0, version, true);
  fields.setUint16(2, name.some((byte) => byte > 0x7f) ? utf8Name : 0, true);
  fields.setUint16(4, deflated, true);
  fields.setUint16(8, firstDay, true);
  fields.setUint32(10, crc, true);
  fields.setUint32(14, data.length, true);
  fields.setUint32(18, size, true);
  fields.setUint16(22, name.length, true);
  return new Uint8Array(fields.buffer);
}

/** Numbers of so many bytes each, low byte first. */
function littleEndian(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([bytes, value]) => Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff)),
  );
}

/**
 * A package (zip; ECMA-376 part 2, GB/T 33190) of these parts, in order; the same parts give the same bytes. Sizes and
 * sums stand before the content: some readers of packages look nowhere else.
 */
export function packageOf(parts: Iterable<readonly [string, CompressedPart]>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  let count = 0;
  for (const [path, part] of parts) {
    const name = new TextEncoder().encode(path);
    const fields = entryFields(part, name);
    const local = [littleEndian([4, 0x04034b50]), fields, littleEndian([2, 0]), name, part.data];
    chunks.push(...local);
    list.push(
      littleEndian([4, 0x02014b50], [2, version]),
      fields,
      littleEndian([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      name,
    );
    at += local.reduce((sum, { length }) => sum + length, 0);
    count += 1;
  }
  const length = list.reduce((sum, chunk) => sum + chunk.length, 0);
  const end = littleEndian(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length],
    [4, at],
    [2, 0],
  );
  return joined([...chunks, ...list, end]);
}
