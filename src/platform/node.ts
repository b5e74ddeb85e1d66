/*
 * What Node does and a browser does not; browser.ts has the same exports. `#platform` in package.json chooses. Nothing
 * else below files/, batch/, cli/ and service/ names Node.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { crc32 as crc32Of, inflateRawSync, inflateSync } from "node:zlib";
import { type FileInParts, type Sum, type UserFile, wholeFile } from "./bytes.ts";
import { PlatformFault } from "./fault.ts";
import { fileInParts } from "./file-in-parts.ts";
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
export { passOverRejections } from "./rejections.ts";

/** Runs renders one after the other, each in a turn of its own. */
export const inTurn = takingTurns(() => new Promise((resolve) => setImmediate(resolve)));

function unpacked(unpack: typeof inflateSync, bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return unpack(bytes, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    const tooLarge = (error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE";
    throw new PlatformFault(tooLarge ? "tooLarge" : "damaged", "packed bytes", { cause: error });
  }
}

/** Unpacks bytes (zlib), to no more than `limit`. @throws {PlatformFault} `damaged`, `tooLarge` */
export const inflate = (bytes: Uint8Array, limit: number): Uint8Array => unpacked(inflateSync, bytes, limit);

/** Unpacks bytes (raw), to no more than `limit`. @throws {PlatformFault} `damaged`, `tooLarge` */
export const inflateRaw = (bytes: Uint8Array, limit: number): Uint8Array =>
  unpacked(inflateRawSync, bytes, limit);

export const crc32 = (bytes: Uint8Array): number => crc32Of(bytes);

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

export const md5 = (bytes: Uint8Array): Uint8Array => createHash("md5").update(bytes).digest();

/** A SHA-256 over bytes that come one after the other. */
export function startSha256(): Sum {
  const hash = createHash("sha256");
  return { update: (bytes) => hash.update(bytes), digest: () => hash.copy().digest() };
}

/** Bytes of characters up to U+00FF, one each. */
export const latin1Bytes = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** A character for each byte. */
export const latin1Text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

// Each is written out: bundlers and tracers find files by this form only.
const installed: Readonly<Record<PackageFileName, () => Uint8Array>> = {
  "FandolFang-Regular.ttf": () =>
    readFileSync(new URL("../../fonts/FandolFang-Regular.ttf", import.meta.url)),
  "NianbaoKai-Regular.ttf": () =>
    readFileSync(new URL("../../fonts/NianbaoKai-Regular.ttf", import.meta.url)),
  "NotoSansSC-Medium.ttf": () => readFileSync(new URL("../../fonts/NotoSansSC-Medium.ttf", import.meta.url)),
  "NotoSerifSC-Bold.ttf": () => readFileSync(new URL("../../fonts/NotoSerifSC-Bold.ttf", import.meta.url)),
  "NotoSerifSC-Regular.ttf": () =>
    readFileSync(new URL("../../fonts/NotoSerifSC-Regular.ttf", import.meta.url)),
};

/**
 * Where a file of the package may be: beside the code as installed; in a folder `fonts` beside the running file, for
 * programs bundled into one; in the package that such a program still finds.
 */
const waysTo = (name: PackageFileName): readonly (() => string)[] => [
  () => join(fileURLToPath(import.meta.url), "../../../fonts", name),
  () => join(fileURLToPath(import.meta.url), "../fonts", name),
  () => join(createRequire(import.meta.url).resolve("gov-nianbao/package.json"), "../fonts", name),
];

/**
 * A file that the package carries, or that was provided in its place: read where it is asked, or whole where a bundler
 * gave it another name.
 *
 * @throws {PlatformFault} `missing`
 */
export function openPackageFile(name: PackageFileName): FileInParts {
  const given = providedFiles();
  const folder = typeof given === "object" && "href" in given ? fileURLToPath(given.href) : given;
  if (typeof folder === "object" && folder[name] !== undefined) return wholeFile(folder[name]);
  const inParts = typeof folder === "string" ? [() => join(folder, name)] : waysTo(name);
  const ways = inParts.map((path) => () => fileInParts(path()));
  if (typeof folder !== "string") ways.push(() => wholeFile(installed[name]()));
  let cause: unknown;
  for (const open of ways)
    try {
      return open();
    } catch (error) {
      cause ??= error;
    }
  throw new PlatformFault("missing", name, { cause });
}

/** All of such a file. @throws {PlatformFault} `missing` */
export function packageFile(name: PackageFileName): Uint8Array {
  const { bytes, read } = openPackageFile(name);
  read(0, bytes.length);
  return bytes;
}

/** A file of the user's own. Nothing is read yet. */
export function userFile(path: string): UserFile {
  const stats = statSync(path, { throwIfNoEntry: false });
  return {
    identity: JSON.stringify([resolve(path), stats?.size, stats?.mtimeMs, stats?.ino]),
    read() {
      try {
        return readFileSync(path);
      } catch (error) {
        throw new PlatformFault("missing", path, { cause: error });
      }
    },
  };
}

/**
 * Where a file of another package is installed, as an address; nothing where it is not, or where we were bundled. Looked
 * for by hand: bundlers take every way of asking the resolver for a wish to take the file along.
 */
export function installedModule(name: string): string | undefined {
  try {
    for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
      const file = join(folder, "node_modules", name);
      if (existsSync(file)) return pathToFileURL(file).href;
      if (dirname(folder) === folder) return undefined;
    }
  } catch {
    return undefined;
  }
}
