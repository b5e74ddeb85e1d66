import { editions } from "../../form/editions.ts";
import type { Report } from "../../report/report.ts";
import { foundOnTables } from "./by-year.ts";
import { type ComparedTable, evidenceIn, ownTablesOf, printOf } from "./cells.ts";
import type { OddityAgency, OddityFound } from "./oddity.ts";

/** The odds against chance, as zeros, beyond those of so many agencies to be equal to. */
const otherEvidence = 3;
/** No more agencies are named, and no more are laid beside an agency's tables. */
const mostOthers = 5;
const mostBeside = 50;

/** A table that tells something, with what it is known by. */
interface TellingTable {
  readonly table: ComparedTable;
  readonly print: string;
  readonly evidence: number;
}

const tellingTables = (report: Report | undefined): TellingTable[] =>
  report === undefined
    ? []
    : ownTablesOf(report).flatMap((table) => {
        const evidence = evidenceIn(table);
        return evidence === 0 ? [] : [{ table, print: printOf(report, table), evidence }];
      });

/** Where a table stands: with which agency, of which year. */
interface TableOwner {
  readonly agency: number;
  readonly year: "今年" | "上年";
}

/** Tables that are another agency's, of this year or the last. */
export function tablesOfAnother(agencies: readonly OddityAgency[]): OddityFound[][] {
  const tables = agencies.map(({ report, last }) => ({
    now: tellingTables(report),
    last: tellingTables(last),
  }));
  const owners = new Map<string, TableOwner[]>();
  const note = (own: readonly TellingTable[], owner: TableOwner) => {
    for (const { print } of own) {
      const list = owners.get(print);
      if (list === undefined) owners.set(print, [owner]);
      else list.push(owner);
    }
  };
  for (const [agency, { now, last }] of tables.entries()) {
    note(now, { agency, year: "今年" });
    note(last, { agency, year: "上年" });
  }
  const wanted = otherEvidence + Math.log10(Math.max(10, agencies.length));
  return agencies.map(({ report }, agency): OddityFound[] => {
    if (report === undefined) return [];
    const own = tables[agency]?.last.map(({ print }) => print) ?? [];
    const found = new Map<string, TableOwner & { readonly same: TellingTable[] }>();
    for (const table of tables[agency]?.now ?? [])
      for (const owner of (owners.get(table.print) ?? []).slice(0, mostBeside)) {
        // Its own last year's is another rule's; so is another's last year where it is this agency's too.
        if (owner.agency === agency || (owner.year === "上年" && own.includes(table.print))) continue;
        const key = `${owner.agency} ${owner.year}`;
        const one = found.get(key) ?? { ...owner, same: [] };
        found.set(key, one);
        one.same.push(table);
      }
    const told = [...found.values()].filter(
      ({ same }) => same.reduce((sum, { evidence }) => sum + evidence, 0) >= wanted,
    );
    // A table that another has in both years is told of this one.
    const thisYear = new Set(told.filter(({ year }) => year === "今年").map((one) => one.agency));
    const kept = told.filter((one) => one.year === "今年" || !thisYear.has(one.agency));
    const [first] = kept.toSorted((a, b) => b.same.length - a.same.length || a.agency - b.agency);
    if (first === undefined) return [];
    const like = kept.filter(({ same }) => same.length === first.same.length);
    const names = like
      .slice(0, mostOthers)
      .map((one) => `“${agencies[one.agency]?.row.name}”${one.year}的报告`)
      .join("、");
    const more = like.length > mostOthers ? `等 ${like.length} 份报告` : "";
    const same = first.same.map(({ table }) => table);
    const which = same.map(({ name }) => name).join("、");
    return foundOnTables(editions[report.edition], same, {
      found: `与${names}${more}相同`,
      message: `${which}的每一个数都与${names}${more}相同：疑为拿错了表或填错了单位，请核对。`,
    });
  });
}
