// The same report filled into a Word template by docxtemplater: every figure and every paragraph a tag.
import Docxtemplater from "docxtemplater";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import PizZip from "pizzip";
import { composeDocument } from "../dist/document/compose.js";
import { renderDocx } from "../dist/docx.js";
import { editions } from "../dist/form/editions.js";
import type { Report } from "../dist/index.js";

/** The texts of a report in the order of its pages. */
function texts(report: Report): string[] {
  return composeDocument(report, editions[report.edition]).blocks.flatMap((block) => {
    if (block.type === "paragraph") return [block.lead + block.text];
    if (block.type !== "table") return [];
    return block.grid.cells
      .filter(({ role }) => role === "figure")
      .toSorted((a, b) => a.row - b.row || a.column - b.column)
      .map(({ text }) => text);
  });
}

/** The template: our own Word file with a tag for each text. */
export async function templateOf(report: Report): Promise<Uint8Array> {
  const files = unzipSync(await renderDocx(report));
  let n = 0;
  const xml = strFromU8(files["word/document.xml"] as Uint8Array).replace(
    /(<w:pStyle w:val="(?:ReportBody|Figure-[^"]*)"\/>(?:<w:keepNext\/>)?<\/w:pPr>)(<w:r>.*?)(?=<\/w:p>)/gs,
    (_, head: string) => `${head}<w:r><w:t xml:space="preserve">{t${n++}}</w:t></w:r>`,
  );
  files["word/document.xml"] = strToU8(xml);
  return zipSync(files);
}

export function fillTemplate(template: Uint8Array, report: Report): Uint8Array {
  const data = Object.fromEntries(texts(report).map((text, i) => [`t${i}`, text]));
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: false, linebreaks: false });
  document.render(data);
  return document.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
}
