export { type CheckOptions, check, isBlocking } from "./checks/check.ts";
export type { Context, Found, Rule } from "./checks/finding.ts";
export { rules } from "./checks/rules.ts";
export type { Piece, TextSection } from "./checks/text.ts";
export { type EditionKey, editions } from "./form/editions.ts";
export type {
  Band,
  BandSection,
  ContactField,
  CrossSection,
  DefaultText,
  Edition,
  NarrativeKey,
  NarrativeSection,
  Section,
  SectionKey,
  Sections,
  TableKey,
} from "./form/form.ts";
export type { FigureKind, Group, Labels, Leaf, Node } from "./form/labels.ts";
export { type ErrorCode, errorCodes } from "./problem/codes.ts";
export type { Finding, Severity } from "./problem/finding.ts";
export { OptionsError } from "./problem/options-error.ts";
export { type ErrorData, type ErrorDetails, NianbaoError, type Problem } from "./problem/problem.ts";
export {
  AnnualReport,
  type Buildable,
  type MissingSections,
  type ReportBeginning,
} from "./report/annual-report.ts";
export { type AnyReport, type FigureAtAddress, figure } from "./report/any-report.ts";
export type {
  FigureBlock,
  LinkedParagraph,
  LinkedText,
  ListBlock,
  MinorHeading,
  NarrativeBlock,
  NarrativeBlockInput,
  OwnTable,
  SpanningCell,
  TableAlign,
} from "./report/blocks.ts";
export { type DraftReading, readDraft } from "./report/draft.ts";
export { ReportError } from "./report/error.ts";
export type { Figure, FigureTree } from "./report/figures.ts";
export { type FiguresByAddress, type ReportTexts, reportFromFigures } from "./report/from-figures.ts";
export { parseReport } from "./report/parse.ts";
export type {
  Attachment,
  AttachmentInput,
  BasicsInput,
  Contact,
  Count,
  DemandedSection,
  FigureAddress,
  Narrative,
  NarrativeInput,
  Period,
  Report,
  ReportBasics,
  ReportInput,
  ReportOf,
  SectionInputOf,
  Signature,
  SignatureInput,
  Subsection,
} from "./report/report.ts";
export type { SectionTitles } from "./report/section-titles.ts";
