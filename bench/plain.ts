// The same document as the libraries' own documentation would have it: pdfmake with its layout, docx with its builder.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from "docx";
import { composeDocument } from "../dist/document/compose.js";
import type { Block } from "../dist/document/document.js";
import { coverage } from "../dist/document/grid.js";
import { editions } from "../dist/form/editions.js";
import type { Report } from "../dist/index.js";

const require = createRequire(import.meta.url);
const pdfmake = require("pdfmake");
const file = (name: string) => readFileSync(new URL(`../fonts/${name}`, import.meta.url));
for (const name of [
  "FandolFang-Regular",
  "NotoSerifSC-Regular",
  "NotoSerifSC-Bold",
  "NotoSansSC-Medium",
  "NianbaoKai-Regular",
])
  pdfmake.virtualfs.writeFileSync(`${name}.ttf`, file(`${name}.ttf`));
const face = (name: string) => ({ normal: `${name}.ttf`, bold: `${name}.ttf` });
pdfmake.setFonts({
  body: face("FandolFang-Regular"),
  serif: face("NotoSerifSC-Regular"),
  title: face("NotoSerifSC-Bold"),
  sans: face("NotoSansSC-Medium"),
  kai: face("NianbaoKai-Regular"),
});
pdfmake.setUrlAccessPolicy?.(() => false);
pdfmake.setLocalAccessPolicy?.(() => true);

function pdfContent(block: Block): object {
  switch (block.type) {
    case "title":
      return { text: block.lines.join("\n"), font: "title", fontSize: 22, alignment: "center" };
    case "heading":
      return { text: block.text, font: block.level === 1 ? "sans" : "kai", leadingIndent: 32 };
    case "paragraph":
      return { text: [{ text: block.lead, font: "kai" }, block.text], leadingIndent: 32 };
    case "table": {
      const size = block.path === "requests" ? 9 : 10.5;
      const body = coverage(block.grid).map((row, r) =>
        row.map((cell, c) =>
          cell.row === r && cell.column === c
            ? { text: cell.text, rowSpan: cell.rows, colSpan: cell.columns, alignment: "center" }
            : {},
        ),
      );
      const sum = block.grid.widths.reduce((a, b) => a + b, 0);
      const widths = block.grid.widths.map((width) => (width / sum) * 430 - 5);
      return {
        table: { headerRows: block.grid.headRows, widths, body },
        font: "serif",
        fontSize: size,
        layout: { paddingLeft: () => 2, paddingRight: () => 2 },
      };
    }
    case "signature":
      return { text: `${block.by}\n${block.on}`, alignment: "right" };
    default:
      return { text: "", pageBreak: "after" };
  }
}

export async function plainPdfmake(report: Report): Promise<Uint8Array> {
  const { blocks } = composeDocument(report, editions[report.edition]);
  return pdfmake
    .createPdf({
      pageSize: "A4",
      pageMargins: [79, 105, 74, 99],
      defaultStyle: { font: "body", fontSize: 16, lineHeight: 1.75 },
      content: blocks.map(pdfContent),
    })
    .getBuffer();
}

function docxChildren(block: Block): (Paragraph | Table)[] {
  switch (block.type) {
    case "title":
      return block.lines.map((line) => new Paragraph({ heading: HeadingLevel.TITLE, text: line }));
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, text: block.text })];
    case "paragraph":
      return [new Paragraph({ text: block.lead + block.text })];
    case "table":
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: coverage(block.grid).map(
            (row, r) =>
              new TableRow({
                children: row.flatMap((cell, c) =>
                  cell.row === r && cell.column === c
                    ? [
                        new TableCell({
                          rowSpan: cell.rows,
                          columnSpan: cell.columns,
                          children: [new Paragraph({ text: cell.text, alignment: AlignmentType.CENTER })],
                        }),
                      ]
                    : [],
                ),
              }),
          ),
        }),
      ];
    case "signature":
      return [new Paragraph(block.by), new Paragraph(block.on)];
    default:
      return [];
  }
}

export async function plainDocx(report: Report): Promise<Uint8Array> {
  const { blocks } = composeDocument(report, editions[report.edition]);
  return Packer.toBuffer(new Document({ sections: [{ children: blocks.flatMap(docxChildren) }] }));
}
