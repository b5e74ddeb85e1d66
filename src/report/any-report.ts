import type { EditionKey } from "../form/editions.ts";
import type { Edition, NarrativeKey, TableKey } from "../form/form.ts";
import { refuseArgument } from "../problem/wanted.ts";
import {
  addressOf,
  type Figure,
  type FigurePlace,
  type FigureTree,
  figureAt,
  figuresOf,
  keysOf,
} from "./figures.ts";
import type { FigureAddress, Figures, Narrative, Report, ReportBasics } from "./report.ts";

/** A report of any edition, for code that walks sections as the edition lists them: text by one set of keys, figures by another. */
export type AnyReport = ReportBasics & { readonly edition: string } & {
  readonly [K in NarrativeKey]: Narrative;
} & { readonly [K in TableKey]: FigureTree };

/** What stands below dotted keys: `Below<{ a: { b: 1 } }, "a.b">` is `1`. */
type Below<T, Address extends string> = Address extends `${infer Key}.${infer Rest}`
  ? Key extends keyof T
    ? Below<T[Key], Rest>
    : undefined
  : Address extends keyof T
    ? T[Address]
    : undefined;

/** What `figure` gives for an address: `undefined` among the possibilities where not every edition has it. */
export type FigureAtAddress<K extends EditionKey, A extends string> = K extends unknown
  ? Below<Report<K>, A>
  : never;

/**
 * The figure at an address of a report, typed by the cell: a count (件), an amount as it was written (万元), `null` for
 * an empty cell, `"/"` for a stroke. docs/figures.md lists every address with its line of the form.
 *
 * @param report - A report of any edition. Of one edition, only its own addresses compile.
 * @param address - `requests.outcomes.unable.notHeld.naturalPerson`; a misspelt one does not compile.
 * @returns the figure, or `undefined` if the report's edition has no such cell.
 * @example
 * const received = figure(report, "requests.received.total");
 */
export function figure<R extends Report, const A extends FigureAddress<R["edition"]>>(
  report: R,
  address: A,
): FigureAtAddress<R["edition"], A> {
  refuseArgument("figure", "report", report, { what: "报告", parts: { edition: "text" } });
  refuseArgument("figure", "address", address, {
    what: "数的地址（文字），见 docs/figures.md",
    kind: "text",
  });
  const tree: unknown = report;
  return figureAt(tree as FigureTree, address.split(".")) as FigureAtAddress<R["edition"], A>;
}

/** What all of some functions take: from a union of functions the intersection of their parameters. */
type InAll<F> = [F] extends [(value: infer V) => void] ? V : never;
type Takers<T extends Readonly<Record<EditionKey, string>>> = {
  [K in EditionKey]: (value: T[K]) => void;
}[EditionKey];

/** Every way to a figure, to a row or to a group of rows below a tree: `received`, `received.total`. */
type Ways<T> = {
  [K in keyof T & string]: T[K] extends Figures["byKind"][keyof Figures["byKind"]]
    ? never
    : K | `${K}.${Ways<T[K]>}`;
}[keyof T & string];

/** The address of a row or a group of an edition: what stands before the columns, `requests.received`. */
export type GroupAddress<K extends EditionKey = EditionKey> = K extends unknown
  ? { [T in TableKey]: T | `${T}.${Ways<Report<K>[T]>}` }[TableKey]
  : never;

/** Addresses that every edition has: a row that one edition renames is none of them any more, and the build breaks. */
export type CommonAddress = InAll<Takers<{ [K in EditionKey]: FigureAddress<K> }>>;
/** Rows and groups that every edition has. */
export type CommonGroup = InAll<Takers<{ [K in EditionKey]: GroupAddress<K> }>>;
/** An address for every edition; `null` says that an edition has no such figure. A new edition must be named here to build. */
export type AddressByEdition = { readonly [K in EditionKey]: FigureAddress<K> | null };
/** The same for rows and groups. */
export type GroupByEdition = { readonly [K in EditionKey]: GroupAddress<K> | null };

/** The address that holds for an edition; nothing if it has none. */
const addressFor = (
  edition: string,
  address: string | Readonly<Record<EditionKey, string | null>>,
): string | undefined =>
  typeof address === "string"
    ? address
    : (new Map<string, string | null>(Object.entries(address)).get(edition) ?? undefined);

/**
 * The figure that a rule speaks of, in a report of any edition.
 *
 * @param address - One address for all editions, or one for each (`null`: the edition has no such figure).
 * @returns `undefined` only where the address by edition says `null`.
 * @example
 * figureAtAddress(report, "requests.outcomes.total.total");
 * figureAtAddress(report, { "2019": null, "2021": "requests.outcomes.otherwiseProcessed.feeNotPaid.total" });
 */
export function figureAtAddress(
  report: AnyReport,
  address: CommonAddress | AddressByEdition,
): Figure | undefined {
  const here = addressFor(report.edition, address);
  if (here === undefined) return undefined;
  const tree: unknown = report;
  return figureAt(tree as FigureTree, here.split("."));
}

/** A figure below a row or a group: its place, its whole address, and its keys below the group. */
export interface FigureBelow extends FigurePlace {
  readonly section: TableKey;
  readonly address: string;
  readonly below: readonly string[];
}

/** Read once for every edition and group: rules ask for the same rows again and again. */
const knownBelow = new WeakMap<Edition, Map<string, readonly FigureBelow[]>>();

/**
 * The figures of a row, a group of rows or a table, in the order of the form: what a rule goes through column by column.
 *
 * @example
 * for (const { address, below } of figuresBelow(edition, "requests.carriedOver")) …
 */
export function figuresBelow(edition: Edition, group: CommonGroup | GroupByEdition): readonly FigureBelow[] {
  const here = addressFor(edition.key, group);
  if (here === undefined) return [];
  const ofEdition = knownBelow.get(edition) ?? new Map<string, readonly FigureBelow[]>();
  knownBelow.set(edition, ofEdition);
  const known = ofEdition.get(here);
  if (known !== undefined) return known;
  const section = here.split(".")[0] as TableKey;
  const keys = keysOf(here);
  const below = figuresOf(edition.sections[section])
    .filter((place) => keys.every((key, i) => place.keys[i] === key))
    .map((place) => ({
      ...place,
      section,
      address: addressOf(section, place.keys),
      below: place.keys.slice(keys.length),
    }));
  ofEdition.set(here, below);
  return below;
}
