export { AnnualReport } from "./annual-report.ts";
export { type CheckOptions, check, isBlocking } from "./checks/check.ts";
export type { Finding, Rule, Severity } from "./checks/finding.ts";
export { rules } from "./checks/rules.ts";
export { type EditionKey, editions } from "./form/editions.ts";
export { type Problem, ReportError } from "./report/error.ts";
export { parseReport } from "./report/parse.ts";
export type {
  BasicsInput,
  Contact,
  Count,
  FigureAddress,
  Narrative,
  NarrativeInput,
  Period,
  Report,
  ReportInput,
  Signature,
  Subsection,
} from "./report/report.ts";
