import type { TableKey } from "../form/form.ts";
import type { FigurePlace } from "../report/figures.ts";
import type { Claim } from "./claim.ts";
import { outcomeClaims } from "./claims-outcomes.ts";
import { requestClaims } from "./claims-requests.ts";
import { reviewClaims } from "./claims-review.ts";
import type { Change } from "./culprit.ts";
import type { EquationTable } from "./equations.ts";
import type { Context } from "./finding.ts";

/** A table whose sums are looked at, with its figures. */
export interface Table {
  readonly context: Context;
  readonly key: TableKey;
  readonly table: EquationTable;
  readonly values: readonly number[];
}

/** The context with the figures of a table as they would be after a change: what the text says is laid beside them. */
function contextAfter({ context, key, table, values }: Table, way: readonly Change[]): Context {
  const report = { ...context.report } as unknown as Record<string, unknown>;
  for (const { cell, by } of way) {
    let here = report;
    const keys = [key, ...(table.places[cell] as FigurePlace).keys];
    for (const step of keys.slice(0, -1)) {
      const copy = { ...(here[step] as Record<string, unknown>) };
      here[step] = copy;
      here = copy;
    }
    here[keys.at(-1) as string] = (values[cell] as number) - by;
  }
  return { ...context, report: report as unknown as Context["report"] };
}

const claimsOn = (context: Context, key: TableKey): readonly Claim[] =>
  key === "requests"
    ? [...requestClaims(context), ...outcomeClaims(context)]
    : reviewClaims(context).filter(({ cell }) => cell === undefined); // those on one cell are weighed by it

const isHeld = ({ figures, said }: Claim) => figures.includes(said);
const placeOfClaim = ({ segment, from, said }: Claim) =>
  `${segment.piece.path.join()}:${segment.from + from}:${said}`;

/** What the text says for and against a way to mend a table. */
export interface Evidence {
  /** Claims that hold only after the change. */
  readonly gained: readonly Claim[];
  /** Claims that hold only as the table stands. */
  readonly lost: readonly Claim[];
}

/** Paragraphs that are read again for each way: more of them never speak of requests. */
const mostPieces = 20;

/** Lays the text beside the table as it would be after a change. */
export function textOnWay(here: Table, way: readonly Change[]): Evidence {
  const before = claimsOn(here.context, here.key);
  if (before.length === 0) return { gained: [], lost: [] };
  const spoken = new Set(before.map(({ segment }) => segment.piece));
  const pieces = here.context.pieces.filter((piece) => spoken.has(piece)).slice(0, mostPieces);
  const after = claimsOn(contextAfter({ ...here, context: { ...here.context, pieces } }, way), here.key);
  const held = new Set(before.filter(isHeld).map(placeOfClaim));
  const fits = new Set(after.filter(isHeld).map(placeOfClaim));
  const read = new Set(after.map(placeOfClaim));
  return {
    gained: after.filter((claim) => isHeld(claim) && !held.has(placeOfClaim(claim))),
    lost: before.filter((claim) => {
      const place = placeOfClaim(claim);
      return isHeld(claim) && read.has(place) && !fits.has(place);
    }),
  };
}

/** The words of one or two claims, quoted. */
export const quotedClaims = (claims: readonly Claim[]) =>
  [...new Set(claims.map(({ segment, from, length }) => segment.text.slice(from, from + length)))]
    .slice(0, 2)
    .map((words) => `“${words}”`)
    .join("、");

/** A way to mend a table with what speaks for it. */
export interface Ranked {
  readonly way: readonly Change[];
  readonly rank: number;
  readonly evidence: Evidence;
}

/** What the text says for the best way and against others, in words: what it confirms need not be changed. */
export function textWords(ranked: readonly Ranked[]): { readonly gained: string; readonly kept: string } {
  const best = (ranked[0] as Ranked).evidence;
  const kept = ranked.flatMap(({ evidence }) => evidence.lost.filter((claim) => !best.lost.includes(claim)));
  return {
    gained: best.gained.length > 0 ? `这样改后，与文中${quotedClaims(best.gained)}一致。` : "",
    kept: kept.length > 0 ? `文中${quotedClaims(kept)}与表三现有的数一致，` : "",
  };
}

/** Claims on table three that disagree with it by just what its sums are off. */
export const claimsOff = ({ context, key }: Table, gap: number): Claim[] =>
  key === "requests"
    ? claimsOn(context, key).filter((claim) => {
        const [figure] = claim.figures;
        const isLeft = /新收|上年结转/u.test(claim.what);
        return !isHeld(claim) && figure !== undefined && claim.said - figure === (isLeft ? -gap : gap);
      })
    : [];
