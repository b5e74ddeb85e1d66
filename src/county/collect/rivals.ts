import type { RollRow } from "../roll/roll.ts";
import { rivalDifference } from "./differences.ts";
import { answerWords, type FileEntry, pendingFile } from "./entry.ts";
import type { CollectedFile, FileState } from "./state.ts";

/** A name that a program or a person gave to a copy. */
const copyName = /副本|复制|copy|[（(]\d+[）)]/iu;

/** Which of two files of the same content stays: the one that says whose it is, then the one not called a copy. */
function isBetter(a: FileEntry, b: FileEntry): boolean {
  const rank = ({ report, collected }: FileEntry) =>
    (report === undefined ? 2 : 0) + (copyName.test(collected.file) ? 1 : 0);
  return rank(a) < rank(b);
}

/** Of what cannot be used none stays for another: two agencies may each hand in an empty file. */
const isUseless = (state: FileState) => state === "读不了" || state === "不是报告";

/** Files of the same content: one of them stays. */
export function withoutCopies(entries: readonly FileEntry[]): FileEntry[] {
  const first = new Map<string, FileEntry>();
  for (const entry of entries) {
    const { sha256, state } = entry.collected;
    if (sha256 === undefined || isUseless(state)) continue;
    const before = first.get(sha256);
    if (before === undefined || isBetter(entry, before)) first.set(sha256, entry);
  }
  return entries.map((entry) => {
    const kept = first.get(entry.collected.sha256 ?? "");
    if (kept === undefined || kept === entry || isUseless(entry.collected.state)) return entry;
    const { file, sha256 } = entry.collected;
    return {
      collected: {
        file,
        state: "重复",
        reason: `与“${kept.collected.file}”内容相同。`,
        ...(sha256 && { sha256 }),
      },
    };
  });
}

/** An answer without 用这份. */
const withoutUse = (answer = ""): string =>
  answer
    .split(/[;；\n]/u)
    .filter((part) => part.trim() !== answerWords.use)
    .join("；");

/** Why files of one agency are asked about: one of them was taken before, or nobody knows which. */
function rivalReason(
  entry: FileEntry,
  different: readonly FileEntry[],
  takenBefore: ReadonlySet<string>,
): string {
  const whose = `“${entry.row?.name}”`;
  const names = (all: readonly FileEntry[]) => all.map(({ collected }) => `“${collected.file}”`).join("、");
  const old = different.filter(({ collected }) => takenBefore.has(collected.sha256 ?? ""));
  const fresh = different.filter((one) => !old.includes(one));
  if (old.length !== 1)
    return `${whose}交了 ${different.length} 份不同的报告（${different.map(({ collected }) => collected.file).join("、")}），请在要用的一份写“${answerWords.use}”。`;
  return entry === old[0]
    ? `${whose}上次收下的是这份，现在另有内容不同的${names(fresh)}。仍用这份，请在这一行写“${answerWords.use}”；用另一份，请写在那一行，或把这份移出收件的目录。`
    : `${whose}上次收下的是${names(old)}，这份是另外来的，内容不同。用这份，请在这一行写“${answerWords.use}”，或把上次的移出收件的目录；不用这份，写“${answerWords.drop}”。`;
}

/** How a file differs from the first of the others. */
function againstOther(entry: FileEntry, different: readonly FileEntry[]): string {
  const other = different.find((one) => one !== entry);
  if (entry.report === undefined || other?.report === undefined) return "";
  return `\n${rivalDifference(entry.report, other.collected.file, other.report)}`;
}

/**
 * Several files of one agency: the same report in another form is a copy; others are asked, and never chosen by date.
 *
 * @param takenBefore - SHA-256 of what was taken in the run before
 * @param seen - of all that came in before: what was answered then decides nothing about a file that came since
 */
export function withoutRivals(
  entries: readonly FileEntry[],
  takenBefore: ReadonlySet<string> = new Set(),
  seen: ReadonlySet<string> = new Set(),
): FileEntry[] {
  const byRow = new Map<RollRow, FileEntry[]>();
  for (const entry of entries)
    if (entry.row && entry.report) byRow.set(entry.row, [...(byRow.get(entry.row) ?? []), entry]);
  const changed = new Map<FileEntry, CollectedFile>();
  for (const all of byRow.values()) {
    const different: FileEntry[] = [];
    for (const entry of all) {
      const same = different.find(({ report }) => JSON.stringify(report) === JSON.stringify(entry.report));
      if (same === undefined) different.push(entry);
      else
        changed.set(entry, {
          ...entry.collected,
          state: "重复",
          reason: `与“${same.collected.file}”是同一份报告，数据和文字都相同。`,
        });
    }
    if (different.length < 2) continue;
    const came = different.some(({ collected }) => !seen.has(collected.sha256 ?? ""));
    const isStale = ({ use, collected }: FileEntry) =>
      use === true && came && takenBefore.has(collected.sha256 ?? "");
    const chosen = different.filter((entry) => entry.use && !isStale(entry));
    for (const entry of different)
      if (chosen.length !== 1) {
        const { answer: given, ...bare } = entry.collected;
        const answer = isStale(entry) ? withoutUse(given) : given;
        const before = bare.state === "待定" ? (bare.reason ?? "") : "";
        changed.set(
          entry,
          pendingFile(
            { ...bare, ...(answer && { answer }) },
            before + rivalReason(entry, different, takenBefore) + againstOther(entry, different),
          ),
        );
      } else if (entry !== chosen[0])
        changed.set(entry, {
          ...entry.collected,
          state: "重复",
          reason: `已定用“${chosen[0]?.collected.file}”，这份不用。`,
        });
  }
  return entries.map((entry) => {
    const collected = changed.get(entry);
    return collected === undefined ? entry : { collected, ...(entry.row && { row: entry.row }) };
  });
}
