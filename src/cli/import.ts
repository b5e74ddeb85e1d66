import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { reportFileName } from "../files/file-name.ts";
import { writeWhole } from "../files/write-file.ts";
import { Failure } from "./failure.ts";

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
  const path = resolve(given.output ?? reportFileName(report, ".json"));
  await writeWhole(path, new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`));
  print(path);
}
