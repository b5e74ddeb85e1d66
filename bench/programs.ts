// Programs that make a PDF of a report, where they are installed: LibreOffice from our Word file, Chromium from a page.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { composeDocument } from "../dist/document/compose.js";
import type { Block } from "../dist/document/document.js";
import { renderDocx } from "../dist/docx.js";
import { editions } from "../dist/form/editions.js";
import type { Report } from "../dist/index.js";

const folder = mkdtempSync(join(tmpdir(), "nianbao-programs-"));
const installed = (...paths: string[]) => paths.find(existsSync);

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);

function html(block: Block): string {
  switch (block.type) {
    case "title":
      return `<h1>${block.lines.map(escaped).join("<br>")}</h1>`;
    case "heading":
      return `<h2>${escaped(block.text)}</h2>`;
    case "paragraph":
      return `<p>${escaped(block.lead + block.text)}</p>`;
    case "table": {
      const rows = block.grid.rowHeights.map((_, r) =>
        block.grid.cells
          .filter(({ row }) => row === r)
          .toSorted((a, b) => a.column - b.column)
          .map(({ rows, columns, text }) => `<td rowspan=${rows} colspan=${columns}>${escaped(text)}</td>`)
          .join(""),
      );
      return `<table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;
    }
    default:
      return "";
  }
}

type Engine = (report: Report) => Promise<Uint8Array>;

async function byOffice(program: string, report: Report): Promise<Uint8Array> {
  const path = join(folder, "report.docx");
  writeFileSync(path, await renderDocx(report));
  execFileSync(program, ["--headless", "--convert-to", "pdf", "--outdir", folder, path], { stdio: "ignore" });
  return readFileSync(join(folder, "report.pdf"));
}

async function byChromium(program: string, report: Report): Promise<Uint8Array> {
  const { blocks } = composeDocument(report, editions[report.edition]);
  const path = join(folder, "report.html");
  const style =
    "@page{size:A4}body{font-size:16pt;line-height:1.8}table{border-collapse:collapse;font-size:9pt}td{border:1px solid}";
  writeFileSync(
    path,
    `<!DOCTYPE html><meta charset=utf-8><style>${style}</style>${blocks.map(html).join("")}`,
  );
  const out = join(folder, "page.pdf");
  const quiet = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
  ];
  execFileSync(
    program,
    [...quiet, `--user-data-dir=${join(folder, "chromium")}`, `--print-to-pdf=${out}`, path],
    { stdio: "ignore" },
  );
  return readFileSync(out);
}

/** Engines that start a process for each report. */
export function programs(): Record<string, Engine> {
  const office = installed("/usr/bin/soffice", "/usr/local/bin/soffice");
  const chromium = installed("/usr/bin/chromium", "/usr/bin/google-chrome");
  return {
    ...(office && { "LibreOffice PDF": (report) => byOffice(office, report) }),
    ...(chromium && { "Chromium PDF": (report) => byChromium(chromium, report) }),
  };
}
