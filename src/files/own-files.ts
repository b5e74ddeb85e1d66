import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { FileError } from "./file-error.ts";
import { batchNotes, noteLines, noteText } from "./note-lines.ts";
import { type FileToWrite, unwritable, writeWhole } from "./write-file.ts";

// A file is ours if its content is what we wrote there: its sum is noted before it is written. Whatever a clerk
// changed, or put there himself, is not. Notes stand in the user's own folder for such things, never beside his files.

export const sumOfBytes = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The user's folder; a number without a name, as containers have them, has none: the root, as there. */
function home(): string {
  try {
    return homedir();
  } catch {
    return resolve("/");
  }
}

/** Where programs keep what they must remember of their user. */
function notesFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_STATE_HOME) return join(XDG_STATE_HOME, "nianbao");
  if (process.platform === "win32") return join(LOCALAPPDATA ?? join(home(), "AppData", "Local"), "nianbao");
  if (process.platform === "darwin") return join(home(), "Library", "Application Support", "nianbao");
  return join(home(), ".local", "state", "nianbao");
}

/** A folder as it really is; what of it is not there yet, as it will be. */
function realFolder(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realFolder(above), basename(path));
  }
}

/** One list for each folder that was written to; its first line names the folder. */
export function notesFor(given: string): { list: string; folder: string } {
  const folder = realFolder(resolve(given));
  const key = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  return { list: join(notesFolder(), `${key}.jsonl`), folder };
}

const mostLists = 200;

/** Lists of folders that are gone are dropped. */
function dropOldLists(): void {
  const folder = notesFolder();
  const lists = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  if (lists.length <= mostLists) return;
  for (const name of lists)
    try {
      const [head = ""] = readFileSync(join(folder, name), "utf8").split("\n", 1);
      if (!existsSync((JSON.parse(head) as { folder: string }).folder)) rmSync(join(folder, name));
    } catch {
      // Another process is at it.
    }
}

/** Adds a line to the notes of a folder. @returns whether there is a place for notes */
export function noteFor(given: string, line: object): boolean {
  const { list, folder } = notesFor(given);
  try {
    mkdirSync(dirname(list), { recursive: true });
    if (!existsSync(list)) {
      dropOldLists();
      appendFileSync(list, noteText({ folder }));
    }
    // The line end before it parts it from what another run left half written.
    appendFileSync(list, `\n${noteText(line)}`);
    return true;
  } catch {
    // A home that cannot be written to, or none.
    return false;
  }
}

const notesText = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** The sums of all that was written under a path by the commands that write few files. */
export function notedSums(path: string): Set<string> {
  const name = basename(path);
  const notes = noteLines<{ name?: string; sum?: string }>(notesText(notesFor(dirname(path)).list));
  return new Set(notes.flatMap((note) => (note.name === name && note.sum !== undefined ? [note.sum] : [])));
}

interface BatchNote {
  readonly name?: string;
  readonly files?: Readonly<Record<string, readonly [size: number, sum: string]>>;
}

/** The sums of all that batches wrote under a path. */
function sumsOfBatches(path: string): string[] {
  const folder = join(dirname(path), batchNotes);
  let lists: string[];
  try {
    lists = readdirSync(folder).filter((name) => name.startsWith("begun-"));
  } catch {
    return [];
  }
  const name = basename(path);
  return lists.flatMap((list) =>
    noteLines<BatchNote>(notesText(join(folder, list))).flatMap((note) =>
      Object.entries(note.files ?? {}).flatMap(([ending, [, sum]]) =>
        note.name !== undefined && note.name + ending === name ? [sum] : [],
      ),
    ),
  );
}

/** What to do about a file that is not ours, said the same everywhere. */
export const foreignFile = (path: string): FileError =>
  new FileError(
    "FILE_UNWRITABLE",
    `“${path}”已经存在，不是本程序写的，或写后被改过，没有动它；请移走、改名，或换一个存放位置（-o），确要覆盖请加 --force。`,
  );

/**
 * Refuses to replace what we did not write, or what was changed since. `known`: further sums of ours.
 *
 * @throws {FileError} FILE_UNWRITABLE
 */
export function refuseForeign(path: string, bytes: Uint8Array, known: Iterable<string> = []): void {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw unwritable(path, error);
  }
  if (stats === undefined) return;
  if (!stats.isFile()) throw unwritable(path, Object.assign(new Error("EISDIR"), { code: "EISDIR" }));
  let there: Uint8Array;
  try {
    there = readFileSync(path);
  } catch (error) {
    throw unwritable(path, error);
  }
  // What a crash left empty, or what is the same anyway, loses nothing.
  if (there.length === 0 || Buffer.compare(there, bytes) === 0) return;
  refuseForeignBytes(path, there, known);
}

/** The same for bytes that stand there, and were read already. @throws {FileError} FILE_UNWRITABLE */
export function refuseForeignBytes(path: string, there: Uint8Array, known: Iterable<string> = []): void {
  const sum = sumOfBytes(there);
  if (![...known].includes(sum) && !notedSums(path).has(sum)) throw foreignFile(path);
}

/**
 * Writes files that replace ours only: all are looked at before the first is written. `force`: others too.
 *
 * @throws {FileError} FILE_UNWRITABLE
 */
export function writeOwn(files: readonly FileToWrite[], { force = false }: { force?: boolean } = {}): void {
  if (!force) for (const { path, bytes } of files) refuseForeign(path, bytes, sumsOfBatches(path));
  for (const { path, bytes } of files) {
    // Before it is written: what a crash leaves is known as ours. Without a place for notes it will count as another's.
    noteFor(dirname(path), { name: basename(path), sum: sumOfBytes(bytes) });
    writeWhole(path, bytes);
  }
}
