import { type EditionKey, editions } from "../../form/editions.ts";
import type { TableKey } from "../../form/form.ts";
import { figuresBelow } from "../../report/any-report.ts";
import type { Report } from "../../report/report.ts";
import { foundOnTables } from "./by-year.ts";
import { type ComparedTable, evidenceOf, figureSize, givenFigure, ownTableOf } from "./cells.ts";
import type { OddityAgency, OddityFound } from "./oddity.ts";

/** What of a table must be what another table of last year says: nothing where the form has no such cells. */
interface YearLink {
  readonly table: TableKey;
  readonly words: string;
  readonly now: (report: Report) => readonly number[];
  readonly before: (last: Report) => readonly number[];
}

const stockRows = (report: Report) =>
  figuresBelow(editions[report.edition], "proactiveDisclosure")
    .filter(({ keys }) => keys.at(-1) === "inForce")
    .map(
      ({ keys }) =>
        (column: string) =>
          figureSize(givenFigure(report, "proactiveDisclosure", [keys[0] as string, column])),
    );

const links: readonly YearLink[] = [
  {
    table: "proactiveDisclosure",
    words: "现行有效与上年报告的现行有效",
    now: (report) => stockRows(report).map((at) => at("inForce") - at("issued") + at("repealed")),
    before: (last) => stockRows(last).map((at) => at("inForce")),
  },
  {
    table: "requests",
    words: "上年结转与上年报告的结转下年度",
    now: (report) =>
      figuresBelow(editions[report.edition], "requests.carriedOver").map(({ keys }) =>
        figureSize(givenFigure(report, "requests", keys)),
      ),
    before: (last) =>
      figuresBelow(editions[last.edition], "requests.carriedForward").map(({ keys }) =>
        figureSize(givenFigure(last, "requests", keys)),
      ),
  },
];

/** How far two tables are apart: zeros between their figures, cell by cell, added up. */
const zerosBetween = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, size, i) => sum + Math.abs(Math.log10((size + 1) / ((b[i] ?? 0) + 1))), 0);

/** An agency whose table does not follow last year's. */
interface Broken {
  readonly agency: number;
  readonly edition: EditionKey;
  readonly now: string;
  readonly before: string;
  readonly evidence: number;
  readonly report: Report;
  readonly last: Report;
}

/** So many zeros of odds tell a swap where two fit crosswise, exactly and for both; the more do not fit, the more by chance. */
const swapEvidence = (broken: number) => 1 + 2 * Math.log10(Math.max(1, broken / 2));

/** Tables that follow last year's of each other, but not their own. */
export function tablesSwapped(agencies: readonly OddityAgency[]): OddityFound[][] {
  const found = agencies.map(
    (): Map<number, { readonly tables: ComparedTable[]; readonly words: string[] }> => new Map(),
  );
  for (const link of links) {
    const figuresIn = (report: Report) => ownTableOf(report, link.table).figures;
    const broken = agencies.flatMap(({ report, last }, agency): Broken[] => {
      if (report === undefined || last === undefined || report.edition !== last.edition) return [];
      const [now, before] = [link.now(report), link.before(last)];
      if (now.length === 0 || now.join() === before.join()) return [];
      return [
        {
          agency,
          edition: report.edition,
          now: now.join(),
          before: before.join(),
          evidence: evidenceOf(now),
          report,
          last,
        },
      ];
    });
    const byBoth = new Map<string, Broken[]>();
    const bothOf = (edition: string, now: string, before: string) => `${edition} ${now} ${before}`;
    for (const one of broken) {
      const key = bothOf(one.edition, one.now, one.before);
      byBoth.set(key, [...(byBoth.get(key) ?? []), one]);
    }
    for (const one of broken) {
      // Whose year ended where this one's begins, and the other way round.
      const others = (byBoth.get(bothOf(one.edition, one.before, one.now)) ?? []).filter((other) => {
        const straight =
          zerosBetween(figuresIn(one.report), figuresIn(one.last)) +
          zerosBetween(figuresIn(other.report), figuresIn(other.last));
        const cross =
          zerosBetween(figuresIn(one.report), figuresIn(other.last)) +
          zerosBetween(figuresIn(other.report), figuresIn(one.last));
        return one.evidence + other.evidence + straight - cross >= swapEvidence(broken.length);
      });
      // More than one that it may be is a riddle, not a finding.
      const [other] = others;
      if (other === undefined || others.length > 1) continue;
      const known = found[one.agency]?.get(other.agency) ?? { tables: [], words: [] };
      known.tables.push(ownTableOf(one.report, link.table));
      known.words.push(link.words);
      found[one.agency]?.set(other.agency, known);
    }
  }
  return agencies.map(({ report }, i): OddityFound[] => {
    if (report === undefined) return [];
    return [...(found[i] ?? [])].flatMap(([other, { tables, words }]) => {
      const name = agencies[other]?.row.name ?? "";
      const which = tables.map((table) => table.name).join("、");
      return foundOnTables(editions[report.edition], tables, {
        found: `疑与“${name}”对调`,
        message: `${which}疑与“${name}”的对调了：${words.join("，")}对不上，换成“${name}”交的${which}，两个单位就都对得上。请两个单位核对。`,
      });
    });
  });
}
