import type { TableKey } from "../form/form.ts";
import { doubtedRow, type RowReading } from "./figures.ts";
import type { FoundRow } from "./found-row.ts";

/** A row of the form that stands, or may stand, in another place of the file. */
interface Displaced {
  /** Its place among the rows of the form. */
  readonly index: number;
  /** Its place in the file. */
  readonly at: number;
}

const message = "相邻的行与格式的次序不同，可能行名错位，请核对。";

/**
 * Rows that a displaced one was moved past. Whether the rows changed places, or only their labels, nobody can tell from
 * a file: both are asked. Where two rows changed places with each other, those between them stand where they should.
 * `candidates` gives the rows of the file that a missing one may be.
 */
export function askCrossed(
  tables: ReadonlyMap<TableKey, readonly RowReading[]>,
  candidates: (missing: RowReading) => readonly FoundRow[],
): Map<TableKey, RowReading[]> {
  const all = [...tables.values()].flat();
  const placeBefore = (index: number) =>
    all.slice(0, index).findLast(({ match }) => match !== undefined)?.match?.row.at ?? 0;
  const displaced = all.flatMap((row, index): Displaced[] => {
    if (row.match !== undefined) return [];
    const near = placeBefore(index);
    const [nearest] = candidates(row).toSorted((a, b) => Math.abs(a.at - near) - Math.abs(b.at - near));
    return nearest === undefined ? [] : [{ index, at: nearest.at }];
  });
  const isCrossed = (row: RowReading, index: number) => {
    const at = row.match?.row.at;
    if (at === undefined) return false;
    const forward = displaced.filter((one) => one.index < index && one.at > at).length;
    const backward = displaced.filter((one) => one.index > index && one.at < at).length;
    return forward !== backward;
  };
  const crossed = new Set(all.filter(isCrossed));
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      rows.map((row) => (crossed.has(row) ? doubtedRow(row, "asked", message) : row)),
    ]),
  );
}
