import { isComplete } from "../../intake/read.ts";
import { NianbaoError } from "../../problem/problem.ts";
import { toldTogether } from "../../problem/told-together.ts";
import { asReport } from "../../report/parse.ts";
import type { Report } from "../../report/report.ts";
import { matchName, type NameIndex } from "../names/match.ts";
import type { RollRow } from "../roll/roll.ts";
import { type Identified, identify } from "./identify.ts";
import type { CollectedFile, FileFacts } from "./state.ts";

/** What may be answered besides a unit's name. */
export const answerWords = { take: "采用建议", drop: "不用", use: "用这份" } as const;

/** A file that came in, as it was read, or why it was not. */
export interface ReadFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly facts?: FileFacts;
  readonly trouble?: string;
}

/** A file under way: `row` is whose it is, as far as that is known. */
export interface FileEntry {
  readonly collected: CollectedFile;
  readonly row?: RollRow;
  readonly report?: Report;
  readonly use?: boolean;
}

/** Whose a file is, where the proposal was accepted: the one unit that it may be; of several none is the proposal. */
function accepted(index: NameIndex, found: Identified, take: boolean): Identified {
  if (!take || !("asked" in found)) return found;
  const [name, ...others] = found.proposals;
  const row = others.length === 0 ? index.roll.rows.find((one) => one.name === name) : undefined;
  if (row !== undefined) return { row };
  const why = name === undefined ? "没有单位" : `有 ${found.proposals.length} 个单位`;
  return { ...found, asked: `${found.asked}“可能是”里${why}，“${answerWords.take}”定不了，请写单位全称。` };
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
  const others = matches.flatMap(({ part, match }) => (match.kind === "sure" ? [] : [{ part, match }]));
  return {
    take: parts.includes(answerWords.take),
    drop: parts.includes(answerWords.drop),
    use: parts.includes(answerWords.use),
    row: sure.length === 1 ? sure[0] : undefined,
    unclear: sure.length > 1 ? parts : others.map(({ part }) => part),
    meant: [...sure, ...others.flatMap(({ match }) => match.rows)].map(({ name }) => name),
  };
}

/** Notes of a reading that are said one by one. */
const mostNotes = 5;

export const pendingFile = (
  file: CollectedFile,
  reason: string,
  more: Partial<CollectedFile> = {},
): CollectedFile => ({
  ...file,
  ...more,
  state: "待定",
  reason,
});

/** What a file's name says that it is, where its content is none of that. */
const disguised = (file: string, { kind }: FileFacts): string | undefined =>
  kind === "text" || kind === "html" || kind === "json"
    ? /\.(?:docx?|xlsx?|pdf|ofd|wps|et)$/iu.exec(file)?.[0].toLowerCase()
    : undefined;

/** What reading a file supplied or took by its place: nobody need decide it, but it is said. */
function readingNotes({ items }: FileFacts): string | undefined {
  const notes = toldTogether(items.filter(({ trust }) => trust === "told"));
  if (notes.length === 0) return undefined;
  const more = notes.length > mostNotes ? `……共 ${notes.length} 项。` : "";
  const shown = notes.slice(0, mostNotes).map(({ place, message }) => `${place}：${message}`);
  return `读入时：${shown.join("")}${more}`;
}

const ofOtherYear = (told: number, year: number): string => `是 ${told} 年的报告，本次收 ${year} 年的。`;

/** The state of one file by itself. */
export function entryAlone(
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
    const bare: FileFacts = { sha256: "", kind: "", status: "refused", items: [] };
    const known = who(bare);
    const row = "row" in known ? known.row : undefined;
    const ending = facts && disguised(file, facts);
    // Something came, and by its name as a report: its agency is told that it cannot be used, not that nothing came.
    if (facts?.stranger && (row === undefined || ending === undefined))
      return { collected: { ...base, state: "不是报告", reason } };
    const why =
      ending === undefined
        ? reason
        : `文件名是 ${ending}，内容却不是：可能只改了文件名，或另存时选错了格式。请打开原件，另存为 Word 文件（.docx）后重新报送。`;
    return {
      collected: { ...base, state: "读不了", reason: why, ...(row && { agency: row.name }) },
      ...(row && { row }),
    };
  }
  const answer = answerOf(index, given ?? "");
  if (answer.drop) return { collected: { ...base, state: "不是报告", reason: "由人定为不用。" } };
  // An answer that says nothing leaves the file as it was: it is asked still, and whose it may be stays known.
  const isUnclear = answer.unclear.length > 0;
  const known: Identified =
    answer.row && !isUnclear ? { row: answer.row } : accepted(index, who(facts), answer.take);
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
  const wrongYear = typeof told === "number" && told !== year && !yearAsked ? told : undefined;
  if (wrongYear !== undefined && row !== undefined)
    return entry({ ...named, state: "年份不对", reason: ofOtherYear(wrongYear, year) });
  // Of another year, and nobody knows whose: its agency did hand in something, and is to be told so.
  const problems: string[] = wrongYear === undefined ? [] : [ofOtherYear(wrongYear, year)];
  if (isUnclear)
    problems.push(
      `回答“${answer.unclear.join("；")}”看不懂：请填名册里的单位全称，或 ${Object.values(answerWords).join("、")}。`,
    );
  if ("asked" in known) problems.push(known.asked);
  const isOpen = open.length > 0 && !answer.take && wrongYear === undefined;
  if (isOpen)
    problems.push(
      `有 ${open.length} 处读不准：${open
        .slice(0, 5)
        .map(({ place, message }) => `${place}：${message}`)
        .join("")}建议都对的，写“${answerWords.take}”；不对的，请单位改后重交。`,
    );
  const whose = "proposals" in known ? known.proposals : isUnclear && row ? [row.name] : [];
  const proposals = [...new Set([...whose, ...(isUnclear ? answer.meant : [])])];
  const pending = pendingFile(named, problems.join(""), {
    ...(proposals.length > 0 && { proposals }),
    ...(isOpen && { unclear: open }),
  });
  if (row === undefined || isOpen) return entry(pending);
  try {
    const data = facts.status === "asked" ? facts.proposed : facts.report;
    const report = isComplete(data) ? data : asReport({ ...data, ...(row && { agency: row.name }) });
    if (report.year !== year)
      return entry({ ...named, state: "年份不对", reason: ofOtherYear(report.year, year) });
    // Its report goes along: another of the same agency must not be taken because of a slip in an answer.
    const reason = readingNotes(facts);
    return entry(isUnclear ? pending : { ...named, ...(reason && { reason }) }, report);
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    return entry({ ...named, state: "读不了", reason: `采用建议后仍不完整：${error.message}` });
  }
}
