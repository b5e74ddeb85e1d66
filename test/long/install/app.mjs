// What a vendor's program does: a PDF, a Word file, a page, a workbook, a batch of three; prints the sums.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseReport } from "gov-nianbao";
import { renderBatch } from "gov-nianbao/batch";
import { renderDocx } from "gov-nianbao/docx";
import { renderHtml } from "gov-nianbao/html";
import { renderPdf } from "gov-nianbao/pdf";
import { writeWorkbook } from "gov-nianbao/xlsx";

const sum = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);
const data = JSON.parse(readFileSync(process.env.REPORT, "utf8"));
const report = parseReport(data);
const sums = {
  pdf: sum(await renderPdf(report)),
  archive: sum(await renderPdf(report, { archive: true })),
  docx: sum(await renderDocx(report)),
  styled: sum(await renderDocx(report, { style: { page: { lines: 20 } } })),
  html: sum(renderHtml(report)),
  xlsx: sum(writeWorkbook({ report })),
  batch: [],
};
const three = [1, 2, 3].map((n) => ({ ...data, agency: `某县第${n}镇人民政府` }));
for await (const result of renderBatch(three, { formats: ["pdf", "docx"], jobs: 2 }))
  sums.batch.push(
    "error" in result ? result.error.message : result.files.map(({ bytes }) => sum(bytes)).join(),
  );
console.log(JSON.stringify(sums));
