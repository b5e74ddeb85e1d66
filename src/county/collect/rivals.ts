import type { RollRow } from "../roll/roll.ts";
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

/** Several files of one agency: the same report in another form is a copy; others are asked, and never chosen by date. */
export function withoutRivals(
  entries: readonly FileEntry[],
  takenBefore: ReadonlySet<string> = new Set(),
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
    const chosen = different.filter(({ use }) => use);
    const names = different
      .map(({ collected: { file, sha256 } }) =>
        takenBefore.has(sha256 ?? "") ? `${file}〔上次收下的〕` : file,
      )
      .join("、");
    for (const entry of different)
      if (chosen.length !== 1)
        changed.set(
          entry,
          pendingFile(
            entry.collected,
            `“${entry.row?.name}”交了 ${different.length} 份不同的报告（${names}），请在要用的一份写“${answerWords.use}”。`,
          ),
        );
      else if (entry !== chosen[0])
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
