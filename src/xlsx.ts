export { readWorkbook } from "./formats/xlsx/read.ts";
export { WorkbookError, type WorkbookProblem } from "./formats/xlsx/workbook-error.ts";
export { type WorkbookOptions, writeWorkbook } from "./formats/xlsx/write.ts";
