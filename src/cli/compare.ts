import { type Comparison, compareYears } from "../county/comparison/comparison.ts";
import { comparisonDocument } from "../county/comparison/document.ts";
import { comparisonPage } from "../county/comparison/page.ts";
import { statesText } from "../county/comparison/shown.ts";
import { comparisonSummary } from "../county/comparison/summary.ts";
import { comparisonWorkbook } from "../county/comparison/workbook.ts";
import { paperDocx, paperPdf } from "../county/receipt/render.ts";
import { findFiles } from "../files/find-files.ts";
import { writeOwn } from "../files/own-files.ts";
import { type FileReading, readWithPlaces } from "../files/read-report.ts";
import { ReportError } from "../report/error.ts";
import type { Report } from "../report/report.ts";
import { byEnding } from "./by-ending.ts";
import { Failure } from "./failure.ts";
import { linesOfNotes } from "./listing.ts";

/** Options of `nianbao compare` as they come from the command line. */
export interface CompareArguments {
  readonly output: string;
  readonly renamed?: boolean;
  readonly force?: boolean;
}

/** What is written, by the file's ending. */
const comparisonWriters: Readonly<Record<string, (comparison: Comparison) => Promise<Uint8Array>>> = {
  ".xlsx": async (comparison) => comparisonWorkbook(comparison),
  ".html": async (comparison) => comparisonPage(comparison),
  ".docx": async (comparison) => paperDocx(comparisonDocument(comparison)),
  ".pdf": async (comparison) => paperPdf(comparisonDocument(comparison)),
};

/** A report; what is wrong with it is said with its file's name, since there are several. */
async function readNamed(file: string): Promise<FileReading> {
  try {
    return await readWithPlaces(file);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new Failure("USAGE", `“${file}”不能用来对照：${error.message}`, { cause: error });
  }
}

/** `nianbao compare`: lays one agency's reports of several years beside each other, and prints the path. */
export async function compareFiles(
  given: readonly string[],
  { output, renamed = false, force = false }: CompareArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const { path, write } = byEnding(output, comparisonWriters);
  const reports: Report[] = [];
  for (const file of findFiles(given)) {
    const { report, notes = [] } = await readNamed(file);
    for (const line of linesOfNotes(file, notes)) warn(line);
    reports.push(report);
  }
  const [only] = reports;
  if (only !== undefined && reports.length === 1)
    throw new Failure(
      "USAGE",
      `只给了一份报告（“${only.agency}”${only.year}年）。几年对照要两份以上，请把上年的也写上，如 nianbao compare 年报${only.year - 1}.docx 年报${only.year}.docx。`,
    );
  const comparison = compareYears(reports, renamed);
  for (const note of comparison.notes) warn(note);
  writeOwn([{ path, bytes: await write(comparison) }], { force });
  print(path);
  for (const text of comparisonSummary(comparison)) print(text);
  for (const { place, years, sentences } of comparison.texts)
    if (sentences.length > 0) print(`${place}（${years.join("—")}）：${statesText({ sentences })}`);
}
