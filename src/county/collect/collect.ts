import { type CheckOptions, check } from "../../checks/check.ts";
import type { Finding } from "../../problem/finding.ts";
import type { Report } from "../../report/report.ts";
import { indexNames } from "../names/match.ts";
import type { Roll, RollRow } from "../roll/roll.ts";
import { emptyLedger, type Ledger } from "../rounds/ledger.ts";
import { settled, withWaivers } from "../rounds/settle.ts";
import { entryAlone, type FileEntry, type ReadFile } from "./entry.ts";
import { type LastYearFile, lastYearFinder } from "./last-year.ts";
import { withoutCopies, withoutRivals } from "./rivals.ts";
import type { AgencyState, Collected, CollectedAgency, CollectedFile } from "./state.ts";

export interface CollectInput {
  readonly roll: Roll;
  readonly year: number;
  readonly files: readonly ReadFile[];
  /** What a person answered, by the SHA-256 of the file that was asked about. */
  readonly answers?: ReadonlyMap<string, string>;
  /** Last year's files; left out: the rules from year to year are not run. */
  readonly previous?: readonly LastYearFile[];
  /** The day of the run, ISO 8601: no clock is asked. Left out: nothing is late yet. */
  readonly today?: string;
  /** What the run before left: what was taken and asked then. */
  readonly ledger?: Ledger;
  /** Rules that are switched off for all: code → reason. */
  readonly waived?: Readonly<Record<string, string>>;
}

/** An agency before its report is checked. */
export interface MatchedAgency {
  readonly row: RollRow;
  readonly state: AgencyState;
  readonly files: readonly string[];
  /** The file that was taken, and what it holds. */
  readonly taken?: CollectedFile;
  readonly report?: Report;
  readonly last?: Report;
  readonly previousNote?: string;
}

/** What came in laid against the roll, before anything is checked. */
export interface Matched {
  readonly files: readonly CollectedFile[];
  readonly agencies: readonly MatchedAgency[];
}

function agencyStateOf(
  entries: readonly FileEntry[],
  row: RollRow,
  pending: ReadonlySet<string>,
): AgencyState {
  const states = new Set(entries.map(({ collected }) => collected.state));
  if (states.has("收到")) return "收到";
  if (states.has("待定") || pending.has(row.name)) return "待定";
  return states.has("年份不对") || states.has("读不了") ? "交了不能用" : "未交";
}

/** The first half of `collect`: whose each file is, and last year's report beside it. Nothing is checked yet. */
export function matchFiles({
  roll,
  year,
  files,
  answers,
  previous,
  ledger = emptyLedger,
}: CollectInput): Matched {
  const index = indexNames(roll);
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const alone = sorted.map((file) => entryAlone(index, year, file, answers?.get(file.facts?.sha256 ?? "")));
  const takenBefore = new Set(Object.values(ledger.agencies).map(({ sha256 }) => sha256));
  const entries = withoutRivals(withoutCopies(alone), takenBefore);
  const pending = new Set(
    entries.flatMap(({ collected, row }) =>
      collected.state === "待定" && row === undefined ? (collected.proposals ?? []) : [],
    ),
  );
  const byName = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    const { agency } = entry.collected;
    if (agency === undefined) continue;
    const list = byName.get(agency);
    if (list === undefined) byName.set(agency, [entry]);
    else list.push(entry);
  }
  const lastYear = previous === undefined ? undefined : lastYearFinder(roll, year, previous);
  const agencies = roll.rows.map((row): MatchedAgency => {
    const own = byName.get(row.name) ?? [];
    const used = own.find(({ collected }) => collected.state === "收到");
    const last = used?.report === undefined ? undefined : lastYear?.(row);
    return {
      row,
      state: agencyStateOf(own, row, pending),
      files: own.map(({ collected }) => collected.file),
      ...(used?.report && { taken: used.collected, report: used.report }),
      ...(last?.report && { last: last.report }),
      ...(last?.note !== undefined && { previousNote: last.note }),
    };
  });
  return { files: entries.map(({ collected }) => collected), agencies };
}

/** How an agency's report is checked. */
export const checkOptionsFor = (
  { row, last }: Pick<MatchedAgency, "row" | "last">,
  waived: Readonly<Record<string, string>> = {},
): CheckOptions => ({
  waived: { ...waived, ...(last && { "YEAR-AGENCY": "按名册对应的上年报告" }) },
  ...(last && { previous: last }),
  ...(row.publishDue !== undefined && { publishBy: row.publishDue }),
});

/**
 * The second half of `collect`: what was found is laid beside what was asked in the run before.
 *
 * @param found - of each agency in the order of the roll; nothing where there is no report
 */
export function settleRound(
  { year, today = "", ledger = emptyLedger }: Pick<CollectInput, "year" | "today" | "ledger">,
  { files, agencies }: Matched,
  found: readonly (readonly Finding[])[],
): Collected {
  const seen: Record<string, string> = { ...ledger.seen };
  for (const { sha256 } of files) if (sha256 !== undefined) seen[sha256] ??= today;
  const records: Record<string, Ledger["agencies"][string]> = { ...ledger.agencies };
  const collected = agencies.map((agency, i): CollectedAgency => {
    const { row, state, files, report, taken, previousNote } = agency;
    const before = records[row.name];
    const findings = withWaivers(row.name, found[i] ?? [], ledger.waivers);
    if (report !== undefined && taken?.sha256 !== undefined) {
      const { sha256, file } = taken;
      const on = seen[sha256] ?? today;
      records[row.name] = settled(before, { sha256, file, report, findings, on }, today);
    }
    const record = records[row.name];
    const round = record?.rounds.at(-1);
    return {
      row,
      state,
      files,
      findings,
      issues: record?.issues ?? [],
      ...(report && { report }),
      ...(record?.first && { receivedOn: record.first }),
      ...(report !== undefined && round && { round }),
      ...(previousNote !== undefined && { previousNote }),
      ...(report === undefined && before && { takenBefore: before.file }),
    };
  });
  const told = files.map((file): CollectedFile => {
    const day = seen[file.sha256 ?? ""];
    return day ? { ...file, seenOn: day } : file;
  });
  return { year, today, files: told, agencies: collected, ledger: { ...ledger, seen, agencies: records } };
}

/**
 * Lays what came in against the roll: every file in one state, every agency in one, what `check` finds, and what became
 * of what was asked before. The order of the files does not matter. Pure: files were read by `readFacts`.
 *
 * @example
 * const files = [{ file: "财政局.docx", facts: await readFacts(bytes) }];
 * const { agencies, ledger } = collect({ roll, year: 2025, files });
 */
export function collect(input: CollectInput): Collected {
  const matched = matchFiles(input);
  const found = matched.agencies.map((agency) =>
    agency.report === undefined ? [] : check(agency.report, checkOptionsFor(agency, input.waived)),
  );
  return settleRound(input, matched, found);
}
