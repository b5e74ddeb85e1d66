// Text that means something to HTML, XML, PDF or a terminal, in every field of a report: it comes out as text in
// every output, or the schema refuses it and says where.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { readDocx, renderDocx } from "../../src/docx.ts";
import { parseReport, ReportError } from "../../src/index.ts";
import { readPdf, renderPdf } from "../../src/pdf.ts";
import type { Report } from "../../src/report/report.ts";
import { htmlFaults } from "../html-faults.ts";
import { docxParts, parseXml } from "../readers/docx.ts";
import { readStructure } from "../readers/pdf-structure.ts";
import { structureFaults } from "../structure-expected.ts";

const pieces = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "javascript:alert(1)",
  "</style></title></td></table><!-- ]]> <?xml?> -->",
  "&lt;b&gt; &amp; &#60; &nbsp;",
  ") Tj ET (\\) /Artifact BMC <</A(b)>> endstream endobj %%EOF /Encrypt 5 0 R",
  '=HYPERLINK("http://example.com")',
  "{{7*7}} `id` $(id) %s %n",
  "w:p</w:t></w:r><w:br/>",
];
/** Few texts instead of many, none too long for a name. */
const printable = [pieces.slice(0, 4), pieces.slice(4, 7), pieces.slice(7)].map((some) => some.join("、"));
const refused = [
  "a\u202Eb",
  "a\u2066b",
  "a\u061Cb",
  "a\u0000b",
  "a\u001Bb",
  "a\uFFFEb",
  "a\uD800b",
  "a\u{E0041}b",
];

/** A report with a string in one of its fields. */
const fields: Record<string, (text: string) => Record<string, unknown>> = {
  agency: (agency) => ({ agency }),
  title: (text) => ({ title: ["甲镇", text] }),
  opening: (text) => ({ opening: [`本报告${text}。`] }),
  "overview, a paragraph": (text) => ({ overview: [`本年度${text}。`] }),
  "overview, a run-in heading": (text) => ({
    overview: [`（一）${text.replace(/[。！？；：]/gu, "")}。内容。`],
  }),
  "overview, a heading": (text) => ({ overview: [{ heading: `（一）${text}`, paragraphs: [text] }] }),
  "problemsAndImprovements, a paragraph": (text) => ({ problemsAndImprovements: [`本年度${text}。`] }),
  "otherMatters, a paragraph": (text) => ({ otherMatters: [`本年度${text}。`] }),
  signature: (text) => ({ signature: { by: text, on: "2025-01-15" } }),
  contact: (text) => ({ contact: { website: text, office: text, address: text, phone: text, email: text } }),
};
const { proactiveDisclosure, requests, reviewAndLitigation } = liuhulan2024;
const base = {
  agency: "甲镇人民政府",
  year: 2024,
  overview: ["本年度。"],
  problemsAndImprovements: ["本年度。"],
  proactiveDisclosure,
  requests,
  reviewAndLitigation,
};

/** What is wrong with the outputs of a report whose text is hostile. */
async function faults(report: Report): Promise<string[]> {
  const found = htmlFaults(report);
  const docx = await renderDocx(report);
  for (const [path, text] of Object.entries(docxParts(docx)))
    if (/\.(?:xml|rels)$/.test(path)) parseXml(text);
  expect(readDocx(docx)).toEqual(report);
  const pdf = await renderPdf(report, { archive: true });
  expect(readPdf(pdf)).toEqual(report);
  found.push(...structureFaults(report, await readStructure(pdf)));
  const task = getDocument({ data: pdf, verbosity: 0 });
  const { info, metadata } = await (await task.promise).getMetadata();
  await task.destroy();
  const { Title, Author } = info as Record<string, string>;
  const xmp = metadata as unknown as { get(name: string): string | string[] };
  const title = report.title.join("");
  if (Title !== title || Author !== report.agency) found.push(`the information is ${Title}, ${Author}`);
  if (xmp.get("dc:title") !== title || [xmp.get("dc:creator")].flat().join() !== report.agency)
    found.push(`XMP is ${xmp.get("dc:title")}, ${xmp.get("dc:creator")}`);
  return found;
}

test.each(
  Object.keys(fields),
)("%s: printable text comes out as text in HTML, PDF and Word", async (field) => {
  for (const text of printable) {
    const report = parseReport({ ...base, ...(fields[field] as (text: string) => object)(text) });
    expect(JSON.stringify(report), text).toContain(
      JSON.stringify(text.replace(/[。！？；：]/gu, "")).slice(1, -1),
    );
    expect(await faults(report), text).toEqual([]);
  }
});

test.each(Object.keys(fields))("%s: what cannot be printed is refused, with its place", (field) => {
  for (const text of refused) {
    const data = { ...base, ...(fields[field] as (text: string) => object)(text) };
    expect(() => parseReport(data), JSON.stringify(text)).toThrow(ReportError);
    expect(() => parseReport(data), JSON.stringify(text)).toThrow(/不能印出的字符（U\+[0-9A-F]{4,5}/);
  }
});
