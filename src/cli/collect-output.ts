import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { type Manifest, noteIn, sha256Of } from "../batch/manifest.ts";
import { inOrder, type Pool } from "../batch/pool.ts";
import type { AgencyState, Collected } from "../county/collect/state.ts";
import { overviewJson } from "../county/overview/json.ts";
import { overviewPage } from "../county/overview/page.ts";
import { remindersText } from "../county/overview/reminder.ts";
import { overviewWorkbook, receiptFolder } from "../county/overview/workbook.ts";
import { receiptDocument } from "../county/receipt/receipt.ts";
import { keepChanged } from "../files/keep-changed.ts";
import { refuseForeignBytes, sumOfBytes } from "../files/own-files.ts";
import { flushFiles, unwritable, writeWhole } from "../files/write-file.ts";
import { writeJson } from "../formats/json/write.ts";
import { collectedJson, dataFolder, overviewName } from "./collected-folder.ts";

/** A file of the output, by its path below the folder. Its bytes are made when they are needed: thousands take much memory. */
interface OutputFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
}

/** Where a run writes, and how. */
export interface CollectOutput {
  readonly out: string;
  readonly manifest: Manifest;
  readonly force: boolean;
  readonly version: string;
  readonly warn: (line: string) => void;
}

/**
 * Files that may be written: those that are not what they shall be. What is there is read once, and is ours or the same.
 *
 * @throws {FileError} FILE_UNWRITABLE if one is another's
 */
function changedOf({ out, manifest, force }: CollectOutput, files: readonly OutputFile[]): OutputFile[] {
  return files.filter(({ name, bytes: made }) => {
    const path = join(out, name);
    let there: Uint8Array;
    try {
      if (statSync(path, { throwIfNoEntry: false }) === undefined) return true;
      there = readFileSync(path);
    } catch (error) {
      throw unwritable(path, error);
    }
    if (Buffer.compare(there, made()) === 0) return false;
    if (!force && there.length > 0) refuseForeignBytes(path, there, manifest.writtenSums(name));
    return true;
  });
}

/** Writes files whole, each noted before as ours. The disk is waited for once, by `flushFiles`. */
function writeOutputs({ out, manifest }: CollectOutput, files: readonly OutputFile[]): void {
  for (const { name, bytes: made } of files) {
    const bytes = made();
    noteIn(manifest.begun, { name, files: { "": [bytes.length, sumOfBytes(bytes)] } });
    writeWhole(join(out, name), bytes, manifest.temporary, { later: true });
  }
}

/** Names of what earlier runs wrote into a folder, and this one did not. */
const leftIn = (out: string, folder: string, wrote: ReadonlySet<string>): string[] =>
  (existsSync(join(out, folder)) ? readdirSync(join(out, folder)) : [])
    .filter((name) => !name.startsWith(".") && !name.startsWith("~$") && !wrote.has(name))
    .toSorted()
    .map((name) => join(out, folder, name));

/** Names of the files of agencies that stand so. */
const namesInState = (
  { agencies }: Collected,
  names: ReadonlyMap<string, string>,
  wanted: AgencyState,
): ReadonlySet<string> =>
  new Set(agencies.flatMap(({ row, state }) => (state === wanted ? [names.get(row.name) ?? row.name] : [])));

/**
 * The overview, in all its forms, and each report's data: looked at before the first is written.
 *
 * @returns the names of what was written, below the folder
 */
export async function writeOverview(
  collected: Collected,
  passedOver: number,
  names: ReadonlyMap<string, string>,
  output: CollectOutput,
): Promise<string[]> {
  const { out, manifest, warn } = output;
  const nameOf = (agency: string) => names.get(agency) ?? agency;
  const data = collected.agencies.flatMap(({ row, report }): OutputFile[] =>
    report === undefined
      ? []
      : [{ name: `${dataFolder}/${nameOf(row.name)}.json`, bytes: () => writeJson(report) }],
  );
  const listings: OutputFile[] = [
    { name: collectedJson, bytes: () => overviewJson(collected, passedOver) },
    { name: "汇总.html", bytes: () => overviewPage(collected, passedOver) },
    { name: "催报.txt", bytes: () => remindersText(collected) },
  ];
  const changed = changedOf(output, [...data, ...listings]);
  writeOutputs(output, changed);
  // Whoever answered in the overview changed it: what he had is kept beside, under a name that is free.
  const workbook = overviewWorkbook(collected, passedOver, nameOf);
  const overview = { name: overviewName, bytes: () => workbook };
  const known = manifest.writtenSums(overviewName);
  const kept = keepChanged(join(out, overviewName), workbook, known, manifest.temporary);
  if (kept !== undefined) warn(`“${overviewName}”里填的回答和理由已读入，填写过的那份留作“${kept}”。`);
  const [newOverview] = changedOf({ ...output, force: true }, [overview]);
  if (newOverview !== undefined) changed.push(newOverview);
  writeOutputs(output, newOverview === undefined ? [] : [newOverview]);
  await flushFiles(changed.map(({ name }) => join(out, name)));
  const wrote = new Set(data.map(({ name }) => name.slice(dataFolder.length + 1)));
  const waiting = namesInState(collected, names, "待定");
  for (const left of leftIn(out, dataFolder, wrote))
    warn(
      waiting.has(basename(left, ".json"))
        ? `“${left}”是上次收下的，这个单位待定：定下以前先留着。`
        : `“${left}”是以前写的，本次没有收到这个单位可用的报告，请核对后删去。`,
    );
  return [...data, ...listings, overview].map(({ name }) => name);
}

/** A receipt for each agency of which something came; those that are as they were are not set again. */
export async function writeReceipts(
  collected: Collected,
  names: ReadonlyMap<string, string>,
  output: CollectOutput,
  pool: Pool,
  step: (wrote: boolean) => void,
  signal: AbortSignal,
): Promise<{ readonly refused: number; readonly wrote: readonly string[] }> {
  const { year, today, files, agencies } = collected;
  const { out, manifest, force, version, warn } = output;
  const byFile = new Map(files.map((file) => [file.file, file]));
  const wrote = new Set<string>();
  const fresh: string[] = [];
  let refused = 0;
  const wanted = function* () {
    for (const agency of agencies) if (agency.files.length > 0 && !signal.aborted) yield agency;
  };
  const write = async (agency: Collected["agencies"][number]): Promise<void> => {
    const name = `${receiptFolder}/${names.get(agency.row.name) ?? agency.row.name}`;
    for (const ending of [".docx", ".pdf"]) wrote.add(name.slice(receiptFolder.length + 1) + ending);
    const own = agency.files.flatMap((file) => byFile.get(file) ?? []);
    const document = JSON.stringify(receiptDocument(agency, own, year, today));
    const sum = sha256Of(new TextEncoder().encode(document), version);
    if (manifest.isUpToDate(name, sum, [".docx", ".pdf"])) return step(false);
    const { temporary, done, begun } = manifest;
    const written = manifest.writtenSums(name);
    const result = await pool.run("writeReceipt", {
      ...{ document, folder: out, name, sum, temporary, done, begun, written, force },
    });
    const error = "error" in result ? (result.error as Error) : result.refused;
    if (error !== undefined) {
      refused += 1;
      warn(`回执“${agency.row.name}”没有写：${error.message}`);
    } else fresh.push(join(out, `${name}.docx`), join(out, `${name}.pdf`));
    step(true);
  };
  for await (const _ of inOrder(wanted(), 4 * pool.jobs, write));
  await flushFiles(fresh);
  const waiting = namesInState(collected, names, "待定");
  if (!signal.aborted)
    for (const left of leftIn(out, receiptFolder, wrote))
      warn(
        waiting.has(basename(left, extname(left)))
          ? `“${left}”是以前的回执，这个单位待定：定下以前先留着。`
          : `“${left}”是以前的回执，本次没有这个单位的文件，请核对后删去。`,
      );
  return { refused, wrote: [...wrote].map((file) => `${receiptFolder}/${file}`) };
}
