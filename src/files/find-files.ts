import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
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
  ".mht",
  ".mhtml",
  ".txt",
  ".md",
];

/** Endings of files that no reader knows, but that may be somebody's report: they are named rather than passed over. */
const unreadableEndings: readonly string[] = ".doc .wps .rtf .odt .xls .et .ods .rar .zip .7z".split(" ");

/** Whether a file's ending says that it may hold a report, be it in a form that is refused by name. */
export const mayBeReport = (name: string) =>
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

/** What stands at a path; nothing where nobody can tell: it is gone, may not be looked at, or is a link in a circle. */
const statsOf = (path: string): Stats | undefined => {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
};

const isFolder = (path: string) => statsOf(path)?.isDirectory() === true;

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
      if (!/[*?]/u.test(segment)) return statsOf(path(segment)) ? [path(segment)] : [];
      const is = matcher(segment);
      return namesIn(folder)
        .filter((name) => is.test(name) && (!name.startsWith(".") || segment.startsWith(".")))
        .map(path);
    });
  }
  return found.filter((path) => path !== undefined);
}

/** Folders below a folder. A link that leads back to a folder on the way is none. */
function foldersBelow(folder: string, above: readonly string[] = []): string[] {
  const way = [...above, realPath(folder)];
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name.startsWith(".") || !isFolder(path) || way.includes(realPath(path))) return [];
    return [name, ...foldersBelow(path, way).map((inner) => join(name, inner))];
  });
}

const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
};

/** Not reports, whatever their ending: hidden files, what Excel and LibreOffice leave while a file is open. */
const isPassedOver = (name: string) => /^(?:\.|~\$)/u.test(name);
/** Folders that Windows keeps for itself. */
const isOfSystem = (name: string) => /^(?:System Volume Information|\$RECYCLE\.BIN)$/iu.test(name);

/** What was passed over, and why, for people. */
export interface PassedOver {
  readonly path: string;
  readonly why: string;
}

/** Files below folders, and what could not be looked into there. */
export interface ListedFiles {
  readonly files: readonly string[];
  readonly unreadable: readonly PassedOver[];
}

/** Why what is neither file nor folder is not read; where it cannot be told what it is, it is a link, or under way. */
const whyNoFile = (entry: Dirent, kind: Stats | Dirent | undefined): string =>
  kind !== undefined
    ? "不是普通文件（管道、设备等），没有读。"
    : entry.isSymbolicLink()
      ? "是链接，指向的文件不在或看不到，跳过；请放入文件本身。"
      : "读不了，跳过；请检查权限。";

/**
 * The files below a folder whose path and name `wanted` takes, nothing of `out`. Links are followed, but into no folder
 * twice. One folder that cannot be opened stops no other.
 */
export function filesInside(
  folder: string,
  wanted: (path: string, name: string) => boolean,
  out: string | undefined,
): ListedFiles {
  const files: string[] = [];
  const unreadable: PassedOver[] = [];
  const walked = new Set<string>();
  const walk = (path: string) => {
    const real = realPath(path);
    if (walked.has(real)) return;
    walked.add(real);
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      unreadable.push({ path, why: "读不了，跳过；请检查权限。" });
      return;
    }
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, entry.name);
      if (isPassedOver(entry.name) || isOfSystem(entry.name)) continue;
      if (out !== undefined && resolve(inside) === resolve(out)) continue;
      const kind = entry.isSymbolicLink() ? statsOf(inside) : entry;
      if (kind?.isDirectory()) walk(inside);
      else if (wanted(inside, entry.name)) {
        if (kind?.isFile()) files.push(inside);
        else unreadable.push({ path: inside, why: whyNoFile(entry, kind) });
      }
    }
  };
  walk(folder);
  return { files, unreadable };
}

/** Whoever reads what could not be looked into says so. */
function inFolder(folder: string, out: string | undefined): readonly string[] {
  const { files, unreadable } = filesInside(folder, (_, name) => mayBeReport(name), out);
  return [...files, ...unreadable.map(({ path: inside }) => inside)];
}

/** Patterns replaced by what they name, where no shell did it; other paths as they are. @throws {FileError} */
export function expandedPatterns(given: readonly string[]): string[] {
  return given.flatMap((path) => {
    if (!/[*?]/u.test(path) || statsOf(path) !== undefined) return [path];
    const paths = matching(path);
    if (paths.length === 0) throw new FileError("FILE_UNREADABLE", `没有与“${path}”相符的文件，请核对路径。`);
    return paths;
  });
}

/**
 * The files that arguments name: files as they are, folders with all below them that may be a report, patterns with
 * `*` and `?` that no shell has replaced. In the order given, each once; nothing of `out`. Folders that cannot be opened
 * stand among them: reading them says so.
 *
 * @throws {FileError} for a folder or pattern without a file
 */
export function findFiles(given: readonly string[], out?: string): string[] {
  const found = new Map<string, string>();
  for (const path of given) {
    const exists = statsOf(path);
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
