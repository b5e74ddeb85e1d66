import { type Stats, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { FileError } from "../files/file-error.ts";
import {
  expandedPatterns,
  filesInside,
  type ListedFiles,
  mayBeReport,
  type PassedOver,
  reportEndings,
} from "../files/find-files.ts";

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
export function listFiles(given: readonly string[], out: string): ListedFiles {
  const found = new Set<string>();
  const unreadable: PassedOver[] = [];
  const isInput = (path: string, name: string) =>
    mayBeReport(name) && !isSummary(path, out) && !isOutput(path, out);
  for (const path of expandedPatterns(given)) {
    let stats: Stats | undefined;
    try {
      stats = statSync(path);
    } catch {
      throw new FileError("FILE_UNREADABLE", `没有“${path}”这个文件或目录，请核对路径。`);
    }
    if (!stats.isDirectory()) {
      found.add(path);
      continue;
    }
    const inside = filesInside(path, isInput, out);
    for (const file of inside.files) found.add(file);
    unreadable.push(...inside.unreadable);
  }
  if (found.size === 0)
    throw new FileError(
      "FILE_UNREADABLE",
      `“${given.join("、")}”里没有报告文件（${reportEndings.join("、")}），请核对路径${
        unreadable.length === 0 ? "" : `；读不了的：${unreadable.map(({ path }) => path).join("、")}`
      }。`,
    );
  return { files: [...found].toSorted((a, b) => (a < b ? -1 : 1)), unreadable };
}
