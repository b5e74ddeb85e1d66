// The same document set by Typst, in process, with the same fonts.
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { composeDocument } from "../dist/document/compose.js";
import type { Block } from "../dist/document/document.js";
import { editions } from "../dist/form/editions.js";
import type { Report } from "../dist/index.js";

const fonts = fileURLToPath(new URL("../fonts", import.meta.url));
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fonts] }], workspace: fonts });

const quoted = (text: string) => `#${JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, "\\u{$1}")}`;
const latin = '(name: "Noto Serif SC", covers: regex("[ -~]"))';

function blockSource(block: Block): string {
  switch (block.type) {
    case "title":
      return `#align(center, text(font: "Noto Serif SC", weight: 700, size: 22pt)[${block.lines.map(quoted).join(" \\\n")}])\n`;
    case "heading":
      return `#par(text(font: (${latin}, "${block.level === 1 ? "Noto Sans SC" : "Nianbao Kai"}"))[${quoted(block.text)}])\n`;
    case "paragraph":
      return `#par[${block.lead && `#text(font: (${latin}, "Nianbao Kai"))[${quoted(block.lead)}]`}${quoted(block.text)}]\n`;
    case "table": {
      const { grid } = block;
      const columns = grid.widths.map((width) => `${width}fr`).join(", ");
      const cells = grid.cells
        .toSorted((a, b) => a.row - b.row || a.column - b.column)
        .map(({ row, column, rows, columns, text, vertical }) => {
          const content = vertical ? [...text].map(quoted).join(" \\\n") : quoted(text);
          return `table.cell(x: ${column}, y: ${row}, rowspan: ${rows}, colspan: ${columns})[${content}]`;
        });
      const head =
        grid.headRows > 0
          ? `table.header(${cells.filter((_, i) => (sorted(grid.cells)[i]?.row ?? 0) < grid.headRows).join(", ")}), `
          : "";
      const body = cells.filter((_, i) => (sorted(grid.cells)[i]?.row ?? 0) >= grid.headRows);
      return `#[#set par(first-line-indent: 0pt, leading: 4pt, justify: false)\n#set text(font: "Noto Serif SC", size: ${block.path === "requests" ? 9 : 10.5}pt)\n#table(columns: (${columns}), align: center + horizon, inset: 2pt, stroke: 0.5pt, ${head}${body.join(", ")})]\n`;
    }
    case "signature":
      return `#v(1em)\n#align(right)[${quoted(block.by)} #h(2em) \\\n${quoted(block.on)} #h(2em)]\n`;
    default:
      return "#pagebreak()\n";
  }
}

const sorted = <T extends { row: number; column: number }>(cells: readonly T[]): T[] =>
  cells.toSorted((a, b) => a.row - b.row || a.column - b.column);

export function renderTypst(report: Report): Uint8Array {
  const { blocks } = composeDocument(report, editions[report.edition]);
  const source = `#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: "— 1 —")
#set text(font: (${latin}, "FandolFang R"), size: 16pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 13.6pt, spacing: 13.6pt)
${blocks.map(blockSource).join("\n")}`;
  return compiler.pdf({ mainFileContent: source });
}
