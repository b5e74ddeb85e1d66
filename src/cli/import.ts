import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { editions } from "../form/editions.ts";
import type { Report } from "../report/report.ts";
import { Failure } from "./failure.ts";
import { safeFileName } from "./file-name.ts";
import { writeWhole } from "./write-file.ts";

/** `nianbao import`: reads a report back from a Word file and writes it as JSON. */
export async function importReport(
  file: string,
  given: { readonly output?: string },
  print: (line: string) => void,
): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new Failure(2, `读不到“${file}”：文件不存在或不可读，请核对路径。`, { cause: error });
  }
  const { readDocx } = await import("../docx.ts");
  const report = readDocx(bytes);
  const path = resolve(given.output ?? defaultName(report));
  await writeWhole(path, new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`));
  print(path);
}

const defaultName = (report: Report): string =>
  safeFileName(`${report.agency}${report.year}年${editions[report.edition].wording.subject}`, ".json");
