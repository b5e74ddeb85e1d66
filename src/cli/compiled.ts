import * as fs from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { asksVersion, versionLine } from "./version.ts";

/*
 * The command is two files (scripts/bundle-command.mjs). To compile them takes longer than to check a report: so what was
 * compiled is kept in the user's folder for such things, and the next run takes it up. No part of this may ever be
 * noticed: where it cannot be read or written, or is of another version, a file is compiled as it stands.
 */

/** The modules that a file gives, by their paths. */
type ModulesByPath = Readonly<Record<string, () => unknown>>;

/** Where programs may leave what they can make again; nothing where there is no such place. */
function ownFolder(): string | undefined {
  const { LOCALAPPDATA, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  if (process.platform === "win32") return LOCALAPPDATA && join(LOCALAPPDATA, "gov-nianbao");
  const given = process.platform === "darwin" ? join(homedir(), "Library/Caches") : XDG_CACHE_HOME;
  // One that is not absolute is to be passed over (XDG Base Directory Specification).
  return join(given && isAbsolute(given) ? given : join(homedir(), ".cache"), "gov-nianbao");
}

/** Runs what only saves time. */
function orNothing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Files are read into the same memory, one after the other: to be given four megabytes takes longer than to read them. */
let room = Buffer.alloc(0);
/** More than the largest of them. */
const usualSize = 2_000_000;

/** The bytes of a file, until the next one is read. */
function bytesInRoom(path: string, size = fs.statSync(path).size): Buffer {
  if (room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, usualSize));
  const file = fs.openSync(path, "r");
  try {
    let end = 0;
    for (let read = -1; read !== 0 && end < size; end += read)
      read = fs.readSync(file, room, end, size - end, end);
    return room.subarray(0, end);
  } finally {
    fs.closeSync(file);
  }
}

/** V8 copies code that does not begin on a whole word. */
const wordLength = 8;

/** The line before compiled code: by whom, a sum. */
function lineBefore(key: string, code: Buffer): string {
  const head = `${key} ${crc32(code)}`;
  return `${head.padEnd(Math.ceil((head.length + 1) / wordLength) * wordLength - 1)}\n`;
}

/** Compiled code as it was kept, until the next file is read. What another user wrote is not run. */
function keptCode(path: string, key: string): Buffer | undefined {
  const { uid, mode, size } = fs.statSync(path);
  if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
  const bytes = bytesInRoom(path, size);
  const start = bytes.indexOf("\n") + 1;
  const code = bytes.subarray(start);
  return bytes.toString("latin1", 0, start) === lineBefore(key, code) ? code : undefined;
}

/** Whole or not at all. */
function keepCode(path: string, key: string, code: Buffer): void {
  fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}`;
  try {
    fs.writeFileSync(unfinished, Buffer.concat([Buffer.from(lineBefore(key, code)), code]), { mode: 0o600 });
    fs.renameSync(unfinished, path);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

/** Node's own part of that name takes as long to load as a report to be read, and a check uses nothing of it. */
function requireFor(address: URL): (name: string) => unknown {
  const require = createRequire(address);
  return (name) =>
    name === "node:crypto"
      ? new Proxy({}, { get: (_, key) => (require(name) as Record<PropertyKey, unknown>)[key] })
      : require(name);
}

/** What is to be done when the command has ended well. */
const toKeep: (() => void)[] = [];

/** Runs a file; each command keeps what it compiled of it. */
function loadParts(
  name: "first" | "later",
  command: string | undefined,
  first?: ModulesByPath,
): ModulesByPath {
  const address = new URL(`${name}.cjs`, import.meta.url);
  const filename = fileURLToPath(address);
  const source = bytesInRoom(filename).toString("latin1");
  const key = `${source.slice(3, source.indexOf("\n"))} ${process.version} ${process.arch}`;
  const path = command && orNothing(ownFolder);
  const file = path && join(path, `${command}.${name}.code`);
  const cachedData = file ? orNothing(() => keptCode(file, key)) : undefined;
  const settings = cachedDataVersionTag();
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  if (file && (cachedData === undefined || script.cachedDataRejected))
    toKeep.push(() => {
      // Code of other settings than those that a run starts with would be refused by the next one (./room.ts).
      if (cachedDataVersionTag() === settings) keepCode(file, key, script.createCachedData());
    });
  const module = { exports: {} as { readonly parts: ModulesByPath } };
  let later: ModulesByPath | undefined;
  const importModule = async (path: string) => {
    if (!path.startsWith("later:")) return import(path);
    later ??= loadParts("later", command, module.exports.parts);
    room = Buffer.alloc(0);
    return later[path.slice("later:".length)]?.();
  };
  script.runInThisContext()(module, requireFor(address), address.href, importModule, first);
  return module.exports.parts;
}

/** Runs the command. */
export async function runCommand(): Promise<void> {
  if (asksVersion(process.argv)) {
    console.log(versionLine());
    return;
  }
  const command = /^-*([a-z]+)$/u.exec(process.argv[2] ?? "")?.[1];
  const { main } = loadParts("first", command)["dist/cli/main.js"]?.() as { main: () => Promise<void> };
  await main();
  // What was refused may be no command at all: each mistyped word would leave a file of its own.
  if (Number(process.exitCode ?? 0) <= 1) for (const keep of toKeep) orNothing(keep);
}

/** Runs a thread's part of it. */
export async function runWorker(): Promise<void> {
  const first = loadParts("first", undefined);
  await loadParts("later", undefined, first)["dist/batch/worker.js"]?.();
}
