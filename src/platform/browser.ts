/*
 * What node.ts does by Node, without Node: the same bytes (test/platform.test.ts). WebCrypto is no help, since it only
 * answers later, and is not there on plain-http hosts; fflate unpacks without looking for damage.
 */
import { md5 as md5Of } from "@noble/hashes/legacy";
import { sha256 as sha256Of } from "@noble/hashes/sha2";
import { Inflate } from "pako";
import { type FileInParts, joined, type Sum, type UserFile, wholeFile } from "./bytes.ts";
import { PlatformFault } from "./fault.ts";
import { type PackageFileName, providedFiles } from "./package-files.ts";
import { takingTurns } from "./turns.ts";

export { type FileInParts, hexOf, joined, type Sum, type UserFile, wholeFile } from "./bytes.ts";
export { PlatformFault, type PlatformFaultKind } from "./fault.ts";
export {
  type PackageFileName,
  type PackageFiles,
  packageFileNames,
  providedFiles,
  providePackageFiles,
} from "./package-files.ts";

/** Runs renders one after the other, each in a turn of its own. */
export const inTurn = takingTurns(() => new Promise((resolve) => setTimeout(resolve)));

const damaged = (cause?: unknown) => new PlatformFault("damaged", "packed bytes", { cause });

const nothing = new Uint8Array();

/** Unpacks a raw stream; gives what follows it, too. */
function unpackedRaw(bytes: Uint8Array, limit: number): { content: Uint8Array; rest: Uint8Array } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  const unpacking = new Inflate({ raw: true, chunkSize: Math.min(65_536, Math.max(1024, limit + 1)) });
  unpacking.onData = (data) => {
    const chunk = data as Uint8Array;
    length += chunk.length;
    // The only way out of pako before it has unpacked all.
    if (length > Math.max(1, limit)) throw new PlatformFault("tooLarge", "packed bytes");
    chunks.push(chunk);
  };
  unpacking.onEnd = (status) => {
    ended = status === 0;
  };
  const { strm } = unpacking as unknown as { strm: { next_in: number } };
  let end = 0;
  try {
    unpacking.push(bytes, true);
    end = strm.next_in;
    // Where its piece is full as the bytes end, pako leaves what is still to come.
    for (let before = -1; !ended && end === bytes.length && before < length; unpacking.push(nothing, true))
      before = length;
  } catch (error) {
    if (error instanceof PlatformFault) throw error;
    throw damaged(error);
  }
  // Bytes that stop too early are no error to pako: it only never ends.
  if (!ended) throw damaged();
  return { content: joined(chunks, length), rest: bytes.subarray(end) };
}

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  // As many bytes as can be added before the sums grow too large (RFC 1950's own sample code).
  for (let at = 0; at < bytes.length; at += 5552) {
    for (const byte of bytes.subarray(at, at + 5552)) {
      low += byte;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}

/** By the raw stream: pako takes what follows a zlib stream for another one, and gzip for zlib. */
export function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  const [method = 0, flags = 0] = bytes;
  const known = (method & 0x0f) === 8 && method >> 4 <= 7 && (flags & 0x20) === 0;
  if (!known || ((method << 8) | flags) % 31 !== 0) throw damaged();
  const { content, rest } = unpackedRaw(bytes.subarray(2), limit);
  const view = new DataView(rest.buffer, rest.byteOffset, rest.byteLength);
  if (rest.length < 4 || view.getUint32(0) !== adler32(content)) throw damaged();
  return content;
}

export const inflateRaw = (bytes: Uint8Array, limit: number): Uint8Array => unpackedRaw(bytes, limit).content;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}

export const sha256 = (bytes: Uint8Array): Uint8Array => sha256Of(bytes);

export const md5 = (bytes: Uint8Array): Uint8Array => md5Of(bytes);

export function startSha256(): Sum {
  const hash = sha256Of.create();
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.clone().digest() };
}

export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** As many arguments as every engine takes in one call. */
const mostArguments = 8192;

export function latin1Text(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += mostArguments)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + mostArguments)));
  return parts.join("");
}

export function packageFile(name: PackageFileName): Uint8Array {
  const given = providedFiles();
  const bytes = typeof given === "object" && !("href" in given) ? given[name] : undefined;
  if (bytes === undefined) throw new PlatformFault("missing", name);
  return bytes;
}

export const openPackageFile = (name: PackageFileName): FileInParts => wholeFile(packageFile(name));

export function userFile(path: string): UserFile {
  throw new PlatformFault("lacking", path);
}

/** A browser tells of a rejection that nobody took, and goes on. */
export const passOverRejections =
  (_isTheirs: (reason: unknown) => boolean): (() => void) =>
  () => {};

/** A browser has no packages beside it. */
export const installedModule = (_name: string): string | undefined => undefined;
