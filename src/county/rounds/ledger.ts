import type { Severity } from "../../problem/finding.ts";
import { refuseArgument, refuseNoBytes } from "../../problem/wanted.ts";
import type { Snapshot, ValueChange } from "./snapshot.ts";

/** A finding on its way from the day it was raised to the day it was settled: a line of the list 销号. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  readonly place: string;
  readonly found: string;
  readonly expected?: string;
  readonly message: string;
  /** Every address that it asks about: where it stands, and the figures that tell so. */
  readonly cells: readonly string[];
  /** ISO 8601. */
  readonly opened: string;
  readonly closed?: string;
  /** How it was settled. */
  readonly how?: string;
}

/** What an answer came to: a version of a report beside the one that was taken before. */
export interface Round {
  readonly on: string;
  /** First digits of the two files' SHA-256. */
  readonly from: string;
  readonly to: string;
  readonly fixed: number;
  readonly open: number;
  readonly fresh: number;
  /** What was changed though nobody asked about it. */
  readonly unasked: readonly ValueChange[];
  /** Totals and counterparts that had to change with other figures; nothing in what an older version wrote. */
  readonly followed?: readonly ValueChange[];
}

/** What is remembered of an agency. */
export interface AgencyRecord {
  readonly sha256: string;
  readonly file: string;
  /** The day on which the first usable file of it came. */
  readonly first: string;
  readonly snapshot: Snapshot;
  readonly issues: readonly Issue[];
  readonly rounds: readonly Round[];
}

/** What a run leaves for the next one. */
export interface Ledger {
  /** The day on which a file was seen first, by SHA-256. */
  readonly seen: Readonly<Record<string, string>>;
  readonly agencies: Readonly<Record<string, AgencyRecord>>;
  /** Reasons for which findings are passed over, by `waiverKey`. */
  readonly waivers: Readonly<Record<string, string>>;
  /** What was answered to files, by SHA-256. */
  readonly answers: Readonly<Record<string, string>>;
}

export const emptyLedger: Ledger = { seen: {}, agencies: {}, waivers: {}, answers: {} };

/** By what a reason is bound to a finding: agency, rule, place, and what stands there. */
export const waiverKey = (agency: string, code: string, place: string, found: string): string =>
  // As a cell gives it back, which trims and knows no tabs.
  [agency, code, place, found].map((part) => part.replace(/\s+/gu, " ").trim()).join("\t");

/** A ledger as it was stored; nothing if it is none, or of another shape. */
export function readLedger(bytes: Uint8Array): Ledger | undefined {
  refuseNoBytes("readLedger", bytes);
  try {
    const data = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Ledger> & {
      readonly format?: unknown;
    };
    const isMap = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
    if (
      data.format !== 1 ||
      !isMap(data.seen) ||
      !isMap(data.agencies) ||
      !isMap(data.waivers) ||
      !isMap(data.answers)
    )
      return undefined;
    const { seen, agencies, waivers, answers } = data as Ledger;
    return { seen, agencies, waivers, answers };
  } catch {
    return undefined;
  }
}

/** The same ledger gives the same bytes. */
export function ledgerBytes(ledger: Ledger): Uint8Array {
  refuseArgument("ledgerBytes", "ledger", ledger, {
    what: " collect 的结果里的 ledger",
    parts: { seen: "object", agencies: "object", waivers: "object", answers: "object" },
  });
  return new TextEncoder().encode(`${JSON.stringify({ format: 1, ...ledger })}\n`);
}

/** A ledger that was kept, without what only the next run asks for: what each report said. */
export const roundsOf = (ledger: Ledger): Ledger => ({
  ...ledger,
  agencies: Object.fromEntries(
    Object.entries(ledger.agencies).flatMap(([name, record]) => {
      const snapshot = { edition: record.snapshot.edition, figures: {}, texts: {} };
      return record.rounds.length === 0 ? [] : [[name, { ...record, snapshot }]];
    }),
  ),
});
