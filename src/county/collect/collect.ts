import { type CheckOptions, check } from "../../checks/check.ts";
import type { Finding } from "../../problem/finding.ts";
import { refuseArgument } from "../../problem/wanted.ts";
import { isOddityCode, withOddities } from "../oddities/oddities.ts";
import { matchPublications } from "../publication/publication.ts";
import { wantedRoll } from "../roll/roll.ts";
import { emptyLedger, type Ledger } from "../rounds/ledger.ts";
import { settled, withWaivers } from "../rounds/settle.ts";
import type { ReadFile } from "./entry.ts";
import { type Matched, type MatchedAgency, type MatchInput, matchFiles } from "./match-files.ts";
import type { Collected, CollectedAgency, CollectedFile } from "./state.ts";

export interface CollectInput extends MatchInput {
  /** What the agencies published: files from their websites. Left out: nothing is said of it. */
  readonly published?: readonly ReadFile[];
  /** The day of the run, ISO 8601: no clock is asked. Left out: nothing is late yet. */
  readonly today?: string;
  /** Rules that are switched off for all: code → reason. */
  readonly waived?: Readonly<Record<string, string>>;
}

/** How an agency's report is checked. */
export const checkOptionsFor = (
  { row, last }: Pick<MatchedAgency, "row" | "last">,
  waived: Readonly<Record<string, string>> = {},
): CheckOptions => ({
  waived: {
    ...Object.fromEntries(Object.entries(waived).filter(([code]) => !isOddityCode(code))),
    ...(last && { "YEAR-AGENCY": "按名册对应的上年报告" }),
  },
  ...(last && { previous: last }),
  ...(row.publishDue !== undefined && { publishBy: row.publishDue }),
});

/** What was answered, without what a file that came since has made a question again. */
function standingAnswers(answers: Ledger["answers"], files: Matched["files"]): Ledger["answers"] {
  const asked = new Map(
    files.flatMap(({ sha256, state, answer }) => (state === "待定" && sha256 ? [[sha256, answer]] : [])),
  );
  return Object.fromEntries(
    Object.entries(answers).flatMap(([sum, given]) => {
      const answer = asked.has(sum) ? asked.get(sum) : given;
      return answer === undefined ? [] : [[sum, answer]];
    }),
  );
}

/**
 * The second half of `collect`: what only all reports together tell is added to what was found, and it is laid beside
 * what was asked in the run before.
 *
 * @param found - of each agency in the order of the roll; nothing where there is no report
 */
export function settleRound(
  input: Omit<CollectInput, "files">,
  matched: Matched,
  found: readonly (readonly Finding[])[],
): Collected {
  const { year, today = "", ledger = emptyLedger, published } = input;
  const { files, agencies } = matched;
  const publications = published && matchPublications(matched, input, published);
  const all = withOddities(agencies, found, input.waived);
  const seen: Record<string, string> = { ...ledger.seen };
  for (const { sha256 } of files) if (sha256 !== undefined) seen[sha256] ??= today;
  const waiting = new Set(files.flatMap(({ state, sha256 }) => (state === "待定" && sha256 ? [sha256] : [])));
  const records: Record<string, Ledger["agencies"][string]> = { ...ledger.agencies };
  const collected = agencies.map((agency, i): CollectedAgency => {
    const { row, state, files, report, last, taken, previousNote } = agency;
    const before = records[row.name];
    const findings = withWaivers(row.name, all[i] ?? [], ledger.waivers);
    if (report !== undefined && taken?.sha256 !== undefined) {
      const { sha256, file } = taken;
      const on = seen[sha256] ?? today;
      records[row.name] = settled(before, { sha256, file, report, findings, on }, today);
    }
    const record = records[row.name];
    const round = record?.rounds.at(-1);
    const publication = publications?.agencies[i];
    return {
      row,
      state,
      files,
      findings,
      issues: record?.issues ?? [],
      ...(report && { report }),
      ...(last && { last }),
      ...(record?.first && { receivedOn: record.first }),
      ...(report !== undefined && round && { round }),
      ...(previousNote !== undefined && { previousNote }),
      ...(report === undefined && before && { takenBefore: before.file }),
      ...(report === undefined && before && waiting.has(before.sha256) && { takenWaits: true as const }),
      ...(publication && { publication }),
    };
  });
  const told = files.map((file): CollectedFile => {
    const day = seen[file.sha256 ?? ""];
    return day ? { ...file, seenOn: day } : file;
  });
  return {
    year,
    today,
    files: told,
    agencies: collected,
    ledger: { ...ledger, seen, agencies: records, answers: standingAnswers(ledger.answers, files) },
    ...(publications && { published: publications.files }),
  };
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
  refuseArgument("collect", "input", input, {
    what: "收到的 { roll, year, files }",
    parts: { roll: "object", year: "number", files: "list" },
  });
  refuseArgument("collect", "input.roll", input.roll, wantedRoll);
  const matched = matchFiles(input);
  const found = matched.agencies.map((agency) =>
    agency.report === undefined ? [] : check(agency.report, checkOptionsFor(agency, input.waived)),
  );
  return settleRound(input, matched, found);
}
