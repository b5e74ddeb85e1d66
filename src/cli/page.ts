import { extname, join, resolve } from "node:path";
import { readRoll } from "../county/roll/read.ts";
import { safeFileName } from "../files/file-name.ts";
import { writeOwn } from "../files/own-files.ts";
import { readBytes } from "../files/read-report.ts";
import type { FileToWrite } from "../files/write-file.ts";
import { readReport } from "../intake/read.ts";
import { readDraft } from "../report/draft.ts";
import type { Report } from "../report/report.ts";
import { readPrevious, warnOfOtherAgency } from "./check.ts";
import { chosenEdition, chosenYear } from "./edition-options.ts";
import { Failure } from "./failure.ts";
import { linesOfNotes } from "./listing.ts";
import { type Characters, characterChoices, type PageStart, pageFile, rareFile } from "./page-file.ts";

/** Options of `nianbao page` as they come from the command line. */
export interface PageArguments {
  readonly output: string;
  readonly agency?: string;
  readonly year?: string;
  readonly edition?: string;
  readonly previous?: string;
  readonly report?: string;
  readonly characters: string;
  readonly list?: string;
  readonly force?: boolean;
}

async function agenciesOf(list: string, warn: (line: string) => void): Promise<string[]> {
  const { rows, notes } = readRoll(await readBytes(list));
  for (const note of notes) warn(`${list}：${note}`);
  return rows.map(({ name }) => name);
}

/** A report out of a file of any kind; what was not read as it stands is told. */
async function reportOfAnyFile(
  file: string | undefined,
  warn: (line: string) => void,
): Promise<Report | undefined> {
  if (file === undefined) return undefined;
  if (/\.(?:json|xlsx)$/iu.test(file)) return readPrevious(file, warn);
  const { report, items, status, refused } = await readReport(await readBytes(file));
  for (const line of linesOfNotes(file, items)) warn(line);
  if (status === "refused") throw new Failure("USAGE", `“${file}”读不出一份报告：${refused ?? ""}`);
  const { report: draft, problems } = readDraft(report);
  for (const { place, message } of problems) warn(`${file}：${place}：${message}`);
  return draft;
}

/** `nianbao page`: writes the page in which a report is filled in, one or one for each agency of a roll. */
export async function writePage(
  given: PageArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const { characters, list } = given;
  const [year, edition] = [chosenYear(given.year), chosenEdition(given.edition)];
  if (!characterChoices.includes(characters as Characters))
    throw new Failure("USAGE", `--characters 应为 ${characterChoices.join(" 或 ")}，现为“${characters}”。`);
  if (list !== undefined && (given.agency ?? given.previous ?? given.report) !== undefined)
    throw new Failure("USAGE", "--list 按名册每个机关一份，不能和 --agency、--previous、--report 一起用。");
  const output = resolve(given.output);
  if (characters === "rare") {
    if (extname(output).toLowerCase() !== ".txt")
      throw new Failure("USAGE", `生僻字文件的文件名应以 .txt 结尾，现为“${given.output}”。`);
    if ((list ?? given.agency ?? given.year ?? given.previous ?? given.report) !== undefined)
      throw new Failure("USAGE", "--characters rare 只写出生僻字文件，不能和别的选项一起用。");
    writeOwn([{ path: output, bytes: rareFile() }], { force: given.force ?? false });
    print(output);
    return;
  }
  if (list === undefined && extname(output).toLowerCase() !== ".html")
    throw new Failure("USAGE", `-o 的文件名应以 .html 结尾，现为“${given.output}”。`);
  const [previous, report] = [
    await reportOfAnyFile(given.previous, warn),
    await reportOfAnyFile(given.report, warn),
  ];
  const shownYear = year ?? report?.year ?? (previous && previous.year + 1);
  if (previous !== undefined && previous.year + 1 !== shownYear)
    throw new Failure(
      "USAGE",
      `填报 ${shownYear} 年的报告，上年报告应为 ${(shownYear as number) - 1} 年的，现为 ${previous.year} 年。`,
    );
  warnOfOtherAgency(previous, given.agency, warn);
  const start: PageStart = {
    ...(given.agency !== undefined && { agency: given.agency }),
    ...(shownYear !== undefined && { year: shownYear }),
    ...(edition !== undefined && { edition }),
    ...(previous && { previous }),
    ...(report && { report }),
  };
  const files: FileToWrite[] =
    list === undefined
      ? [{ path: output, bytes: pageFile(start, characters as "common" | "all") }]
      : (await agenciesOf(list, warn)).map((name) => ({
          path: join(output, safeFileName(name, "填报.html")),
          bytes: pageFile({ ...start, agency: name }, characters as "common" | "all"),
        }));
  writeOwn(files, { force: given.force ?? false });
  for (const { path } of files) print(path);
}
