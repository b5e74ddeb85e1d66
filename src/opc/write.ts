import { strToU8, Zip } from "fflate";
import { crc32, deflateRaw, joined } from "#platform";

/** A part of a package, compressed: parts that are the same in every file are compressed once. */
export interface CompressedPart {
  readonly crc: number;
  /** Bytes before compression. */
  readonly size: number;
  readonly data: Uint8Array;
}

export function compressed(content: string | Uint8Array): CompressedPart {
  const bytes = typeof content === "string" ? strToU8(content) : content;
  return { crc: crc32(bytes), size: bytes.length, data: deflateRaw(bytes) };
}

const deflated = 8;

/** An OPC package (ECMA-376 part 2) of these parts, in order; the same parts give the same bytes. */
export function packageOf(parts: Iterable<readonly [string, CompressedPart]>): Uint8Array {
  // The first moment that a zip file can name, in local time as zip files do: same bytes in every zone.
  const mtime = new Date(1980, 0, 1);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [filename, { crc, size, data }] of parts) {
    const file = { filename, crc, size, compression: deflated, mtime } as Parameters<Zip["add"]>[0];
    zip.add(file);
    file.ondata?.(null, data as Uint8Array<ArrayBuffer>, true);
  }
  zip.end();
  return joined(chunks);
}
