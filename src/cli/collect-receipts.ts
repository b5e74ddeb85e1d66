import { basename, extname, join } from "node:path";
import { groupedTasks } from "../batch/groups.ts";
import { sha256Of } from "../batch/manifest.ts";
import { inOrder, type Pool } from "../batch/pool.ts";
import type { Collected } from "../county/collect/state.ts";
import { receiptFolder } from "../county/overview/workbook.ts";
import { receiptDocument } from "../county/receipt/receipt.ts";
import { startFlushing } from "../files/write-file.ts";
import { type CollectOutput, leftIn, namesInState } from "./collect-output.ts";

const endings = [".docx", ".pdf"] as const;

/** Receipts that go to a thread in one message: as much as it does while the overview keeps this one busy. */
const mostInMessage = 64;

/** Messages for each thread, at least: none is to wait long for the last of another. */
const leastMessages = 8;

/** Whoever wants to know how far the receipts are, and to stop them. */
export interface ReceiptsWatching {
  readonly step: () => void;
  readonly isStopped: () => boolean;
}

/** A receipt for each agency of which something came; those that are as they were are not set again. */
export async function writeReceipts(
  { year, today, files, agencies }: Pick<Collected, "year" | "today" | "files" | "agencies">,
  names: ReadonlyMap<string, string>,
  output: CollectOutput,
  pool: Pool,
  { step, isStopped }: ReceiptsWatching,
): Promise<{ readonly refused: number; readonly wrote: readonly string[] }> {
  const { out, manifest, force, version, warn } = output;
  const byFile = new Map(files.map((file) => [file.file, file]));
  const wanted = agencies.filter((agency) => agency.files.length > 0);
  const inMessage = Math.min(mostInMessage, Math.floor(wanted.length / (leastMessages * pool.jobs)));
  const run = groupedTasks(pool, "writeReceipt", pool.jobs === 1 ? 1 : inMessage);
  const wrote = new Set<string>();
  const flushing = startFlushing();
  let refused = 0;
  const next = function* () {
    for (const agency of wanted) if (!isStopped()) yield agency;
  };
  const write = async (agency: Collected["agencies"][number]): Promise<void> => {
    const name = `${receiptFolder}/${names.get(agency.row.name) ?? agency.row.name}`;
    for (const ending of endings) wrote.add(name.slice(receiptFolder.length + 1) + ending);
    const own = agency.files.flatMap((file) => byFile.get(file) ?? []);
    const document = new TextEncoder().encode(JSON.stringify(receiptDocument(agency, own, year, today)));
    const sum = sha256Of(document, version);
    if (manifest.isUpToDate(name, sum, endings)) return step();
    const { temporary, done, begun } = manifest;
    const written = manifest.writtenSums(name);
    const result = await run({
      ...{ document, folder: out, name, sum, temporary, done, begun, written, force },
    });
    const error = "error" in result ? (result.error as Error) : result.refused;
    if (error !== undefined) {
      refused += 1;
      warn(`回执“${agency.row.name}”没有写：${error.message}`);
    } else for (const ending of endings) flushing.add(join(out, name + ending));
    step();
  };
  // A message for each thread, and one that waits.
  for await (const _ of inOrder(next(), 2 * pool.jobs * Math.max(2, inMessage), write));
  await flushing.done();
  if (!isStopped()) {
    const waiting = namesInState(agencies, names, "待定");
    for (const left of leftIn(out, receiptFolder, wrote))
      warn(
        waiting.has(basename(left, extname(left)))
          ? `“${left}”是以前的回执，这个单位待定：定下以前先留着。`
          : `“${left}”是以前的回执，本次没有这个单位的文件，请核对后删去。`,
      );
  }
  return { refused, wrote: [...wrote].map((file) => `${receiptFolder}/${file}`) };
}
