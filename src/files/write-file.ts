import { createHash, randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { FileError } from "./file-error.ts";

const systemCode = (error: unknown): string =>
  String((error as NodeJS.ErrnoException | undefined)?.code ?? "");

/** Errors after which no further file can be written either. */
const full = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"]);

/** Whether a file could not be written since there is no room, so that the next ones cannot either. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof FileError && full.has(systemCode(error.cause));

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "磁盘已满，请清出空间后再试。",
  EDQUOT: "磁盘配额已用完，请清出空间后再试。",
  EFBIG: "文件超过系统允许的大小，请换一个存放目录。",
  EROFS: "磁盘是只读的，请换一个存放目录。",
  // Folders on a disk that is only read cannot be made; Node says that theirs is missing.
  ENOENT: "目录建不了：上一级目录不存在，或磁盘是只读的；请换一个存放目录。",
  EACCES: "没有写入权限，请换一个存放目录，或请管理员开放权限。",
  EPERM: "没有写入权限，或文件正被其他程序占用；请关闭后再试。",
  EBUSY: "文件正被其他程序占用（如在 Word、Excel 中打开着），请关闭后再试。",
  ENOTDIR: "路径中有一段是文件，不是目录，请核对路径。",
  EEXIST: "路径中有一段是文件，不是目录，请核对路径。",
  EISDIR: "这里已有一个同名的目录，请换一个名称。",
  ENAMETOOLONG: "文件名或路径过长，请换一个短些的目录。",
  EMFILE: "打开的文件过多，请稍后再试。",
  EIO: "磁盘读写出错，请检查磁盘。",
};

/** What the system says about a file that cannot be written, for a clerk. */
export function unwritable(path: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  const why = reasons[systemCode(error)] ?? `${(error as Error).message}`;
  return new FileError("FILE_UNWRITABLE", `写不了“${path}”：${why}`, { cause: error });
}

/** A file to write. */
export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes a file whole or not at all: under another name first, which reaches the disk, then renamed over what was
 * there. The other name stands beside the file; in a batch it stands in `folder`, on the same disk. Synchronous: a
 * thread has nothing else to do meanwhile. `later`: the disk is waited for by `flushFiles`, once for many files.
 *
 * @throws {FileError} FILE_UNWRITABLE; what was there before stays
 */
export function writeWhole(
  path: string,
  bytes: Uint8Array,
  folder?: string,
  { later = false }: { readonly later?: boolean } = {},
): void {
  writeRenamed({ path, bytes }, folder, later);
  if (!later) flushFolder(dirname(path));
}

/**
 * The same for a file that is never whole in memory; the disk is waited for by `flushFiles`.
 *
 * @param note - is told the file's size and its SHA-256 before it stands under its name
 * @throws {FileError} FILE_UNWRITABLE; what was there before stays
 */
export function writeChunks(
  path: string,
  chunks: Iterable<Uint8Array>,
  folder: string,
  note: (size: number, sum: string) => void,
): void {
  const hash = createHash("sha256");
  let size = 0;
  renamed(path, folder, (file) => {
    for (const chunk of chunks) {
      writeFileSync(file, chunk);
      hash.update(chunk);
      size += chunk.length;
    }
    note(size, hash.digest("hex"));
  });
}

/** The same for several, each whole or not at all. @throws {FileError} FILE_UNWRITABLE, at the first that cannot be written */
export function writeAllWhole(files: readonly FileToWrite[], folder?: string): void {
  const folders = new Set<string>();
  try {
    for (const file of files) {
      writeRenamed(file, folder, false);
      folders.add(dirname(file.path));
    }
  } finally {
    for (const one of folders) flushFolder(one);
  }
}

function writeRenamed({ path, bytes }: FileToWrite, given: string | undefined, later: boolean): void {
  renamed(path, given ?? dirname(path), (file) => {
    writeFileSync(file, bytes);
    if (!later) fsyncSync(file);
  });
}

/** A file that gets its name once `write` has written all of it. */
function renamed(path: string, folder: string, write: (file: number) => void): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // A short name: the final one may already be as long as the system takes.
    const beside = `${folder}/.${randomUUID()}.tmp`;
    try {
      const file = openSync(beside, "wx");
      try {
        write(file);
      } finally {
        closeSync(file);
      }
      renameSync(beside, path);
    } catch (error) {
      rmSync(beside, { force: true });
      throw error;
    }
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Files that the disk is asked for at a time: it writes what lies together in one go. */
const flushedAtOnce = 64;

/** One that is gone meanwhile is none of ours. */
async function flushFile(path: string): Promise<void> {
  try {
    const file = await open(path, "r+");
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw unwritable(path, error);
  }
}

/** Files that were written `later`, on their way to the disk while others are still being written. */
export interface Flushing {
  add(path: string): void;
  /** Waits until all are on the disk, and their names too. @throws {FileError} FILE_UNWRITABLE */
  done(): Promise<void>;
}

/** Sends files to the disk as they come. */
export function startFlushing(): Flushing {
  const folders = new Set<string>();
  let waiting: string[] = [];
  let flushed = Promise.resolve();
  const flushWaiting = () => {
    const paths = waiting;
    waiting = [];
    flushed = flushed.then(async () => void (await Promise.all(paths.map(flushFile))));
    flushed.catch(() => {}); // told by done
  };
  return {
    add(path) {
      folders.add(dirname(path));
      waiting.push(path);
      if (waiting.length === flushedAtOnce) flushWaiting();
    },
    async done() {
      flushWaiting();
      await flushed;
      for (const folder of folders) flushFolder(folder);
    },
  };
}

/** Waits until files that were written `later` are on the disk. @throws {FileError} FILE_UNWRITABLE */
export async function flushFiles(paths: readonly string[]): Promise<void> {
  const flushing = startFlushing();
  for (const path of paths) flushing.add(path);
  await flushing.done();
}

/** New names reach the disk too; Windows knows no such thing. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  try {
    const file = openSync(folder, "r");
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Some network disks refuse: the file itself is written.
  }
}
