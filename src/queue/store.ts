import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { batchNotes, noteLines, noteText } from "../files/note-lines.ts";
import { refuseForeign, sumOfBytes } from "../files/own-files.ts";
import { unwritable, writeAllWhole } from "../files/write-file.ts";
import { refuseArgument } from "../problem/wanted.ts";

/** A file as it is kept: its name, never with a folder. */
export interface StoredFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the files of reports are kept, by all machines. It alone is asked what is done: Redis may be lost. What `put` has
 * kept, `has` must see at once on every machine.
 *
 * @example
 * const store: Store = {
 *   has: async (name, sum) => (await head(`${name}.done`))?.metadata.sum === sum,
 *   put: async (name, sum, files) => {
 *     for (const file of files) await upload(file.name, file.bytes);
 *     await upload(`${name}.done`, "", { sum }); // last: it says that the others are whole
 *   },
 * };
 */
export interface Store {
  /** Whether the files of a name are there, made of what has this sum. */
  has(name: string, sum: string): Promise<boolean>;
  /** Keeps the files of a name, all or, if it is killed, some: then `has` says no. */
  put(name: string, sum: string, files: readonly StoredFile[]): Promise<void>;
}

/**
 * What is noted of a name, a line each time, of which the last counts: the sum of what its files were made of, the files, and
 * the sums of all ever written.
 */
interface StoreMark {
  readonly sum: string;
  readonly files: Readonly<Record<string, number>>;
  readonly written: readonly string[];
}

const dayInMs = 86_400_000;

/** Whether a crash left nothing to write. */
const isThereWhole = (path: string, bytes: Uint8Array): boolean =>
  statSync(path, { throwIfNoEntry: false })?.size === bytes.length &&
  sumOfBytes(readFileSync(path)) === sumOfBytes(bytes);

const noMark: StoreMark = { sum: "", files: {}, written: [] };

function markAt(path: string): StoreMark {
  try {
    return noteLines<StoreMark>(readFileSync(path, "utf8")).at(-1) ?? noMark;
  } catch {
    return noMark;
  }
}

/** Adds a line to a note; `lasting`: it reaches the disk before anything else. @throws {FileError} FILE_UNWRITABLE */
function addMark(path: string, mark: StoreMark, { lasting = false } = {}): void {
  try {
    const file = openSync(path, "a");
    try {
      // The line end before it parts it from what was left half written.
      writeFileSync(file, `\n${noteText(mark)}`);
      if (lasting) fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** What a process that was killed left half written. */
function removeOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > dayInMs) rmSync(path, { force: true });
    }
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/**
 * A folder as a store, on one disk or one that all machines mount. Replaces only what it wrote itself. A folder that is not
 * there is made when the first file is put into it.
 *
 * @throws {FileError} FILE_UNWRITABLE; `put` too
 */
export function folderStore(folder: string): Store {
  refuseArgument("folderStore", "folder", folder, { what: "目录的路径（文字）", kind: "text" });
  const notes = join(folder, batchNotes, "queue");
  const underWay = join(notes, "under-way");
  const prepare = () => {
    try {
      mkdirSync(underWay, { recursive: true });
    } catch (error) {
      throw unwritable(folder, error);
    }
  };
  if (existsSync(folder)) {
    prepare();
    removeOld(underWay);
  }
  // A name of a report may be as long as the system takes: the note's is not made of it.
  const markPath = (name: string) =>
    join(notes, `${sumOfBytes(new TextEncoder().encode(name)).slice(0, 32)}.json`);
  return {
    async has(name, sum) {
      const mark = markAt(markPath(name));
      const isThere = ([file, size]: [string, number]) =>
        statSync(join(folder, file), { throwIfNoEntry: false })?.size === size;
      return mark.sum === sum && Object.entries(mark.files).every(isThere);
    },
    async put(name, sum, files) {
      prepare();
      const mark = markPath(name);
      const { written } = markAt(mark);
      const outputs = files.map((file) => ({ path: join(folder, file.name), bytes: file.bytes }));
      for (const { path, bytes } of outputs) refuseForeign(path, bytes, written);
      const all = [...new Set([...written, ...files.map(({ bytes }) => sumOfBytes(bytes))])];
      // Before they are written: what is found half done after a crash is known as ours.
      addMark(mark, { ...noMark, written: all });
      writeAllWhole(
        outputs.filter(({ path, bytes }) => !isThereWhole(path, bytes)),
        underWay,
      );
      const sizes = Object.fromEntries(files.map((file) => [file.name, file.bytes.length]));
      addMark(mark, { sum, files: sizes, written: all }, { lasting: true });
    },
  };
}
