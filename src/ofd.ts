export { FontError } from "./fonts/load.ts";
export type { OfdOptions } from "./formats/ofd/options.ts";
export { readOfd } from "./formats/ofd/read.ts";
export { renderOfd } from "./formats/ofd/write.ts";
export { ReadError } from "./problem/read-error.ts";
export type { FontChoice, FontChoices, FontOptions, FontSource } from "./style/fonts.ts";
export type { ChartsChoice } from "./style/options.ts";
export type { FontRole, StyleChanges } from "./style/style.ts";
export type { TableBreak } from "./style/table-break.ts";
