import { join } from "node:path";
import { type CheckOptions, check } from "../checks/check.ts";
import { type FactsText, factsText, readFacts } from "../county/collect/facts.ts";
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
export type ReadCame = { readonly facts: FactsText } | { readonly trouble: string };

/** Reads a file that came in. Never throws. */
export async function readCameFile({ path }: { readonly path: string }): Promise<ReadCame> {
  const bytes = bytesOrTrouble(path);
  return typeof bytes === "string" ? { trouble: bytes } : { facts: factsText(await readFacts(bytes)) };
}

/** The same from bytes that are here already. Never throws. */
export async function readCameBytes({ bytes }: { readonly bytes: Uint8Array }): Promise<ReadCame> {
  return { facts: factsText(await readFacts(bytes)) };
}

const reportIn = (text: string): Report => revivedReport(JSON.parse(text));

/** Checks a report that another thread has read; it and last year's as JSON. */
export async function checkCollected({
  report,
  last,
  options,
}: {
  readonly report: string;
  readonly last?: string;
  readonly options: Omit<CheckOptions, "previous">;
}): Promise<{ readonly found: readonly Finding[] }> {
  const more = last === undefined ? {} : { previous: reportIn(last) };
  return { found: check(reportIn(report), { ...options, ...more }) };
}

/** A receipt to write, and what has been written under its name before. */
export interface ReceiptJob {
  /** A `Document` as JSON, UTF-8: half of what a text takes on its way. */
  readonly document: Uint8Array;
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
    const { docx, pdf } = await renderReceipt(JSON.parse(new TextDecoder().decode(job.document)) as Document);
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
