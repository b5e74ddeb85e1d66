import { type EditionKey, editions } from "../form/editions.ts";
import { isReportYear, reportYearsText } from "../report/date.ts";
import { Failure } from "./failure.ts";

/** The year that was asked for. @throws {Failure} */
export function chosenYear(given: string | undefined): number | undefined {
  const year = given === undefined ? undefined : Number(given);
  if (year !== undefined && !isReportYear(year))
    throw new Failure("USAGE", `--year 应为 ${reportYearsText} 之间的年份，现为“${given}”。`);
  return year;
}

/** The edition that was asked for. @throws {Failure} */
export function chosenEdition(given: string | undefined): EditionKey | undefined {
  if (given !== undefined && !Object.hasOwn(editions, given))
    throw new Failure("USAGE", `--edition 应为 ${Object.keys(editions).join("、")} 之一，现为“${given}”。`);
  return given as EditionKey | undefined;
}
