import { readFile } from "node:fs/promises";
import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import { FileError } from "./file-error.ts";

/** Endings of the files that hold a report's data. */
export const reportEndings: readonly string[] = [".json", ".xlsx"];

/** The bytes of a file. @throws {FileError} */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FileError(`读不到“${path}”：文件不存在或不可读，请核对路径。`, { cause: error });
  }
}

/**
 * The data in a report file (.json, or an Excel form), unchecked.
 *
 * @throws {FileError} if it is not readable, `FormError` if a form is filled in wrongly.
 */
export async function dataIn(path: string, bytes: Uint8Array): Promise<unknown> {
  if (/\.xlsx$/i.test(path)) return (await import("../readers/xlsx/form.ts")).readFormData(bytes);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new FileError(`读不到“${path}”：不是 UTF-8 编码，请另存为 UTF-8。`, { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError(`“${path}”不是有效的 JSON：${(error as Error).message}`, { cause: error });
  }
}

/** Reads a report file. @throws {FileError} if it cannot be read, `ReportError` if its data is wrong. */
export const readReport = async (path: string): Promise<Report> =>
  parseReport(await dataIn(path, await readBytes(path)));
