import { type CheckOptions, check } from "../checks/check.ts";
import { FileError } from "../files/file-error.ts";
import { isComplete } from "../intake/read.ts";
import type { Finding } from "../problem/finding.ts";
import type { FigureSource, Reading } from "../published/reading.ts";
import { placedIn } from "../report/format-reading.ts";
import type { Report } from "../report/report.ts";
import type { Checked } from "./listing.ts";

/** Rules on sums: what breaks them may be the reading as well as the print. */
const onSums = /^T[34]-(?:BALANCE|OUTCOMES|TOTAL)$/u;
const doubtful: readonly FigureSource["source"][] = ["ruled", "columns", "marks", "loose", "recognised"];

/** A broken sum of figures that were told from a page, with where they stand on it. */
function withDoubt(finding: Finding, sources: Reading["sources"]): Finding {
  const source = sources.get(finding.path);
  if (source === undefined || !onSums.test(finding.code) || !doubtful.includes(source.source)) return finding;
  return { ...finding, message: `${finding.message}读取有误，还是原文如此？` };
}

/**
 * The findings of a file of any kind. What is asked of its reading comes first, as errors: the checks themselves run on
 * what is proposed.
 *
 * @throws {FileError} if no report could be read
 */
export function checkedReading(file: string, reading: Reading, options: CheckOptions): Checked {
  const { status, refused, items, sources, places, proposed } = reading;
  if (status === "refused")
    throw new FileError("FILE_UNREADABLE", `“${file}”：读不出一份完整的报告：${refused}`);
  const asked = items
    .filter(({ trust }) => trust === "asked")
    .map(
      ({ path, place, found, message }): Finding => ({
        code: "READ",
        severity: "error",
        path,
        place,
        found,
        message,
      }),
    );
  if (!isComplete(proposed)) return { file, findings: asked };
  const report = proposed as Report;
  const isWorkbook = reading.kind === "xlsx";
  return {
    file,
    report,
    ...(isWorkbook && { notes: items.filter(({ trust }) => trust === "told") }),
    findings: [
      ...asked,
      ...check(report, options).map((finding) => placedIn(places, withDoubt(finding, sources))),
    ],
  };
}
