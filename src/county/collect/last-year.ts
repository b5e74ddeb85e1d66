import { editions } from "../../form/editions.ts";
import { textKeysOf } from "../../form/form.ts";
import { isComplete } from "../../intake/read.ts";
import type { Report } from "../../report/report.ts";
import { indexNames, type NameIndex } from "../names/match.ts";
import { kindByName, type Roll, type RollRow } from "../roll/roll.ts";
import { rollUpReport } from "../rollup/report.ts";
import { rollUp } from "../rollup/roll-up.ts";
import { identify } from "./identify.ts";
import type { FileFacts } from "./state.ts";

/** Last year's report of a row, or why there is none to compare with; of a sum, whose. */
export interface LastYear {
  readonly report?: Report;
  readonly note?: string;
}

/** A file of last year with what reading gave. */
export interface LastYearFile {
  readonly file: string;
  readonly facts: FileFacts;
}

/** Last year's report without its texts: all of it that is asked for once the checks are done. */
export const figuresOnly = (report: Report): Report => {
  const texts = ["opening", ...textKeysOf(editions[report.edition])].map((key) => [key, []]);
  return Object.freeze({ ...report, ...Object.fromEntries(texts) });
};

/**
 * Last year's report of each row, found by the same rules as this year's. A renamed agency's is its predecessor's, that of
 * a merged one the sum of all its predecessors'; parted ones, and two files of one agency, are left to a person, and said.
 *
 * @param own - the roll, ready for looking names up
 */
export function lastYearFinder(
  roll: Roll,
  year: number,
  files: readonly LastYearFile[],
  own: NameIndex,
): (row: RollRow) => LastYear {
  const names = new Set(roll.rows.map(({ name }) => name));
  const before = new Map<string, RollRow>();
  for (const { predecessors, kind, parent } of roll.rows)
    for (const name of predecessors)
      if (!names.has(name))
        before.set(name, {
          number: "",
          name,
          aliases: [],
          kind: kindByName(name) === "其他" ? kind : kindByName(name),
          counted: false,
          predecessors: [],
          ...(parent !== undefined && { parent }),
        });
  const index = before.size === 0 ? own : indexNames({ rows: [...roll.rows, ...before.values()] });
  const found = new Map<string, Report[]>();
  for (const { file, facts } of files.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    const { proposed } = facts;
    if (!isComplete(proposed) || proposed.year !== year - 1) continue;
    const known = identify(index, file, facts);
    if (!("row" in known)) continue;
    const list = found.get(known.row.name) ?? [];
    if (!list.some((one) => JSON.stringify(one) === JSON.stringify(proposed))) list.push(proposed);
    found.set(known.row.name, list);
  }
  return (row) => {
    const before = [...new Set([row.name, ...row.predecessors])];
    const sources = before.filter((name) => found.has(name));
    if (sources.length === 0) return { note: `没有找到 ${year - 1} 年的报告，两年衔接没有核对。` };
    const taken = sources.filter((name) => name !== row.name);
    const parted = taken.find(
      (name) =>
        names.has(name) || roll.rows.filter(({ predecessors }) => predecessors.includes(name)).length > 1,
    );
    if (parted !== undefined)
      return { note: `“${parted}”由几个单位承接，上年数怎么分要由人定，两年衔接没有核对。` };
    const several = sources.find((name) => (found.get(name) ?? []).length > 1);
    if (several !== undefined) {
      const whose = several === row.name ? "" : `“${several}”`;
      const count = found.get(several)?.length;
      return { note: `${whose}上年有 ${count} 份不同的报告，两年衔接没有核对。` };
    }
    const reports = sources.map((name) => found.get(name)?.[0] as Report);
    // One that the roll names is missing: what is there is not the whole.
    const missing = row.predecessors.filter((name) => !found.has(name));
    if (missing.length > 0 && row.predecessors.length > 1)
      return {
        note: `由几个单位合并，没有找到“${missing.join("、")}” ${year - 1} 年的报告，上年数不全，没有相加，两年衔接没有核对。`,
      };
    return reports.length === 1
      ? { report: reports[0] as Report }
      : mergedReport(row, year - 1, sources, reports);
  };
}

/** Last year of agencies that are one now: their tables added up, exactly, or why they cannot be. */
function mergedReport(
  row: RollRow,
  year: number,
  sources: readonly string[],
  reports: readonly Report[],
): LastYear {
  const names = sources.join("、");
  const tables = reports.map(({ requests, reviewAndLitigation, proactiveDisclosure }) =>
    JSON.stringify([requests, reviewAndLitigation, proactiveDisclosure]),
  );
  // One file under two names; small figures may well be the same in two.
  const twice = tables.find((one, i) => tables.indexOf(one) < i);
  if (sources.includes(row.name) && (twice?.match(/:[1-9]/gu)?.length ?? 0) >= 10)
    return { note: `上年的“${names}”报告数据相同，疑为同一份，没有相加，两年衔接请人工核对。` };
  const { parent: _, ...alone } = row;
  const members = sources.map((name, i) => ({
    row: { ...alone, name, counted: true, aliases: [], predecessors: [] },
    report: reports[i] as Report,
  }));
  const sum = rollUp({ year, members });
  const lost = sum.notes.filter(({ kind, rule }) => kind === "told" || rule === "EXACT");
  if (sum.missing.length > 0 || lost.length > 0)
    return {
      note: `由几个单位合并（${names}），上年数加不起来：${[...sum.leftOut.map(({ agency, reason }) => `${agency}${reason}`), ...lost.map(({ place, message }) => `${place}：${message}`)].join("；")}两年衔接请人工核对。`,
    };
  return {
    report: rollUpReport(sum, row.name),
    note: `上年数是合并前 ${sources.length} 个单位（${names}）的相加。`,
  };
}
