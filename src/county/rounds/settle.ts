import type { Finding } from "../../problem/finding.ts";
import type { Report } from "../../report/report.ts";
import { changesBeside, nextIssues } from "./compare.ts";
import { type AgencyRecord, type Ledger, type Round, waiverKey } from "./ledger.ts";
import { snapshotOf } from "./snapshot.ts";

/** Most rounds that are kept of an agency. */
const mostAnswers = 20;

/** What was taken of an agency in this run. */
export interface TakenVersion {
  readonly sha256: string;
  readonly file: string;
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** The day on which this version came. */
  readonly on: string;
}

/** Findings with the reasons for which they are passed over; one whose value has changed since is asked anew, and told so. */
export function withWaivers(
  agency: string,
  findings: readonly Finding[],
  waivers: Ledger["waivers"],
): Finding[] {
  const given = Object.entries(waivers).filter(([key]) => key.startsWith(`${agency}\t`));
  if (given.length === 0) return [...findings];
  return findings.map((finding) => {
    const { code, place, found, message } = finding;
    const reason = waivers[waiverKey(agency, code, place, found)];
    if (reason !== undefined) return { ...finding, waived: reason };
    const other = given.find(([key]) => key.startsWith(waiverKey(agency, code, place, "")));
    if (other === undefined) return finding;
    return { ...finding, message: `${message}（对原来的值写过理由：${other[1]}；现在的值不同，请再定。）` };
  });
}

/** The record of an agency after a run. Nothing new: the record as it was. */
export function settled(before: AgencyRecord | undefined, taken: TakenVersion, today: string): AgencyRecord {
  const { sha256, file, report, findings, on } = taken;
  const snapshot = snapshotOf(report);
  if (before === undefined) {
    const { issues } = nextIssues([], findings, today, "");
    return { sha256, file, first: on, snapshot, issues, rounds: [] };
  }
  const isSame = JSON.stringify(before.snapshot) === JSON.stringify(snapshot);
  const gone = isSame ? "不再提出：核对的依据变了" : "已改";
  const { issues, fixed, open, fresh } = nextIssues(before.issues, findings, today, gone);
  const first = before.first < on ? before.first : on;
  if (isSame && before.sha256 === sha256) return { ...before, file, first, issues };
  const asked = before.issues.filter(({ closed }) => closed === undefined);
  const round: Round = {
    on: today,
    from: before.sha256.slice(0, 8),
    to: sha256.slice(0, 8),
    fixed,
    open,
    fresh,
    ...changesBeside(before.snapshot, snapshot, asked),
  };
  return { sha256, file, first, snapshot, issues, rounds: [...before.rounds, round].slice(-mostAnswers) };
}
