// Random counties for sums: agencies of every kind with figures that keep the form's sums, blanks, strokes and decimals.
import type { RollRow } from "../../src/county/roll/roll.ts";
import type { RollUpMember } from "../../src/county/rollup/result.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import {
  type Figure,
  figuresOf,
  type MutableTree,
  putAt,
  tableSums,
  tablesOf,
} from "../../src/report/figures.ts";
import type { Report } from "../../src/report/report.ts";
import { completeFigures } from "../../src/report/totals.ts";
import { rowNamed } from "./county.ts";

/** Numbers that look random and are the same each time. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const free = tablesOf(edition2021).map(([table, section]) => {
  const { rows, columns } = tableSums(section);
  const totals = new Set([...rows, ...columns].map(({ total }) => total.join(".")));
  return [table, section, figuresOf(section).filter(({ keys }) => !totals.has(keys.join(".")))] as const;
});

/** A report of random figures: mostly nil, as real ones are. */
export function randomReport(agency: string, year: number, next: (below: number) => number): Report {
  const tables = free.map(([table, section, places]) => {
    const given: MutableTree<Figure> = {};
    for (const { keys, kind } of places) {
      const what = next(10);
      if (what < 6) continue;
      if (kind === "amount")
        putAt(given, keys, what === 6 ? null : `${next(100_000)}.${String(next(10_000)).padStart(4, "0")}`);
      else putAt(given, keys, what === 6 ? (next(2) === 0 ? null : "/") : next(what === 9 ? 100_000 : 10));
    }
    return [table, completeFigures(section, given)];
  });
  return {
    edition: "2021",
    agency,
    year,
    title: [agency],
    opening: [],
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    overview: [],
    problemsAndImprovements: [],
    otherMatters: [],
    ...Object.fromEntries(tables),
  } as unknown as Report;
}

const kinds: readonly RollRow["kind"][] = ["本级", "部门", "部门", "乡镇", "街道", "开发区", "垂管", "县区"];

/** Agencies of random kinds; some have handed in nothing, some do not count. */
export const randomMembers = (year: number, count: number, next: (below: number) => number): RollUpMember[] =>
  Array.from({ length: count }, (_, i): RollUpMember => {
    const kind = kinds[next(kinds.length)] as RollRow["kind"];
    const row = rowNamed(`第${i + 1}单位`, { kind, counted: kind === "垂管" ? next(4) === 0 : next(10) > 0 });
    return next(12) === 0 ? { row } : { row, report: randomReport(row.name, year, next) };
  });

const bandOf: Readonly<Record<string, string>> = {
  本级: "own",
  乡镇: "towns",
  街道: "towns",
  县区: "districts",
};
const tenThousandths = (figure: unknown): number =>
  typeof figure === "number"
    ? figure * 10_000
    : typeof figure === "string" && figure !== "/"
      ? Number(figure.split(".")[0]) * 10_000 + Number((figure.split(".")[1] ?? "").padEnd(4, "0"))
      : 0;

/** The same sum by another way: ten-thousandths as plain whole numbers, by the report's own tree. */
export function bruteForce(members: readonly RollUpMember[], scope: "本级" | "区域") {
  const sums = new Map<string, number>();
  const columns = new Map<string, number>();
  for (const { row, report } of members) {
    const band = bandOf[row.kind] ?? "departments";
    if (report === undefined || !row.counted) continue;
    if (scope === "本级" && (band === "towns" || band === "districts")) continue;
    const walk = (here: unknown, way: string) => {
      if (typeof here === "object" && here !== null) {
        for (const [key, below] of Object.entries(here)) walk(below, `${way}.${key}`);
        return;
      }
      if (way.includes(".regulations.") && row.kind !== "本级") return;
      sums.set(way, (sums.get(way) ?? 0) + tenThousandths(here));
      columns.set(`${band} ${way}`, (columns.get(`${band} ${way}`) ?? 0) + tenThousandths(here));
    };
    for (const table of ["proactiveDisclosure", "requests", "reviewAndLitigation"] as const)
      walk(report[table], table);
  }
  return { sums, columns };
}

/** 「2358.6879」 as ten-thousandths. */
export const asTenThousandths = (text: string): number => tenThousandths(text);
