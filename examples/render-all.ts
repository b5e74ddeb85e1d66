import { mkdir, readFile, writeFile } from "node:fs/promises";
import { parseReport, type Report } from "gov-nianbao";
import { renderDocx } from "gov-nianbao/docx";
import { renderHtml } from "gov-nianbao/html";
import { renderPdf } from "gov-nianbao/pdf";
import { huaian2024 } from "./huaian-2024.ts";
import { liuhulan2024 } from "./liuhulan-2024.ts";

const out = new URL("../out/", import.meta.url);
const fromJson = parseReport(
  JSON.parse(await readFile(new URL("./liuhulan-2024.json", import.meta.url), "utf8")),
);
const reports: Record<string, Report> = {
  "liuhulan-2024": liuhulan2024,
  "liuhulan-2024-json": fromJson,
  "huaian-2024": huaian2024,
};

await mkdir(out, { recursive: true });
for (const [name, report] of Object.entries(reports)) {
  const outputs = {
    [`${name}.pdf`]: await renderPdf(report),
    [`${name}-archive.pdf`]: await renderPdf(report, { archive: true }),
    [`${name}.docx`]: await renderDocx(report),
    [`${name}.html`]: renderHtml(report),
  };
  for (const [file, content] of Object.entries(outputs)) {
    await writeFile(new URL(file, out), content);
    console.log(`out/${file}`);
  }
}
