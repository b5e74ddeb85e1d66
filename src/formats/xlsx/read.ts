import { currentEdition, type EditionKey, editions } from "../../form/editions.ts";
import { type Edition, sectionsOf } from "../../form/form.ts";
import { tablesOf } from "../../report/figures.ts";
import { parseReport } from "../../report/parse.ts";
import type { Report } from "../../report/report.ts";
import { type FoundCell, type FoundSheet, readSheets } from "./read-package.ts";
import { labelsFound, readTable } from "./read-table.ts";
import { basicCells, findText, readText } from "./read-text.ts";
import { dateOf, type Read, yearOf } from "./read-values.ts";
import { type BasicKey, cellName, sheetNames } from "./sheets.ts";
import { WorkbookError, type WorkbookProblem, workbookProblem } from "./workbook-error.ts";

/** The edition that the workbook names, else the one whose labels it has. */
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

/** The data in a workbook, unchecked: what `parseReport` takes. @throws {WorkbookError} with every problem. */
export function readWorkbookData(bytes: Uint8Array): Record<string, unknown> {
  const sheets = readSheets(bytes);
  const problems: WorkbookProblem[] = [];
  const text = findText(sheets);
  if (text === undefined)
    problems.push(
      workbookProblem(
        "TEXT_MISSING",
        { sheet: sheetNames.text },
        "没有找到填写机关名称和正文的工作表，请使用下发的填报表。",
      ),
    );
  const given = text === undefined ? new Map<BasicKey, FoundCell>() : basicCells(text);
  const edition = editionByLabels(sheets, given.get("edition")?.text);
  const value = <T>(key: BasicKey, read: (cell: FoundCell | undefined) => Read<T>): T | undefined => {
    const cell = given.get(key);
    const result = read(cell);
    if (result === undefined || cell === undefined) return undefined;
    if ("value" in result) return result.value;
    const place = { sheet: text?.name ?? "", cell: cellName(cell.row, cell.column), path: key };
    problems.push(workbookProblem("BASICS", place, result.message, cell.text));
    return undefined;
  };
  const words = (cell: FoundCell | undefined): Read<string> => cell && { value: cell.text };
  const [agency, title, by] = [value("agency", words), value("title", words), value("by", words)];
  const year = value("year", yearOf);
  const [from, to, on] = [value("from", dateOf), value("to", dateOf), value("on", dateOf)];
  const missing = (key: string, message: string) => {
    if (text !== undefined && !given.has(key as BasicKey))
      problems.push(workbookProblem("BASICS", { sheet: text.name, path: key }, message));
  };
  missing("agency", "没有填行政机关名称。");
  missing("year", "没有填报告年度。");
  if ((by === undefined) !== (on === undefined) && !problems.some(({ message }) => message.includes("日期")))
    problems.push(
      workbookProblem("BASICS", { sheet: text?.name ?? "" }, "署名和成文日期应同时填写，或都不填。"),
    );
  const parts = text === undefined ? new Map() : readText(text, edition, problems);
  const tables = tablesOf(edition).map(([key, section]) => [key, readTable(sheets, section, key, problems)]);
  if (problems.length > 0) throw new WorkbookError(problems);
  const narratives = sectionsOf(edition).flatMap(([key, section, holds]) => {
    if (holds !== "text") return [];
    const blocks = parts.get(key);
    return blocks === undefined && section.ifEmpty !== undefined ? [] : [[key, blocks ?? []] as const];
  });
  return {
    edition: edition.key,
    agency,
    year,
    ...(title !== undefined && { title: title.split(/\r?\n/).filter((line) => line.trim() !== "") }),
    ...((from !== undefined || to !== undefined) && {
      period: { from: from ?? `${year}-01-01`, to: to ?? `${year}-12-31` },
    }),
    ...(parts.has("opening") && { opening: parts.get("opening") }),
    ...Object.fromEntries(narratives),
    ...Object.fromEntries(tables),
    ...(by !== undefined && on !== undefined && { signature: { by, on } }),
  };
}

/**
 * Reads a report from a workbook (填报表) that a clerk filled in: blanks, strokes and 「无」 are nil, full-width digits
 * and 「1,234」 are numbers, sheets may be renamed and moved. What is in doubt is a problem.
 *
 * @throws {WorkbookError} names sheet, cell, found value and what to do, all problems at once.
 * @throws {ReportError} if what stands there is no valid report.
 */
export const readWorkbook = (bytes: Uint8Array): Report => parseReport(readWorkbookData(bytes));
