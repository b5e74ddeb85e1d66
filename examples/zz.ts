import { writeFileSync } from "node:fs";
import { renderDocx } from "../src/renderers/docx/index.ts";
import { renderPdf } from "../src/renderers/pdf/index.ts";
import { parseReport } from "../src/report/parse.ts";
import { hardReport } from "../test/hard-report.ts";
import { liuhulan2024 } from "./liuhulan-2024.ts";

const least = {
  agency: "某县某镇人民政府",
  year: 2024,
  opening: [],
  overview: ["一句话。"],
  proactiveDisclosure: {},
  requests: {},
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
  signature: { by: "某镇", on: "2025-01-15" },
};
writeFileSync(`/tmp/w/hard.pdf`, await renderPdf(hardReport()));
writeFileSync(`/work/main/out/hard.docx`, await renderDocx(hardReport()));
writeFileSync(
  `/tmp/w/least.pdf`,
  await renderPdf(parseReport(least), { seal: true, style: { table: { bandShade: "#DCE6F1" } } }),
);
writeFileSync(`/tmp/w/brk.pdf`, await renderPdf(liuhulan2024, { tableBreak: "break" }));
