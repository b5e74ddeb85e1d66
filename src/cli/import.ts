import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { freeName, reportFileName } from "../files/file-name.ts";
import { readBytes, readReport } from "../files/read-report.ts";
import { writeWhole } from "../files/write-file.ts";
import type { Report } from "../report/report.ts";

async function read(file: string): Promise<Report> {
  if (/\.xlsx$/i.test(file)) return readReport(file);
  const bytes = await readBytes(file);
  if (/\.pdf$/i.test(file)) return (await import("../readers/pdf/read.ts")).readPdf(bytes);
  return (await import("../readers/docx/read.ts")).readDocx(bytes);
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const write = (path: string, report: Report) =>
  writeWhole(path, new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`));

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
    const report = await read(only);
    const path = resolve(output ?? reportFileName(report, ".json"));
    write(path, report);
    print(path);
    return 0;
  }
  let failed = 0;
  const taken = new Set<string>();
  for (const file of files) {
    try {
      const report = await read(file);
      const name = freeName((number) => reportFileName(report, `${number}.json`), taken);
      const path = join(resolve(output ?? "."), name);
      write(path, report);
      print(path);
    } catch (error) {
      failed += 1;
      warn(`${file}：${(error as Error).message}`);
    }
  }
  return failed > 0 ? 1 : 0;
}
