import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { FileError } from "./file-error.ts";

/** Endings of files that may hold a report, as folders are searched. What they are, their content tells. */
export const reportEndings: readonly string[] = [
  ".json",
  ".xlsx",
  ".docx",
  ".pdf",
  ".ofd",
  ".html",
  ".htm",
  ".txt",
  ".md",
];

/** Endings of files that no reader knows, but that may be somebody's report: they are named rather than passed over. */
const unreadableEndings: readonly string[] =
  ".doc .wps .rtf .odt .xls .et .ods .mht .mhtml .rar .zip .7z".split(" ");

const mayBeReport = (name: string) =>
  [...reportEndings, ...unreadableEndings].some((ending) => name.toLowerCase().endsWith(ending));

/** A name with `*` and `?` as Windows' shells leave them. */
const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\?/g, ".")}$`,
    "iu",
  );

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
};

/** The paths that a pattern names, segment by segment; `**` is folders of any depth. */
function matching(pattern: string): string[] {
  const [first = "", ...segments] = pattern.split(/[/\\]/u);
  let found = [/[*?]/u.test(first) ? undefined : first === "" ? "/" : first];
  for (const segment of /[*?]/u.test(first) ? [first, ...segments] : segments) {
    found = found.flatMap((base) => {
      const folder = base ?? ".";
      const path = (name: string) => (base === undefined ? name : join(base, name));
      if (segment === "**") return [base, ...foldersBelow(folder).map((name) => path(name))];
      if (!/[*?]/u.test(segment))
        return statSync(path(segment), { throwIfNoEntry: false }) ? [path(segment)] : [];
      const is = matcher(segment);
      return namesIn(folder)
        .filter((name) => is.test(name) && (!name.startsWith(".") || segment.startsWith(".")))
        .map(path);
    });
  }
  return found.filter((path) => path !== undefined);
}

function foldersBelow(folder: string): string[] {
  return namesIn(folder).flatMap((name) => {
    if (name.startsWith(".") || !isFolder(join(folder, name))) return [];
    return [name, ...foldersBelow(join(folder, name)).map((inner) => join(name, inner))];
  });
}

function inFolder(folder: string, out: string | undefined): string[] {
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    if (
      name.startsWith(".") ||
      name.startsWith("~$") ||
      (out !== undefined && resolve(path) === resolve(out))
    )
      return [];
    if (isFolder(path)) return inFolder(path, out);
    return mayBeReport(name) ? [path] : [];
  });
}

/** Patterns replaced by what they name, where no shell did it; other paths as they are. @throws {FileError} */
export function expandedPatterns(given: readonly string[]): string[] {
  return given.flatMap((path) => {
    if (!/[*?]/u.test(path) || statSync(path, { throwIfNoEntry: false }) !== undefined) return [path];
    const paths = matching(path);
    if (paths.length === 0) throw new FileError("FILE_UNREADABLE", `没有与“${path}”相符的文件，请核对路径。`);
    return paths;
  });
}

/**
 * The files that arguments name: files as they are, folders with all below them that may be a report, patterns with
 * `*` and `?` that no shell has replaced. In the order given, each once; nothing of `out`.
 *
 * @throws {FileError} for a folder or pattern without a file
 */
export function findFiles(given: readonly string[], out?: string): string[] {
  const found = new Map<string, string>();
  for (const path of given) {
    const exists = statSync(path, { throwIfNoEntry: false });
    const paths = exists?.isDirectory()
      ? inFolder(path, out)
      : exists === undefined && /[*?]/u.test(path)
        ? matching(path).flatMap((one) => (isFolder(one) ? inFolder(one, out) : [one]))
        : [path];
    if (paths.length === 0)
      throw new FileError(
        "FILE_UNREADABLE",
        `“${path}”里没有报告文件（${reportEndings.join("、")}），请核对路径。`,
      );
    for (const one of paths) found.set(resolve(one), one);
  }
  return [...found.values()];
}
