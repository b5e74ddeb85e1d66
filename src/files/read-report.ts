import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type ReadData, readData, readReport } from "../intake/read.ts";
import { ReadError } from "../problem/read-error.ts";
import type { Reading } from "../published/reading.ts";
import { reportOf } from "../report/format-reading.ts";
import type { Report } from "../report/report.ts";
import { FileError } from "./file-error.ts";

const unreadableReasons: Readonly<Record<string, string>> = {
  EACCES: "没有读取权限；请检查权限。",
  EPERM: "没有读取权限，或正被其他程序占用；请检查权限。",
  EBUSY: "正被其他程序占用；请关闭后再试。",
  // A folder is given to be read as a file where nobody could look into it.
  EISDIR: "目录打不开；请检查权限。",
  ELOOP: "是指回自己的链接，没有内容。",
  ESPIPE: "不是普通文件（管道、设备等），没有读。",
};

/** Whether nobody knows if reading it will ever end: a pipe in a folder. What a shell hands over stands in /dev or /proc. */
async function isEndless(path: string): Promise<boolean> {
  const stats = await stat(path);
  return !stats.isFile() && !stats.isDirectory() && !/^\/(?:dev|proc)\//u.test(resolve(path));
}

/** The bytes of a file. @throws {FileError} */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    if (await isEndless(path)) throw Object.assign(new Error(), { code: "ESPIPE" });
    return await readFile(path);
  } catch (error) {
    const why =
      unreadableReasons[(error as NodeJS.ErrnoException).code ?? ""] ?? "文件不存在或不可读，请核对路径。";
    throw new FileError("FILE_UNREADABLE", `读不到“${path}”：${why}`, { cause: error });
  }
}

/**
 * What a report file of any kind holds, unchecked.
 *
 * @throws {FileError} if no report can be read from it, `WorkbookError` if a workbook is filled in wrongly.
 */
export async function dataIn(path: string, bytes: Uint8Array): Promise<ReadData> {
  try {
    return await readData(bytes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new FileError("FILE_UNREADABLE", `“${path}”：${error.message}`, { cause: error });
  }
}

/** A report out of a file, with its places there and what is to be told about the reading. */
export interface FileReading extends ReadData {
  readonly report: Report;
}

/** Reads a report file. @throws {FileError} if it cannot be read, `ReportError` if its data is wrong. */
export const readReportFile = async (path: string): Promise<Report> => (await readWithPlaces(path)).report;

/** The same, with the places of figures and texts in the file and what is to be told. @throws as `readReportFile` */
export async function readWithPlaces(path: string): Promise<FileReading> {
  const read = await dataIn(path, await readBytes(path));
  return { ...read, report: reportOf(read) };
}

/** Reads any file as a report, with how each figure was read. @throws {FileError} as `dataIn` */
export async function readingIn(path: string): Promise<Reading> {
  const bytes = await readBytes(path);
  try {
    return await readReport(bytes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new FileError("FILE_UNREADABLE", `“${path}”：${error.message}`, { cause: error });
  }
}
