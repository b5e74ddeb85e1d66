import type { Finding } from "../../problem/finding.ts";
import type { Wanted } from "../../problem/wanted.ts";
import type { Draft, ReadingItem } from "../../published/reading.ts";
import type { Report } from "../../report/report.ts";
import type { Publication } from "../publication/state.ts";
import type { RollRow } from "../roll/roll.ts";
import type { Issue, Ledger, Round } from "../rounds/ledger.ts";

/** What became of a file: it is in exactly one of these. */
export const fileStates = ["收到", "重复", "待定", "年份不对", "读不了", "不是报告"] as const;
export type FileState = (typeof fileStates)[number];

/** How an agency stands. */
export const agencyStates = ["收到", "待定", "交了不能用", "未交"] as const;
export type AgencyState = (typeof agencyStates)[number];

/** What reading a file gave: all that a second run has to know of it. */
export interface FileFacts {
  readonly sha256: string;
  readonly kind: string;
  readonly status: "sure" | "told" | "asked" | "refused";
  readonly report?: Report | Draft;
  readonly proposed?: Report | Draft;
  /** Whether `proposed` is a whole report rather than a draft. */
  readonly whole?: true;
  readonly items: readonly ReadingItem[];
  /** Why nothing could be read, and what to do. */
  readonly refused?: string;
  /** Whether it is no report at all, rather than one that cannot be read. */
  readonly stranger?: true;
}

/** A file with what became of it. */
export interface CollectedFile {
  readonly file: string;
  readonly sha256?: string;
  readonly state: FileState;
  /** 单位全称 of the roll. */
  readonly agency?: string;
  /** Why, and what to do: Chinese. */
  readonly reason?: string;
  /** Agencies that it may be from, for whoever answers. */
  readonly proposals?: readonly string[];
  /** What was answered to it. */
  readonly answer?: string;
  /** What of it could not be read, place by place. */
  readonly unclear?: readonly ReadingItem[];
  /** The day of the run that saw it first, ISO 8601; a file's own date is no proof. */
  readonly seenOn?: string;
}

/** An agency with what came from it. */
export interface CollectedAgency {
  readonly row: RollRow;
  readonly state: AgencyState;
  readonly files: readonly string[];
  readonly report?: Report;
  /** Its report of the year before, where one was found. */
  readonly last?: Report;
  readonly findings: readonly Finding[];
  /** What stands in the way of comparing with last year: nothing found, or more than one. */
  readonly previousNote?: string;
  /** The day on which its first usable file came, ISO 8601. */
  readonly receivedOn?: string;
  /** All that was ever asked of it, with dates. */
  readonly issues: readonly Issue[];
  /** What its last answer came to. */
  readonly round?: Round;
  /** The file that was taken before, where none is now. */
  readonly takenBefore?: string;
  /** Whether that file is still there, and waits for an answer. */
  readonly takenWaits?: true;
  /** How what it published stands against what it handed in; nothing where that was not asked. */
  readonly publication?: Publication;
}

/** What takes the agencies alone. */
export const wantedAgencies: Wanted = {
  what: " collect 的结果里的 agencies（数组）",
  kind: "list",
  each: { what: "单位", parts: { row: "object" } },
};

/** What the outputs of a collection take. */
export const wantedCollected: Wanted = {
  what: " collect 的结果",
  parts: { year: "number", files: "list", agencies: "list", ledger: "object" },
};

/** All that came in, against the roll. */
export interface Collected {
  readonly year: number;
  /** The day of the run, ISO 8601; empty if it was not said. */
  readonly today: string;
  readonly files: readonly CollectedFile[];
  readonly agencies: readonly CollectedAgency[];
  /** What the agencies published, file by file; paths below their own folder. */
  readonly published?: readonly CollectedFile[];
  /** What the next run has to know. */
  readonly ledger: Ledger;
}

/** What became of the file that was taken before, where none is now; nothing where there was none. */
export function takenBeforeText({ takenBefore, takenWaits }: CollectedAgency): string | undefined {
  if (takenBefore === undefined) return undefined;
  return takenWaits
    ? `上次收下的“${takenBefore}”还在，用哪一份要由人来定，见“待定”。`
    : `上次收下的“${takenBefore}”现在没有了，或还不能用。`;
}

/** 「收到 12，待定 3」 */
export const statesCounted = <T extends string>(names: readonly T[], all: readonly { readonly state: T }[]) =>
  names.map((name) => `${name} ${all.filter(({ state }) => state === name).length}`).join("，");
