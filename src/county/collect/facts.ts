import { hexOf, sha256 } from "#platform";
import { kindName } from "../../intake/kind.ts";
import { isComplete, readReport } from "../../intake/read.ts";
import { NianbaoError, type Problem } from "../../problem/problem.ts";
import { refuseNoBytes } from "../../problem/wanted.ts";
import { decodedText } from "../../published/charset.ts";
import { ReportError } from "../../report/error.ts";
import { revivedReport } from "../../report/parse.ts";
import type { FileFacts } from "./state.ts";

/** The sum that a file is known by. */
export const fileSum = (bytes: Uint8Array): string => hexOf(sha256(bytes));

/** What a text says that is a report, however badly it can be read. */
const reportWords = /信息公开/u;

/** A text or page that does not speak of 信息公开, data and workbooks in which nothing of a report was found. */
function isStranger(kind: string, bytes: Uint8Array, problems: readonly Problem[]): boolean {
  if (kind === "text" || kind === "html") return !reportWords.test(decodedText(bytes));
  const lacking = new Set(["MISSING", "TABLE_MISSING", "TEXT_MISSING", "UNKNOWN_KEY", "NOT_AN_OBJECT"]);
  if (kind === "json")
    return problems.some(({ path }) => path === "agency") && problems.every(({ code }) => lacking.has(code));
  return kind === "xlsx" && problems.length > 3 && problems.every(({ code }) => lacking.has(code));
}

/** What stands in the way, by places as a clerk knows them: addresses in data are for programs. */
const clerksRefusal = (error: NianbaoError): string =>
  error instanceof ReportError ? new ReportError(error.problems, false).message : error.message;

/** Reads a file that came in. Whatever is wrong with it is a fact of it, never an error. */
export async function readFacts(bytes: Uint8Array): Promise<FileFacts> {
  refuseNoBytes("readFacts", bytes);
  const sum = fileSum(bytes);
  try {
    const { kind, status, report, proposed, items, refused } = await readReport(bytes);
    const stranger = status === "refused" && isStranger(kind, bytes, []);
    return {
      sha256: sum,
      kind,
      status,
      report,
      proposed,
      items,
      ...(isComplete(proposed) && { whole: true as const }),
      ...(refused !== undefined && { refused }),
      ...(stranger && { stranger }),
    };
  } catch (error) {
    // A reader that breaks on one file must not stop a county.
    const refused =
      error instanceof NianbaoError
        ? clerksRefusal(error)
        : `程序读这个文件时出错：${(error as Error).message}`;
    const kind = kindName(bytes);
    const stranger = error instanceof NianbaoError && isStranger(kind, bytes, error.problems);
    return {
      sha256: sum,
      kind,
      status: "refused",
      items: [],
      refused: stranger ? "不是年度报告，没有用。" : refused,
      ...(stranger && { stranger }),
    };
  }
}

/** What reading gave, as text of this very version: to be stored, and for another thread, which takes it ten times sooner. */
export interface FactsText {
  readonly sha256: string;
  /** JSON of the rest. */
  readonly text: string;
}

/** A report that stands in the facts twice is written once. */
export function factsText({ sha256, report, proposed, ...facts }: FileFacts): FactsText {
  const isTwice = facts.whole === true && facts.status !== "asked";
  const kept = { ...facts, ...(proposed && { proposed }), ...(!isTwice && report && { report }) };
  return { sha256, text: JSON.stringify(kept) };
}

/**
 * The facts of such a text: their report is one again.
 *
 * @param shared - puts what is known already in the place of a report's parts, before it is frozen
 */
export function factsOf({ sha256, text }: FactsText, shared = (data: unknown) => data): FileFacts {
  const facts: FileFacts = { ...JSON.parse(text), sha256 };
  if (facts.whole !== true) return facts;
  const proposed = revivedReport(shared(facts.proposed));
  return { ...facts, proposed, ...(facts.status !== "asked" && { report: proposed }) };
}
