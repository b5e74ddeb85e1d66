import type { Edition, TableKey } from "../form/form.ts";
import { sectionsOf } from "../form/form.ts";
import type { Finding, Severity } from "../problem/finding.ts";
import type { CommonGroup, GroupByEdition } from "../report/any-report.ts";
import { type AnyReport, figuresBelow } from "../report/any-report.ts";
import { countOf, type Figure, figureAt, tableSums } from "../report/figures.ts";
import { insideName, placeOf } from "../report/place.ts";
import type { Piece, TextSection } from "./text.ts";

/** What a rule looks at. */
export interface Context {
  readonly report: AnyReport;
  readonly edition: Edition;
  /** Last year's report, if it is at hand. */
  readonly previous?: AnyReport;
  /** Until when it has to be published, where a notice says so; ISO 8601. */
  readonly publishBy?: string;
  /** Places of a draft where nothing stands that could be taken: their figures are not known, and not nil. */
  readonly pending: readonly string[];
  /** The text of the report: read once for all rules. */
  readonly pieces: readonly Piece[];
  /** What stands beside its sentences: tables, captions, attachments. */
  readonly beside: readonly Piece[];
  /** Last year's report as the rules read it; what is read of it once stands for all checks of this year's. */
  readonly before?: Context;
}

/** What a rule says of a place; the code is the rule's. */
export interface Found extends Pick<Finding, "range" | "evidence" | "others" | "culprit"> {
  readonly path: readonly (string | number)[];
  readonly found?: string;
  readonly expected?: string;
  readonly message: string;
  /** Less grave than the rule, where it is less certain. */
  readonly severity?: Severity;
}

/** Whether two findings quote the same words, or some of them. */
export const overlap = (a: Pick<Found, "path" | "range">, b: Pick<Found, "path" | "range">): boolean =>
  a.range !== undefined &&
  b.range !== undefined &&
  a.range[0] < b.range[1] &&
  b.range[0] < a.range[1] &&
  a.path.join() === b.path.join();

/** A rule as data: what it is called, where it comes from, how grave it is, and how it looks. */
export interface Rule {
  readonly code: string;
  readonly title: string;
  /** Form, article or notice that asks for it. */
  readonly source: string;
  readonly severity: Severity;
  readonly find: (context: Context) => readonly Found[];
}

/** Whether the figure at an address is not known yet. */
export const isPending = ({ pending }: Context, address: string): boolean =>
  pending.some((path) => address === path || address.startsWith(`${path}.`));

/** What is read off a report once, however many rules ask for it. */
export function onceFor<T>(read: (context: Context) => T): (context: Context) => T {
  const known = new WeakMap<Context, { readonly value: T }>();
  return (context) => {
    const before = known.get(context);
    if (before) return before.value;
    const value = read(context);
    known.set(context, { value });
    return value;
  };
}

/** The figure at an address of a report. */
export const figureOf = (report: AnyReport, section: TableKey, keys: readonly string[]): Figure | undefined =>
  figureAt(report[section], keys);

/**
 * What a figure counts for. A total that was left blank counts for the sum along its row, so that one
 * blank cell is found once and not again in every sum that it enters.
 */
export function countAt(
  { report, edition }: Pick<Context, "report" | "edition">,
  section: TableKey,
  keys: readonly string[],
): number {
  const figure = figureOf(report, section, keys);
  if (typeof figure === "number") return figure;
  if (figure !== null && figure !== "/") return 0;
  const address = keys.join(".");
  const sum = tableSums(edition.sections[section]).rows.find(({ total }) => total.join(".") === address);
  return sum?.parts.reduce((all, part) => all + countOf(figureOf(report, section, part)), 0) ?? 0;
}

/** The sum of the totals of all rows in a group (予以公开, or all of 不予公开), blank totals added up. */
export function totalBelow(
  context: Pick<Context, "report" | "edition">,
  group: CommonGroup | GroupByEdition,
  column = "total",
): number {
  return figuresBelow(context.edition, group)
    .filter(({ below }) => below.at(-1) === column)
    .reduce((all, { section, keys }) => all + countAt(context, section, keys), 0);
}

/** Whether a figure, or one that it is the sum of, is still to be filled in. */
function isToFillIn({ pending }: Context, section: TableKey, keys: readonly string[]): boolean {
  const within = [section, ...keys.filter((key) => key !== "total")].join(".");
  return pending.some((path) => `${path}.`.startsWith(`${within}.`) || `${within}.`.startsWith(`${path}.`));
}

/** What the text is laid beside: `totalBelow`, or NaN while some of it is still to be filled in, for nil it is not. */
export const knownTotal = (
  context: Context,
  group: CommonGroup | GroupByEdition,
  column = "total",
): number =>
  context.pending.length > 0 &&
  figuresBelow(context.edition, group).some(
    ({ section, keys, below }) => below.at(-1) === column && isToFillIn(context, section, keys),
  )
    ? Number.NaN
    : totalBelow(context, group, column);

/** `countAt`, or NaN while the figure is still to be filled in. */
export const knownCount = (context: Context, section: TableKey, keys: readonly string[]): number =>
  context.pending.length > 0 && isToFillIn(context, section, keys)
    ? Number.NaN
    : countAt(context, section, keys);

/** Everything that is written in the report, also in tables, captions and attachments. */
export const writtenIn = ({ pieces, beside }: Context): readonly Piece[] =>
  beside.length === 0 ? pieces : [...pieces, ...beside];

/** The sentences of the attachments. */
export const attachedSentences = ({ beside }: Context): Piece[] =>
  beside.filter(
    ({ section, role, isHeading }) => section === "attachments" && role === undefined && !isHeading,
  );

/** The pieces of some sections, headings left out unless asked for. */
export const piecesIn = ({ pieces }: Context, ...sections: TextSection[]): Piece[] =>
  pieces.filter(({ section, isHeading }) => sections.includes(section) && !isHeading);

/** 「一、总体情况」“（二）依申请公开情况”第1段: how a clerk finds a paragraph. */
function paragraphPlace({ edition, report }: Context, path: readonly (string | number)[]): string {
  const [first, block, , paragraph, ...inside] = path;
  const entry = sectionsOf(edition).find(([key]) => key === first);
  if (entry === undefined || entry[2] !== "text" || typeof block !== "number") return placeOf(edition, path);
  const [key, { title }] = entry;
  const here = report[key][block];
  if (here === undefined) return title;
  if (typeof here === "string") return `${title}第${block + 1}段`;
  if ("kind" in here) return `${title}第${block + 1}段${insideName(path.slice(2))}`;
  return typeof paragraph === "number"
    ? `${title}“${here.heading}”下第${paragraph + 1}段${insideName(inside)}`
    : `${title}小标题“${here.heading}”`;
}

/** A finding of a rule, with its place. */
export function findingOf(rule: Rule, context: Context, found: Found): Finding {
  const { path, found: words = "", expected, message, severity, ...more } = found;
  // One line of a title, or of a few, is 标题: there is nothing to look for.
  const address = path[0] === "title" ? ["title"] : path;
  // What quotes a text may cut a rare character in two, which is no character.
  const whole = (text: string) => text.replace(/\p{Cs}/gu, "");
  return {
    code: rule.code,
    severity: severity ?? rule.severity,
    path: address.join("."),
    place: paragraphPlace(context, address),
    found: whole(words),
    ...(expected !== undefined && { expected: whole(expected) }),
    message: whole(message),
    ...more,
  };
}
