import type { ArchiveLevel } from "../../style/archive.ts";

export interface ArchiveRules {
  readonly part: 1 | 2 | 3;
  readonly conformance: "A" | "B";
  readonly pdfVersion: "1.4" | "1.7";
  /** Whether files of any kind may be embedded: the report's data. */
  readonly attachments: boolean;
}

/** What each level asks for that differs from the others. */
export const archiveRules: Readonly<Record<ArchiveLevel, ArchiveRules>> = {
  "PDF/A-1b": { part: 1, conformance: "B", pdfVersion: "1.4", attachments: false },
  "PDF/A-2a": { part: 2, conformance: "A", pdfVersion: "1.7", attachments: false },
  "PDF/A-3a": { part: 3, conformance: "A", pdfVersion: "1.7", attachments: true },
};
