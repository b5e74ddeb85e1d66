export { type CollectInput, collect } from "./county/collect/collect.ts";
export type { ReadFile } from "./county/collect/entry.ts";
export { readFacts } from "./county/collect/facts.ts";
export type { LastYearFile } from "./county/collect/last-year.ts";
export type { MatchInput } from "./county/collect/match-files.ts";
export type {
  AgencyState,
  Collected,
  CollectedAgency,
  CollectedFile,
  FileFacts,
  FileState,
} from "./county/collect/state.ts";
export {
  type ComparedFigure,
  type ComparedText,
  type Comparison,
  ComparisonError,
  compareYears,
  type YearStep,
} from "./county/comparison/comparison.ts";
export { comparisonDocument } from "./county/comparison/document.ts";
export { comparisonPage } from "./county/comparison/page.ts";
export type { SentenceChange, SentenceState } from "./county/comparison/sentence-changes.ts";
export { comparisonWorkbook } from "./county/comparison/workbook.ts";
export { type CountyLikeness, countyLikeness } from "./county/likeness/texts.ts";
export { indexNames, matchName, type NameIndex, type NameMatch } from "./county/names/match.ts";
export type { PlacedRow } from "./county/names/ways.ts";
export { type DefectKind, defectKinds } from "./county/notice/kinds.ts";
export { type NoticeOptions, type NoticeOrder, noticeDocument } from "./county/notice/notice.ts";
export {
  type NoticeAgency,
  type NoticeFinding,
  type NoticeSource,
  noticeSource,
} from "./county/notice/source.ts";
export { withOddities } from "./county/oddities/oddities.ts";
export type { OddityAgency, OddityFound } from "./county/oddities/oddity.ts";
export { type OddityRule, oddityRules } from "./county/oddities/rules.ts";
export { readAnswers, readWaivers } from "./county/overview/answers.ts";
export { overviewJson } from "./county/overview/json.ts";
export { overviewPage } from "./county/overview/page.ts";
export { reminderFor, remindersText } from "./county/overview/reminder.ts";
export { overviewWorkbook } from "./county/overview/workbook.ts";
export type { Publication, PublicationState } from "./county/publication/state.ts";
export { fewestForRate, type RankedAgency, type Ranking, rankings } from "./county/ranking/ranking.ts";
export { receiptDocument } from "./county/receipt/receipt.ts";
export { renderNotice, renderReceipt } from "./county/receipt/render.ts";
export { RollError, readRoll } from "./county/roll/read.ts";
export { kindByName, type Roll, type RollKind, type RollRow, rollKinds } from "./county/roll/roll.ts";
export { rollRowsFrom, writeRoll } from "./county/roll/write.ts";
export { readAdjustments } from "./county/rollup/adjustments.ts";
export { RollUpError } from "./county/rollup/error.ts";
export { rollUpJson } from "./county/rollup/json.ts";
export { type CollectedList, collectedList } from "./county/rollup/read-members.ts";
export { rollUpReport } from "./county/rollup/report.ts";
export type {
  Adjustment,
  AgainstCounty,
  CarriedStep,
  CountyDifference,
  OpenFinding,
  RollUp,
  RollUpCell,
  RollUpInput,
  RollUpMember,
  RollUpNote,
  RollUpPart,
} from "./county/rollup/result.ts";
export { rollUp } from "./county/rollup/roll-up.ts";
export { type RollUpColumn, type RollUpScope, rollUpRules, rollUpScopes } from "./county/rollup/rules.ts";
export { rollUpTitle, rollUpWorkbook } from "./county/rollup/sheets.ts";
export type { AgencyRecord, Issue, Ledger, Round } from "./county/rounds/ledger.ts";
export { ledgerBytes, readLedger } from "./county/rounds/ledger.ts";
export type { Snapshot, ValueChange } from "./county/rounds/snapshot.ts";
export type { CommonSentences, LikeGroup, Likenesses, LikePair } from "./likeness/batch.ts";
export type { SentencePair } from "./likeness/matching.ts";
