import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { outputs } from "../formats/formats.ts";
import { type Input, listFiles, named, type Shard } from "./inputs.ts";
import type { FileDone, JobOptions } from "./job.ts";
import { manifestLine, openManifest, sha256Of } from "./manifest.ts";
import { inOrder, openPool } from "./pool.ts";

export interface FileBatchOptions extends JobOptions {
  readonly out: string;
  readonly jobs?: number;
  readonly shard: Shard;
  /** Version of the package: another one makes every file again. */
  readonly version: string;
  /** No further file is started once it is aborted; those under way are finished. */
  readonly signal: AbortSignal;
}

/** What became of a file of a batch. */
export type FileResult = Pick<Input, "path" | "name"> & FileDone & { readonly upToDate: boolean };

/** Renders files into a folder. Gives the number of files first, then the files as they are done, in order. */
export async function renderFiles(
  given: readonly string[],
  options: FileBatchOptions,
): Promise<{ count: number; results: AsyncGenerator<FileResult> }> {
  const { out, shard } = options;
  const files = listFiles(given, out);
  const count = Math.floor((files.length - shard.index) / shard.count) + 1;
  return { count, results: fileResults(files, options) };
}

/** All that the outputs depend on but the report: fonts by their content, not by where they lie. */
function settingsOf({ version, formats, check, render }: FileBatchOptions): string {
  const content = (path: string) => sha256Of(readFileSync(path), "");
  const fonts = JSON.stringify(render.fonts ?? {}, (key, value) =>
    typeof value === "string" && key !== "face" ? content(value) : value,
  );
  return JSON.stringify(
    [
      version,
      formats,
      check,
      fonts,
      { ...render, fonts: undefined, embedFonts: render.embedFonts !== undefined },
    ],
    (_, value) => (value instanceof Uint8Array ? sha256Of(value, "") : value),
  );
}

async function* fileResults(files: readonly string[], options: FileBatchOptions): AsyncGenerator<FileResult> {
  const { out, jobs, shard, signal, formats: chosen, check, render } = options;
  const manifest = openManifest(out, `${shard.index}-${shard.count}`);
  const endings = outputs.filter(({ name }) => chosen.includes(name)).map(({ ending }) => ending);
  const settings = settingsOf(options);
  const pool = openPool(jobs);
  async function* untilAborted(): AsyncGenerator<Input> {
    for await (const input of named(files, shard)) {
      if (signal.aborted) return;
      yield input;
    }
  }
  const start = async ({ path, name, bytes }: Input): Promise<FileResult> => {
    const sum = bytes === undefined ? "" : sha256Of(bytes, settings);
    if (manifest.isUpToDate(name, sum, endings)) return { path, name, findings: [], upToDate: true };
    const done = await pool.run("renderFile", {
      input: path,
      bytes,
      folder: out,
      name,
      temporary: manifest.temporary,
      manifest: manifest.path,
      line: manifestLine(name, sum),
      options: { formats: chosen, check, render },
    });
    return { path, name, ...done, upToDate: false };
  };
  try {
    yield* inOrder(untilAborted(), 2 * pool.jobs, start);
  } finally {
    await pool.close();
    await rm(manifest.temporary, { recursive: true, force: true });
  }
}
