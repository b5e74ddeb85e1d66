import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a file whole or not at all: under another name first, then renamed over what was there. `folder` is
 * where the other name stands (default: beside the file), on the same disk;
 */
export async function writeWhole(path: string, bytes: Uint8Array, folder?: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // A short name: the final one may already be as long as the system takes.
  const beside = `${folder ?? dirname(path)}/.${randomUUID()}.tmp`;
  try {
    const file = await open(beside, "wx");
    try {
      await file.writeFile(bytes);
      if (folder === undefined) await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
