import { readFile } from "node:fs/promises";
import { type ReadData, readData } from "../intake/read.ts";
import { ReadError } from "../problem/read-error.ts";
import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import { FileError } from "./file-error.ts";

/** Endings of the files that hold a report's data, as a folder of reports is searched. */
export const reportEndings: readonly string[] = [".json", ".xlsx"];

/** The bytes of a file. @throws {FileError} */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FileError("FILE_UNREADABLE", `读不到“${path}”：文件不存在或不可读，请核对路径。`, {
      cause: error,
    });
  }
}

/**
 * The data in a report file of any kind, unchecked.
 *
 * @throws {FileError} if no report can be read from it, `WorkbookError` if a workbook is filled in wrongly.
 */
export async function dataIn(path: string, bytes: Uint8Array): Promise<ReadData["data"]> {
  try {
    return (await readData(bytes)).data;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new FileError("FILE_UNREADABLE", `“${path}”：${error.message}`, { cause: error });
  }
}

/** Reads a report file. @throws {FileError} if it cannot be read, `ReportError` if its data is wrong. */
export const readReportFile = async (path: string): Promise<Report> =>
  parseReport(await dataIn(path, await readBytes(path)));
