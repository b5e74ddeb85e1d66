import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { renderDocx } from "../src/docx.ts";
import { renderHtml } from "../src/html.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { gbt9704 } from "../src/style/gbt9704.ts";
import { docxParts, readDocx } from "./readers/docx.ts";
import { plainText, readPdf } from "./readers/pdf.ts";

/** How often a colour is set for filling in the streams of a PDF. */
function fillsIn(pdf: Uint8Array, colour: string): number {
  const bytes = Buffer.from(pdf);
  const shares = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  let count = 0;
  for (let at = bytes.indexOf("stream\n"); at !== -1; at = bytes.indexOf("stream\n", at + 7)) {
    if (bytes.subarray(at - 3, at).toString() === "end") continue;
    let content: string;
    try {
      content = inflateSync(bytes.subarray(at + 7, bytes.indexOf("\nendstream", at))).toString("latin1");
    } catch {
      continue; // a font or a profile
    }
    for (const [, ...set] of content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|rg)\b/gu))
      if (set.every((share, i) => Math.abs(Number(share) - (shares[i] as number)) < 0.001)) count++;
  }
  return count;
}

const report = parseReport({
  ...JSON.parse(JSON.stringify(liuhulan2024)),
  requests: { received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 2 } } },
});
const findings = check(report);
const errors = findings.filter(({ severity }) => severity === "error");

test("the PDF's annex lists every finding", async () => {
  const text = plainText(await readPdf(await renderPdf(report, { review: findings })));
  expect(text).toContain("附：数据核对意见");
  for (const { message } of findings) expect(text).toContain(message.replace(/\s/gu, ""));
});

test("the Word file's annex lists every finding, and the cells in question are shaded", async () => {
  const bytes = await renderDocx(report, { review: findings });
  const text = readDocx(bytes)
    .map((block) => (block.type === "paragraph" ? block.text : ""))
    .join("\n");
  for (const { message } of findings) expect(text).toContain(message);
  const xml = docxParts(bytes)["word/document.xml"];
  const doubted = new Set(errors.flatMap(({ path, others = [] }) => [path, ...others]));
  const fill = gbt9704.table.markShade.slice(1);
  expect(xml?.match(new RegExp(`w:fill="${fill}"`, "giu"))).toHaveLength(doubted.size);
});

test("one wrong cell is shaded dark and the two sums that cross in it lightly, in PDF, Word and HTML", async () => {
  const data = JSON.parse(JSON.stringify(report));
  data.requests.received = { naturalPerson: 3 };
  data.requests.outcomes = { disclosed: { naturalPerson: 3 } };
  const correct = JSON.parse(JSON.stringify(parseReport(data)));
  correct.requests.outcomes.disclosed.naturalPerson = 4;
  const correctReport = parseReport(data);
  const wrong = parseReport(correct);
  const review = check(wrong).filter(({ severity }) => severity === "error");
  const cell = "requests.outcomes.disclosed.naturalPerson";
  const sums = ["requests.outcomes.disclosed.total", "requests.outcomes.total.naturalPerson"];
  expect(review).toMatchObject([{ path: cell, culprit: true }]);
  expect(review[0]?.evidence?.toSorted()).toEqual(sums);
  const html = renderHtml(wrong, { review });
  const classOf = (address: string) =>
    new RegExp(`<td[^>]*data-figure="${address}"[^>]*>`, "u").exec(html)?.[0];
  expect(classOf(cell)).toContain("marked");
  for (const sum of sums) expect(classOf(sum)).toContain("evidence");
  const { markShade, evidenceShade } = gbt9704.table;
  const xml = docxParts(await renderDocx(wrong, { review }))["word/document.xml"];
  expect(xml?.match(new RegExp(`w:fill="${markShade.slice(1)}"`, "giu"))).toHaveLength(1);
  expect(xml?.match(new RegExp(`w:fill="${evidenceShade.slice(1)}"`, "giu"))).toHaveLength(2);
  // pdfkit sets colours as shares of one with few decimals; each shade is set before its rectangle is filled.
  const pdf = await renderPdf(wrong, { review });
  const plain = await renderPdf(correctReport, { review: [] });
  expect(fillsIn(pdf, markShade) - fillsIn(plain, markShade)).toBe(1);
  expect(fillsIn(pdf, evidenceShade) - fillsIn(plain, evidenceShade)).toBe(2);
});

test("without findings given nothing is added", async () => {
  expect(plainText(await readPdf(await renderPdf(report)))).not.toContain("核对意见");
});
