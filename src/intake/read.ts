import { editions } from "../form/editions.ts";
import { type Edition, sectionsOf } from "../form/form.ts";
import { formats } from "../formats/formats.ts";
import type { Problem } from "../problem/problem.ts";
import { ReadError } from "../problem/read-error.ts";
import { refuseNoBytes } from "../problem/wanted.ts";
import type { Draft, FigureSource, Reading, ReadingItem } from "../published/reading.ts";
import { addressOf, figuresOf, tablesOf } from "../report/figures.ts";
import { type FormatReading, reportOf, told } from "../report/format-reading.ts";
import { editionOfData, tidied } from "../report/parse.ts";
import type { Report } from "../report/report.ts";
import { type FileKind, kindOf } from "./kind.ts";

/** What was found in a file. */
export interface ReadData extends FormatReading {
  readonly format: FileKind;
  /** How each figure was read, where the file is of another hand. */
  readonly sources?: Reading["sources"];
}

type OwnKind = "json" | "xlsx" | "docx" | "html" | "pdf" | "ofd";

/** The data that this package put into a file. @throws {ReadError} where there is none. */
async function ownData(kind: OwnKind, bytes: Uint8Array): Promise<FormatReading> {
  const format = formats.find(({ name }) => name === kind);
  if (format === undefined || !("read" in format)) throw new RangeError(`no reader for ${kind}`);
  const reading = (await format.read())(bytes);
  const cleaned: Problem[] = [];
  const data = tidied(reading.data, editionOfData(reading.data), ({ path, changes }) =>
    cleaned.push(told(path, reading.places?.get(path) ?? path, `有不能印出的字符：${changes.join("、")}。`)),
  );
  const notes = [...(reading.notes ?? []), ...cleaned];
  return { ...reading, data, ...(notes.length > 0 && { notes }) };
}

/** Whether a Word file was written by this package: its properties say so. */
async function isOwnWord(bytes: Uint8Array): Promise<boolean> {
  const { ownProperties } = await import("../formats/docx/read-parts.ts");
  return /name="edition"/u.test(ownProperties(bytes));
}

/** Whether a web page may be one of this package's: its article says of which edition it is. */
const mayBeOwnPage = (bytes: Uint8Array): boolean =>
  /<article\s[^<>]{0,2000}data-edition=/u.test(new TextDecoder("latin1").decode(bytes));

/** Reads a file as one of another hand. Its readers are loaded only now. */
async function foreign(
  kind: Exclude<FileKind, "json" | "xlsx" | "ofd">,
  bytes: Uint8Array,
): Promise<Reading> {
  const { readSource } = await import("../published/read.ts");
  switch (kind) {
    case "docx":
      return readSource((await import("../published/word.ts")).readWord(bytes), kind);
    case "html":
      return readSource((await import("../published/html.ts")).readHtml(bytes), kind);
    case "text":
      return readSource((await import("../published/plain-text.ts")).readPlainText(bytes), kind);
    case "pdf":
      return readSource(await (await import("../published/pdf.ts")).readPdfPages(bytes), kind);
  }
}

const toldOf = ({ notes = [] }: FormatReading): ReadingItem[] =>
  notes.map(({ path, place, found, message }) => ({
    path,
    place,
    trust: "told",
    found: found === undefined ? "" : String(found),
    message,
  }));

/** Texts that data left out and its report has by default, as 「未收取…」: whoever takes them is told. */
function suppliedTexts(data: unknown, report: Report): ReadingItem[] {
  const given = data as Readonly<Record<string, unknown>>;
  const texts = report as unknown as Readonly<Record<string, readonly unknown[]>>;
  return sectionsOf(editions[report.edition] as Edition).flatMap(([key, section]): ReadingItem[] =>
    section.kind !== "narrative" || section.ifEmpty === undefined || given[key] !== undefined
      ? []
      : [
          {
            path: key,
            place: section.title,
            trust: "told",
            found: "",
            message: `数据里没有这一部分，按“${String(texts[key]?.[0])}”填入；收取过的请改。`,
          },
        ],
  );
}

const addressesOfForms = new WeakMap<Edition, readonly string[]>();

/** The addresses of an edition's figures, read off the form once. */
function figureAddresses(edition: Edition): readonly string[] {
  const before = addressesOfForms.get(edition);
  if (before !== undefined) return before;
  const made = tablesOf(edition).flatMap(([table, section]) =>
    figuresOf(section).map(({ keys }) => addressOf(table, keys)),
  );
  addressesOfForms.set(edition, made);
  return made;
}

/** A reading of data that this package wrote: every figure is sure. */
function ownReading(kind: OwnKind, read: FormatReading): Reading {
  const report: Report = reportOf(read);
  const items = [...toldOf(read), ...(kind === "json" ? suppliedTexts(read.data, report) : [])];
  const source =
    kind === "pdf" || kind === "ofd" ? "attachment" : kind === "docx" || kind === "html" ? "cells" : "data";
  const sources = new Map<string, FigureSource>();
  for (const address of figureAddresses(editions[report.edition])) {
    const where = read.places?.get(address);
    sources.set(address, where === undefined ? { source, trust: "sure" } : { source, trust: "sure", where });
  }
  return {
    kind,
    status: items.length > 0 ? "told" : "sure",
    report,
    proposed: report,
    items,
    sources,
    places: read.places ?? new Map(),
  };
}

/**
 * Reads any file that a person can read as a report, whatever kind it is and whoever made it, and says of each figure
 * how it was read. Its kind is told by its content.
 *
 * @example
 * const { status, report, items } = await readReport(bytes);
 * if (status !== "sure") for (const { place, message } of items) console.log(`${place}：${message}`);
 *
 * @throws {ReadError} if it is no file that can be read: what it is, and what to do
 * @throws {WorkbookError} if a workbook is filled in wrongly
 * @throws {ReportError} if data of our own is no valid report
 */
export async function readReport(bytes: Uint8Array): Promise<Reading> {
  refuseNoBytes("readReport", bytes);
  const kind = kindOf(bytes);
  if (kind === "json" || kind === "xlsx" || kind === "ofd")
    return ownReading(kind, await ownData(kind, bytes));
  if (kind === "text" || (kind === "html" && !mayBeOwnPage(bytes))) return foreign(kind, bytes);
  if (kind === "docx" && !(await isOwnWord(bytes))) return foreign(kind, bytes);
  let read: FormatReading;
  try {
    read = await ownData(kind, bytes);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    // A PDF mostly has no data attached, a page that others changed is read as theirs. What a clerk changed in a Word file
    // of ours is asked by its own reader.
    if (kind === "pdf" || kind === "html") return foreign(kind, bytes);
    throw error;
  }
  return ownReading(kind, read);
}

/** Whether a reading's report is whole, rather than a draft. */
export const isComplete = (report: Report | Draft | undefined): report is Report =>
  report !== undefined && Object.isFrozen(report);

/** A reading with every proposal taken: what has none is still asked. */
export function acceptedReading(reading: Reading): Reading {
  if (reading.status !== "asked") return reading;
  const items = reading.items.map(
    (item): ReadingItem =>
      item.trust === "asked" && item.taken !== undefined
        ? { ...item, trust: "told", message: `${item.message}已采用建议。` }
        : item,
  );
  const asked = items.some(({ trust }) => trust === "asked");
  return { ...reading, items, status: asked ? "asked" : "told", report: reading.proposed };
}

const most = 20;

/** Why a report cannot be used as it was read, for commands that need it whole. */
export function refusalOf({ status, refused, items }: Reading): string | undefined {
  if (status === "refused") return `读不出一份完整的报告：${refused}`;
  if (status !== "asked") return undefined;
  const asked = items.filter(({ trust }) => trust === "asked");
  const lines = asked.slice(0, most).map(({ place, message }) => `  ${place}：${message}`);
  const more = asked.length > most ? [`  ……另有 ${asked.length - most} 处`] : [];
  return [
    `有 ${asked.length} 处读不准，要由人来定；请先用 nianbao import 读成报告数据，核对后再用：`,
    ...lines,
    ...more,
  ].join("\n");
}

/**
 * The data of a report in a file of any kind, for whoever needs it whole. Unchecked.
 *
 * @throws as `readReport`, and {ReadError} if something of it has to be asked
 */
export async function readData(bytes: Uint8Array): Promise<ReadData> {
  const kind = kindOf(bytes);
  if (kind === "json" || kind === "xlsx") return { format: kind, ...(await ownData(kind, bytes)) };
  const reading = await readReport(bytes);
  const why = refusalOf(reading);
  if (why !== undefined) throw new ReadError(why);
  const { report, places, sources, items } = reading;
  const notes = items.map(({ path, place, message, found }) => ({
    code: "TOLD",
    path,
    place,
    message,
    found,
  }));
  return { format: kind, data: report, places, notes, sources };
}
