import { createHash, randomUUID } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { batchNotes, noteLines, noteText } from "../files/note-lines.ts";
import { unwritable } from "../files/write-file.ts";

/** An output as it was written: its size, and the sum of its content. */
export type WrittenFile = readonly [size: number, sum: string];

/** A line of a list: in the one before the outputs of a file are written, in the other, with `sum`, when they are. */
export interface ManifestLine {
  readonly name: string;
  /** Over the input's content and all that the outputs depend on. */
  readonly sum?: string;
  /** By ending. */
  readonly files?: Readonly<Record<string, WrittenFile>>;
}

/** What was rendered into a folder before: file by file, with a sum over content and options. */
export interface Manifest {
  /** The folder for notes. */
  readonly folder: string;
  /** Where this run notes what it has done, and what it is about to write. */
  readonly done: string;
  readonly begun: string;
  /** Folder for files under way. */
  readonly temporary: string;
  /** Whether the outputs of this name were made from the same content with the same options, and are still there. */
  isUpToDate(name: string, sum: string, endings: readonly string[]): boolean;
  /** The sums of all that was written under a name: what has none of them is not ours. */
  writtenSums(name: string): string[];
}

/** Adds a line to a list. @throws {FileError} FILE_UNWRITABLE */
export function noteIn(path: string, line: ManifestLine): void {
  try {
    appendFileSync(path, noteText(line));
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** A sum over a file's content and all that its outputs depend on. */
export const sha256Of = (content: Uint8Array, settings: string): string =>
  createHash("sha256").update(settings).update("\0").update(content).digest("hex");

const isRunning = (id: number) => {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const dayMs = 86_400_000;

/** Drops what stopped runs left: never the folder of a run that goes on, here or on another machine. */
function dropLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, host, id] = /^under-way-(.+)-(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
    if (!name.startsWith("under-way-")) continue;
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    const gone = host === hostname() ? !isRunning(Number(id)) : age > dayMs;
    if (gone) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Reads what earlier runs did, also other shards and runs that were stopped. `shard` names this run's own list.
 *
 * @throws {FileError} FILE_UNWRITABLE
 */
export function openManifest(out: string, shard: string): Manifest {
  try {
    mkdirSync(out, { recursive: true });
    const folder = join(realpathSync(out), batchNotes);
    const temporary = join(folder, `under-way-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`);
    mkdirSync(temporary, { recursive: true });
    dropLeftovers(folder);
    const done = new Map<string, ManifestLine>();
    const written = new Map<string, string[]>();
    const lists = readdirSync(folder).filter((file) => /^(?:done-.*\.jsonl|begun-.*\.lines)$/.test(file));
    for (const file of lists.toSorted()) {
      const text = readFileSync(join(folder, file), "utf8");
      // A run that was stopped in the middle of a line must not swallow the next one.
      if (text !== "" && !text.endsWith("\n")) appendFileSync(join(folder, file), "\n");
      for (const line of noteLines<ManifestLine>(text)) {
        if (line.sum !== undefined) done.set(line.name, line);
        const sums = written.get(line.name) ?? [];
        written.set(line.name, sums);
        for (const [, sum] of Object.values(line.files ?? {})) sums.push(sum);
      }
    }
    return {
      folder,
      done: join(folder, `done-${shard}.jsonl`),
      begun: join(folder, `begun-${shard}.lines`),
      temporary,
      isUpToDate: (name, sum, endings) => {
        const line = done.get(name);
        return (
          line?.sum === sum &&
          endings.every((ending) => {
            const size = line.files?.[ending]?.[0];
            return (
              size !== undefined &&
              statSync(join(out, name + ending), { throwIfNoEntry: false })?.size === size
            );
          })
        );
      },
      writtenSums: (name) => written.get(name) ?? [],
    };
  } catch (error) {
    throw unwritable(out, error);
  }
}
