import * as v from "valibot";
import { currentEdition, type EditionKey, editionOfYear, editions } from "../form/editions.ts";
import { type ContactField, type Edition, sectionsOf } from "../form/form.ts";
import { problemsIn } from "../problem/exactly.ts";
import { type CleanedText, cleanTexts } from "./clean.ts";
import { chineseDate } from "./date.ts";
import { ReportError } from "./error.ts";
import { refuseFigures, withoutFigures } from "./figure-limits.ts";
import type { FigureTree } from "./figures.ts";
import { narrativeOf } from "./narrative.ts";
import { pastedTables } from "./pasted-table.ts";
import { placeOf } from "./place.ts";
import type { BasicsInput, Contact, NarrativeInput, Report, ReportOf } from "./report.ts";
import { schemaOf } from "./schema.ts";
import { ownTitles, titleOf } from "./section-titles.ts";
import { signatureOf } from "./signers.ts";
import { filled, paragraphsOf, textLimits, withoutNumber } from "./text.ts";
import { completeFigures } from "./totals.ts";

/** The reports that came through this door. */
const come = new WeakSet<object>();

/** Freezes plain data all the way down. */
export function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

const givenLines = (given: string | readonly string[]): string[] =>
  (typeof given === "string" ? [given] : given).flatMap(paragraphsOf);

function openingOf(edition: Edition, given: BasicsInput, period: { from: string; to: string }): string[] {
  const { wording, notice } = edition;
  const names = sectionsOf(edition)
    .map(([key, section]) => withoutNumber(titleOf(given, key, section)))
    .join("、");
  const values = {
    agency: given.agency.trim(),
    notice,
    sections: names,
    from: chineseDate(period.from),
    to: chineseDate(period.to),
  };
  return [filled(wording.opening, values), ...contactOf(edition, given.contact)];
}

function contactOf({ wording }: Edition, contact: Contact | undefined): string[] {
  if (contact === undefined) return [];
  const details = (Object.entries(wording.contactLabels) as [ContactField, string][])
    .filter(([field]) => contact[field] !== undefined && contact[field].trim() !== "")
    .map(([field, label]) => `${label}：${contact[field]?.trim()}`)
    .join("；");
  const download =
    contact.website === undefined ? "" : filled(wording.download, { website: contact.website });
  const ask = filled(wording.contact, { office: contact.office.trim(), details });
  return [download + (details === "" ? ask.replace("（）", "") : ask)];
}

/** The whole report of what a schema let through: nil figures, totals and default wording filled in. */
export function assembled(edition: Edition, output: unknown): Record<string, unknown> {
  const given = output as BasicsInput & Record<string, unknown>;
  const { year } = given;
  const agency = given.agency.trim();
  const titles = ownTitles(edition, given.sectionTitles);
  const period = given.period ?? { from: `${year}-01-01`, to: `${year}-12-31` };
  const sections = sectionsOf(edition).map(([key, section]) => {
    const value = given[key];
    if (section.kind !== "narrative") return [key, completeFigures(section, value as FigureTree)];
    const blocks = narrativeOf((value as readonly NarrativeInput[] | undefined) ?? []);
    const { ifEmpty } = section;
    if (blocks.length > 0 || ifEmpty === undefined) return [key, blocks];
    return [key, [filled(edition.wording[ifEmpty], { year })]];
  });
  return {
    edition: edition.key,
    agency,
    year,
    title:
      given.title === undefined
        ? edition.wording.title.map((line) => filled(line, { agency, year }))
        : givenLines(given.title),
    period,
    opening: given.opening === undefined ? openingOf(edition, given, period) : givenLines(given.opening),
    ...(titles && { sectionTitles: titles }),
    ...Object.fromEntries(sections),
    ...(given.signature && { signature: signatureOf(given.signature) }),
    ...((given.attachments?.length ?? 0) > 0 && {
      attachments: given.attachments?.map(({ title, body }) => ({
        title: paragraphsOf(title).join(""),
        body: narrativeOf(body),
      })),
    }),
  };
}

/** Reads the data of a report after one edition. Throws `ReportError` with every problem. */
export function parseReportAs<const E extends Edition>(edition: E, input: unknown): ReportOf<E> {
  const data = tidied(input, edition);
  const result = v.safeParse(schemaOf(edition), data, { abortPipeEarly: true });
  if (!result.success)
    throw new ReportError(problemsIn(result.issues, data, (path) => placeOf(edition, path)));
  const report = assembled(edition, result.output);
  refuseFigures(edition, report);
  refuseTooLong(edition, report);
  come.add(report);
  return frozen(report) as unknown as ReportOf<E>;
}

export function refuseTooLong(edition: Edition, report: object): void {
  const most = textLimits.report + 20_000;
  // With its figures first: to leave them out takes five times as long, and few reports have so many that it counts.
  if (JSON.stringify(report).length <= most) return;
  const { length } = JSON.stringify(report, withoutFigures);
  if (length <= most) return;
  const message = `全文过长，最多 ${textLimits.report} 个字符，请删减。`;
  throw new ReportError([
    { code: "TOO_LONG", path: "", place: placeOf(edition, []), found: length, message },
  ]);
}

/**
 * Reads a report from plain data, as `JSON.parse` gives it: checks everything, fills in nil figures,
 * totals and default wording, and freezes the result.
 *
 * @param data - The data's own `edition` says which form it follows; without one its `year` does (2019 and 2020: the
 * trial form), and the form in force where no edition claims the year.
 * @returns the whole report, deeply frozen.
 * @throws {ReportError} lists every problem with its path, place, value and what is allowed.
 * @example
 * const report = parseReport(JSON.parse(await readFile("年报.json", "utf8")));
 */
export function parseReport(data: unknown): Report {
  const key = typeof data === "object" && data !== null && "edition" in data ? data.edition : undefined;
  if (key !== undefined && (typeof key !== "string" || !Object.hasOwn(editions, key))) {
    const message = `没有这一版格式，可用：${Object.keys(editions).join("、")}。`;
    throw new ReportError([
      {
        code: "EDITION",
        path: "edition",
        place: placeOf(editions[currentEdition], ["edition"]),
        found: key,
        message,
      },
    ]);
  }
  return parseReportAs(editionOfData(data), data) as Report;
}

/** The form that data is of, whatever it is: its own, or that of its year. */
export function editionOfData(data: unknown): (typeof editions)[EditionKey] {
  const { edition, year } = (data ?? {}) as { readonly edition?: unknown; readonly year?: unknown };
  const named = typeof edition === "string" && Object.hasOwn(editions, edition);
  return editions[named ? (edition as EditionKey) : editionOfYear(year)];
}

/** Data with its texts as they are printed: pasted tables as tables, then nothing that cannot be printed. */
export const tidied = (
  input: unknown,
  edition: Edition,
  onChange?: (cleaned: CleanedText) => void,
): unknown => cleanTexts(pastedTables(input, edition), onChange);

/** A report that came through this door before it went to another thread, or to a file of this very version: as it is. */
export function revivedReport(data: unknown): Report {
  come.add(data as object);
  return frozen(data) as Report;
}

/**
 * A report as it is, if it came through this door; else what `parseReport` makes of it: plain JS hands over whatever it
 * read from a file.
 *
 * @throws {ReportError} as `parseReport`.
 */
export function asReport(given: unknown): Report {
  if (typeof given === "object" && given !== null && come.has(given)) return given as Report;
  if (typeof given === "object" && given !== null && "build" in given && "given" in given) {
    const message = "这是还没有完成的 AnnualReport，请先调用 .build()。";
    throw new ReportError([{ code: "NOT_A_REPORT", path: "", place: "报告", message }]);
  }
  return parseReport(given);
}
