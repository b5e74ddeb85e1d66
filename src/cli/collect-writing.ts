import type { Pool } from "../batch/pool.ts";
import { figuresOnly } from "../county/collect/last-year.ts";
import type { Collected } from "../county/collect/state.ts";
import { giveGarbageBack, makeRoomForReceipts } from "./collect-memory.ts";
import { type CollectOutput, overviewToWrite } from "./collect-output.ts";
import { writeReceipts } from "./collect-receipts.ts";
import { fileNames } from "./collected-folder.ts";
import { openProgress } from "./progress.ts";

/** What was collected, while somebody needs it. */
export interface Held {
  collected: Collected;
}

/** What came of the writing. */
export interface Written {
  /** Receipts that could not be written. */
  readonly refused: number;
  /** Names below the folder. */
  readonly outputs: readonly string[];
}

/** What so many receipts left here is given back. */
const receiptsBetween = 1000;

/** Who stops the writing, and where it is shown how far it is: no warning, to be said again by the next run. */
interface WritingWatch {
  readonly signal: AbortSignal;
  readonly show: (line: string) => void;
}

/** Reports without their texts: receipts need no more, and texts are the most of what thousands of reports take. */
const withoutTexts = (collected: Collected): Collected => ({
  ...collected,
  agencies: collected.agencies.map((agency) =>
    agency.report === undefined ? agency : { ...agency, report: figuresOnly(agency.report) },
  ),
});

/**
 * Writes all that a collection gives: receipts by the threads, the overview here meanwhile. Nothing is written before all
 * of the overview was looked at. Once it stands `held` has reports without texts.
 *
 * @throws {FileError} FILE_UNWRITABLE
 */
export async function writeCollected(
  held: Held,
  passedOver: number,
  output: CollectOutput,
  pool: Pool,
  { signal, show }: WritingWatch,
): Promise<Written> {
  const figures = withoutTexts(held.collected);
  const names = fileNames(figures.agencies.map(({ row }) => row.name));
  let write: (() => Promise<string[]>) | undefined;
  write = await overviewToWrite(held.collected, passedOver, names, output);
  makeRoomForReceipts();
  const count = figures.agencies.filter(({ files }) => files.length > 0).length;
  const progress = await openProgress(count, process.stderr, show, "回执");
  // What is said of receipts comes after what is said of the overview, however long each takes.
  let later: string[] | undefined = [];
  const warn = (line: string) => (later === undefined ? output.warn(line) : void later.push(line));
  let failed = false;
  const isStopped = () => failed || signal.aborted;
  let made = 0;
  const step = () => {
    progress.step();
    made += 1;
    if (made % receiptsBetween === 0) giveGarbageBack();
  };
  const watching = { step, isStopped };
  const receipts = writeReceipts(figures, names, { ...output, warn }, pool, watching);
  receipts.catch(() => {}); // told when its turn comes
  try {
    const outputs = await write();
    write = undefined;
    held.collected = figures;
    giveGarbageBack();
    for (const line of later.splice(0)) output.warn(line);
    later = undefined;
    const { refused, wrote } = await receipts;
    return { refused, outputs: [...outputs, ...wrote] };
  } catch (error) {
    failed = true;
    await receipts.catch(() => {}); // what stood in the way first is told
    throw error;
  } finally {
    progress.stop();
  }
}
