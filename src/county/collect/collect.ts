import { check } from "../../checks/check.ts";
import { isComplete } from "../../intake/read.ts";
import { NianbaoError } from "../../problem/problem.ts";
import { asReport } from "../../report/parse.ts";
import type { Report } from "../../report/report.ts";
import { indexNames, matchName, type NameIndex } from "../names/match.ts";
import type { Roll, RollRow } from "../roll/roll.ts";
import { type Identified, identify } from "./identify.ts";
import { type LastYearFile, lastYearFinder } from "./last-year.ts";
import type { AgencyState, Collected, CollectedAgency, CollectedFile, FileFacts } from "./state.ts";

/** What may be answered besides a unit's name. */
export const answerWords = { take: "采用建议", drop: "不用", use: "用这份" } as const;

/** A file that came in, as it was read, or why it was not. */
export interface ReadFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly facts?: FileFacts;
  readonly trouble?: string;
}

export interface CollectInput {
  readonly roll: Roll;
  readonly year: number;
  readonly files: readonly ReadFile[];
  /** What a person answered, by the SHA-256 of the file that was asked about. */
  readonly answers?: ReadonlyMap<string, string>;
  /** Last year's files; left out: the rules from year to year are not run. */
  readonly previous?: readonly LastYearFile[];
}

/** A file under way: `row` is whose it is, as far as that is known. */
interface FileEntry {
  readonly collected: CollectedFile;
  readonly row?: RollRow;
  readonly report?: Report;
  readonly use?: boolean;
}

/** An answer: several parts may be given, parted by ；. */
function answerOf(index: NameIndex, text: string) {
  const parts = text
    .split(/[;；\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const words: string[] = Object.values(answerWords);
  const matches = parts
    .filter((part) => !words.includes(part))
    .map((part) => ({ part, match: matchName(index, part) }));
  const sure = matches.flatMap(({ match }) => (match.kind === "sure" ? [match.row] : []));
  const unclear = matches.filter(({ match }) => match.kind !== "sure").map(({ part }) => part);
  return {
    take: parts.includes(answerWords.take),
    drop: parts.includes(answerWords.drop),
    use: parts.includes(answerWords.use),
    row: sure.length === 1 ? sure[0] : undefined,
    unclear: sure.length > 1 ? parts : unclear,
  };
}

const pendingFile = (
  file: CollectedFile,
  reason: string,
  more: Partial<CollectedFile> = {},
): CollectedFile => ({
  ...file,
  ...more,
  state: "待定",
  reason,
});

/** The state of one file by itself. */
function entryAlone(
  index: NameIndex,
  year: number,
  { file, facts, trouble }: ReadFile,
  given: string | undefined,
): FileEntry {
  const base: CollectedFile = {
    file,
    state: "收到",
    ...(facts && { sha256: facts.sha256 }),
    ...(given !== undefined && { answer: given }),
  };
  const who = (known: FileFacts): Identified => identify(index, file, known);
  if (facts === undefined || facts.status === "refused") {
    const reason = trouble ?? facts?.refused ?? "读不了这个文件。";
    if (facts?.stranger) return { collected: { ...base, state: "不是报告", reason } };
    const bare: FileFacts = { sha256: "", kind: "", status: "refused", items: [] };
    const known = who(bare);
    const row = "row" in known ? known.row : undefined;
    return {
      collected: { ...base, state: "读不了", reason, ...(row && { agency: row.name }) },
      ...(row && { row }),
    };
  }
  const answer = answerOf(index, given ?? "");
  if (answer.drop) return { collected: { ...base, state: "不是报告", reason: "由人定为不用。" } };
  if (answer.unclear.length > 0)
    return {
      collected: pendingFile(
        base,
        `回答“${answer.unclear.join("；")}”看不懂：请填名册里的单位全称，或 ${Object.values(answerWords).join("、")}。`,
      ),
    };
  const known: Identified = answer.row ? { row: answer.row } : who(facts);
  const row = "row" in known ? known.row : undefined;
  const named = { ...base, ...(row && { agency: row.name }) };
  const entry = (collected: CollectedFile, report?: Report): FileEntry => ({
    collected,
    ...(row && { row }),
    ...(report && { report }),
    ...(answer.use && { use: true }),
  });
  const open = facts.items.filter(
    ({ trust, path }) => trust === "asked" && !(answer.row && path === "agency"),
  );
  const told = (facts.proposed as { year?: unknown } | undefined)?.year;
  const yearAsked = open.some(({ path }) => path === "year");
  if (typeof told === "number" && told !== year && !yearAsked)
    return entry({
      ...named,
      state: "年份不对",
      reason: `是 ${told} 年的报告，本次收 ${year} 年的；请单位重交。`,
    });
  const problems: string[] = "asked" in known ? [known.asked] : [];
  if (open.length > 0 && !answer.take)
    problems.push(
      `有 ${open.length} 处读不准：${open
        .slice(0, 5)
        .map(({ place, message }) => `${place}：${message}`)
        .join("")}建议都对的，写“${answerWords.take}”；不对的，请单位改后重交。`,
    );
  if (problems.length > 0)
    return entry(
      pendingFile(named, problems.join(""), "proposals" in known ? { proposals: known.proposals } : {}),
    );
  try {
    const data = facts.status === "asked" ? facts.proposed : facts.report;
    const report = isComplete(data) ? data : asReport({ ...data, ...(row && { agency: row.name }) });
    if (report.year !== year)
      return entry({
        ...named,
        state: "年份不对",
        reason: `是 ${report.year} 年的报告，本次收 ${year} 年的；请单位重交。`,
      });
    return entry(named, report);
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    return entry({ ...named, state: "读不了", reason: `采用建议后仍不完整：${error.message}` });
  }
}

/** A name that a program or a person gave to a copy. */
const copyName = /副本|复制|copy|[（(]\d+[）)]/iu;

/** Which of two files of the same content stays: the one that says whose it is, then the one not called a copy. */
function isBetter(a: FileEntry, b: FileEntry): boolean {
  const rank = ({ report, collected }: FileEntry) =>
    (report === undefined ? 2 : 0) + (copyName.test(collected.file) ? 1 : 0);
  return rank(a) < rank(b);
}

/** Files of the same content: one of them stays. */
function withoutCopies(entries: readonly FileEntry[]): FileEntry[] {
  const first = new Map<string, FileEntry>();
  for (const entry of entries) {
    const { sha256 } = entry.collected;
    if (sha256 === undefined) continue;
    const before = first.get(sha256);
    if (before === undefined || isBetter(entry, before)) first.set(sha256, entry);
  }
  return entries.map((entry) => {
    const kept = first.get(entry.collected.sha256 ?? "");
    if (kept === undefined || kept === entry) return entry;
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
function withoutRivals(entries: readonly FileEntry[]): FileEntry[] {
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
    const names = different.map(({ collected }) => collected.file).join("、");
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

function stateOf(entries: readonly FileEntry[], row: RollRow, pending: ReadonlySet<string>): AgencyState {
  const states = new Set(entries.map(({ collected }) => collected.state));
  if (states.has("收到")) return "收到";
  if (states.has("待定") || pending.has(row.name)) return "待定";
  return states.has("年份不对") || states.has("读不了") ? "交了不能用" : "未交";
}

/**
 * Lays what came in against the roll: every file in one state, every agency in one, and what `check` finds. The order of
 * the files does not matter. Pure: files were read by `readFacts`.
 *
 * @example
 * const files = [{ file: "财政局.docx", facts: await readFacts(bytes) }];
 * const { agencies } = collect({ roll, year: 2025, files });
 */
export function collect({ roll, year, files, answers, previous }: CollectInput): Collected {
  const index = indexNames(roll);
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const alone = sorted.map((file) => entryAlone(index, year, file, answers?.get(file.facts?.sha256 ?? "")));
  const entries = withoutRivals(withoutCopies(alone));
  const pending = new Set(
    entries.flatMap(({ collected, row }) =>
      collected.state === "待定" && row === undefined ? (collected.proposals ?? []) : [],
    ),
  );
  const byName = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    const { agency } = entry.collected;
    if (agency !== undefined) byName.set(agency, [...(byName.get(agency) ?? []), entry]);
  }
  const lastYear = previous === undefined ? undefined : lastYearFinder(roll, year, previous);
  const agencies = roll.rows.map((row): CollectedAgency => {
    const own = byName.get(row.name) ?? [];
    const report = own.find(({ collected }) => collected.state === "收到")?.report;
    const last = report === undefined ? undefined : lastYear?.(row);
    return {
      row,
      state: stateOf(own, row, pending),
      files: own.map(({ collected }) => collected.file),
      findings:
        report === undefined
          ? []
          : check(report, {
              ...(last?.report && {
                previous: last.report,
                waived: { "YEAR-AGENCY": "按名册对应的上年报告" },
              }),
              ...(row.publishDue !== undefined && { publishBy: row.publishDue }),
            }),
      ...(report && { report }),
      ...(last?.note !== undefined && { previousNote: last.note }),
    };
  });
  return { year, files: entries.map(({ collected }) => collected), agencies };
}
