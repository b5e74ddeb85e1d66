import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file whole or not at all: under another name first, then renamed over what was there. The other name
 * stands beside the file, and reaches the disk before the renaming; in a batch it stands in `folder`, on the
 * same disk, and the system writes when it will. Synchronous: a thread has nothing else to do meanwhile.
 */
export function writeWhole(path: string, bytes: Uint8Array, folder?: string): void {
  mkdirSync(dirname(path), { recursive: true });
  // A short name: the final one may already be as long as the system takes.
  const beside = `${folder ?? dirname(path)}/.${randomUUID()}.tmp`;
  try {
    const file = openSync(beside, "wx");
    try {
      writeFileSync(file, bytes);
      if (folder === undefined) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
