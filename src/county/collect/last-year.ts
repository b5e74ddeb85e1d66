import { isComplete } from "../../intake/read.ts";
import type { Report } from "../../report/report.ts";
import { indexNames } from "../names/match.ts";
import { kindByName, type Roll, type RollRow } from "../roll/roll.ts";
import { identify } from "./identify.ts";
import type { FileFacts } from "./state.ts";

/** Last year's report of a row, or why there is none to compare with. */
export interface LastYear {
  readonly report?: Report;
  readonly note?: string;
}

/** A file of last year with what reading gave. */
export interface LastYearFile {
  readonly file: string;
  readonly facts: FileFacts;
}

/**
 * Last year's report of each row, found by the same rules as this year's. A renamed agency's is its predecessor's;
 * merged and parted ones, and two files of one agency, are left to a person, and said.
 */
export function lastYearFinder(
  roll: Roll,
  year: number,
  files: readonly LastYearFile[],
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
  const index = indexNames({ rows: [...roll.rows, ...before.values()] });
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
    const sources = [row.name, ...row.predecessors].filter((name) => found.has(name));
    if (sources.length === 0) return { note: `没有找到 ${year - 1} 年的报告，两年衔接没有核对。` };
    const parted = sources.find(
      (name) =>
        name !== row.name && roll.rows.filter(({ predecessors }) => predecessors.includes(name)).length > 1,
    );
    if (parted !== undefined)
      return { note: `“${parted}”由几个单位承接，上年数怎么分要由人定，两年衔接没有核对。` };
    if (sources.length > 1 || (row.predecessors.length > 1 && sources[0] !== row.name))
      return { note: `由几个单位合并（${sources.join("、")}），上年数没有相加，两年衔接请人工核对。` };
    const reports = found.get(sources[0] as string) ?? [];
    if (reports.length > 1) return { note: `上年有 ${reports.length} 份不同的报告，两年衔接没有核对。` };
    return { report: reports[0] as Report };
  };
}
