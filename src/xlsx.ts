export type { FillInOptions, FillInOptions as WorkbookOptions } from "./document/fill-in.ts";
export { uncarriedBy } from "./formats/xlsx/carried.ts";
export { readWorkbook } from "./formats/xlsx/read.ts";
export { WorkbookError, type WorkbookProblem } from "./formats/xlsx/workbook-error.ts";
export { writeWorkbook } from "./formats/xlsx/write.ts";
