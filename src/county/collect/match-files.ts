import type { Report } from "../../report/report.ts";
import { indexNames } from "../names/match.ts";
import type { Roll, RollRow } from "../roll/roll.ts";
import { emptyLedger, type Ledger } from "../rounds/ledger.ts";
import { entryAlone, type FileEntry, type ReadFile } from "./entry.ts";
import { type LastYearFile, lastYearFinder } from "./last-year.ts";
import { withoutCopies, withoutRivals } from "./rivals.ts";
import type { AgencyState, CollectedFile } from "./state.ts";

/** What came in, and what it is laid against. */
export interface MatchInput {
  readonly roll: Roll;
  readonly year: number;
  readonly files: readonly ReadFile[];
  /** What a person answered, by the SHA-256 of the file that was asked about. */
  readonly answers?: ReadonlyMap<string, string>;
  /** Last year's files; left out: the rules from year to year are not run. */
  readonly previous?: readonly LastYearFile[];
  /** What the run before left: what was taken and asked then. */
  readonly ledger?: Ledger;
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
}: MatchInput): Matched {
  const index = indexNames(roll);
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const alone = sorted.map((file) => entryAlone(index, year, file, answers?.get(file.facts?.sha256 ?? "")));
  const takenBefore = new Set(Object.values(ledger.agencies).map(({ sha256 }) => sha256));
  const entries = withoutRivals(withoutCopies(alone), takenBefore, new Set(Object.keys(ledger.seen)));
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
  const lastYear = previous === undefined ? undefined : lastYearFinder(roll, year, previous, index);
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
