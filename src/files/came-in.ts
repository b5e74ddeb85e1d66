import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { FileError } from "./file-error.ts";

/** A file below a folder: its path from there, with `/`; `trouble`, why it cannot be read. */
export interface FoundFile {
  readonly file: string;
  readonly path: string;
  readonly trouble?: string;
}

/** Larger files are no reports; a bomb is not even opened. */
const mostFileBytes = 100 * 1024 * 1024;

const isOfProgram = (name: string) => /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$/iu.test(name);

/**
 * Every file below a folder, whatever it is; links are not followed. `passedOver` counts what programs leave there.
 *
 * @throws {FileError} if the folder itself cannot be read
 */
export function filesBelow(
  folder: string,
  leftOut: readonly string[],
): { files: FoundFile[]; passedOver: number } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new FileError("FILE_UNREADABLE", `没有“${folder}”这个目录，请核对路径。`);
  const out = new Set(leftOut.map((path) => resolve(path)));
  const files: FoundFile[] = [];
  let passedOver = 0;
  const walk = (path: string, below: string) => {
    let entries: Dirent[];
    try {
      entries = readdirSync(path, { withFileTypes: true });
    } catch {
      files.push({ file: below.replace(/\/$/u, ""), path, trouble: "目录打不开，请检查权限。" });
      return;
    }
    for (const entry of entries) {
      const inside = join(path, entry.name);
      const file = below + entry.name;
      if (out.has(resolve(inside))) continue;
      if (entry.isSymbolicLink())
        files.push({ file, path: inside, trouble: "是链接（快捷方式），没有跟着读；请放入文件本身。" });
      else if (isOfProgram(entry.name)) passedOver += 1;
      else if (entry.isDirectory()) walk(inside, `${file}/`);
      else if (entry.isFile()) files.push({ file, path: inside });
      else files.push({ file, path: inside, trouble: "不是普通文件，没有读。" });
    }
  };
  walk(folder, "");
  return { files, passedOver };
}

/** What is a link, or waits for another program, by the time it is opened: it is neither followed nor waited for. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a file that came in, or why there are none. What is changed meanwhile is not taken. */
export function bytesOrTrouble(path: string): Uint8Array | string {
  let file: number | undefined;
  try {
    file = openSync(path, openFlags);
    const before = fstatSync(file);
    if (!before.isFile()) return "不是普通文件，没有读。";
    const { size } = before;
    if (size > mostFileBytes) return `文件过大（${Math.ceil(size / 1024 / 1024)} MB），不是一份报告。`;
    // One byte more than there was: what grows meanwhile is seen, and never read to its end.
    const bytes = Buffer.alloc(size + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length <= size; length += got)
      got = readSync(file, bytes, length, size + 1 - length, length);
    const after = fstatSync(file);
    if (length !== size || after.size !== size || after.mtimeMs !== before.mtimeMs)
      return "正在读的时候被改动了，没有用；请等它存好后再运行一次。";
    return new Uint8Array(bytes.buffer, bytes.byteOffset, size);
  } catch {
    return "文件打不开：没有权限，或正被移走；请检查后再试。";
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
