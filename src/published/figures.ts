import type { TableKey } from "../form/form.ts";
import { addressOf, type Figure } from "../report/figures.ts";
import { figurePlaceName } from "../report/place.ts";
import { alike, type Match } from "./align.ts";
import { type CellSource, cellSourceNames, rowPlace } from "./blocks.ts";
import { readCell } from "./figure-cell.ts";
import { type CellFit, type FoundRow, fitted } from "./found-row.ts";
import type { KnownRow } from "./known-rows.ts";

export type Trust = "sure" | "told" | "asked";

/** A figure with how it was read. */
export interface FigureReading {
  readonly address: string;
  readonly table: TableKey;
  readonly keys: readonly string[];
  /** The place as a clerk knows it: 表三 第一项「…」· 自然人. */
  readonly place: string;
  readonly trust: Trust;
  /** What stood there, as written. */
  readonly found: string;
  /** What was taken or, where it is asked, what is proposed; absent where nothing can be. */
  readonly value?: Figure;
  readonly message?: string;
  /** Where in the file, and how its cell was told; absent for a row that was not found. */
  readonly source?: CellSource;
  readonly where?: string;
  readonly page?: number;
}

/** A row of the form with the row of the file that it was read from. */
export interface RowReading {
  readonly known: KnownRow;
  readonly match?: Match;
  readonly fit?: CellFit;
  /** Its table's sums mostly fail: the digits themselves may have been read wrongly. */
  readonly misread?: true;
  readonly figures: readonly FigureReading[];
}

const order: Readonly<Record<Trust, number>> = { sure: 0, told: 1, asked: 2 };

/** The same figure, trusted no more than told, with why. The graver reason is said first. */
export function doubted(figure: FigureReading, trust: Trust, message: string): FigureReading {
  if (figure.message?.includes(message)) return figure;
  const graver = order[trust] > order[figure.trust];
  const messages = graver ? [message, figure.message] : [figure.message, message];
  return {
    ...figure,
    trust: graver ? trust : figure.trust,
    message: messages.filter((text) => text !== undefined).join(" "),
  };
}

export const doubtedRow = (row: RowReading, trust: Trust, message: string): RowReading => ({
  ...row,
  figures: row.figures.map((figure) => doubted(figure, trust, message)),
});

type PlacedFigure = Pick<FigureReading, "address" | "table" | "keys" | "place">;

const placesOfRows = new WeakMap<KnownRow, readonly PlacedFigure[]>();

/** Where the figures of a row of the form stand: told once in a process, since the form stays as it is. */
function placedFigures(known: KnownRow): readonly PlacedFigure[] {
  const { table, section } = known;
  const told =
    placesOfRows.get(known) ??
    known.places.map((place) => ({
      address: addressOf(table, place.keys),
      table,
      keys: place.keys,
      place: figurePlaceName(section, place),
    }));
  placesOfRows.set(known, told);
  return told;
}

/** A row that was not found; `proposal` is one of the same label in another place. */
export function missingRow(known: KnownRow, proposal?: FoundRow): RowReading {
  const cells = proposal === undefined ? undefined : fitted(proposal, known.places.length);
  const whole = cells !== undefined && (cells.fit === "exact" || cells.fit === "padded");
  const message =
    proposal === undefined
      ? "文件里没有找到这一行，请按原件填写。"
      : `这一行不在应在的位置（${rowPlace(proposal.block)}），请核对。`;
  const placed = placedFigures(known);
  return {
    known,
    figures: known.places.map((place, i) => {
      const found = whole ? (cells.cells[i] as string).trim() : "";
      const read = whole ? readCell(found, place.kind) : undefined;
      return {
        ...(placed[i] as PlacedFigure),
        trust: "asked",
        found,
        message,
        ...(read?.value !== undefined && { value: read.value }),
      };
    }),
  };
}

const fitMessages: Partial<Record<CellFit, (found: number, wanted: number) => string>> = {
  short: (found, wanted) => `这一行应有 ${wanted} 个数，只有 ${found} 格，不知各在哪一列，请核对。`,
  long: (found, wanted) => `这一行应有 ${wanted} 个数，却有 ${found} 个，请核对。`,
  unclear: () => "这一行的空格比应有的多，不知数字在哪一列，请核对。",
};

/** The first and the last of two figures are likeliest the first column and the total: a proposal, never a reading. */
function proposedCells(cells: readonly string[], n: number): (string | undefined)[] {
  if (cells.length !== 2 || n !== 7) return Array.from({ length: n }, () => undefined);
  return Array.from({ length: n }, (_, i) => (i === 0 ? cells[0] : i === n - 1 ? cells[1] : undefined));
}

/** Reads the figures of a matched row, cell by cell. */
export function readRow(known: KnownRow, match: Match): RowReading {
  const { row } = match;
  const n = known.places.length;
  const { fit, cells } = fitted(row, n);
  const kept = cells.length === n && fit !== "long" ? cells : proposedCells(cells, n);
  const [placed, where] = [placedFigures(known), rowPlace(row.block)];
  const figures = known.places.map((place, i): FigureReading => {
    const found = kept[i];
    const read = found === undefined ? undefined : readCell(found, place.kind);
    return {
      ...(placed[i] as PlacedFigure),
      trust: read?.trust ?? "asked",
      found: (found ?? cells.filter((cell) => cell.trim() !== "").join(" ")).trim(),
      source: row.block.source,
      where,
      ...(row.block.page !== undefined && { page: row.block.page }),
      ...(read?.value !== undefined && { value: read.value }),
      ...(read?.message !== undefined && { message: read.message }),
    };
  });
  let reading: RowReading = { known, match, fit, figures };
  const misfit = fitMessages[fit]?.(cells.length, n);
  if (misfit !== undefined) reading = doubtedRow(reading, "asked", misfit);
  if (row.block.source === "loose" || row.block.source === "recognised")
    reading = doubtedRow(
      reading,
      "asked",
      `${cellSourceNames[row.block.source]}里读出的数，请对照原件确认。`,
    );
  if (known.names.length > 0 && match.likeness >= alike && match.likeness < 0.8)
    reading = doubtedRow(reading, "told", "行名与格式不尽相同，按最接近的一行读入。");
  return reading;
}
