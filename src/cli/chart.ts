import { chartsPage } from "../charts/page.ts";
import { chartsPng } from "../charts/png.ts";
import { type ReportCharts, reportCharts } from "../charts/report-charts.ts";
import { chartsSvg } from "../charts/svg.ts";
import { check, isBlocking } from "../checks/check.ts";
import { writeOwn } from "../files/own-files.ts";
import { readWithPlaces } from "../files/read-report.ts";
import { placedIn } from "../report/format-reading.ts";
import type { Report } from "../report/report.ts";
import { byEnding } from "./by-ending.ts";
import { readPrevious, refuseOtherYear, waivedRules } from "./check.ts";
import { Failure } from "./failure.ts";
import { asText, linesOfNotes } from "./listing.ts";

/** Options of `nianbao chart` as they come from the command line. */
export interface ChartArguments {
  readonly output: string;
  readonly previous?: string;
  readonly renamed?: boolean;
  readonly waive?: string | readonly string[];
  readonly force?: boolean;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is written, by the file's ending. */
const chartWriters: Readonly<Record<string, (made: ReportCharts) => Uint8Array>> = {
  ".svg": (made) => utf8(chartsSvg(made)),
  ".png": chartsPng,
  ".html": (made) => utf8(chartsPage(made)),
};

/** Bars beside each other are one agency's. */
function refuseOther(report: Report, previous: Report, renamed: boolean): void {
  refuseOtherYear(report, previous);
  if (previous.agency !== report.agency && !renamed)
    throw new Failure(
      "USAGE",
      `上年报告是“${previous.agency}”的，不是“${report.agency}”的，没有画图；确是同一单位改名的，请加 --renamed。`,
    );
}

/** `nianbao chart`: checks first, as `render` does, since nobody looks for a wrong figure in a picture; prints the path. */
export async function chartFile(
  file: string,
  { output, previous: previousFile, renamed = false, waive, force = false }: ChartArguments,
  print: (line: string) => void,
  warn: (line: string) => void,
): Promise<void> {
  const { path, write } = byEnding(output, chartWriters);
  const { report, places, notes = [] } = await readWithPlaces(file);
  for (const line of linesOfNotes(file, notes)) warn(line);
  const previous = await readPrevious(previousFile, warn);
  if (previous !== undefined) refuseOther(report, previous, renamed);
  const findings = check(report, { waived: waivedRules(waive), ...(previous && { previous }) })
    .filter(isBlocking)
    .map((finding) => placedIn(places, finding));
  if (findings.length > 0) warn(asText([{ file, report, findings }]));
  if (findings.length > 0 && !force)
    throw new Failure("FINDINGS", "报告有错误，没有画图；请改正，或用 --force 照样画。");
  const made = reportCharts(report, previous);
  if (made.charts.length === 0)
    throw new Failure("USAGE", `“${file}”各表的数都是 0，没有可画的，没有写文件。`);
  for (const line of made.omitted) warn(line);
  writeOwn([{ path, bytes: write(made) }], { force });
  print(path);
}
