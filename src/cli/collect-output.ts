import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Manifest, noteIn } from "../batch/manifest.ts";
import type { AgencyState, Collected } from "../county/collect/state.ts";
import { overviewJsonChunks } from "../county/overview/json.ts";
import { overviewPageChunks } from "../county/overview/page.ts";
import { remindersText } from "../county/overview/reminder.ts";
import { overviewWorkbook } from "../county/overview/workbook.ts";
import { keepChanged } from "../files/keep-changed.ts";
import { refuseForeignBytes } from "../files/own-files.ts";
import { flushFiles, unwritable, writeChunks } from "../files/write-file.ts";
import { writeJson } from "../formats/json/write.ts";
import { collectedJson, dataFolder, overviewName } from "./collected-folder.ts";

/** A file of the output, by its path below the folder. Its bytes are made when they are needed: thousands take much memory. */
interface OutputFile {
  readonly name: string;
  readonly chunks: () => Iterable<Uint8Array>;
}

/** Whether chunks, one after the other, are these bytes. */
function isMadeOf(bytes: Uint8Array, chunks: Iterable<Uint8Array>): boolean {
  let at = 0;
  for (const chunk of chunks) {
    if (Buffer.compare(bytes.subarray(at, at + chunk.length), chunk) !== 0) return false;
    at += chunk.length;
  }
  return at === bytes.length;
}

/** Where a run writes, and how. */
export interface CollectOutput {
  readonly out: string;
  readonly manifest: Manifest;
  readonly force: boolean;
  readonly version: string;
  readonly warn: (line: string) => void;
}

/** So many files are written without a pause: meanwhile threads want their next receipts. */
const pauseEvery = 20;

async function* withPauses(files: readonly OutputFile[]): AsyncGenerator<OutputFile> {
  for (const [i, file] of files.entries()) {
    if (i % pauseEvery === 0) await setImmediate();
    yield file;
  }
}

/**
 * Files that may be written: those that are not what they shall be. What is there is read once, and is ours or the same.
 *
 * @throws {FileError} FILE_UNWRITABLE if one is another's
 */
async function changedOf(
  { out, manifest, force }: CollectOutput,
  files: readonly OutputFile[],
): Promise<OutputFile[]> {
  const changed: OutputFile[] = [];
  for await (const file of withPauses(files)) {
    const { name, chunks } = file;
    const path = join(out, name);
    let there: Uint8Array | undefined;
    try {
      if (statSync(path, { throwIfNoEntry: false }) !== undefined) there = readFileSync(path);
    } catch (error) {
      throw unwritable(path, error);
    }
    if (there !== undefined && isMadeOf(there, chunks())) continue;
    if (there !== undefined && !force && there.length > 0)
      refuseForeignBytes(path, there, manifest.writtenSums(name));
    changed.push(file);
  }
  return changed;
}

/** Writes files whole, each noted before as ours. The disk is waited for once, by `flushFiles`. */
async function writeOutputs({ out, manifest }: CollectOutput, files: readonly OutputFile[]): Promise<void> {
  for await (const { name, chunks } of withPauses(files))
    writeChunks(join(out, name), chunks(), manifest.temporary, (size, sum) =>
      noteIn(manifest.begun, { name, files: { "": [size, sum] } }),
    );
}

/** Names of what earlier runs wrote into a folder, and this one did not. @throws {FileError} if it is none */
export function leftIn(out: string, folder: string, wrote: ReadonlySet<string>): string[] {
  const path = join(out, folder);
  try {
    return (existsSync(path) ? readdirSync(path) : [])
      .filter((name) => !name.startsWith(".") && !name.startsWith("~$") && !wrote.has(name))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** Names of the files of agencies that stand so. */
export const namesInState = (
  agencies: Collected["agencies"],
  names: ReadonlyMap<string, string>,
  wanted: AgencyState,
): ReadonlySet<string> =>
  new Set(agencies.flatMap(({ row, state }) => (state === wanted ? [names.get(row.name) ?? row.name] : [])));

/**
 * The overview, in all its forms, and each report's data: looked at before the first is written.
 *
 * @returns writes them, and gives the names of what was written, below the folder
 * @throws {FileError} FILE_UNWRITABLE if one is another's
 */
export async function overviewToWrite(
  collected: Collected,
  passedOver: number,
  names: ReadonlyMap<string, string>,
  output: CollectOutput,
): Promise<() => Promise<string[]>> {
  const { out, manifest, warn } = output;
  const nameOf = (agency: string) => names.get(agency) ?? agency;
  const data = collected.agencies.flatMap(({ row, report }): OutputFile[] =>
    report === undefined
      ? []
      : [{ name: `${dataFolder}/${nameOf(row.name)}.json`, chunks: () => [writeJson(report)] }],
  );
  const listings: OutputFile[] = [
    { name: collectedJson, chunks: () => overviewJsonChunks(collected, passedOver) },
    { name: "汇总.html", chunks: () => overviewPageChunks(collected, passedOver) },
    { name: "催报.txt", chunks: () => [remindersText(collected)] },
  ];
  const changed = await changedOf(output, [...data, ...listings]);
  return async () => {
    await writeOutputs(output, changed);
    const workbook = overviewWorkbook(collected, passedOver, nameOf);
    await setImmediate();
    // Whoever answered in the overview changed it: what he had is kept beside, under a name that is free.
    const overview = { name: overviewName, chunks: () => [workbook] };
    const known = manifest.writtenSums(overviewName);
    const kept = keepChanged(join(out, overviewName), workbook, known, manifest.temporary);
    if (kept !== undefined) warn(`“${overviewName}”里填的回答和理由已读入，填写过的那份留作“${kept}”。`);
    const newOverview = await changedOf({ ...output, force: true }, [overview]);
    await writeOutputs(output, newOverview);
    await flushFiles([...changed, ...newOverview].map(({ name }) => join(out, name)));
    const wrote = new Set(data.map(({ name }) => name.slice(dataFolder.length + 1)));
    const waiting = namesInState(collected.agencies, names, "待定");
    for (const left of leftIn(out, dataFolder, wrote))
      warn(
        waiting.has(basename(left, ".json"))
          ? `“${left}”是上次收下的，这个单位待定：定下以前先留着。`
          : `“${left}”是以前写的，本次没有收到这个单位可用的报告，请核对后删去。`,
      );
    return [...data, ...listings, overview].map(({ name }) => name);
  };
}
