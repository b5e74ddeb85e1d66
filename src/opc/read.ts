import { crc32, inflateRaw, PlatformFault } from "#platform";
import { NianbaoError } from "../problem/problem.ts";
import { readLimits } from "./limits.ts";

/** Why bytes are no package that can be read. */
export type PackageFault = "damaged" | "tooLarge" | "encrypted";

const faultMessages: Readonly<Record<PackageFault, string>> = {
  damaged: "文件打不开，可能已损坏。",
  tooLarge: "文件解开后过大。",
  encrypted: "文件设有密码，或是旧格式。",
};

/** What is wrong with a package; formats say it in their own words. */
export class PackageError extends NianbaoError {
  override readonly name = "PackageError";
  readonly fault: PackageFault;

  constructor(fault: PackageFault) {
    super("PACKAGE_UNREADABLE", faultMessages[fault]);
    this.fault = fault;
  }
}

const isXml = /\.(?:xml|rels)$/iu;
const recordMarks = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 };
const endLength = 22;

/** Where the list of entries starts, from the end of the file; a comment may follow it. */
function listOf(view: DataView): { at: number; count: number } {
  for (let at = view.byteLength - endLength; at >= Math.max(0, view.byteLength - endLength - 0xffff); at--)
    if (view.getUint32(at, true) === recordMarks.end)
      return { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
  throw new PackageError("damaged");
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function entriesOf(bytes: Uint8Array, view: DataView): Entry[] {
  let { at, count } = listOf(view);
  if (count > readLimits.entries) throw new PackageError("tooLarge");
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== recordMarks.entry) throw new PackageError("damaged");
    const name = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function contentOf(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { flags, method, crc, packed, size, offset } = entry;
  if (flags & 1) throw new PackageError("encrypted");
  if (view.getUint32(offset, true) !== recordMarks.local) throw new PackageError("damaged");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed || (method !== 0 && method !== 8)) throw new PackageError("damaged");
  // Counted while inflating: what a header says may be a lie.
  const content = method === 0 ? data : inflateRaw(data, size);
  if (content.length !== size || crc32(content) !== crc) throw new PackageError("damaged");
  return content;
}

/**
 * The parts of an OPC package (.docx, .xlsx), by name. Refuses zip bombs before they are unpacked, and checks
 * every part's sum.
 *
 * @throws what `refused` makes of the fault, and what `wanted` throws
 */
export function packageParts(
  bytes: Uint8Array,
  refused: (fault: PackageError) => Error,
  wanted: (name: string) => boolean = () => true,
): Map<string, Uint8Array> {
  try {
    return unpacked(bytes, wanted);
  } catch (error) {
    throw error instanceof PackageError ? refused(error) : error;
  }
}

function unpacked(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  // A compound file: Word and Excel pack files with a password so.
  if (bytes.length > 8 && view.getUint32(0) === 0xd0cf11e0) throw new PackageError("encrypted");
  try {
    const entries = entriesOf(bytes, view).filter(({ name }) => !name.endsWith("/"));
    if (entries.reduce((sum, { size }) => sum + size, 0) > readLimits.packageBytes)
      throw new PackageError("tooLarge");
    for (const entry of entries) {
      // Two lists of sizes that differ: whoever believes the other one unpacks another file.
      const local = entry.flags & 8 ? 0 : view.getUint32(entry.offset + 22, true);
      if (local !== 0 && local !== entry.size) throw new PackageError("damaged");
      if (parts.has(entry.name)) throw new PackageError("damaged");
      if (!wanted(entry.name)) continue;
      if (isXml.test(entry.name) && entry.size > readLimits.partBytes) throw new PackageError("tooLarge");
      parts.set(entry.name, contentOf(bytes, view, entry));
    }
  } catch (error) {
    if (error instanceof NianbaoError) throw error;
    // A DataView refuses places outside the file; more than a header says is a lie as well.
    const damaged = error instanceof RangeError || error instanceof PlatformFault;
    throw damaged ? new PackageError("damaged") : error;
  }
  return parts;
}
