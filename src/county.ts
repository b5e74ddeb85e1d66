export { type CollectInput, collect, type ReadFile } from "./county/collect/collect.ts";
export { readFacts } from "./county/collect/facts.ts";
export type { LastYearFile } from "./county/collect/last-year.ts";
export type {
  AgencyState,
  Collected,
  CollectedAgency,
  CollectedFile,
  FileFacts,
  FileState,
} from "./county/collect/state.ts";
export { indexNames, matchName, type NameIndex, type NameMatch } from "./county/names/match.ts";
export type { PlacedRow } from "./county/names/ways.ts";
export { readAnswers } from "./county/overview/answers.ts";
export { overviewJson } from "./county/overview/json.ts";
export { reminderFor } from "./county/overview/reminder.ts";
export { overviewWorkbook } from "./county/overview/workbook.ts";
export { RollError, readRoll } from "./county/roll/read.ts";
export { kindByName, type Roll, type RollKind, type RollRow, rollKinds } from "./county/roll/roll.ts";
export { rollRowsFrom, writeRoll } from "./county/roll/write.ts";
