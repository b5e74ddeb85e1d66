import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { freeName, reportFileName } from "../files/file-name.ts";
import { writeOwn } from "../files/own-files.ts";
import { readWithPlaces } from "../files/read-report.ts";
import { isDiskFull } from "../files/write-file.ts";
import { writeJson } from "../formats/json/write.ts";
import type { Report } from "../report/report.ts";

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Reads a report, and says what was dropped or replaced on the way. */
async function readTelling(file: string, warn: (line: string) => void): Promise<Report> {
  const { report, notes = [] } = await readWithPlaces(file);
  for (const { place, message } of notes) warn(`${file}：${place === "" ? "" : `${place}：`}${message}`);
  return report;
}

/**
 * `nianbao import`: reads reports back from Word files, archived PDFs and Excel forms and writes them as JSON. One file goes to
 * `-o FILE`; several go to a folder, under the agencies' names, and those that cannot be read stop no others.
 */
export async function importReports(
  files: readonly string[],
  { output, force = false }: { readonly output?: string; readonly force?: boolean },
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1> {
  const [only, ...more] = files as [string, ...string[]];
  if (more.length === 0 && (output === undefined || !isFolder(output))) {
    const report = await readTelling(only, warn);
    const path = resolve(output ?? reportFileName(report, ".json"));
    writeOwn([{ path, bytes: writeJson(report) }], { force });
    print(path);
    return 0;
  }
  let failed = 0;
  const taken = new Set<string>();
  for (const file of files) {
    try {
      const report = await readTelling(file, warn);
      const name = freeName((number) => reportFileName(report, `${number}.json`), taken);
      const path = join(resolve(output ?? "."), name);
      writeOwn([{ path, bytes: writeJson(report) }], { force });
      print(path);
    } catch (error) {
      failed += 1;
      warn(`${file}：${(error as Error).message}`);
      if (isDiskFull(error)) break;
    }
  }
  return failed > 0 ? 1 : 0;
}
