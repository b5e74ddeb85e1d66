import { checkAgencies, readCameFiles, type SummedFile, type Watching } from "../batch/collect-files.ts";
import type { Pool } from "../batch/pool.ts";
import { openReadCache } from "../batch/read-cache.ts";
import { type CollectInput, settleRound } from "../county/collect/collect.ts";
import type { ReadFile } from "../county/collect/entry.ts";
import { figuresOnly } from "../county/collect/last-year.ts";
import { type Matched, matchFiles } from "../county/collect/match-files.ts";
import type { Finding } from "../problem/finding.ts";
import { openReader } from "./collect-reader.ts";
import type { Held } from "./collect-writing.ts";
import { openProgress } from "./progress.ts";

/** What a round starts from, but for what is read. */
type RoundInput = Omit<CollectInput, "files" | "previous" | "published">;

/** What is read: this year's files, last year's, and what was published. */
export interface FilesToRead {
  readonly files: readonly SummedFile[];
  readonly previous: readonly SummedFile[] | undefined;
  readonly published: readonly SummedFile[] | undefined;
}

/** Who reads, and where it is kept. */
export interface HowRead {
  readonly folder: string;
  readonly version: string;
  readonly pool: Pool;
  readonly redis: string | boolean | undefined;
  readonly signal: AbortSignal;
  readonly warn: (line: string) => void;
}

/** What is said of last year's files that cannot be used. */
function warnOfLastYear(files: readonly ReadFile[], warn: (line: string) => void): void {
  for (const { file, facts, trouble } of files)
    if (facts === undefined || facts.status === "refused")
      warn(`上年 ${file}：${(trouble ?? facts?.refused ?? "").split("\n")[0]}`);
}

/** Reads what came in and lays it against the roll. Stopped: nothing. */
async function readAndMatched(
  input: RoundInput,
  { files, previous, published }: FilesToRead,
  { folder, version, pool, redis, signal, warn }: HowRead,
): Promise<{ readonly matched: Matched; readonly published?: readonly ReadFile[] } | undefined> {
  const cache = openReadCache(folder, version);
  const reader = await openReader(redis, pool, signal);
  const inAll = [files, previous, published].reduce((sum, list) => sum + (list?.length ?? 0), 0);
  const progress = await openProgress(inAll, process.stderr, warn, "读取");
  let read: ReadFile[];
  let lastYear: ReadFile[];
  let onWebsites: ReadFile[];
  try {
    const watching = { step: () => progress.step(), signal };
    const readFiles = (list: readonly SummedFile[] = []) => readCameFiles(list, cache, reader, watching);
    read = await readFiles(files);
    lastYear = await readFiles(previous);
    onWebsites = await readFiles(published);
  } finally {
    progress.stop();
    cache.close();
    for (const line of await reader.close()) warn(line);
  }
  if (signal.aborted) return undefined;
  cache.dropUnused();
  warnOfLastYear(lastYear, warn);
  const matched = matchFiles({
    ...input,
    files: read,
    ...(previous !== undefined && {
      previous: lastYear.flatMap(({ file, facts }) => (facts === undefined ? [] : [{ file, facts }])),
    }),
  });
  return { matched, ...(published !== undefined && { published: onWebsites }) };
}

/** What came in, and what the checks find of it. */
interface ReadAndChecked {
  readonly matched: Matched;
  /** Agency by agency. */
  readonly found: readonly (readonly Finding[])[];
  readonly published?: readonly ReadFile[];
}

/**
 * Reads what came in, lays it against the roll, and checks it. What reading gave is held no longer, and of last year's
 * reports nothing but figures: thousands of reports are the most of what a run takes.
 *
 * @returns nothing if it was stopped
 */
async function readAndChecked(
  input: RoundInput,
  files: FilesToRead,
  reading: HowRead,
): Promise<ReadAndChecked | undefined> {
  const read = await readAndMatched(input, files, reading);
  if (read === undefined) return undefined;
  const { matched, published } = read;
  const { pool, signal, warn } = reading;
  const count = matched.agencies.filter(({ report }) => report !== undefined).length;
  const progress = await openProgress(count, process.stderr, warn, "核对");
  const watching: Watching = { step: () => progress.step(), signal };
  const found = await checkAgencies(matched, input.waived ?? {}, pool, watching);
  progress.stop();
  if (signal.aborted) return undefined;
  const agencies = matched.agencies.map(({ last, ...agency }) => ({
    ...agency,
    ...(last && { last: figuresOnly(last) }),
  }));
  return { matched: { ...matched, agencies }, found, ...(published && { published }) };
}

/**
 * All that came in, read, checked and laid beside the round before: for whoever writes it to let go of.
 *
 * @returns nothing if it was stopped
 */
export async function collectedFrom(
  input: RoundInput,
  files: FilesToRead,
  reading: HowRead,
): Promise<Held | undefined> {
  const read = await readAndChecked(input, files, reading);
  if (read === undefined) return undefined;
  const { matched, found, published } = read;
  return { collected: settleRound({ ...input, ...(published && { published }) }, matched, found) };
}
