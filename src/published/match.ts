import { type EditionKey, editions } from "../form/editions.ts";
import type { Edition, TableKey } from "../form/form.ts";
import { type Alignment, alignedRows, type LikenessMemo } from "./align.ts";
import type { FoundBlock } from "./blocks.ts";
import { type FoundRow, foundRow } from "./found-row.ts";
import { type Known, knownRowsOf } from "./known-rows.ts";

/** Which edition's rows each table was found to have. */
export type TableEditions = Readonly<Record<TableKey, EditionKey>>;

/** The rows of a file, matched with the rows of the form. */
export interface MatchedRows {
  readonly editions: TableEditions;
  readonly known: readonly Known[];
  readonly found: readonly FoundRow[];
  readonly alignment: Alignment;
}

const keys = Object.keys(editions) as EditionKey[];
const knownByEdition = new Map(keys.map((key) => [key, knownRowsOf(editions[key] as Edition)] as const));

/** Every way in which tables two and three may follow one edition each; table four is the same in all. */
function choices(latest: EditionKey): TableEditions[] {
  const order = keys.toSorted((a, b) => Number(b === latest) - Number(a === latest));
  const all = order.flatMap((two) =>
    order.map((three) => ({ proactiveDisclosure: two, requests: three, reviewAndLitigation: three })),
  );
  // Of equal cost, one edition for all is likelier than two.
  return all.toSorted(
    (a, b) => Number(a.proactiveDisclosure !== a.requests) - Number(b.proactiveDisclosure !== b.requests),
  );
}

/** Names of table three's rows that one edition has and another has not. */
const peculiar = (edition: EditionKey, other: EditionKey): string[] => {
  const namesOf = (key: EditionKey) =>
    (knownByEdition.get(key)?.get("requests") ?? []).flatMap((entry) =>
      entry.kind === "figures" ? entry.names : [],
    );
  const others = new Set(namesOf(other));
  return namesOf(edition).filter((name) => !others.has(name));
};

/** Two editions in one file are believed only where a row that just one of them has was found by its name. */
function isProven(
  { proactiveDisclosure, requests }: TableEditions,
  known: readonly Known[],
  { matches }: Alignment,
): boolean {
  if (proactiveDisclosure === requests) return true;
  const names = new Set(peculiar(requests, proactiveDisclosure));
  return matches.some(({ known: k, row, likeness }) => {
    const entry = known[k];
    // A group's label on a line of its own is no row.
    if (!row.hasFigures && row.figures.length < 5) return false;
    return entry?.kind === "figures" && likeness >= 0.8 && entry.names.some((name) => names.has(name));
  });
}

/**
 * Matches the rows of a file with those of the form, in order, after every edition and every mixture; the cheapest
 * wins, and of equal ones that of the report's year.
 */
export function matchRows(blocks: readonly FoundBlock[], likely: EditionKey): MatchedRows {
  const found = blocks.flatMap((block, at) => (block.kind === "row" ? [foundRow(block, at)] : []));
  const memo: LikenessMemo = new Map();
  let best: MatchedRows | undefined;
  for (const choice of choices(likely)) {
    const known = (Object.entries(choice) as [TableKey, EditionKey][]).flatMap(
      ([table, edition]) => knownByEdition.get(edition)?.get(table) ?? [],
    );
    const alignment = alignedRows(known, found, memo);
    if (!isProven(choice, known, alignment)) continue;
    if (best === undefined || alignment.cost < best.alignment.cost - 1e-9)
      best = { editions: choice, known, found, alignment };
  }
  return best as MatchedRows;
}
