// A published PDF by whatever program → its figures, each with how it was read → the official layout again.
// Reading pages needs `npm install pdfjs-dist@5`.
import { readFile } from "node:fs/promises";
import { parseReport } from "gov-nianbao";
import { renderPdf } from "gov-nianbao/pdf";
import { readReport } from "gov-nianbao/read";
import { liuhulan2024 } from "../liuhulan-2024.ts";
import { save } from "./save.ts";

const path = process.argv[3];
const published = path === undefined ? await renderPdf(liuhulan2024) : new Uint8Array(await readFile(path));
const { status, report, items, refused } = await readReport(published);
for (const { place, trust, message } of items) console.log(`${trust} ${place}：${message}`);
if (status === "refused" || status === "asked") {
  console.error(refused ?? "有要由人来定的地方，见上。");
  process.exitCode = 1;
} else await save("重排.pdf", await renderPdf(parseReport(report)));
