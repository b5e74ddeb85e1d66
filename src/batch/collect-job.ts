import { join } from "node:path";
import { type CheckOptions, check } from "../checks/check.ts";
import { readFacts } from "../county/collect/facts.ts";
import type { FileFacts } from "../county/collect/state.ts";
import { renderReceipt } from "../county/receipt/render.ts";
import type { Document } from "../document/document.ts";
import { bytesOrTrouble } from "../files/came-in.ts";
import { refuseForeign, sumOfBytes } from "../files/own-files.ts";
import { writeWhole } from "../files/write-file.ts";
import type { Finding } from "../problem/finding.ts";
import { type ErrorData, errorData } from "../problem/problem.ts";
import { revivedReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import { noteIn, type WrittenFile } from "./manifest.ts";

/** What a file gave, or why it could not be read. */
export type ReadCame = { readonly facts: FileFacts } | { readonly trouble: string };

/** Reads a file that came in. Never throws. */
export async function readCameFile({ path }: { readonly path: string }): Promise<ReadCame> {
  const bytes = bytesOrTrouble(path);
  return typeof bytes === "string" ? { trouble: bytes } : { facts: await readFacts(bytes) };
}

/** The same from bytes that are here already. Never throws. */
export async function readCameBytes({ bytes }: { readonly bytes: Uint8Array }): Promise<ReadCame> {
  return { facts: await readFacts(bytes) };
}

/** Checks a report that another thread has read. */
export async function checkCollected({
  report,
  options,
}: {
  readonly report: Report;
  readonly options: CheckOptions;
}): Promise<{ readonly found: readonly Finding[] }> {
  const { previous } = options;
  const more = previous === undefined ? {} : { previous: revivedReport(previous) };
  return { found: check(revivedReport(report), { ...options, ...more }) };
}

/** A receipt to write, and what has been written under its name before. */
export interface ReceiptJob {
  readonly document: Document;
  readonly folder: string;
  /** Path below the folder, without an ending. */
  readonly name: string;
  readonly sum: string;
  readonly temporary: string;
  readonly done: string;
  readonly begun: string;
  readonly written: readonly string[];
  readonly force: boolean;
}

/** Writes a receipt as Word and as PDF, each whole or not at all. Never throws. */
export async function writeReceipt(job: ReceiptJob): Promise<{ readonly refused?: ErrorData }> {
  const { name, folder, sum, written } = job;
  try {
    const { docx, pdf } = await renderReceipt(job.document);
    const outputs = [
      [".docx", docx],
      [".pdf", pdf],
    ] as const;
    if (!job.force)
      for (const [ending, bytes] of outputs) refuseForeign(join(folder, name + ending), bytes, written);
    const files = Object.fromEntries(
      outputs.map(([ending, bytes]) => [ending, [bytes.length, sumOfBytes(bytes)] satisfies WrittenFile]),
    );
    noteIn(job.begun, { name, files });
    // Whoever asked for the receipts waits for the disk, once for all of them.
    for (const [ending, bytes] of outputs)
      writeWhole(join(folder, name + ending), bytes, job.temporary, { later: true });
    noteIn(job.done, { name, sum, files });
    return {};
  } catch (error) {
    return { refused: errorData(error) };
  }
}
