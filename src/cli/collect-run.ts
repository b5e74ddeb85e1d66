import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SummedFile } from "../batch/collect-files.ts";
import { type Manifest, sha256Of } from "../batch/manifest.ts";
import { readAnswers, readWaivers } from "../county/overview/answers.ts";
import { emptyLedger, type Ledger, ledgerBytes, readLedger } from "../county/rounds/ledger.ts";
import { sumOfBytes } from "../files/own-files.ts";
import { unwritable, writeWhole } from "../files/write-file.ts";
import { NianbaoError } from "../problem/problem.ts";
import { overviewName } from "./collected-folder.ts";
import { Failure } from "./failure.ts";

// What one run leaves for the next stands in the folder of notes: what was taken and asked, and by which sum the run is
// known again if nothing has changed.

const ledgerName = "ledger.json";
const lastRunName = "last-run.json";

/** What the run before left, with what was typed into its overview since. @throws {Failure} if that cannot be read; {FileError} if it is no file */
export function ledgerOf(out: string, manifest: Manifest, warn: (line: string) => void): Ledger {
  const path = join(manifest.folder, ledgerName);
  let ledger = emptyLedger;
  if (existsSync(path)) {
    const read = readLedger(readFileSync(path));
    if (read === undefined) warn(`“${path}”已损坏：不知道上次收下了什么，这一次不作比较。`);
    else ledger = read;
  }
  const overview = join(out, overviewName);
  if (!existsSync(overview)) return ledger;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(overview);
  } catch (error) {
    throw unwritable(overview, error);
  }
  // As we wrote it: nobody answered.
  if (manifest.writtenSums(overviewName).includes(sumOfBytes(bytes))) return ledger;
  try {
    const answers = Object.fromEntries(readAnswers(bytes));
    return { ...ledger, answers, waivers: readWaivers(bytes, ledger.waivers) };
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    throw new Failure("USAGE", `“${overview}”里的回答读不了，没有动它：${error.message}`, { cause: error });
  }
}

export const keepLedger = (manifest: Manifest, ledger: Ledger): void =>
  writeWhole(join(manifest.folder, ledgerName), ledgerBytes(ledger), manifest.temporary);

/** What a run said, to be said again if nothing has changed. */
export interface RunSaid {
  readonly status: 0 | 1;
  readonly printed: readonly string[];
  readonly warned: readonly string[];
}

/** Everything that a run's outputs depend on, as one sum. */
export function runSum(settings: readonly unknown[], folders: readonly (readonly SummedFile[])[]): string {
  const lines = folders.map((files) => files.map(({ file, sum, trouble }) => [file, sum ?? trouble]));
  return sha256Of(new TextEncoder().encode(JSON.stringify(lines)), JSON.stringify(settings));
}

/** What the run of this sum said, if its outputs are still there. */
export function sameRun(out: string, manifest: Manifest, sum: string): RunSaid | undefined {
  try {
    const last = JSON.parse(readFileSync(join(manifest.folder, lastRunName), "utf8")) as RunSaid & {
      readonly sum: string;
      readonly outputs: Readonly<Record<string, number>>;
    };
    const isThere = ([name, size]: readonly [string, number]) =>
      statSync(join(out, name), { throwIfNoEntry: false })?.size === size;
    return last.sum === sum && Object.entries(last.outputs).every(isThere) ? last : undefined;
  } catch {
    return undefined;
  }
}

/** Notes what a run came to, once all is written. */
export function keepRun(
  out: string,
  manifest: Manifest,
  sum: string,
  said: RunSaid,
  names: readonly string[],
): void {
  const outputs = Object.fromEntries(
    names.flatMap((name) => {
      const stats = statSync(join(out, name), { throwIfNoEntry: false });
      return stats === undefined ? [] : [[name, stats.size]];
    }),
  );
  const bytes = new TextEncoder().encode(`${JSON.stringify({ sum, ...said, outputs })}\n`);
  writeWhole(join(manifest.folder, lastRunName), bytes, manifest.temporary);
}
