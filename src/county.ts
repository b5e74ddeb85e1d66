export { indexNames, matchName, type NameIndex, type NameMatch } from "./county/names/match.ts";
export type { PlacedRow } from "./county/names/ways.ts";
export { RollError, readRoll } from "./county/roll/read.ts";
export { kindByName, type Roll, type RollKind, type RollRow, rollKinds } from "./county/roll/roll.ts";
export { rollRowsFrom, writeRoll } from "./county/roll/write.ts";
