import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { reviewSuffix, safeFileName } from "../files/file-name.ts";
import type { PassedOver } from "../files/find-files.ts";
import { NameRegister, numberTold, type TakenName } from "../files/name-register.ts";
import { refuseForeign, sumOfBytes } from "../files/own-files.ts";
import { writeWhole } from "../files/write-file.ts";
import { openFonts } from "../fonts/load.ts";
import { outputs } from "../formats/formats.ts";
import { fontSourcesIn } from "../style/fonts.ts";
import { fontRoles } from "../style/style.ts";
import { listFiles, type Shard } from "./inputs.ts";
import { type FileDone, type JobOptions, jobSum, type LookedAt } from "./job.ts";
import { type LastYearFound, lastYearReports } from "./last-year.ts";
import { type Manifest, noteIn, openManifest, sha256Of } from "./manifest.ts";
import { inOrder, openPool } from "./pool.ts";

export interface FileBatchOptions extends JobOptions {
  readonly out: string;
  readonly jobs?: number;
  readonly timeoutSeconds?: number;
  readonly shard: Shard;
  /** Version of the package: another one makes every file again. */
  readonly version: string;
  /** Replaces files that are not ours (default: such a report fails). */
  readonly force?: boolean;
  /** Last year's reports: a folder, or one file. */
  readonly previous?: string;
  /** Told what of last year's reports cannot be used. */
  readonly warn?: (line: string) => void;
  /** No further file is started once it is aborted; those under way are finished. */
  readonly signal: AbortSignal;
}

/** A file of a batch, and what its outputs are called, without their ending. */
interface NamedInput extends LookedAt {
  readonly path: string;
  /** Why its name has a number. */
  readonly told?: string | undefined;
  /** Last year's report of its agency, or why there is none. */
  readonly last?: LastYearFound | undefined;
}

/** What became of a file of a batch. */
export type FileResult = Pick<NamedInput, "path" | "name" | "told"> &
  FileDone & {
    readonly upToDate: boolean;
    /** Why it was not compared with last year's report, where that was asked. */
    readonly previousNote?: string;
  };

/** Files that are rendered into a folder. */
export interface FileBatch {
  readonly count: number;
  /** Folders and files that could not be looked into. */
  readonly unreadable: readonly PassedOver[];
  /** The files as they are done, in order. */
  readonly results: AsyncGenerator<FileResult>;
  /** Outputs that belong to no input any more, once all is done: the input is gone, or is called otherwise now. */
  readonly left: () => readonly TakenName[];
  /** Writes what the batch came to beside the outputs. @throws {FileError} */
  readonly writeSummary: (name: string, bytes: Uint8Array) => void;
}

/**
 * Renders files into a folder.
 *
 * @throws {FileError} if there are none, or the folder cannot be written to; {FontError} if a font cannot be used
 */
export async function renderFiles(given: readonly string[], options: FileBatchOptions): Promise<FileBatch> {
  const { out, shard } = options;
  const { files, unreadable } = listFiles(given, out);
  await openFonts(options.render.fonts);
  const manifest = openManifest(out, `${shard.index}-${shard.count}`);
  const register = new NameRegister(out, "beside");
  const now = new Map<string, string>();
  return {
    count: Math.max(0, Math.floor((files.length - shard.index) / shard.count) + 1),
    unreadable,
    results: fileResults(files, manifest, register, now, options),
    left: () =>
      register
        .all()
        .filter(
          ({ name, input }) =>
            (now.has(input) ? now.get(input) !== name : !existsSync(resolve(out, input))) &&
            outputs.some(({ ending }) => existsSync(join(out, outputName(name, options) + ending))),
        ),
    writeSummary: (name, bytes) => {
      const path = join(out, name);
      refuseForeign(path, bytes, manifest.writtenSums(name));
      noteIn(manifest.begun, { name, files: { "": [bytes.length, sumOfBytes(bytes)] } });
      writeWhole(path, bytes);
    },
  };
}

/** What an input's outputs are called, without their ending: a review copy says that it is one. */
const outputName = (name: string, { review }: FileBatchOptions) => (review ? name + reviewSuffix : name);

/** All that the outputs depend on but the report: fonts by their content, not by where they lie. */
function settingsOf(options: FileBatchOptions): string {
  const { version, formats, check, render, waived = {}, review = false, despite = false } = options;
  const files = fontSourcesIn(render.fonts).map((source) => {
    if (source instanceof Uint8Array) return sha256Of(source, "");
    const { path, face = "" } = typeof source === "string" ? { path: source } : source;
    return [sha256Of(readFileSync(path), ""), face];
  });
  const { fonts } = render;
  const named = typeof fonts === "string" ? fonts : fontRoles.map((role) => fonts?.[role]?.name ?? "");
  return JSON.stringify(
    [
      version,
      formats,
      check,
      files,
      named,
      { ...render, fonts: undefined, embedFonts: render.embedFonts !== undefined },
      ...(Object.keys(waived).length > 0 ? [waived] : []),
      ...(review ? ["review"] : []),
      ...(despite ? ["despite"] : []),
    ],
    (_, value) => (value instanceof Uint8Array ? sha256Of(value, "") : value),
  );
}

async function* fileResults(
  files: readonly string[],
  manifest: Manifest,
  register: NameRegister,
  now: Map<string, string>,
  options: FileBatchOptions,
): AsyncGenerator<FileResult> {
  const { out, jobs, timeoutSeconds, shard, signal, formats: chosen, check, render, force = false } = options;
  const { review = false, despite = false, waived = {} } = options;
  const endings = outputs.filter(({ name }) => chosen.includes(name)).map(({ ending }) => ending);
  const settings = settingsOf(options);
  const pool = openPool({ jobs, timeoutSeconds });
  let full = false;
  const isStopped = () => full || signal.aborted;
  const until = function* () {
    for (const path of files) {
      if (isStopped()) return;
      yield path;
    }
  };
  /** Names all files, also those of other shards: every shard and every run gives a file the same name. */
  async function* named(): AsyncGenerator<NamedInput> {
    let i = 0;
    const lastYear =
      options.previous === undefined ? undefined : await lastYearReports(options.previous, pool, isStopped);
    for (const line of lastYear?.troubles ?? []) options.warn?.(line);
    const look = async (path: string) => {
      const seen = await pool.run("lookAtFile", { path, settings });
      // One that takes too long is named after itself; the job will say so.
      return { path, seen: "error" in seen ? undefined : seen };
    };
    for await (const { path, seen } of inOrder(until(), 2 * pool.jobs, look)) {
      if (isStopped()) return;
      const wanted = seen?.name ?? safeFileName(basename(path), "");
      const name = register.take(wanted, path);
      now.set(register.inputKey(path), name);
      if (i++ % shard.count === shard.index - 1)
        yield {
          path,
          name,
          sum: seen?.sum ?? "",
          told: numberTold(register, wanted, name),
          last: seen?.of && lastYear?.find(seen.of.agency, seen.of.year),
        };
    }
  }
  const start = async ({ path, name, sum, told, last }: NamedInput): Promise<FileResult> => {
    const called = outputName(name, options);
    const previous = last !== undefined && "path" in last ? last : undefined;
    if (manifest.isUpToDate(called, jobSum(sum, previous), endings))
      return { path, name, findings: [], upToDate: true };
    const done = await pool.run("renderFile", {
      input: path,
      folder: out,
      name: called,
      temporary: manifest.temporary,
      done: manifest.done,
      begun: manifest.begun,
      settings,
      written: manifest.writtenSums(called),
      force,
      ...(previous && { previous }),
      options: { formats: chosen, check, render, waived, review, despite },
    });
    if (done.full) full = true;
    const note = last !== undefined && "note" in last ? { previousNote: last.note } : {};
    return { path, name, told, ...note, ...done, upToDate: false };
  };
  try {
    yield* inOrder(named(), 2 * pool.jobs, start);
  } finally {
    await pool.close();
    await rm(manifest.temporary, { recursive: true, force: true });
  }
}
