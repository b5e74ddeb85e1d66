import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { check, isBlocking } from "../checks/check.ts";
import { FileError } from "../files/file-error.ts";
import { reportFileName } from "../files/file-name.ts";
import { readReportFile } from "../files/read-report.ts";
import { writeWhole } from "../files/write-file.ts";
import { defaultOutputs, outputNames, outputs, type RenderOptions } from "../formats/formats.ts";
import { type ArchiveLevel, archiveLevels } from "../formats/pdf/archive.ts";
import type { Finding } from "../problem/finding.ts";
import type { Report } from "../report/report.ts";
import { bandShade } from "../style/gbt9704.ts";
import { readPrevious, waivedRules } from "./check.ts";
import { Failure } from "./failure.ts";
import { findFonts } from "./find-fonts.ts";
import { asText } from "./listing.ts";

/** Options of the look of reports as they come from the command line. */
export interface LookArguments {
  readonly fonts?: string;
  readonly template?: string;
  readonly embedFonts?: boolean;
  readonly seal?: boolean;
  readonly shade?: boolean;
  readonly table?: string;
  readonly archive?: boolean | string;
}

/** Options of `nianbao render` as they come from the command line. */
export interface RenderArguments extends LookArguments {
  readonly output?: string;
  readonly format?: string;
  readonly force?: boolean;
  readonly review?: boolean;
  readonly previous?: string;
  readonly waive?: string | readonly string[];
}

export function chosenFormats(names: string): (typeof outputs)[number][] {
  return [...new Set(names.split(","))].map((name) => {
    const format = outputs.find((known) => known.name === name.trim().toLowerCase());
    if (format !== undefined) return format;
    throw new Failure("USAGE", `不认识的格式“${name}”，可用：${outputNames.join("、")}。`);
  });
}

const tableBreaks = ["auto", "keep", "break"] as const;

function chosenTableBreak(value: string): (typeof tableBreaks)[number] {
  const found = tableBreaks.find((known) => known === value);
  if (found !== undefined) return found;
  throw new Failure("USAGE", `--table 应为 ${tableBreaks.join("、")} 之一，现为“${value}”。`);
}

/** `--archive`, `--archive 2a` or `--archive PDF/A-2a`. */
function chosenArchive(value: boolean | string): boolean | ArchiveLevel {
  if (typeof value === "boolean") return value;
  const levels = Object.keys(archiveLevels) as ArchiveLevel[];
  const found = levels.find((level) => [level, level.replace("PDF/A-", "")].includes(value));
  if (found !== undefined) return found;
  throw new Failure("USAGE", `--archive 应为 1b、2a、3a 之一，或不写（3a），现为“${value}”。`);
}

async function readTemplate(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FileError("FILE_UNREADABLE", `读不到模板“${path}”，请核对路径。`, { cause: error });
  }
}

/** How the arguments want reports to look. */
export async function chosenOptions(given: LookArguments): Promise<RenderOptions> {
  const fonts = given.fonts === undefined ? undefined : await findFonts(given.fonts);
  return {
    tableBreak: chosenTableBreak(given.table ?? "auto"),
    seal: given.seal ?? false,
    ...(given.archive !== undefined && { archive: chosenArchive(given.archive) }),
    ...(given.shade && { style: { table: { bandShade } } }),
    ...(fonts && { fonts }),
    ...(given.embedFonts && { embedFonts: fonts ?? "bundled" }),
    ...(given.template !== undefined && { template: await readTemplate(given.template) }),
  };
}

/** Tells what the checks found, and stops on errors unless forced. */
async function checkedReport(
  file: string,
  report: Report,
  given: RenderArguments,
  warn: (line: string) => void,
): Promise<readonly Finding[]> {
  const previous = await readPrevious(given.previous);
  const findings = check(report, { waived: waivedRules(given.waive), ...(previous && { previous }) });
  if (findings.length > 0) warn(asText([{ file, report, findings }]));
  if (findings.some(isBlocking) && !given.force && !given.review)
    throw new Failure(
      "FINDINGS",
      "报告有错误，没有生成文件；请改正，或用 --force 照样生成，或用 --review 生成核对稿。",
    );
  return findings;
}

/** `nianbao render`: checks first; all outputs are made before the first is written. Prints each path. */
export async function render(
  file: string,
  given: RenderArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const chosen = chosenFormats(given.format ?? defaultOutputs.join(","));
  const options = await chosenOptions(given);
  const report = await readReportFile(file);
  const findings = await checkedReport(file, report, given, warn);
  const review = given.review ? { review: findings } : {};
  const made = await Promise.all(
    chosen.map(async ({ write, ending }) => ({
      ending,
      bytes: await (await write())(report, { ...options, ...review }),
    })),
  );
  for (const { ending, bytes } of made) {
    const path = resolve(
      given.output ?? ".",
      reportFileName(report, given.review ? `（核对稿）${ending}` : ending),
    );
    try {
      writeWhole(path, bytes);
    } catch (error) {
      throw new FileError("FILE_UNWRITABLE", `写不了“${path}”：${(error as Error).message}`, {
        cause: error,
      });
    }
    print(path);
  }
}
