export { type CheckOptions, check, isBlocking } from "./checks/check.ts";
export type { Rule } from "./checks/finding.ts";
export { rules } from "./checks/rules.ts";
export { type EditionKey, editions } from "./form/editions.ts";
export { type ErrorCode, errorCodes } from "./problem/codes.ts";
export type { Finding, Severity } from "./problem/finding.ts";
export { OptionsError } from "./problem/options-error.ts";
export { type ErrorData, NianbaoError, type Problem } from "./problem/problem.ts";
export { AnnualReport } from "./report/annual-report.ts";
export { type FigureAtAddress, figure } from "./report/any-report.ts";
export { ReportError } from "./report/error.ts";
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
