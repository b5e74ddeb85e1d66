import { readFile } from "node:fs/promises";
import { parseReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import { Failure } from "./failure.ts";

/** Reads a report file. Throws `Failure` 2 if it is not readable JSON, `ReportError` if its data is wrong. */
export async function readReport(path: string): Promise<Report> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const encoding = error instanceof TypeError;
    const why = encoding ? "不是 UTF-8 编码，请另存为 UTF-8" : "文件不存在或不可读，请核对路径";
    throw new Failure(2, `读不到“${path}”：${why}。`, { cause: error });
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new Failure(2, `“${path}”不是有效的 JSON：${(error as Error).message}`, { cause: error });
  }
  return parseReport(data);
}
