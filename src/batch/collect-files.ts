import { setImmediate } from "node:timers/promises";
import { checkOptionsFor } from "../county/collect/collect.ts";
import type { ReadFile } from "../county/collect/entry.ts";
import { fileSum } from "../county/collect/facts.ts";
import type { Matched, MatchedAgency } from "../county/collect/match-files.ts";
import { bytesOrTrouble, type FoundFile } from "../files/came-in.ts";
import type { Finding } from "../problem/finding.ts";
import type { ReadCame } from "./collect-job.ts";
import { groupedTasks } from "./groups.ts";
import type { Failed } from "./job.ts";
import { inOrder, type Pool } from "./pool.ts";
import type { ReadCache } from "./read-cache.ts";
import { textsShared } from "./shared-parts.ts";

/** A file with its sum, or why it cannot be read. */
export interface SummedFile extends FoundFile {
  readonly sum?: string;
}

/** The sum of every file, by which it is known again; a pause now and then lets Ctrl-C through. */
export async function summedFiles(files: readonly FoundFile[]): Promise<SummedFile[]> {
  const summed: SummedFile[] = [];
  for (const found of files) {
    const bytes = found.trouble ?? bytesOrTrouble(found.path);
    summed.push(typeof bytes === "string" ? { ...found, trouble: bytes } : { ...found, sum: fileSum(bytes) });
    if (summed.length % 50 === 0) await setImmediate();
  }
  return summed;
}

/** Whoever wants to know how far it is, and to stop it. */
export interface Watching {
  readonly step: () => void;
  readonly signal: AbortSignal;
}

/** Reads files that came in, several at once. */
export interface FileReader {
  readonly atOnce: number;
  read(path: string): Promise<ReadCame | Failed>;
}

/** Files, or reports to check, that go to a thread in one message; where the work is done here there are no messages. */
const inMessage = ({ jobs }: Pool): number => (jobs === 1 ? 1 : 8);
/** One message a thread is at, and one that waits. */
const atOnce = (pool: Pool): number => 2 * inMessage(pool) * pool.jobs;

/** Threads as a reader. */
export function readerOf(pool: Pool): FileReader {
  const read = groupedTasks(pool, "readCameFile", inMessage(pool));
  return { atOnce: atOnce(pool), read: (path) => read({ path }) };
}

/** What every file gave, in their order: known ones from the cache, others by the reader. Stopped: as far as it came. */
export async function readCameFiles(
  files: readonly SummedFile[],
  cache: ReadCache,
  reader: FileReader,
  { step, signal }: Watching,
): Promise<ReadFile[]> {
  const until = function* () {
    for (const file of files) {
      if (signal.aborted) return;
      yield file;
    }
  };
  const read = async ({ file, path, sum, trouble }: SummedFile): Promise<ReadFile> => {
    if (trouble !== undefined) return { file, trouble };
    const known = sum === undefined ? undefined : cache.get(sum);
    if (known !== undefined) return { file, facts: known };
    const done = await reader.read(path);
    if ("error" in done) return { file, trouble: `读不了：${done.error.message}` };
    if ("trouble" in done) return { file, trouble: done.trouble };
    return { file, facts: cache.put(done.facts) };
  };
  const all: ReadFile[] = [];
  for await (const one of inOrder(until(), reader.atOnce, read)) {
    all.push(one);
    step();
    if (all.length % 20 === 0) await setImmediate();
  }
  return all;
}

/** What the checks find in every report, agency by agency. */
export async function checkAgencies(
  { agencies }: Matched,
  waived: Readonly<Record<string, string>>,
  pool: Pool,
  { step, signal }: Watching,
): Promise<(readonly Finding[])[]> {
  const shared = textsShared();
  const run = groupedTasks(pool, "checkCollected", inMessage(pool));
  const checked = async (agency: MatchedAgency): Promise<readonly Finding[]> => {
    const { report } = agency;
    if (report === undefined || signal.aborted) return [];
    const { previous, ...options } = checkOptionsFor(agency, waived);
    const [text, last] = [JSON.stringify(report), previous && JSON.stringify(previous)];
    const done = await run({ report: text, options, ...(last && { last }) });
    step();
    if (!("error" in done)) return done.found.map(shared);
    const { message } = (done as { error: Error }).error;
    return [
      {
        code: "CHECK",
        severity: "error",
        path: "",
        place: "报告",
        found: "",
        message: `没有核对成：${message}`,
      },
    ];
  };
  const found: (readonly Finding[])[] = [];
  for await (const one of inOrder(agencies, atOnce(pool), checked)) found.push(one);
  return found;
}
