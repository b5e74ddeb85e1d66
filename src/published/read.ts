import { chartsHeading, chartsUnread } from "../charts/heading.ts";
import type { EditionKey } from "../form/editions.ts";
import { editions } from "../form/editions.ts";
import type { Edition, TableKey } from "../form/form.ts";
import { ReportError } from "../report/error.ts";
import { type Figure, type MutableTree, putAt, tablesOf } from "../report/figures.ts";
import { parseReport } from "../report/parse.ts";
import { placeOf } from "../report/place.ts";
import type { Report } from "../report/report.ts";
import { firstCharacters, withoutNumber } from "../report/text.ts";
import type { FoundBlock, FoundSource } from "./blocks.ts";
import { withLooseRows } from "./loose-rows.ts";
import type { Draft, FigureSource, Reading, ReadingItem, ReadingStatus } from "./reading.ts";
import { forgetTexts } from "./remembered.ts";
import { readTables, type TablesReading } from "./tables.ts";
import { readTextParts } from "./text-parts.ts";

/** The edition of the year that a file speaks of most, for rows that may be either's. */
function likelyEdition({ blocks, titles }: FoundSource): EditionKey {
  const start = blocks
    .slice(0, 200)
    .map((block) => (block.kind === "paragraph" ? block.text.slice(0, 2000) : ""))
    .join(" ");
  const year = Number(/(20\d\d)\s*年.{0,30}信息公开/u.exec(`${titles.join(" ")} ${start}`)?.[1]);
  const of = (Object.entries(editions) as [EditionKey, Edition][]).find(
    ([, { years }]) => year >= years.from && year <= (years.to ?? Number.POSITIVE_INFINITY),
  );
  return of?.[0] ?? "2021";
}

/** The tables as the report nests them; what is asked is blank, or the proposal. */
function trees(tables: TablesReading, accept: boolean): Record<string, MutableTree<Figure>> {
  const all = Object.fromEntries(
    tablesOf(editions[tables.edition] as Edition).map(([key]) => [key, {} as MutableTree<Figure>]),
  ) as Record<TableKey, MutableTree<Figure>>;
  for (const { table, keys, trust, value } of tables.figures)
    putAt(all[table], keys, trust === "asked" && !accept ? null : (value ?? null));
  return all;
}

/** The frozen report of data that is whole; the draft as it is, and what is wrong with it, of data that is not. */
function finished(data: Draft): { report: Report | Draft; problems: ReadingItem[] } {
  try {
    return { report: parseReport(data), problems: [] };
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return {
      report: data,
      problems: error.problems.map(({ path, place, found, message }) => ({
        path,
        place,
        trust: "asked",
        found: found === undefined || found === null ? "" : firstCharacters(String(found), 80),
        message,
      })),
    };
  }
}

const worst = (items: readonly ReadingItem[]): ReadingStatus =>
  items.some(({ trust }) => trust === "asked") ? "asked" : items.length > 0 ? "told" : "sure";

const chartsLine = new RegExp(`^${chartsHeading.replace("：", "[：:]\\s*")}$`, "u");

const lastTitles = Object.values(editions).map(({ sections }) => withoutNumber(sections.otherMatters.title));

/** A page's number between dashes, as the standard sets it: in a saved page it stands among the text. */
const isPageNumber = (block: FoundBlock): boolean =>
  block.kind === "paragraph" && /^[-—–－]\s*\d{1,3}\s*[-—–－]$/u.test(block.text.trim());

/** Without the charts that this package sets behind a report: their sentences and tables are none of its own. */
function withoutCharts(source: FoundSource): FoundSource {
  const { blocks, remarks } = source;
  const lastLine = (wanted: (line: string) => boolean) =>
    blocks.findLastIndex((block) => block.kind === "paragraph" && wanted(block.text.trim()));
  const at = lastLine((line) => chartsLine.test(line));
  const last = lastLine((line) => lastTitles.some((title) => line.endsWith(title)));
  if (at < 0 || last < 0 || last > at) return source;
  return {
    ...source,
    blocks: blocks.slice(0, at),
    remarks: [...remarks, `“${chartsHeading}”${chartsUnread}`],
  };
}

/** Reads a report from the blocks of a file of any kind. Never throws for what a file holds. */
export function readSource(given: FoundSource, kind: string): Reading {
  forgetTexts();
  let source = withoutCharts({ ...given, blocks: given.blocks.filter((block) => !isPageNumber(block)) });
  let tables = readTables(source.blocks, likelyEdition(source), source.elsewhere);
  if (tables.spans.size === 0) {
    const blocks = withLooseRows(source.blocks);
    const loose = readTables(blocks, likelyEdition(source));
    if (loose.spans.size > 0) [source, tables] = [{ ...source, blocks }, loose];
  }
  const text = readTextParts(source, tables.spans, tables.edition);
  const edition = editions[tables.edition] as Edition;
  const figureItems = tables.figures.flatMap(
    ({ address, place, trust, found, value, message = "" }): ReadingItem[] =>
      trust === "sure"
        ? []
        : [{ path: address, place, trust, found, ...(value !== undefined && { taken: value }), message }],
  );
  const remarks = source.remarks.map(
    (message): ReadingItem => ({ path: "", place: placeOf(edition, []), trust: "told", found: "", message }),
  );
  const items = [...remarks, ...text.items, ...tables.remarks, ...figureItems];
  const base = { edition: tables.edition, ...text.data };
  const draft = { ...base, ...trees(tables, false) };
  const accepted = { ...base, ...text.proposals, ...trees(tables, true) };
  const sources = new Map<string, FigureSource>(
    tables.figures.flatMap(({ address, trust, source: from, where, page }) =>
      from === undefined
        ? []
        : [
            [
              address,
              {
                source: from,
                trust,
                ...(where !== undefined && { where }),
                ...(page !== undefined && { page }),
              },
            ],
          ],
    ),
  );
  const asked = items.some(({ trust }) => trust === "asked");
  const whole = asked ? { report: draft as Draft, problems: [] } : finished(draft);
  const all = [...items, ...whole.problems];
  return {
    kind,
    status: tables.refused === undefined ? worst(all) : "refused",
    report: whole.report,
    proposed: asked ? finished(accepted).report : whole.report,
    items: all,
    sources,
    places: new Map(
      [...sources].flatMap(([address, { where }]) => (where === undefined ? [] : [[address, where]])),
    ),
    ...(tables.refused !== undefined && { refused: tables.refused }),
  };
}
