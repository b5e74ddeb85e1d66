import { OptionsError } from "../../problem/options-error.ts";

/** A level of PDF/A (ISO 19005). 1b is GB/T 23286.1—2009. */
export type ArchiveLevel = "PDF/A-1b" | "PDF/A-2a" | "PDF/A-3a";

export interface ArchiveRules {
  readonly part: 1 | 2 | 3;
  readonly conformance: "A" | "B";
  readonly pdfVersion: "1.4" | "1.7";
  /** Whether files of any kind may be embedded: the report's data. */
  readonly attachments: boolean;
}

/** What each level asks for that differs from the others. */
export const archiveLevels: Readonly<Record<ArchiveLevel, ArchiveRules>> = {
  "PDF/A-1b": { part: 1, conformance: "B", pdfVersion: "1.4", attachments: false },
  "PDF/A-2a": { part: 2, conformance: "A", pdfVersion: "1.7", attachments: false },
  "PDF/A-3a": { part: 3, conformance: "A", pdfVersion: "1.7", attachments: true },
};

/** The level that an option asks for; `true` stands for the one that keeps the figures too. @throws {OptionsError} */
export function archiveLevel(option: boolean | ArchiveLevel | undefined): ArchiveLevel | undefined {
  if (option === undefined || option === false) return undefined;
  if (option === true) return "PDF/A-3a";
  if (Object.hasOwn(archiveLevels, option)) return option;
  const expected = `true、false 或 ${Object.keys(archiveLevels).join("、")}`;
  const message = `应为 ${expected}。`;
  throw new OptionsError([
    { code: "NOT_A_CHOICE", path: "archive", place: "archive", found: option, expected, message },
  ]);
}

/** The name of the report's data inside the file. */
export const attachmentName = "report.json";
