import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { FileError } from "../files/file-error.ts";
import { expandedPatterns, reportEndings } from "../files/find-files.ts";

/** Part `index` (from 1) of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const isReportName = (name: string) => reportEndings.some((ending) => name.toLowerCase().endsWith(ending));

/** Not reports, whatever their ending: hidden files, what Excel and LibreOffice leave while a file is open. */
const isPassedOver = (name: string) => /^(?:\.|~\$)/u.test(name);
/** Folders that Windows keeps for itself. */
const isOfSystem = (name: string) => /^(?:System Volume Information|\$RECYCLE\.BIN)$/iu.test(name);

/** What a batch wrote itself, where it writes among its inputs. */
const isSummary = (path: string, out: string) =>
  resolve(dirname(path)) === resolve(out) && /^summary(?:-\d+-of-\d+)?\.json$/.test(basename(path));

/** Where a batch writes among its inputs, only data is input: the rest may be what it wrote. */
const isOutput = (path: string, out: string) =>
  resolve(dirname(path)) === resolve(out) && !/\.(?:json|xlsx)$/iu.test(path);

/** The files of a batch, and what could not be looked into. */
export interface ListedFiles {
  readonly files: readonly string[];
  readonly unreadable: readonly string[];
}

const statsOf = (path: string): Stats | undefined => {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
};

/** The report files under the given folders, files and patterns, in one order on every machine; nothing of `out`. */
export function listFiles(given: readonly string[], out: string): ListedFiles {
  const found = new Set<string>();
  const unreadable: string[] = [];
  /** Folders on the way, as they really are: a link may lead back into one of them. */
  const walked = new Set<string>();
  const walk = (path: string) => {
    let entries: Dirent[];
    try {
      const real = realpathSync(path);
      if (walked.has(real)) return;
      walked.add(real);
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      unreadable.push(path);
      return;
    }
    for (const entry of entries) {
      const inside = join(path, entry.name);
      if (isPassedOver(entry.name) || isOfSystem(entry.name) || resolve(inside) === resolve(out)) continue;
      const kind = entry.isSymbolicLink() ? statsOf(inside) : entry;
      if (kind?.isDirectory()) walk(inside);
      else if (isReportName(entry.name) && !isSummary(inside, out) && !isOutput(inside, out)) {
        if (kind?.isFile()) found.add(inside);
        else if (kind === undefined) unreadable.push(inside);
      }
    }
  };
  for (const path of expandedPatterns(given)) {
    const stats = statsOf(path);
    if (stats === undefined)
      throw new FileError("FILE_UNREADABLE", `没有“${path}”这个文件或目录，请核对路径。`);
    if (stats.isDirectory()) walk(path);
    else found.add(path);
  }
  if (found.size === 0)
    throw new FileError(
      "FILE_UNREADABLE",
      `“${given.join("、")}”里没有报告文件（${reportEndings.join("、")}），请核对路径${
        unreadable.length === 0 ? "" : `；读不了的目录：${unreadable.join("、")}`
      }。`,
    );
  return { files: [...found].toSorted((a, b) => (a < b ? -1 : 1)), unreadable };
}
