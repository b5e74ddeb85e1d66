export { readReport } from "./intake/read.ts";
export { ReadError } from "./problem/read-error.ts";
export type { CellSource } from "./published/blocks.ts";
export type { Trust } from "./published/figures.ts";
export type { Draft, FigureSource, Reading, ReadingItem, ReadingStatus } from "./published/reading.ts";
