import { join, resolve } from "node:path";
import { check, isBlocking } from "../checks/check.ts";
import { reportFileName, reviewSuffix } from "../files/file-name.ts";
import { NameRegister, numberTold } from "../files/name-register.ts";
import { writeOwn } from "../files/own-files.ts";
import { type FileReading, readWithPlaces } from "../files/read-report.ts";
import { type Output, outputNames } from "../formats/formats.ts";
import { chosenOutputs, type RenderedFile, readOptionsFor, renderAll } from "../formats/render.ts";
import type { Finding } from "../problem/finding.ts";
import { placedIn } from "../report/format-reading.ts";
import type { Report } from "../report/report.ts";
import { readPrevious, refuseOtherYear, waivedRules } from "./check.ts";
import { Failure } from "./failure.ts";
import { asText, linesOfNotes } from "./listing.ts";
import { chosenOptions, type LookArguments } from "./look.ts";
import { outputFolder } from "./output-folder.ts";
import { makeRoomFor } from "./room.ts";

/** Options of `nianbao render` as they come from the command line. */
export interface RenderArguments extends LookArguments {
  readonly output?: string;
  readonly format?: string;
  readonly force?: boolean;
  readonly review?: boolean;
  readonly previous?: string;
  readonly waive?: string | readonly string[];
}

/** The outputs that `--format` names. */
export function namedOutputs(names: string | undefined): Output[] {
  if (names === undefined) return chosenOutputs();
  const wanted = names.split(",").map((name) => name.trim().toLowerCase());
  const unknown = wanted.find((name) => !outputNames.includes(name));
  if (unknown === undefined) return chosenOutputs(wanted);
  throw new Failure("USAGE", `不认识的格式“${unknown}”，可用：${outputNames.join("、")}。`);
}

/** What of a report a file does not carry, a line each. */
export const uncarriedLines = ({ uncarried = [] }: Pick<RenderedFile, "uncarried">): string[] =>
  uncarried.map(({ place, found, message }) => `${place}“${found}”：${message}`);

/** Tells what the checks found, and stops on errors unless forced. */
function checkedReport(
  file: string,
  report: Report,
  given: RenderArguments,
  { previous, places }: { readonly previous: Report | undefined; readonly places: FileReading["places"] },
  warn: (line: string) => void,
): readonly Finding[] {
  const findings = check(report, { waived: waivedRules(given.waive), ...(previous && { previous }) }).map(
    (finding) => placedIn(places, finding),
  );
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
  const chosen = namedOutputs(given.format);
  const out = resolve(outputFolder(String(given.output ?? ".")));
  const options = await chosenOptions(given);
  readOptionsFor(chosen, options);
  makeRoomFor([file]);
  const { report, places, notes = [] } = await readWithPlaces(file);
  for (const line of linesOfNotes(file, notes)) warn(line);
  const previous = await readPrevious(given.previous, warn);
  if (given.charts && previous !== undefined) refuseOtherYear(report, previous);
  const findings = checkedReport(file, report, given, { previous, places }, warn);
  const made = await renderAll(report, chosen, {
    ...options,
    ...(given.review && { review: findings }),
    ...(given.charts && previous && { charts: { previous } }),
  });
  for (const line of made.flatMap(uncarriedLines)) warn(`${file}：${line}`);
  const wanted = reportFileName(report, "");
  const register = new NameRegister(out, "notes");
  const name = register.take(wanted, file);
  const told = numberTold(register, wanted, name);
  if (told !== undefined) warn(`${file}：${told}`);
  const files = made.map(({ ending, bytes }) => ({
    path: join(out, `${name}${given.review ? reviewSuffix : ""}${ending}`),
    bytes,
  }));
  writeOwn(files, { force: given.force ?? false });
  for (const { path } of files) print(path);
}
