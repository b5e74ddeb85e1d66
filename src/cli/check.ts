import { type CheckOptions, isBlocking, refuseWaived } from "../checks/check.ts";
import { figureAdvice } from "../checks/mend.ts";
import { findFiles } from "../files/find-files.ts";
import { readingIn, readWithPlaces } from "../files/read-report.ts";
import { WorkbookError } from "../formats/xlsx/workbook-error.ts";
import type { Finding } from "../problem/finding.ts";
import { NianbaoError, shown } from "../problem/problem.ts";
import { ReportError } from "../report/error.ts";
import type { Report } from "../report/report.ts";
import { checkedReading } from "./check-reading.ts";
import { Failure } from "./failure.ts";
import { fixFile } from "./fix.ts";
import { asJson, asSarif, asText, type Checked, linesOfNotes } from "./listing.ts";
import { openLateBar } from "./progress.ts";
import { makeRoomFor } from "./room.ts";

/** Options of `nianbao check` as they come from the command line. */
export interface CheckArguments {
  readonly previous?: string;
  readonly format?: string;
  readonly waive?: string | readonly string[];
  /** Mend what is certain and mechanical into a new file, and list it. */
  readonly fix?: boolean;
}

const listings: Readonly<Record<string, (checked: readonly Checked[]) => string>> = {
  text: asText,
  json: asJson,
  sarif: asSarif,
};

/** `CODE=reason`, once or several times. */
export function waivedRules(
  given: string | readonly string[] = [],
  isOther?: (code: string) => boolean,
): Record<string, string> {
  const waived = Object.fromEntries(
    [given].flat().map((item) => {
      const [code = "", ...reason] = String(item).split("=");
      if (reason.join("=").trim() === "")
        throw new Failure("USAGE", `--waive 应写作“规则代码=理由”，现为“${item}”。`);
      return [code, reason.join("=")];
    }),
  );
  // Once, and before anything is read: of many reports each would say the same.
  refuseWaived(waived, isOther);
  return waived;
}

/** Says that last year's report is another agency's than the one that is filled in: its figures are carried over. */
export function warnOfOtherAgency(
  previous: Report | undefined,
  agency: string | undefined,
  warn: (line: string) => void,
): void {
  if (previous === undefined || agency === undefined || previous.agency === agency) return;
  warn(
    `上年报告属于“${previous.agency}”，这次填的是“${agency}”：上年结转等数取自那份报告。拿错了的，请换成本机关的上年报告；因机构改革更名、合并的不用换，核对时写明理由停用 YEAR-AGENCY。`,
  );
}

/** Last year's report, told how it was read; one that is no report is a wrong argument, not a finding. */
export async function readPrevious(
  file: string | undefined,
  warn: (line: string) => void,
): Promise<Report | undefined> {
  if (file === undefined) return undefined;
  try {
    const { report, notes = [] } = await readWithPlaces(file);
    for (const line of linesOfNotes(file, notes)) warn(line);
    return report;
  } catch (error) {
    if (error instanceof ReportError)
      throw new Failure("USAGE", `上年报告“${file}”读不了：${error.message}`, { cause: error });
    throw error;
  }
}

/** The findings of one file; data that is not a report is told as errors of the code DATA. */
async function checkFile(file: string, options: CheckOptions): Promise<Checked> {
  try {
    return checkedReading(file, await readingIn(file), options);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    const findings = error.problems.map(
      ({ path, place, found, message }): Finding => ({
        code: "DATA",
        severity: "error",
        path,
        place,
        found: found === undefined ? "" : shown(found),
        message:
          (/^(?:requests|reviewAndLitigation|proactiveDisclosure)\./u.test(path)
            ? figureAdvice(found)
            : undefined) ?? message,
      }),
    );
    return { file, findings };
  }
}

/** Said before what keeps a workbook from being read: figures and texts are checked of whole reports only. */
const laterRound =
  "填报表还读不了，请先改下面列出的各处，改好后再核对一次：数对不对得上、文字有没有错，到那时再查。";

/** `nianbao check`: prints the findings; 1 if a report has errors, 2 if a file cannot be read. */
export async function checkFiles(
  files: readonly string[],
  given: CheckArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<0 | 1 | 2> {
  const listing = listings[given.format ?? "text"];
  if (listing === undefined)
    throw new Failure(
      "USAGE",
      `不认识的清单格式“${given.format}”，可用：${Object.keys(listings).join("、")}。`,
    );
  if (given.fix && listing !== asText)
    throw new Failure("USAGE", "--fix 的改正清单只有文字格式，请去掉 --format，或分两次运行。");
  const previous = await readPrevious(given.previous, warn);
  const options: CheckOptions = { waived: waivedRules(given.waive), ...(previous && { previous }) };
  const checked: Checked[] = [];
  const found = findFiles(files);
  makeRoomFor(found);
  let unread = false;
  const bar = openLateBar(found.length, "核对");
  for (const file of found) {
    try {
      checked.push(await checkFile(file, options));
    } catch (error) {
      // One file is a wrong argument; of many, a bad one stops no others.
      if (!(error instanceof NianbaoError)) throw error;
      if (found.length === 1) {
        if (error instanceof WorkbookError) warn(laterRound);
        throw error;
      }
      unread = true;
      const { message } = error;
      checked.push({
        file,
        findings: [{ code: "READ", severity: "error", path: "", place: "文件", found: "", message }],
      });
    }
    await bar.step();
  }
  bar.stop();
  for (const { file, notes = [] } of checked) for (const line of linesOfNotes(file, notes)) warn(line);
  print(listing(checked));
  if (given.fix)
    for (const { file, report } of checked)
      if (report !== undefined || found.length === 1) await fixFile(file, print);
  if (unread) return 2;
  return checked.some(({ findings }) => findings.some(isBlocking)) ? 1 : 0;
}

/** What is called last year's beside this year's bars is just that. */
export function refuseOtherYear(report: Report, previous: Report): void {
  if (previous.year !== report.year - 1)
    throw new Failure(
      "USAGE",
      `--previous 应为 ${report.year - 1} 年的报告，给的是 ${previous.year} 年的，没有画图。`,
    );
}
