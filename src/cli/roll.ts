import { extname, resolve } from "node:path";
import { doubledNames } from "../county/roll/doubled.ts";
import { rollRowsFrom, writeRoll } from "../county/roll/write.ts";
import { findFiles } from "../files/find-files.ts";
import { writeOwn } from "../files/own-files.ts";
import { readingIn } from "../files/read-report.ts";
import { NianbaoError } from "../problem/problem.ts";
import { Failure } from "./failure.ts";
import { openLateBar } from "./progress.ts";

/** Options of `nianbao roll` as they come from the command line. */
export interface RollArguments {
  readonly output: string;
  readonly from?: string | readonly string[];
  readonly force?: boolean;
}

/** The agencies of reports of any kind; those that name none are told. */
async function agenciesIn(given: readonly string[], warned: (line: string) => void): Promise<string[]> {
  const agencies: string[] = [];
  const files = findFiles(given);
  const bar = openLateBar(files.length, "读取");
  const warn = bar.around(warned);
  for (const file of files) {
    try {
      const { proposed } = await readingIn(file);
      const agency = (proposed as { readonly agency?: unknown }).agency;
      if (typeof agency === "string" && agency !== "") agencies.push(agency);
      else warn(`${file}：没有读出单位名称，没有列入名册，请自行补上。`);
    } catch (error) {
      if (!(error instanceof NianbaoError)) throw error;
      warn(`${file}：${error.message.split("\n")[0]}没有列入名册，请自行补上。`);
    }
    await bar.step();
  }
  bar.stop();
  return agencies;
}

/** `nianbao roll`: writes an empty roll with examples, or one with the agencies of last year's reports. */
export async function writeRollFile(
  { output, from, force = false }: RollArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1> {
  const path = resolve(String(output));
  if (extname(path).toLowerCase() !== ".xlsx")
    throw new Failure("USAGE", `-o 的文件名应以 .xlsx 结尾，现为“${output}”。`);
  let untold = 0;
  const rows =
    from === undefined
      ? undefined
      : rollRowsFrom(
          await agenciesIn([from].flat().map(String), (line) => {
            untold += 1;
            warn(line);
          }),
        );
  if (rows?.length === 0) throw new Failure("USAGE", "没有从这些文件读出一个单位，没有写名册。");
  writeOwn([{ path, bytes: writeRoll(rows) }], { force });
  print(path);
  for (const [one, other] of doubledNames(rows ?? []))
    warn(`“${one}”和“${other}”可能是同一个单位：请核对，是的留一行，另一个名称写进“别名”。`);
  if (rows !== undefined) warn(`列入 ${rows.length} 个单位；类别按名称填的，请核对，再补别名、期限和承接。`);
  return untold > 0 ? 1 : 0;
}
