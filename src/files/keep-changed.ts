import { existsSync, readFileSync, statSync } from "node:fs";
import { join, parse } from "node:path";
import { notedSums, noteFor, sumOfBytes } from "./own-files.ts";
import { unwritable, writeWhole } from "./write-file.ts";

/**
 * Keeps beside a file of ours what somebody changed in it, before it is written anew: as 甲（上一次）.xlsx, in place of the
 * copy that was kept before; numbered where something stands there that is not such a copy. `known`: sums of ours; `temporary`: where files under way stand.
 *
 * @returns the copy's name; nothing if the file is ours, is not there, or is written as it is
 * @throws {FileError} FILE_UNWRITABLE
 */
export function keepChanged(
  path: string,
  next: Uint8Array,
  known: Iterable<string> = [],
  temporary?: string,
): string | undefined {
  if (!existsSync(path)) return undefined;
  let there: Uint8Array;
  try {
    there = readFileSync(path);
  } catch (error) {
    throw unwritable(path, error);
  }
  const sum = sumOfBytes(there);
  const isOurs = [...known].includes(sum) || notedSums(path).has(sum);
  if (there.length === 0 || isOurs || Buffer.compare(there, next) === 0) return undefined;
  const { dir, name, ext } = parse(path);
  for (let n = 1; ; n++) {
    const copy = `${name}（上一次${n === 1 ? "" : `${n}`}）${ext}`;
    const beside = join(dir, copy);
    if (existsSync(beside)) {
      if (!statSync(beside).isFile()) continue;
      const kept = readFileSync(beside);
      // Kept by a run that was stopped before it came further.
      if (Buffer.compare(kept, there) === 0) return copy;
      if (!notedSums(beside).has(sumOfBytes(kept))) continue;
    }
    noteFor(dir, { name: copy, sum });
    writeWhole(beside, there, temporary);
    return copy;
  }
}
