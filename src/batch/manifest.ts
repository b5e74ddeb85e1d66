import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const folderName = ".nianbao";

/** What was rendered into a folder before: file by file, with a sum over content and options. */
export interface Manifest {
  /** Where this run notes what it has done. */
  readonly path: string;
  /** Folder for files under way. */
  readonly temporary: string;
  /** Whether the outputs of this name were made from the same content with the same options. */
  isUpToDate(name: string, sum: string, endings: readonly string[]): boolean;
}

/** A line of the list. */
export const manifestLine = (name: string, sum: string): string => `${JSON.stringify({ name, sum })}\n`;

/** A sum over a file's content and all that its outputs depend on. */
export const sha256Of = (content: Uint8Array, settings: string): string =>
  createHash("sha256").update(settings).update("\0").update(content).digest("hex");

/** Reads what earlier runs did, also other shards and runs that were stopped. `shard` names this run's own list. */
export function openManifest(out: string, shard: string): Manifest {
  const folder = join(out, folderName);
  const temporary = join(folder, `under-way-${shard}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const done = new Map<string, string>();
  for (const file of readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .toSorted())
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      try {
        const { name, sum } = JSON.parse(line) as { name: string; sum: string };
        done.set(name, sum);
      } catch {
        // A line that a stopped run left half written: its file is made again.
      }
    }
  return {
    path: join(folder, `done-${shard}.jsonl`),
    temporary,
    isUpToDate: (name, sum, endings) =>
      done.get(name) === sum && endings.every((ending) => existsSync(join(out, name + ending))),
  };
}
