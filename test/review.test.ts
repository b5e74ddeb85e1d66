import { expect, test } from "vitest";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { check } from "../src/checks/check.ts";
import { renderDocx } from "../src/docx.ts";
import { renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { docxParts, readDocx } from "./readers/docx.ts";
import { plainText, readPdf } from "./readers/pdf.ts";

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
  expect(docxParts(bytes)["word/document.xml"]?.match(/w:fill="ffe699"/gi)).toHaveLength(errors.length);
});

test("without findings given nothing is added", async () => {
  expect(plainText(await readPdf(await renderPdf(report)))).not.toContain("核对意见");
});
