import { fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { type FileInParts, wholeFile } from "./bytes.ts";
import { PlatformFault } from "./fault.ts";

/*
 * The file stays open: one that is put in its place while a process runs, as by an upgrade, is another file. What is
 * written into the same one shows in its time.
 */
function openedInParts(path: string): FileInParts {
  const file = openSync(path, "r");
  const first = fstatSync(file);
  // Takes no memory but where something is read into it.
  const bytes = new Uint8Array(first.size);
  /** Ends of what was read, by where it begins. */
  const known = new Map<number, number>();
  return {
    bytes,
    read(from, to) {
      if ((known.get(from) ?? from) >= to) return;
      const length = readSync(file, bytes, from, to - from, from);
      const { size, mtimeMs } = fstatSync(file);
      if (length < to - from || size !== first.size || mtimeMs !== first.mtimeMs)
        throw new PlatformFault("damaged", path);
      known.set(from, to);
    },
    beside(ending) {
      try {
        return readFileSync(path.replace(/\.[a-z]+$/u, ending));
      } catch {
        return undefined;
      }
    },
  };
}

/** Opens a file to be read in parts; whole where the file system of a bundle or an archive can do no better. */
export function fileInParts(path: string): FileInParts {
  try {
    return openedInParts(path);
  } catch {
    return wholeFile(readFileSync(path));
  }
}
