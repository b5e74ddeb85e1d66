import { currentEdition, type EditionKey, editions } from "../../form/editions.ts";
import { type Edition, sectionsOf } from "../../form/form.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { ReportError } from "../../report/error.ts";
import { tablesOf } from "../../report/figures.ts";
import { type FormatReading, placeInFile, reportOf, told } from "../../report/format-reading.ts";
import type { Report } from "../../report/report.ts";
import type { Read } from "../../report/written-figure.ts";
import type { FoundCell } from "./read-cells.ts";
import { ownTablesSheetIn, readOwnTables } from "./read-own-tables.ts";
import { type FoundSheet, readPackage } from "./read-package.ts";
import { type Findings, labelsFound, readTable } from "./read-table.ts";
import { basicCells, findText, readText, type TextsRead } from "./read-text.ts";
import { unreadNotes } from "./read-unread.ts";
import { dateOf, wordsOf, yearOf } from "./read-values.ts";
import { type BasicKey, contactKeys, sectionTitleLines, sheetNames, type TitleKey } from "./sheets.ts";
import { WorkbookError, type WorkbookProblem, workbookProblem } from "./workbook-error.ts";

/** Where the basics stand in a report. */
const basicPaths: Readonly<Record<Exclude<BasicKey, TitleKey>, string>> = {
  agency: "agency",
  year: "year",
  edition: "edition",
  title: "title",
  from: "period.from",
  to: "period.to",
  by: "signature.by",
  on: "signature.on",
  office: "contact.office",
  website: "contact.website",
  address: "contact.address",
  postcode: "contact.postcode",
  phone: "contact.phone",
  fax: "contact.fax",
  email: "contact.email",
};

const pathOf = (key: BasicKey): string => basicPaths[key as Exclude<BasicKey, TitleKey>] ?? key;

/** The edition that the form names, else the one whose labels it has. */
function editionByLabels(sheets: readonly FoundSheet[], named: string | undefined): Edition {
  const key = named?.trim();
  if (key !== undefined && Object.hasOwn(editions, key)) return editions[key as EditionKey];
  const found = (edition: Edition) =>
    tablesOf(edition).reduce((sum, [key, section]) => sum + labelsFound(sheets, section, key), 0);
  const [best] = Object.values(editions as Record<string, Edition>).toSorted(
    (a, b) => found(b) - found(a) || Number(b.key === currentEdition) - Number(a.key === currentEdition),
  );
  return best as Edition;
}

/** What is wrong besides with what could be read, so that a clerk mends it in one go. */
function problemsBesides(reading: FormatReading, told: readonly WorkbookProblem[]): WorkbookProblem[] {
  // Without the sheet of texts nothing of them is known to be missing.
  if (told.some(({ code }) => code === "TEXT_MISSING")) return [];
  const isTold = (path: string) =>
    told.some((problem) => path === problem.path || path.startsWith(`${problem.path}.`)) ||
    (path.startsWith("period") && told.some((problem) => problem.path === "year"));
  try {
    reportOf(reading);
    return [];
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return error.problems.flatMap((problem) => {
      if (isTold(problem.path)) return [];
      const place = placeInFile(reading.places ?? new Map(), problem.path) ?? problem.place;
      const [, sheet = place, cell] = /^(.+) ([A-Z]{1,3}\d{1,7})$/u.exec(place) ?? [];
      return [{ ...problem, sheet, ...(cell !== undefined && { cell }) }];
    });
  }
}

/** The data in a form, unchecked, and its cells. @throws {WorkbookError} with every problem. */
export function readWorkbookData(bytes: Uint8Array): FormatReading {
  const workbook = readPackage(bytes);
  const { epoch } = workbook;
  // A table of a text may be a copy of the form's: it is not looked for there.
  const ownTables = ownTablesSheetIn(workbook.sheets);
  const sheets = workbook.sheets.filter((sheet) => sheet !== ownTables);
  const findings: Findings = { problems: [], notes: [], places: new Map(), regions: [] };
  const { problems, places } = findings;
  const text = findText(sheets, findings);
  if (text === undefined)
    problems.push(
      workbookProblem(
        "TEXT_MISSING",
        { sheet: sheetNames.text },
        "没有找到填写机关名称和正文的工作表，请使用下发的填报表。",
      ),
    );
  const given = text === undefined ? new Map() : basicCells(text);
  const edition = editionByLabels(sheets, given.get("edition")?.cell?.text);
  const value = <T>(key: BasicKey, read: (cell: FoundCell | undefined) => Read<T>): T | undefined => {
    const at = given.get(key);
    if (at === undefined) return undefined;
    places.set(pathOf(key), `${text?.name} ${at.name}`);
    const result = read(at.cell);
    if (result === undefined) return undefined;
    if ("value" in result) return result.value;
    const place = { sheet: text?.name ?? "", cell: at.name, path: pathOf(key) };
    problems.push(workbookProblem("BASICS", place, result.message, at.cell?.text));
    return undefined;
  };
  const [agency, title, by] = [value("agency", wordsOf), value("title", wordsOf), value("by", wordsOf)];
  const year = value("year", yearOf);
  const day = (example: string) => (cell: FoundCell | undefined) => dateOf(cell, epoch, example);
  const [from, to] = [value("from", day(`${year ?? 2025}-01-01`)), value("to", day(`${year ?? 2025}-12-31`))];
  const on = value("on", day(`${(year ?? 2025) + 1}-01-15`));
  const missing = (key: BasicKey, message: string) => {
    const at = given.get(key);
    if (text === undefined || at?.cell !== undefined) return;
    const place = { sheet: text.name, ...(at !== undefined && { cell: at.name }), path: pathOf(key) };
    problems.push(workbookProblem("BASICS", place, message));
  };
  missing("agency", "没有填行政机关名称。");
  missing("year", "没有填报告年度。");
  if ((given.get("by")?.cell === undefined) !== (given.get("on")?.cell === undefined)) {
    const empty = given.get("by")?.cell === undefined ? "by" : "on";
    missing(empty, "署名和成文日期应同时填写，或都不填。");
  }
  const filled = contactKeys.flatMap((key) => {
    const field = value(key, wordsOf);
    return field === undefined ? [] : [[key, field] as const];
  });
  const titles = sectionTitleLines(edition).flatMap(({ key }) => {
    const printed = value(key, wordsOf);
    return printed === undefined ? [] : [[key.replace("sectionTitles.", ""), printed] as const];
  });
  const contact = filled.length === 0 ? undefined : Object.fromEntries(filled);
  const inTexts = readOwnTables(ownTables, findings);
  const { parts, attachments }: TextsRead =
    text === undefined ? { parts: new Map(), attachments: [] } : readText(text, edition, inTexts, findings);
  if (contact !== undefined && parts.has("opening"))
    findings.notes.push(
      told(
        "contact",
        `${text?.name} ${given.get(filled[0]?.[0])?.name}`,
        "引言是自己写的，另填的联系方式没有写进去；请写入引言，或清空引言由程序生成。",
      ),
    );
  const tables = tablesOf(edition).map(([key, section]) => [key, readTable(sheets, section, key, findings)]);
  const narratives = sectionsOf(edition).flatMap(([key, section, holds]) => {
    if (holds !== "text") return [];
    const blocks = parts.get(key);
    return blocks === undefined && section.ifEmpty !== undefined ? [] : [[key, blocks ?? []] as const];
  });
  const data = {
    edition: edition.key,
    agency,
    year,
    ...(title !== undefined && {
      title: title.split(/\r\n|\r|\n/u).filter((line: string) => line.trim() !== ""),
    }),
    ...((from !== undefined || to !== undefined) && {
      period: { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` },
    }),
    ...(titles.length > 0 && { sectionTitles: Object.fromEntries(titles) }),
    ...(contact !== undefined && { contact }),
    ...(parts.has("opening") && { opening: parts.get("opening") }),
    ...Object.fromEntries(narratives),
    ...Object.fromEntries(tables),
    ...(by !== undefined &&
      on !== undefined && {
        signature: { by: by.split(/[\r\n]+/u).filter((name: string) => name.trim() !== ""), on },
      }),
    ...(attachments.length > 0 && { attachments }),
  };
  if (problems.length > 0)
    throw new WorkbookError([...problems, ...problemsBesides({ data, places }, problems)]);
  findings.notes.push(...unreadNotes(workbook, text, findings.regions, edition));
  return { data, places, notes: findings.notes };
}

/**
 * Reads a report from an Excel form that a clerk filled in: blanks, strokes and 「无」 are nil, full-width digits
 * and 「1,234」 are numbers, sheets may be renamed and moved. What is in doubt is a problem.
 *
 * @throws {WorkbookError} names sheet, cell, found value and what to do, all problems at once.
 * @throws {ReportError} if what stands there is no valid report.
 */
export function readWorkbook(bytes: Uint8Array): Report {
  refuseNoBytes("readWorkbook", bytes);
  return reportOf(readWorkbookData(bytes));
}
