import { type Edition, type NarrativeKey, sectionsOf, type TableKey } from "../form/form.ts";
import type { Finding, Severity } from "../problem/finding.ts";
import type { AnyReport } from "../report/any-report.ts";
import { countOf, type Figure, figureAt, tableSums } from "../report/figures.ts";
import { placeOf } from "../report/place.ts";

/** What a rule looks at. */
export interface Context {
  readonly report: AnyReport;
  readonly edition: Edition;
  /** Last year's report, if it is at hand. */
  readonly previous?: AnyReport;
}

/** What a rule says of a place; code and severity are the rule's. */
export interface Found {
  readonly path: readonly (string | number)[];
  readonly found?: string;
  readonly expected?: string;
  readonly message: string;
}

/** A rule as data: what it is called, where it comes from, how grave it is, and how it looks. */
export interface Rule {
  readonly code: string;
  readonly title: string;
  /** Form, article or notice that asks for it. */
  readonly source: string;
  readonly severity: Severity;
  readonly find: (context: Context) => readonly Found[];
}

/** The figure at an address of a report. */
export const figureOf = (report: AnyReport, section: TableKey, keys: readonly string[]): Figure | undefined =>
  figureAt(report[section], keys);

/**
 * What a figure counts for. A total that was left blank counts for the sum along its row, so that one
 * blank cell is found once and not again in every sum that it enters.
 */
export function countAt({ report, edition }: Context, section: TableKey, keys: readonly string[]): number {
  const figure = figureOf(report, section, keys);
  if (typeof figure === "number") return figure;
  if (figure !== null && figure !== "/") return 0;
  const address = keys.join(".");
  const sum = tableSums(edition.sections[section]).rows.find(({ total }) => total.join(".") === address);
  return sum?.parts.reduce((all, part) => all + countOf(figureOf(report, section, part)), 0) ?? 0;
}

/** A paragraph of the text with its path. */
export interface Paragraph {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** The paragraphs and headings of one section. */
export function paragraphsIn(report: AnyReport, section: NarrativeKey): Paragraph[] {
  return report[section].flatMap((block, i): Paragraph[] => {
    if (typeof block === "string") return [{ path: [section, i], text: block }];
    return [
      { path: [section, i, "heading"], text: block.heading },
      ...block.paragraphs.map((text, p) => ({ path: [section, i, "paragraphs", p], text })),
    ];
  });
}

/** All paragraphs of a report: the opening, then section by section. */
export const allParagraphs = ({ report, edition }: Context): Paragraph[] => [
  ...report.opening.map((text, i) => ({ path: ["opening", i], text })),
  ...sectionsOf(edition).flatMap(([key, , holds]) => (holds === "text" ? paragraphsIn(report, key) : [])),
];

/** A finding of a rule, with its place. */
export function findingOf(
  rule: Rule,
  edition: Edition,
  { path, found = "", expected, message }: Found,
): Finding {
  return {
    code: rule.code,
    severity: rule.severity,
    path: path.join("."),
    place: placeOf(edition, path),
    found,
    ...(expected !== undefined && { expected }),
    message,
  };
}
