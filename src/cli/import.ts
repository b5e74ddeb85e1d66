import { statSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { reportFileName, reviewSuffix, safeFileName } from "../files/file-name.ts";
import { findFiles } from "../files/find-files.ts";
import { NameRegister, numberTold } from "../files/name-register.ts";
import { writeOwn } from "../files/own-files.ts";
import { readBytes } from "../files/read-report.ts";
import { type FileToWrite, isDiskFull } from "../files/write-file.ts";
import { kindName } from "../intake/kind.ts";
import { acceptedReading, isComplete, readReport } from "../intake/read.ts";
import { NianbaoError } from "../problem/problem.ts";
import type { Draft, Reading, ReadingItem } from "../published/reading.ts";
import type { Report } from "../report/report.ts";
import { Failure } from "./failure.ts";
import { outputFolder } from "./output-folder.ts";
import { openLateBar } from "./progress.ts";
import { readingCounts, readingLines } from "./reading-lines.ts";
import { reviewOf } from "./reading-review.ts";

/** Options of `nianbao import` as they come from the command line. */
export interface ImportArguments {
  readonly output?: string;
  readonly accept?: boolean;
  readonly format?: string;
  readonly review?: boolean;
  readonly force?: boolean;
}

/** What `--format json` says of one file. */
export interface ImportAnswer {
  readonly file: string;
  readonly kind: string;
  readonly status: Reading["status"];
  /** As far as it was read; nothing of a file that is no report. */
  readonly report: Report | Draft | null;
  readonly items: readonly ReadingItem[];
}

type Imported = ImportAnswer & {
  /** Nothing where no report could be read. */
  readonly reading?: Reading;
  readonly exit: 0 | 1 | 2;
};

const refusedItem = (message: string): ReadingItem => ({
  path: "",
  place: "文件",
  trust: "asked",
  found: "",
  message,
});

async function importFile(file: string, accept: boolean): Promise<Imported> {
  let bytes: Uint8Array | undefined;
  try {
    bytes = await readBytes(file);
    const read = await readReport(bytes);
    const reading = accept ? acceptedReading(read) : read;
    const { kind, status, report, items } = reading;
    const why =
      reading.refused === undefined ? [] : [refusedItem(`读不出一份完整的报告：${reading.refused}`)];
    const exit = status === "refused" ? 2 : status === "asked" ? 1 : 0;
    return { file, kind, status, report, items: [...why, ...items], reading, exit };
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    const kind = bytes === undefined ? "missing" : kindName(bytes);
    const exit = error.isAboutData ? 1 : 2;
    return { file, kind, status: "refused", report: null, items: [refusedItem(error.message)], exit };
  }
}

const isExistingFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Where files go: one goes to the file that `-o` names; several, or one for a folder, under the agencies' names. */
function namer(
  output: string | undefined,
  several: boolean,
  warn: (line: string) => void,
): (imported: Imported) => string {
  const single = output !== undefined && !several && !isExistingFolder(output) && extname(output) !== "";
  if (single) return () => resolve(output);
  const out = resolve(outputFolder(output ?? "."));
  const register = new NameRegister(out, "notes");
  return ({ file, reading }) => {
    const report = (isComplete(reading?.report) ? reading?.report : undefined) as Report | undefined;
    const wanted =
      report === undefined
        ? safeFileName(`${basename(file, extname(file))}（待确认）`, "")
        : reportFileName(report, "");
    const name = register.take(wanted, file, ".json");
    const told = numberTold(register, `${wanted}.json`, name);
    if (told !== undefined) warn(`${file}：${told}`);
    return join(out, name);
  };
}

/** The review copy beside the report data. */
const copiesOf = async (path: string, reading: Reading): Promise<FileToWrite[]> =>
  (await reviewOf(reading)).map(({ ending, bytes }) => ({
    path: path.replace(/(?:\.json)?$/u, `${reviewSuffix}${ending}`),
    bytes,
  }));

const encoded = (report: Report | Draft) => new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`);

/**
 * `nianbao import`: reads files of any kind and writes what they say as report data, telling how it was read. Bad
 * files stop no others. 0 if all is read, 1 if something is asked or filled in wrongly, 2 if a file was refused.
 */
export async function importReports(
  given: readonly string[],
  { output, accept = false, format = "text", review = false, force = false }: ImportArguments,
  printed: (line: string) => void,
  warned: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (!["text", "json"].includes(format))
    throw new Failure("USAGE", `不认识的格式“${format}”，可用：text、json。`);
  const files = findFiles(given, output);
  const bar = openLateBar(files.length, "读取");
  const [print, warn] = [bar.around(printed), bar.around(warned)];
  const nameOf = namer(output, files.length > 1, warn);
  // What pdf.js leaves behind is let pile up to several times what lives: ten thousand files took 390 MB so.
  if (files.length > 1) setFlagsFromString("--heap-growing-percent=100");
  const answers = format === "json" ? answerList(print) : undefined;
  // Of each file only what the end says: ten thousand readings fill the memory.
  const all: Told[] = [];
  let unwritten = false;
  for (const file of files) {
    const imported = await importFile(file, accept);
    await bar.step();
    const { reading, status, kind, report, items, exit } = imported;
    all.push({ file, status, exit, first: items[0]?.message ?? "" });
    answers?.add({ file, kind, status, report, items });
    // With `--format json` the answer holds the reports; they are written where `-o` says so.
    const writes =
      reading !== undefined && status !== "refused" && (format === "text" || output !== undefined);
    if (writes) {
      const path = nameOf(imported);
      try {
        const written = [
          { path, bytes: encoded(reading.report) },
          ...(review ? await copiesOf(path, reading) : []),
        ];
        writeOwn(written, { force });
        if (format === "text") for (const file of written) print(file.path);
      } catch (error) {
        if (!(error instanceof NianbaoError) || files.length === 1) throw error;
        warn(`${file}：${error.message}`);
        unwritten = true;
        if (isDiskFull(error)) break;
      }
    }
    if (format === "json") continue;
    // Nothing is written of a file that was refused: there is nothing to fill in either.
    if (reading === undefined || status === "refused") warn(`${file}：${items[0]?.message}`);
    else if (status !== "sure")
      warn([`${file}：${readingCounts(reading)}`, ...readingLines(reading)].join("\n"));
  }
  bar.stop();
  if (answers === undefined) summary(all, warned);
  else answers.end();
  return unwritten ? 2 : (Math.max(...all.map(({ exit }) => exit)) as 0 | 1 | 2);
}

/** What the end says of a file. */
type Told = Pick<Imported, "file" | "status" | "exit"> & { readonly first: string };

/** Prints a JSON array entry by entry, the same text as of the whole one: nobody holds all reports. */
function answerList(print: (line: string) => void) {
  let waiting = "";
  let opening = "[\n";
  return {
    add(answer: ImportAnswer): void {
      if (waiting !== "") {
        print(`${opening}${waiting},`);
        opening = "";
      }
      // No string of JSON holds a line end.
      waiting = `  ${JSON.stringify(answer, null, 2).replaceAll("\n", "\n  ")}`;
    },
    end(): void {
      print(`${opening}${waiting}\n]`);
    },
  };
}

/** Of several files: how many went well, and each that did not. */
function summary(all: readonly Told[], warn: (line: string) => void): void {
  const refused = all.filter(({ status }) => status === "refused");
  const asked = all.filter(({ status }) => status === "asked");
  if (all.length < 2 || refused.length + asked.length === 0) {
    if (asked.length > 0)
      warn("请打开写出的文件，填好待确认的各处（现为 null 或空缺）；建议都对的，可加 --accept 采用。");
    return;
  }
  warn(
    `共 ${all.length} 个文件：读入 ${all.length - refused.length - asked.length} 个，待确认 ${asked.length} 个，读不出 ${refused.length} 个。`,
  );
  for (const { file } of asked) warn(`  待确认：${file}`);
  for (const { file, first } of refused) warn(`  读不出：${file}：${first.split("\n")[0]}`);
}
