// A workbook for the clerk, and what he filled in → PDF. Names of sheets and cells are in every error.
import { NianbaoError } from "gov-nianbao";
import { renderPdf } from "gov-nianbao/pdf";
import { readWorkbook, writeWorkbook } from "gov-nianbao/xlsx";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

await save("填报表.xlsx", writeWorkbook({ year: 2025, previous: liuhulan2024 }));

// What came back from the clerk: here the filled form of last year.
const cameBack = writeWorkbook({ report: liuhulan2024 });
try {
  await save("填报表生成.pdf", await renderPdf(readWorkbook(cameBack)));
} catch (error) {
  if (!(error instanceof NianbaoError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
