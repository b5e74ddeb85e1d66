import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { asksVersion, versionLine } from "./version.ts";

/*
 * The command is one file (scripts/bundle-command.mjs). To compile it takes longer than to check a report: so what was
 * compiled is kept in the user's folder for such things, and the next run takes it up. No part of this may ever be
 * noticed: where it cannot be read or written, or is of another version, the file is compiled as it stands.
 */

/** What the one file gives. */
type CommandParts = Readonly<Record<"command" | "worker", () => Promise<unknown>>>;

/** Where programs may leave what they can make again; nothing where there is no such place. */
function ownFolder(): string | undefined {
  const { LOCALAPPDATA, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE) return undefined;
  if (process.platform === "win32") return LOCALAPPDATA && join(LOCALAPPDATA, "gov-nianbao");
  const given = process.platform === "darwin" ? join(homedir(), "Library/Caches") : XDG_CACHE_HOME;
  return join(given || join(homedir(), ".cache"), "gov-nianbao");
}

/** Runs what only saves time. */
function orNothing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Compiled code as it was kept: by whom, a sum, the code. What another user wrote is not run. */
function keptCode(path: string, key: string): Buffer | undefined {
  const { uid, mode } = statSync(path);
  if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
  const bytes = readFileSync(path);
  const head = bytes.indexOf("\n");
  const code = bytes.subarray(head + 1);
  return bytes.toString("latin1", 0, head) === `${key} ${crc32(code)}` ? code : undefined;
}

/** Whole or not at all. */
function keepCode(path: string, key: string, code: Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([Buffer.from(`${key} ${crc32(code)}\n`), code]), { mode: 0o600 });
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Runs the command, or a thread's part of it. */
export async function runPart(part: keyof CommandParts): Promise<void> {
  if (part === "command" && asksVersion(process.argv)) {
    console.log(versionLine());
    return;
  }
  const address = new URL("command.cjs", import.meta.url);
  const filename = fileURLToPath(address);
  const source = readFileSync(filename, "latin1");
  const key = `${source.slice(3, source.indexOf("\n"))} ${process.version} ${process.arch}`;
  // Each command has compiled what it used.
  const name = part === "command" ? /^-*([a-z]+)$/u.exec(process.argv[2] ?? "")?.[1] : undefined;
  const path = orNothing(ownFolder);
  const file = path && name && join(path, `${name}.code`);
  const cachedData = file ? orNothing(() => keptCode(file, key)) : undefined;
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  const module = { exports: {} as CommandParts };
  script.runInThisContext()(module, createRequire(address), address.href, (path: string) => import(path));
  await module.exports[part]();
  // What was refused may be no command at all: each mistyped word would leave a file of its own.
  const isRefused = Number(process.exitCode ?? 0) > 1;
  if (file && !isRefused && (cachedData === undefined || script.cachedDataRejected))
    orNothing(() => keepCode(file, key, script.createCachedData()));
}
