import { extname, resolve } from "node:path";
import type { FillInOptions } from "../document/fill-in.ts";
import { writeOwn } from "../files/own-files.ts";
import { readPrevious, warnOfOtherAgency } from "./check.ts";
import { chosenEdition, chosenYear } from "./edition-options.ts";
import { exampleReport } from "./example-report.ts";
import { Failure } from "./failure.ts";
import { uncarriedLines } from "./render.ts";

/** Options of `nianbao form` as they come from the command line. */
export interface WorkbookArguments {
  readonly output: string;
  readonly year?: string;
  readonly agency?: string;
  readonly edition?: string;
  readonly previous?: string;
  readonly report?: string;
  readonly example?: boolean;
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
  const [year, edition] = [chosenYear(given.year), chosenEdition(given.edition)];
  const path = resolve(String(given.output));
  const write = writers[extname(path).toLowerCase()];
  if (write === undefined)
    throw new Failure(
      "USAGE",
      `-o 的文件名应以 ${Object.keys(writers).join(" 或 ")} 结尾，现为“${given.output}”。`,
    );
  const other = (["report", "previous", "agency", "edition"] as const).find(
    (name) => given[name] !== undefined,
  );
  if (given.example && other !== undefined)
    throw new Failure("USAGE", `--example 是填好的示例，不能与 --${other} 同用，请去掉一个。`);
  const previous = await readPrevious(given.previous, warn);
  warnOfOtherAgency(previous, given.agency, warn);
  const report = given.example ? exampleReport(year) : await readPrevious(given.report, warn);
  const bytes = await write({
    ...(year !== undefined && { year }),
    ...(given.agency !== undefined && { agency: String(given.agency) }),
    ...(edition !== undefined && { edition }),
    ...(previous && { previous }),
    ...(report && { report }),
  });
  if (report !== undefined && extname(path).toLowerCase() === ".xlsx") {
    const { uncarriedBy } = await import("../formats/xlsx/carried.ts");
    for (const line of uncarriedLines({ uncarried: uncarriedBy(report) })) warn(line);
  }
  writeOwn([{ path, bytes }], { force: given.force ?? false });
  print(path);
}
