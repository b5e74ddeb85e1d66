import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { freeName, reportFileName } from "../files/file-name.ts";
import { readReportFile } from "../files/read-report.ts";
import { writeWhole } from "../files/write-file.ts";
import { writeJson } from "../formats/json/write.ts";

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * `nianbao import`: reads reports back from Word files, archived PDFs and Excel forms and writes them as JSON. One file goes to
 * `-o FILE`; several go to a folder, under the agencies' names, and those that cannot be read stop no others.
 */
export async function importReports(
  files: readonly string[],
  { output }: { readonly output?: string },
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1> {
  const [only, ...more] = files as [string, ...string[]];
  if (more.length === 0 && (output === undefined || !isFolder(output))) {
    const report = await readReportFile(only);
    const path = resolve(output ?? reportFileName(report, ".json"));
    writeWhole(path, writeJson(report));
    print(path);
    return 0;
  }
  let failed = 0;
  const taken = new Set<string>();
  for (const file of files) {
    try {
      const report = await readReportFile(file);
      const name = freeName((number) => reportFileName(report, `${number}.json`), taken);
      const path = join(resolve(output ?? "."), name);
      writeWhole(path, writeJson(report));
      print(path);
    } catch (error) {
      failed += 1;
      warn(`${file}：${(error as Error).message}`);
    }
  }
  return failed > 0 ? 1 : 0;
}
