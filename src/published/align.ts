import type { CellFit, FoundRow } from "./found-row.ts";
import { fitted, joinedRow } from "./found-row.ts";
import type { Known } from "./known-rows.ts";
import { likeness } from "./spelling.ts";

/** A known row with the row of the file that it was found in. */
export interface Match {
  readonly known: number;
  /** The row, put together where a page end tore it. */
  readonly row: FoundRow;
  /** How many rows of the file it is. */
  readonly parts: 1 | 2 | 3;
  /** How alike the labels are, 0 to 1. */
  readonly likeness: number;
}

export interface Alignment {
  readonly cost: number;
  readonly matches: readonly Match[];
}

/** A label is taken for another from here on. */
export const alike = 0.6;

const alignCosts = { skipKnown: 1, skipHead: 0.25, skipFound: 0.55, skipWords: 0.01, join: 0.05 } as const;

/** Likenesses of labels to names, for as long as one file is read: editions share most of their rows. */
export type LikenessMemo = Map<string, Map<string, number>>;

function remembered(memo: LikenessMemo, label: string, known: Known, like: () => number): number {
  const own = memo.get(label) ?? new Map<string, number>();
  if (own.size === 0) memo.set(label, own);
  const have = own.get(known.likeAs);
  if (have !== undefined) return have;
  const found = like();
  own.set(known.likeAs, found);
  return found;
}

/** How alike a found row is to a known one. */
export function likenessOf(row: FoundRow, known: Known): number {
  if (known.kind === "head") {
    const name = known.names[0] as string;
    return Math.max(likeness(row.words, name, known.pairs[0]), row.words.endsWith(name) ? 0.9 : 0);
  }
  return Math.max(0, ...known.names.map((name, i) => likeness(row.label, name, known.pairs[i])));
}

/** A label that is another row's own, or nearly, is not this row's, however alike the two are. */
const isAnothers = (like: number, best: number): boolean => best >= 0.9 && like < best - 0.02;

/** A row of the file, whole or put together, with what is looked at again and again. */
interface RowToMatch {
  readonly row: FoundRow;
  readonly parts: 1 | 2 | 3;
  /** How alike it is to each known row, and to the one that it is most alike to. */
  readonly likes: Float64Array;
  readonly best: number;
  /** How its cells fit so many figures. */
  readonly fit: (n: number) => CellFit;
}

function fitsOf(row: FoundRow): (n: number) => CellFit {
  const known = new Map<number, CellFit>();
  return (n) => {
    const have = known.get(n) ?? fitted(row, n).fit;
    known.set(n, have);
    return have;
  };
}

const shapeCosts: Readonly<Record<CellFit, number>> = {
  exact: 0,
  padded: 0.02,
  unclear: 0.1,
  short: 0.45,
  long: 0.6,
};

/** What it costs to take a found row for a known one; nothing where it cannot be. */
function matchCost({ row, best, fit }: RowToMatch, known: Known, like: number): number | undefined {
  if (known.kind === "head") return like >= alike && !row.hasFigures ? (1 - like) * 0.2 : undefined;
  const isWhole = () => ["exact", "padded"].includes(fit(known.places.length));
  const shape = () => shapeCosts[fit(known.places.length)];
  if (known.names.length === 0) {
    // Table four's row has no label, and fifteen figures or nothing.
    if (row.label === "" && row.figures.length >= 5 && row.hasFigures)
      return isWhole() ? 0.05 : shape() + 0.2;
    return undefined;
  }
  if (isAnothers(like, best)) return undefined;
  if (like >= alike) return (1 - like) * 0.7 + shape();
  // By its place alone: dearer than any likeness, cheaper than two rows without a partner.
  const may = row.hasFigures && known.places.length > 1 && (row.label === "" || like > 0.1);
  return may && isWhole() ? 1.3 - like * 0.3 : undefined;
}

const skipCost = (known: Known) => (known.kind === "head" ? alignCosts.skipHead : alignCosts.skipKnown);

type Step = "known" | "found" | 1 | 2 | 3;

/**
 * Aligns known rows with found ones, both in order, at the least cost: a row is kept, a found one or a known one is
 * skipped; two or three found rows are one known row only where a page ends between them.
 */
export function alignedRows(
  known: readonly Known[],
  found: readonly FoundRow[],
  memo: LikenessMemo = new Map(),
): Alignment {
  const width = known.length + 1;
  const byLabel = new Map<string, Float64Array>();
  const likesOf = (row: FoundRow): Float64Array => {
    const key = `${row.label}\u0001${row.hasFigures ? "" : row.words}`;
    const have = byLabel.get(key);
    if (have !== undefined) return have;
    const likes = Float64Array.from(known, (entry) =>
      remembered(memo, key, entry, () => likenessOf(row, entry)),
    );
    byLabel.set(key, likes);
    return likes;
  };
  const isRow = known.map(({ kind }) => kind === "figures");
  const bests = new Map<Float64Array, number>();
  const bestOf = (all: Float64Array): number => {
    const have = bests.get(all) ?? all.reduce((most, like, k) => (isRow[k] ? Math.max(most, like) : most), 0);
    bests.set(all, have);
    return have;
  };
  const candidates = found.map((row, i): RowToMatch[] => {
    const two = found[i + 1]?.block.afterPageEnd ? joinedRow(row, found[i + 1] as FoundRow) : undefined;
    const three =
      two && found[i + 2]?.block.afterPageEnd ? joinedRow(two, found[i + 2] as FoundRow) : undefined;
    return [row, two, three].flatMap((whole, before): RowToMatch[] => {
      if (whole === undefined) return [];
      const likes = likesOf(whole);
      const parts = (before + 1) as 1 | 2 | 3;
      return [{ row: whole, parts, likes, best: bestOf(likes), fit: fitsOf(whole) }];
    });
  });
  // Costs from each place to the end; only what a step looks at again is kept.
  const best: Float64Array[] = Array.from({ length: found.length + 1 }, () => new Float64Array(width));
  const steps: Step[][] = Array.from({ length: found.length + 1 }, () => new Array<Step>(width));
  const lastRow = best[found.length] as Float64Array;
  for (let k = known.length - 1; k >= 0; k--) {
    lastRow[k] = (lastRow[k + 1] as number) + skipCost(known[k] as Known);
    (steps[found.length] as Step[])[k] = "known";
  }
  for (let i = found.length - 1; i >= 0; i--) {
    const row = found[i] as FoundRow;
    const skip = row.hasFigures ? alignCosts.skipFound : alignCosts.skipWords;
    const here = best[i] as Float64Array;
    for (let k = known.length; k >= 0; k--) {
      let cost = ((best[i + 1] as Float64Array)[k] as number) + skip;
      let step: Step = "found";
      if (k < known.length) {
        const without = (here[k + 1] as number) + skipCost(known[k] as Known);
        if (without < cost) [cost, step] = [without, "known"];
        for (const candidate of candidates[i] as RowToMatch[]) {
          const { parts, likes } = candidate;
          const own = matchCost(candidate, known[k] as Known, likes[k] as number);
          if (own === undefined) continue;
          const with_ =
            own + (parts - 1) * alignCosts.join + ((best[i + parts] as Float64Array)[k + 1] as number);
          if (with_ < cost) [cost, step] = [with_, parts];
        }
      }
      here[k] = cost;
      (steps[i] as Step[])[k] = step;
    }
  }
  const matches: Match[] = [];
  for (let i = 0, k = 0; i < found.length || k < known.length; ) {
    const step = steps[i]?.[k] as Step;
    if (step === "known") k += 1;
    else if (step === "found") i += 1;
    else {
      const { row, likes } = candidates[i]?.[step - 1] as RowToMatch;
      matches.push({ known: k, row, parts: step, likeness: likes[k] as number });
      i += step;
      k += 1;
    }
  }
  return { cost: (best[0] as Float64Array)[0] as number, matches };
}
