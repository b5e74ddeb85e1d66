import { type EditionKey, editions } from "../form/editions.ts";
import type { Edition, TableKey } from "../form/form.ts";
import { addressOf, type FigurePlace, figuresOf, type TableSection } from "../report/figures.ts";
import { figurePlaceName } from "../report/place.ts";
import { alike, likenessOf } from "./align.ts";
import { type FoundBlock, type RowBlock, rowPlace } from "./blocks.ts";
import { askCrossed } from "./displaced.ts";
import { completes, doubtedTable, untoldBlanks, withMisread } from "./doubts.ts";
import { doubted, doubtedRow, type FigureReading, missingRow, type RowReading, readRow } from "./figures.ts";
import type { FoundRow } from "./found-row.ts";
import { hasOtherOrder, headsIn } from "./heads.ts";
import type { Known, KnownRow } from "./known-rows.ts";
import { type MatchedRows, matchRows } from "./match.ts";
import { withWholeReview } from "./parted-review.ts";
import { withUnits } from "./units.ts";

/** Something about a table that is no figure: a row that the form does not have, a mixture of editions. */
export interface Remark {
  readonly path: string;
  readonly place: string;
  readonly found: string;
  readonly message: string;
  readonly trust: "told" | "asked";
}

/** The tables of a file as they were read. */
export interface TablesReading {
  readonly edition: EditionKey;
  readonly figures: readonly FigureReading[];
  readonly remarks: readonly Remark[];
  /** The blocks that each table takes, first and last; nothing for one that was not found. */
  readonly spans: ReadonlyMap<TableKey, readonly [number, number]>;
  /** Why no report can be taken from these tables; nothing if one can. */
  readonly refused?: string;
}

const sectionOf = (edition: EditionKey, table: TableKey) => (editions[edition] as Edition).sections[table];

/** A row with its figures, or with the cells for them: an agency without applications leaves them blank. */
const isWholeRow = (row: FoundRow) => row.hasFigures || row.figures.length >= 5;

/** The rows of each table, as far as they were found. */
function rowsByTable({ known, found, alignment }: MatchedRows): Map<TableKey, RowReading[]> {
  const matched = new Map(alignment.matches.map((match) => [match.known, match]));
  const taken = new Set(
    alignment.matches.flatMap(({ row, parts }) => {
      const from = found.findIndex(({ at }) => at === row.at);
      return found.slice(from, from + parts).map(({ at }) => at);
    }),
  );
  const free = found.filter((row) => isWholeRow(row) && !taken.has(row.at));
  const named = (entry: Known) => free.filter((row) => likenessOf(row, entry) >= 0.8);
  const tables = new Map<TableKey, RowReading[]>();
  known.forEach((entry, k) => {
    if (entry.kind === "head") return;
    const match = matched.get(k);
    const [proposal, ...others] = match === undefined ? named(entry) : [];
    const row =
      match === undefined
        ? missingRow(entry, others.length === 0 ? proposal : undefined)
        : readRow(entry, match);
    tables.set(entry.table, [...(tables.get(entry.table) ?? []), row]);
  });
  // A row without a name of the form, or with another's, may be one that is missing, however far from its place.
  const missing = known.filter((entry, k) => entry.kind === "figures" && !matched.has(k));
  const strange = free.filter((row) => !missing.some((entry) => likenessOf(row, entry) >= 0.8));
  const spans = tableSpans({ known, alignment });
  return askCrossed(tables, (row) => {
    const own = named(row.known);
    if (own.length > 0) return own;
    const [from, to] = spans.get(row.known.table) ?? [0, -1];
    return strange.filter(({ at, hasFigures }) => hasFigures && at >= from - 1 && at <= to + 1);
  });
}

/** Found rows with figures or labels that no known row took, heads left out. */
function leftoversOf({ found, alignment }: MatchedRows): FoundRow[] {
  const taken = new Set<number>();
  const index = new Map(found.map(({ at }, i) => [at, i]));
  for (const { row, parts } of alignment.matches) {
    const from = index.get(row.at) as number;
    for (let i = from; i < from + parts; i++) taken.add((found[i] as FoundRow).at);
  }
  return found.filter(({ at }) => !taken.has(at));
}

/** Where each table begins and ends among the blocks: its matched rows, heads included. */
function tableSpans({
  known,
  alignment,
}: Pick<MatchedRows, "known" | "alignment">): Map<TableKey, [number, number]> {
  const spans = new Map<TableKey, [number, number]>();
  for (const match of alignment.matches) {
    const { table } = known[match.known] as KnownRow;
    const last = match.row.at + match.parts - 1;
    const span = spans.get(table);
    spans.set(table, span === undefined ? [match.row.at, last] : [span[0], Math.max(span[1], last)]);
  }
  return spans;
}

/** Rows between a table's first and last that the form does not have; they are never dropped unsaid. */
function extraRows(
  leftovers: readonly FoundRow[],
  matched: MatchedRows,
  rows: readonly RowReading[],
): Remark[] {
  const { known } = matched;
  const spans = tableSpans(matched);
  return leftovers.flatMap((row): Remark[] => {
    if (!row.hasFigures || rows.some((known) => completes(known, row))) return [];
    const span = [...spans].find(([, [from, to]]) => row.at >= from - 1 && row.at <= to + 1);
    if (span === undefined) return [];
    const isKnown = known.some((entry) => entry.kind === "figures" && likenessOf(row, entry) >= 0.8);
    if (isKnown) return [];
    const found = row.block.cells
      .map((cell) => cell.trim())
      .join(" ")
      .trim();
    const message = `格式里没有这一行（${rowPlace(row.block)}），没有读入；需要的请写入正文。`;
    return [{ path: span[0], place: rowPlace(row.block), found, message, trust: "told" }];
  });
}

/** Words behind the figures of rows, for which the form has no column. */
const noteRemarks = (rows: readonly RowReading[]): Remark[] =>
  rows.flatMap(({ match, known }): Remark[] => {
    const { note, block } = match?.row ?? {};
    if (note === undefined || block === undefined) return [];
    const message = "数字之后另有文字，格式里没有这一列，没有读入；需要的请写入正文。";
    return [{ path: known.table, place: rowPlace(block), found: note, message, trust: "told" }];
  });

/** A table left mostly blank, as many do that had no application: a cell that was emptied does not show in it. */
const blankRemark = (table: TableKey, section: TableSection, blanks: number): Remark => ({
  path: table,
  place: section.title,
  found: "",
  message: `原表有 ${blanks} 格空白，按空白读入，请核对是否漏填。`,
  trust: "told",
});

const figurePlaces = (edition: EditionKey): readonly FigurePlace[] =>
  figuresOf(sectionOf(edition, "requests"));

const rowsNamed = (rows: readonly RowReading[], outcome: string) =>
  rows.filter(({ known }) => known.places[0]?.keys[1] === outcome);

/** The keys below 表三 of the clause that the two editions divide differently. */
const divided = "otherwiseProcessed";

/** 表三 after the trial form in a report of the later one: its one row is the later form's last of three. */
function asLater(
  rows: readonly RowReading[],
  edition: EditionKey,
): { figures: FigureReading[]; remarks: Remark[] } {
  const section = sectionOf(edition, "requests");
  const byAddress = new Map(
    rows.flatMap(({ figures }) => figures.map((figure) => [figure.keys.join("."), figure])),
  );
  const [group] = rowsNamed(rows, divided);
  const message = "原件按试行格式（2019）第（六）项只有一行，读入第 3 目，其余两目留空白。";
  const figures = figurePlaces(edition).map((place): FigureReading => {
    const keys = place.keys.join(".");
    const given = byAddress.get(keys);
    if (given !== undefined) return given;
    const column = place.keys.slice(3);
    const isOther = place.keys[2] === "other";
    const source = byAddress.get(["outcomes", divided, ...column].join("."));
    const own = {
      address: addressOf("requests", place.keys),
      table: "requests" as const,
      keys: place.keys,
      place: figurePlaceName(section, place),
    };
    if (source !== undefined && isOther) return doubted({ ...source, ...own }, "told", message);
    return { ...own, trust: "told", found: "", value: null, message };
  });
  const found = group?.match?.row.block.cells.join(" ").trim() ?? "";
  return {
    figures,
    remarks: [
      { path: `requests.outcomes.${divided}`, place: "表三 第（六）项", found, message, trust: "told" },
    ],
  };
}

/** 表三 after the later form in a report of the trial one: three rows that the form has one for. */
function asTrial(
  rows: readonly RowReading[],
  edition: EditionKey,
): { figures: FigureReading[]; remarks: Remark[] } {
  const section = sectionOf(edition, "requests");
  const all = rows.flatMap(({ figures }) => figures);
  const byAddress = new Map(all.map((figure) => [figure.keys.join("."), figure]));
  const message = "表二是试行格式（2019），表三第（六）项却分三目；合为一行，请核对。";
  const figures = figurePlaces(edition).map((place): FigureReading => {
    const given = byAddress.get(place.keys.join("."));
    if (given !== undefined) return given;
    const column = place.keys.slice(2);
    const parts = all.filter(
      ({ keys }) => keys[1] === divided && keys.slice(3).join(".") === column.join("."),
    );
    const numbers = parts.map(({ value }) => (typeof value === "number" ? value : 0));
    return {
      address: addressOf("requests", place.keys),
      table: "requests",
      keys: place.keys,
      place: figurePlaceName(section, place),
      trust: "asked",
      found: parts.map(({ found }) => found || "空白").join("、"),
      value: numbers.reduce((sum, number) => sum + number, 0),
      message,
    };
  });
  return { figures, remarks: [] };
}

/** Twenty of the twenty-five rows of 表三, as many in proportion in another edition. */
const enough = (rows: readonly RowReading[]) =>
  rows.filter(({ match }) => match !== undefined).length >= Math.ceil(rows.length * 0.8);

function tablesRefusal(
  tables: ReadonlyMap<TableKey, readonly RowReading[]>,
  leftovers: readonly FoundRow[],
  elsewhere: string | undefined,
): string | undefined {
  const rows = tables.get("requests") ?? [];
  const found = rows.filter(({ match }) => match !== undefined);
  const again = leftovers.filter((row) =>
    found.some(
      ({ known, match }) =>
        isWholeRow(row) && likenessOf(row, known) >= 0.8 && (match?.likeness ?? 0) >= alike,
    ),
  );
  if (again.length >= 10)
    return `文件里像有不止一份报告：表三有 ${again.length} 行出现两次以上；请拆成一份报告一个文件。`;
  if (found.length === 0 && [...tables.values()].flat().every(({ match }) => match === undefined))
    return `没有找到年度报告的表格：${elsewhere ?? "表格可能是图片，或没有复制进来；请用有表格的 Word 文件、网页或 PDF。"}`;
  if (!enough(rows)) {
    const missing = rows
      .filter(({ match }) => match === undefined)
      .map(({ known }) => known.places[0]?.row.at(-1));
    const names = missing
      .slice(0, 5)
      .map((name) => `“${name}”`)
      .join("、");
    return `表三应有 ${rows.length} 行，只找到 ${found.length} 行，缺${names}等；文件可能不全，或表格被截断。`;
  }
  const misfit = found.filter(({ fit }) => fit === "short" || fit === "long");
  if (misfit.length > found.length * 0.6) {
    const [first] = misfit;
    return `表三 ${misfit.length} 行的数字个数与格式不符（如${rowPlace(first?.match?.row.block as RowBlock)}），可能缺了一列或多了一列，不知各数在哪一列。`;
  }
  return undefined;
}

/**
 * Reads the tables in a file's blocks. `likely` is the edition of the report's year, for what may be either; `elsewhere`
 * says where the tables are that the file does not hold.
 */
export function readTables(
  given: readonly FoundBlock[],
  likely: EditionKey,
  elsewhere?: string,
): TablesReading {
  const { blocks, joined } = withWholeReview(given, likely);
  const matched = matchRows(blocks, likely);
  const leftovers = leftoversOf(matched);
  const spans = tableSpans(matched);
  const rowsOfTables = rowsByTable(matched);
  const remarks: Remark[] = extraRows(leftovers, matched, [...rowsOfTables.values()].flat());
  let previousEnd = 0;
  for (const [table, rows] of rowsOfTables) {
    let read = withUnits(blocks, doubtedTable(table, rows, leftovers));
    remarks.push(...noteRemarks(rows));
    if (table === "reviewAndLitigation" && joined !== undefined)
      read = doubtedTableRows(read, "told", "原件把表四分成几张表，按各表的表头合为一行读入。");
    const first = rows.find(({ match }) => match !== undefined)?.match?.row.at;
    const section = read[0]?.known.section as TableSection;
    if (first !== undefined && table !== "proactiveDisclosure") {
      const heads = headsIn(section, blocks.slice(previousEnd, first));
      read = withHeads(table, read, heads);
    } else if (first !== undefined) {
      const rows = blocks.slice(previousEnd, (spans.get(table)?.[1] ?? first) + 1);
      if (hasOtherOrder(section, rowTexts(rows))) read = doubtedTableRows(read, "asked", otherOrder);
    }
    previousEnd = (spans.get(table)?.[1] ?? previousEnd - 1) + 1;
    rowsOfTables.set(table, read as RowReading[]);
    const blanks = untoldBlanks(read);
    if (blanks > 0) remarks.push(blankRemark(table, section, blanks));
  }
  const tables = withMisread(rowsOfTables);
  const { editions: found } = matched;
  const hasTwo = (tables.get("proactiveDisclosure") ?? []).some(({ match }) => match !== undefined);
  const edition = hasTwo ? found.proactiveDisclosure : found.requests;
  const requests = tables.get("requests") ?? [];
  const converted =
    edition === found.requests
      ? { figures: requests.flatMap(({ figures }) => figures), remarks: [] }
      : edition === "2021"
        ? asLater(requests, edition)
        : asTrial(requests, edition);
  const refused = tablesRefusal(tables, leftovers, elsewhere);
  return {
    edition,
    figures: [
      ...(tables.get("proactiveDisclosure") ?? []).flatMap(({ figures }) => figures),
      ...converted.figures,
      ...(tables.get("reviewAndLitigation") ?? []).flatMap(({ figures }) => figures),
    ],
    remarks: [...remarks, ...converted.remarks],
    spans,
    ...(refused !== undefined && { refused }),
  };
}

const otherOrder = "表头各列的次序与格式不同，请核对各列。";

const rowTexts = (blocks: readonly FoundBlock[]) =>
  blocks.flatMap((block) => (block.kind === "row" ? [block.cells] : []));

const doubtedTableRows = (rows: readonly RowReading[], trust: "told" | "asked", message: string) =>
  rows.map((row) => (row.match === undefined ? row : doubtedRow(row, trust, message)));

/** Figures whose heads are not the form's, or are not there, are not known to stand in the form's columns. */
function withHeads(
  table: TableKey,
  rows: readonly RowReading[],
  { missing, disordered, none }: ReturnType<typeof headsIn>,
): readonly RowReading[] {
  const doubt = (trust: "told" | "asked", message: string) => doubtedTableRows(rows, trust, message);
  if (disordered) return doubt("asked", otherOrder);
  if (none && table === "reviewAndLitigation")
    return doubt("asked", "没有找到表四的表头，不知是不是表四的数，请核对。");
  if (none) return doubt("asked", "没有找到本表的表头，不知各列是什么，请核对。");
  const lost = missing.length;
  if (lost > 0)
    return doubt("asked", `表头里没有找到“${[...new Set(missing)].join("、")}”，可能缺列，请核对各列。`);
  return rows;
}
