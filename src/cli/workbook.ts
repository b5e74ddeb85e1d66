import { extname, resolve } from "node:path";
import type { FillInOptions } from "../document/fill-in.ts";
import { writeOwn } from "../files/own-files.ts";
import { type EditionKey, editions } from "../form/editions.ts";
import { isReportYear, reportYearsText } from "../report/date.ts";
import { readPrevious } from "./check.ts";
import { Failure } from "./failure.ts";

/** Options of `nianbao form` as they come from the command line. */
export interface WorkbookArguments {
  readonly output: string;
  readonly year?: string | number;
  readonly agency?: string;
  readonly edition?: string | number;
  readonly previous?: string;
  readonly report?: string;
  readonly force?: boolean;
}

/** What is written, by the file's ending. */
const writers: Readonly<Record<string, (options: FillInOptions) => Promise<Uint8Array>>> = {
  ".xlsx": async (options) => (await import("../formats/xlsx/write.ts")).writeWorkbook(options),
  ".docx": async (options) => (await import("../formats/docx/write-fill-in.ts")).writeFillInDocx(options),
};

/** `nianbao form`: writes a workbook or a Word file to fill in, and prints its path. */
export async function writeEmptyWorkbook(
  given: WorkbookArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const year = given.year === undefined ? undefined : Number(given.year);
  if (year !== undefined && !isReportYear(year))
    throw new Failure("USAGE", `--year 应为 ${reportYearsText} 之间的年份，现为“${given.year}”。`);
  const edition = given.edition === undefined ? undefined : String(given.edition);
  if (edition !== undefined && !Object.hasOwn(editions, edition))
    throw new Failure("USAGE", `--edition 应为 ${Object.keys(editions).join("、")} 之一，现为“${edition}”。`);
  const path = resolve(String(given.output));
  const write = writers[extname(path).toLowerCase()];
  if (write === undefined)
    throw new Failure(
      "USAGE",
      `-o 的文件名应以 ${Object.keys(writers).join(" 或 ")} 结尾，现为“${given.output}”。`,
    );
  const [previous, report] = [
    await readPrevious(given.previous, warn),
    await readPrevious(given.report, warn),
  ];
  const bytes = await write({
    ...(year !== undefined && { year }),
    ...(given.agency !== undefined && { agency: String(given.agency) }),
    ...(edition !== undefined && { edition: edition as EditionKey }),
    ...(previous && { previous }),
    ...(report && { report }),
  });
  writeOwn([{ path, bytes }], { force: given.force ?? false });
  print(path);
}
