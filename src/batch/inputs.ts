import { statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { FileError } from "../files/file-error.ts";
import { freeName, reportFileName, safeFileName } from "../files/file-name.ts";
import { findFiles, reportEndings } from "../files/find-files.ts";
import { dataIn, readBytes } from "../files/read-report.ts";
import { currentEdition } from "../form/editions.ts";
import type { Report } from "../report/report.ts";

/** A file of a batch and what its outputs are called, without their ending. */
export interface Input {
  readonly path: string;
  readonly name: string;
  /** Its content, read once; none if it cannot be read. */
  readonly bytes: Uint8Array | undefined;
}

/** Part `index` (from 1) of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What a batch wrote itself, where it writes among its inputs. */
const isSummary = (path: string, out: string) =>
  resolve(dirname(path)) === resolve(out) && /^summary(?:-\d+-of-\d+)?\.json$/.test(basename(path));

/** Where a batch writes among its inputs, only data is input: the rest may be what it wrote. */
const isOutput = (path: string, out: string) =>
  resolve(dirname(path)) === resolve(out) && !/\.(?:json|xlsx)$/iu.test(path);

/** The report files under the given folders, files and patterns, in one order on every machine; nothing of `out`. */
export function listFiles(given: readonly string[], out: string): string[] {
  for (const path of given)
    if (!/[*?]/u.test(path) && statSync(path, { throwIfNoEntry: false }) === undefined)
      throw new FileError("FILE_UNREADABLE", `没有“${path}”这个文件或目录，请核对路径。`);
  const named = new Set(given.map((path) => resolve(path)));
  const found = findFiles(given, out).filter(
    (path) => named.has(resolve(path)) || !(isSummary(path, out) || isOutput(path, out)),
  );
  if (found.length === 0)
    throw new FileError(
      "FILE_UNREADABLE",
      `“${given.join("、")}”里没有报告文件（${reportEndings.join("、")}），请核对路径。`,
    );
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * What a file's outputs would be called, told from its data unchecked: the job checks it. A file that is no report
 * is named after itself.
 */
async function nameOf(path: string, bytes: Uint8Array | undefined): Promise<string> {
  try {
    const data = await dataIn(path, bytes ?? new Uint8Array());
    const { agency, year, edition = currentEdition } = data as Partial<Report>;
    return reportFileName({ agency, year, edition } as Pick<Report, "agency" | "year" | "edition">, "");
  } catch {
    return safeFileName(basename(path), "");
  }
}

/**
 * Names for all files of a batch: agencies of the same name are numbered in the files' order, so that every
 * shard and every run gives a file the same name.
 */
export async function* named(files: readonly string[], { index, count }: Shard): AsyncGenerator<Input> {
  const taken = new Set<string>();
  for (const [i, path] of files.entries()) {
    const bytes = await readBytes(path).catch(() => undefined);
    const wanted = await nameOf(path, bytes);
    const name = freeName((number) => wanted + number, taken);
    if (i % count === index - 1) yield { path, name, bytes };
  }
}
