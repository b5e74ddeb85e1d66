import type { TableKey } from "../form/form.ts";
import { alike, likenessOf } from "./align.ts";
import { rowPlace } from "./blocks.ts";
import { doubted, doubtedRow, type FigureReading, type RowReading } from "./figures.ts";
import { type FoundRow, fitted } from "./found-row.ts";
import { rowHolds, type SumsOfTable, sumsOfTable } from "./sums.ts";

/** Rows of one table, in order. */
type Rows = readonly RowReading[];

const isByPlace = ({ known, match }: RowReading): boolean =>
  match !== undefined && known.names.length > 0 && match.likeness < alike;

const isLeftBlank = ({ value }: FigureReading) => value === null;
const hasWriting = (row: FoundRow) => row.hasFigures;

/**
 * Rows taken by their place alone: told where the gap between known rows has as many rows in the file as in the form,
 * nothing else could stand there, and the sums hold and have something to show; asked otherwise.
 */
function byPlace(rows: Rows, leftovers: readonly FoundRow[], sums: SumsOfTable): Rows {
  const gapOf = (i: number): [number, number] => {
    let [from, to] = [i, i];
    const anchored = (j: number) => {
      const row = rows[j];
      return row === undefined || (row.match !== undefined && !isByPlace(row));
    };
    while (!anchored(from - 1)) from -= 1;
    while (!anchored(to + 1)) to += 1;
    return [from, to];
  };
  return rows.map((row, i) => {
    if (!isByPlace(row)) return row;
    const [from, to] = gapOf(i);
    const gap = rows.slice(from, to + 1);
    const start = rows[from - 1]?.match?.row.at ?? Number.NEGATIVE_INFINITY;
    const end = rows[to + 1]?.match?.row.at ?? Number.POSITIVE_INFINITY;
    const even =
      gap.every(({ match }) => match !== undefined) &&
      from > 0 &&
      to < rows.length - 1 &&
      !leftovers.some(({ at, hasFigures }) => hasFigures && at > start && at < end);
    const shown = (reading: RowReading) => reading.figures.map(({ value }) => String(value)).join();
    const alone = gap.every((other) => shown(other) === shown(row));
    const own = row.match?.likeness ?? 0;
    const best = gap.every(
      (other) => other === row || likenessOf(row.match?.row as FoundRow, other.known) < own,
    );
    const proven = sums.columnsHold && rowHolds(sums, row.figures) && row.known.section.kind === "cross";
    const nil = row.figures.every(({ value }) => value === 0 || value === null || value === "/");
    const trusted = row.figures.every(
      ({ source }) => source === "cells" || source === "ruled" || source === "marks",
    );
    if (even && proven && trusted && (alone || (own >= 0.3 && best)) && (!nil || alone))
      return doubtedRow(row, "told", "行名缺失或认不出，按所在位置读入，合计相符。");
    return doubtedRow(row, "asked", "行名缺失或认不出，只能按位置推测，请对照原件确认。");
  });
}

/** Blank cells that the sums speak against, and totals left blank where others are given. */
function doubtfulBlanks(rows: Rows, sums: SumsOfTable): Rows {
  const totals = rows.flatMap(({ figures }) =>
    figures.filter(({ keys }) => sums.across(keys)?.total.join(".") === keys.join(".")),
  );
  const unstated = totals.filter(
    (figure) => isLeftBlank(figure) && (sums.across(figure.keys)?.sum ?? 0) !== 0,
  );
  // Some agencies never print totals; one that is missing among others was lost.
  const habit = unstated.length > 2;
  return rows.map((row) => ({
    ...row,
    figures: row.figures.map((figure) => {
      if (!isLeftBlank(figure)) return figure;
      if (unstated.includes(figure))
        return doubted(figure, habit ? "told" : "asked", "原表总计空白，而本行有数；不代为计算。");
      const state = sums.across(figure.keys);
      const isTotal = state?.total.join(".") === figure.keys.join(".");
      if (state === undefined || isTotal || state.lacking <= 0) return figure;
      return doubted(figure, "asked", `原表此格空白，而本行总计比各项之和多 ${state.lacking}，请核对。`);
    }),
  }));
}

/** Sums that fail where cells were only guessed: the reading may be wrong. */
function guessed(rows: Rows, sums: SumsOfTable): Rows {
  const blank = new Set(
    rows.flatMap(({ figures }) => figures.filter(isLeftBlank).map(({ keys }) => keys.join("."))),
  );
  const isBlankAt = (keys: readonly string[]) => blank.has(keys.join("."));
  return rows.map((row) => ({
    ...row,
    figures: row.figures.map((figure) => {
      if (figure.source !== "columns" && figure.source !== "marks") return figure;
      const state = sums.across(figure.keys);
      // A total left blank, beside as many cells as the form has, says nothing against the others.
      const isSilent =
        state !== undefined &&
        figure.source === "marks" &&
        (row.fit === "exact" || row.fit === "padded") &&
        isBlankAt(state.total);
      const unproven = (state?.lacking ?? 0) !== 0 && !isSilent;
      return unproven
        ? doubted(figure, "asked", "本行各项之和与总计不符，读取有误，还是原文如此，请核对。")
        : figure;
    }),
  }));
}

/** Of fewer rows with totals nothing is concluded. */
const fewSums = 6;

/**
 * A table most of whose rows add up to something else than their totals: hardly a clerk's mistake. The figures themselves
 * were read wrongly, as from a PDF whose fonts name their digits wrongly, or columns changed places.
 */
function mostlyBroken(rows: Rows, sums: SumsOfTable): Rows {
  const totalled = rows.flatMap(({ figures }) => {
    const state = figures.flatMap(({ keys }) => sums.across(keys) ?? [])[0];
    const total = figures.find(({ keys }) => keys.join(".") === state?.total.join("."));
    const isStated = typeof total?.value === "number" && (total.value !== 0 || state?.sum !== 0);
    return state !== undefined && isStated ? [state] : [];
  });
  const broken = totalled.filter(({ lacking }) => lacking !== 0).length;
  if (totalled.length < fewSums || broken <= totalled.length / 2) return rows;
  const message = `${totalled.length} 行里有 ${broken} 行各项之和与总计不符，${misreadDigits}`;
  return rows.map((row) =>
    row.match === undefined ? row : { ...doubtedRow(row, "asked", message), misread: true },
  );
}

const misreadDigits = "各数可能读错（如 PDF 的字体把数字标错），请逐个核对。";

/** The other tables of a PDF in which one was misread so: their digits are of the same fonts. */
export function withMisread(tables: ReadonlyMap<TableKey, Rows>): ReadonlyMap<TableKey, Rows> {
  const isMisread = (rows: Rows) => rows.some((row) => row.misread);
  if (![...tables.values()].some(isMisread)) return tables;
  const isPdf = ({ match }: RowReading) => /^(?:ruled|columns)$/u.test(match?.row.block.source ?? "");
  const message = `同一文件里表三的各行多与总计不符，${misreadDigits}`;
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      isMisread(rows) ? rows : rows.map((row) => (isPdf(row) ? doubtedRow(row, "asked", message) : row)),
    ]),
  );
}

/** Rows of a table that lack a cell each: a column was lost, and none of the others can be trusted to stand in its place. */
function lostColumn(rows: Rows): Rows {
  const short = rows.filter(({ fit, known }) => fit === "short" && known.places.length > 1);
  const long = rows.filter(({ fit, known }) => fit === "long" && known.places.length > 1);
  if (short.length + long.length < Math.max(3, rows.length / 4)) return rows;
  const message = "本表多行的格数与格式不符，可能缺列或多列，本表各数都请核对。";
  return rows.map((row) => (row.match === undefined ? row : doubtedRow(row, "asked", message)));
}

/** Whether a row is the last characters of the label before it, cut off by a page end of the original. */
export function completes({ known, match }: RowReading, rest: FoundRow): boolean {
  const filled = rest.block.cells.filter((cell) => cell.trim() !== "");
  return (
    filled.length === 1 && rest.words !== "" && known.names.includes((match?.row.label ?? "") + rest.words)
  );
}

/** A row of heads has more words than a label and its group. */
const filledCells = (row: FoundRow): number => row.block.cells.filter((cell) => cell.trim() !== "").length;

/** Rows that follow a row without a label of their own may be its rest. */
function rests(rows: Rows, leftovers: readonly FoundRow[]): Rows {
  const places = rows.flatMap(({ match }) => (match === undefined ? [] : [match.row.at]));
  const [start, end] = [Math.min(...places) - 1, Math.max(...places) + 1];
  return rows.map((row, i) => {
    if (row.match === undefined) return row;
    const { at } = row.match.row;
    const isEmpty = row.figures.every(isLeftBlank) && row.known.places.length > 0;
    const guesses = [rows[i - 1], rows[i + 1]].filter((other) => other !== undefined && isByPlace(other));
    const nextToGuess = guesses.length > 0;
    // The nameless row's figures stand where this one has none.
    const completed = guesses.some((guess) =>
      row.figures.every((figure, c) => isLeftBlank(figure) !== isLeftBlank(guess?.figures[c] ?? figure)),
    );
    if (completed) return doubtedRow(row, "asked", "这一行与旁边没有行名的一行可能是同一行，请核对。");
    const hasNameless = leftovers.some(
      (other) => other.hasFigures && other.label === "" && other.at >= start && other.at <= end,
    );
    if (isEmpty && (nextToGuess || hasNameless))
      return doubtedRow(row, "asked", "这一行全是空格，而附近有一行数字没有行名，可能是它的，请核对。");
    const next = rows.slice(i + 1).find(({ match }) => match !== undefined)?.match?.row.at;
    const before = rows.slice(0, i).findLast(({ match }) => match !== undefined)?.match?.row.at;
    const beside = leftovers.filter((other) => {
      const near = Math.abs(other.at - at) <= 2;
      const between = (next === undefined || other.at < next) && (before === undefined || other.at > before);
      const nameless = other.label === "" || likenessOf(other, row.known) >= 0.3;
      return (
        near && between && nameless && (hasWriting(other) || (other.label !== "" && filledCells(other) <= 2))
      );
    });
    const rest = beside.find(
      (other) =>
        !rows.some((any) => completes(any, other)) &&
        (hasWriting(other) || likenessOf(other, row.known) >= 0.5),
    );
    if (rest === undefined) return row;
    return doubtedRow(row, "asked", `相邻的一行（${rowPlace(rest.block)}）可能是它的一部分，请核对。`);
  });
}

const sameFigures = (row: RowReading, other: FoundRow): boolean => {
  const n = row.known.places.length;
  const cells = fitted(other, n).cells;
  return row.figures.every(({ found }, i) => found === (cells[i] ?? "").trim());
};

/** A row that stands twice in a file. */
function doubles(rows: Rows, leftovers: readonly FoundRow[]): Rows {
  return rows.map((row) => {
    if (row.match === undefined || row.known.names.length === 0) return row;
    const twice = leftovers.filter((other) => other.hasFigures && likenessOf(other, row.known) >= 0.8);
    const [first] = twice;
    if (first === undefined) return row;
    if (twice.every((other) => sameFigures(row, other)))
      return doubtedRow(row, "told", `文件里这一行出现 ${twice.length + 1} 次，数字相同。`);
    return doubtedRow(
      row,
      "asked",
      `文件里这一行出现 ${twice.length + 1} 次，数字不同（${rowPlace(first.block)}），请核对。`,
    );
  });
}

const isMostlyBlank = (figures: readonly FigureReading[]) =>
  figures.filter(isLeftBlank).length * 2 > figures.length;

/**
 * Blanks among figures, in a row or in a table: each is told, since one may have been emptied. In a table that is
 * mostly blank that is a habit; the table tells it once, by `untoldBlanks`.
 */
function toldBlanks(rows: Rows): Rows {
  const read = rows.flatMap(({ match, figures }) => (match === undefined ? [] : figures));
  const habit = isMostlyBlank(read);
  return rows.map((row) =>
    row.match === undefined || (habit && isMostlyBlank(row.figures))
      ? row
      : {
          ...row,
          figures: row.figures.map((figure) =>
            figure.trust === "sure" && isLeftBlank(figure)
              ? { ...figure, trust: "told" as const, message: "原表此格空白，按空白读入，请核对是否漏填。" }
              : figure,
          ),
        },
  );
}

/** How many cells of a table were read as blank without a word of their own. */
export const untoldBlanks = (rows: Rows): number =>
  rows.flatMap(({ match, figures }) =>
    match === undefined ? [] : figures.filter((figure) => figure.trust === "sure" && isLeftBlank(figure)),
  ).length;

/** Everything that speaks against the figures of one table as they were read. */
export function doubtedTable(_table: TableKey, rows: Rows, leftovers: readonly FoundRow[]): Rows {
  const section = rows[0]?.known.section;
  if (section === undefined) return rows;
  const sums = sumsOfTable(section, rows);
  return [
    (all: Rows) => byPlace(all, leftovers, sums),
    (all: Rows) => doubtfulBlanks(all, sums),
    (all: Rows) => guessed(all, sums),
    (all: Rows) => mostlyBroken(all, sums),
    lostColumn,
    (all: Rows) => rests(all, leftovers),
    (all: Rows) => doubles(all, leftovers),
    toldBlanks,
  ].reduce((all, doubt) => doubt(all), rows);
}
