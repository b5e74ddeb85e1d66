import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { FileError } from "../files/file-error.ts";
import { freeName, reportFileName, safeFileName } from "../files/file-name.ts";
import { dataIn, readBytes, reportEndings } from "../files/read-report.ts";
import { editionOfYear } from "../form/editions.ts";
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

const isReport = (name: string) => reportEndings.some((ending) => name.toLowerCase().endsWith(ending));

/** What a batch wrote itself, where it writes among its inputs. */
const isSummary = (path: string, out: string) =>
  resolve(dirname(path)) === resolve(out) && /^summary(?:-\d+-of-\d+)?\.json$/.test(basename(path));

/** The report files under the given folders and files, in one order on every machine; nothing of `out`. */
export function listFiles(given: readonly string[], out: string): string[] {
  const found = new Set<string>();
  const walk = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.name.startsWith(".") || resolve(inside) === resolve(out)) continue;
      if (entry.isDirectory()) walk(inside);
      else if (entry.isFile() && isReport(entry.name) && !isSummary(inside, out)) found.add(inside);
    }
  };
  for (const path of given) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined)
      throw new FileError("FILE_UNREADABLE", `没有“${path}”这个文件或目录，请核对路径。`);
    if (stats.isDirectory()) walk(path);
    else found.add(path);
  }
  if (found.size === 0)
    throw new FileError(
      "FILE_UNREADABLE",
      `“${given.join("、")}”里没有报告文件（${reportEndings.join("、")}），请核对路径。`,
    );
  return [...found].toSorted((a, b) => (a < b ? -1 : 1));
}

/**
 * What a file's outputs would be called, told from its data unchecked: the job checks it. A file that is no report
 * is named after itself.
 */
async function outputNameOf(path: string, bytes: Uint8Array | undefined): Promise<string> {
  try {
    const data = (await dataIn(path, bytes ?? new Uint8Array())) as Pick<Report, "agency" | "year"> &
      Partial<Report>;
    const { agency, year, edition = editionOfYear(year) } = data;
    return reportFileName({ agency, year, edition }, "");
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
    const wanted = await outputNameOf(path, bytes);
    const name = freeName((number) => wanted + number, taken);
    if (i % count === index - 1) yield { path, name, bytes };
  }
}
