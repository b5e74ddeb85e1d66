// No input of up to 20 MB takes a reader longer than 5 s, whatever its shape: at full size, and just below what is refused
// unread. The processor's time counts: a loaded machine is no fault.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { readReport } from "../../src/intake/read.ts";
import { NianbaoError } from "../../src/problem/problem.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { writeWorkbook } from "../../src/xlsx.ts";
import { published } from "../corpus.ts";
import { formParts, leastReport } from "../habits/forms.ts";

const seconds = 5;
const full = 20 * 1024 * 1024 - 1000;
/** As much of a page or a text as is read. */
const most = 1_900_000;
/** As much as a part of XML may hold. */
const part = 7_900_000;
const fill = (piece: string, bytes: number) =>
  piece.repeat(Math.floor(bytes / new TextEncoder().encode(piece).length));
const page = (body: string) => strToU8(`<html><body>${body}</body></html>`);
const word = (body: string) =>
  zipSync({
    "word/document.xml": strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
const box =
  "<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>";
const goesOn = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
const json = (text: string) => strToU8(`{"overview":["${text}"]}`);
const names = ["规章", "行政规范性文件", "行政许可", "总计"];

const form = unzipSync(writeWorkbook({ report: leastReport }));
/** The form with one part changed. */
const book = (path: string, change: (part: string) => string, more: Record<string, string> = {}) =>
  zipSync(
    {
      ...form,
      [path]: strToU8(change(strFromU8(form[path] as Uint8Array))),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    },
    { level: 1 },
  );
const { text, three } = formParts;
const rows = (xml: string) => (sheet: string) => sheet.replace("</sheetData>", `${xml}</sheetData>`);
const many = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, i) => `<row r="${500 + i}">${row(500 + i)}</row>`).join("");
const cell = (name: string, words: string) => `<c r="${name}" t="inlineStr"><is><t>${words}</t></is></c>`;
const numbers = (count: number) => many(count, (n) => `<c r="A${n}"><v>1</v></c>`);

/** A PDF of one page, its content as it is drawn. */
function pdf(content: string): Uint8Array {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  return strToU8(
    `%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<</Root 1 0 R>>\n%%EOF`,
  );
}
const drawn = (count: number, step: (i: number) => string) =>
  pdf(Array.from({ length: count }, (_, i) => step(i)).join("\n"));
const twoLetters = (i: number) => `BT /F1 8 Tf ${(i * 37) % 560} ${((i * 53) % 800) + 10} Td (ab) Tj ET`;

const shapes: Record<string, () => Uint8Array> = {
  "workbook, labels": () => book(three, rows(many(9000, (n) => cell(`A${n}`, "信息内容")))),
  "workbook, labels of the basics": () =>
    book(text, rows(many(14_000, (n) => cell(`A${n}`, "行政机关名称")))),
  "workbook, rows of text": () =>
    book(text, rows(many(9000, (n) => cell(`B${n}`, "续上段") + cell(`C${n}`, "公开".repeat(100))))),
  "workbook, a text": () => book(text, rows(many(1, (n) => cell(`C${n}`, fill("政", part))))),
  "workbook, blanks": () => book(text, rows(many(1, (n) => cell(`C${n}`, `政${fill(" ", part)}府`)))),
  "workbook, escapes": () => book(text, rows(many(1, (n) => cell(`C${n}`, fill("_x0041_", part))))),
  "workbook, merged cells": () =>
    book(three, (sheet) =>
      sheet.replace(/<mergeCells[^>]*>/, `$&${'<mergeCell ref="A1:XFD2"/>'.repeat(60_000)}`),
    ),
  "workbook, all merged": () =>
    book(three, (sheet) =>
      rows(numbers(25_000))(sheet.replace(/<mergeCells[^>]*>/, '$&<mergeCell ref="A1:XFD1048576"/>')),
    ),
  "workbook, columns": () =>
    book(three, (sheet) =>
      sheet.replace("<cols>", `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(50_000)}`),
    ),
  "workbook, conditions": () =>
    book(
      three,
      (sheet) =>
        rows(numbers(25_000))(
          sheet.replace(
            "<conditionalFormatting",
            `${`<conditionalFormatting sqref="${"ZZ9999 ".repeat(60)}"><cfRule type="expression" dxfId="1"><formula>1</formula></cfRule></conditionalFormatting>`.repeat(2000)}$&`,
          ),
        ),
      {
        "xl/styles.xml": strFromU8(form["xl/styles.xml"] as Uint8Array).replace(
          "</dxfs>",
          '<dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>',
        ),
      },
    ),
  "workbook, looks": () =>
    book("xl/styles.xml", (styles) =>
      styles.replace("</cellXfs>", `${'<xf numFmtId="0" fontId="0"/>'.repeat(90_000)}</cellXfs>`),
    ),
  "workbook, a shared text": () =>
    book(three, rows(many(20_000, (n) => `<c r="A${n}" t="s"><v>0</v></c>`)), {
      "xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${"规章".repeat(1_000_000)}</t></si></sst>`,
    }),
  "PDF, 100,000 texts on a page": () => drawn(100_000, twoLetters),
  "PDF, as many texts as are read": () => drawn(29_000, twoLetters),
  "PDF, texts on a line": () => drawn(29_000, (i) => `BT /F1 8 Tf ${(i % 5600) / 10} 400 Td (ab) Tj ET`),
  "PDF, texts in a line's place each": () =>
    drawn(29_000, (i) => `BT /F1 8 Tf 50 ${10 + i / 40} Td (ab) Tj ET`),
  "PDF, texts and what is painted over them": () =>
    drawn(29_000, (i) => `1 g ${(i * 37) % 560} ${(i * 53) % 800} 5 5 re f 0 g ${twoLetters(i)}`),
  "a page, full": () => page(fill("政府信息公开", full)),
  "a page, as long as is read": () => page(fill("政府信息公开，", most)),
  "a page of blanks": () => page(`<p>a${fill("\u00A0", most)}b</p>`),
  "a page of entities": () => page(fill("&#x4e00;", most)),
  "a page of paragraphs": () => page("<p>a</p>".repeat(19_000)),
  "a page of titles": () => page("<p>某县2025年政府信息公开工作年度报告</p><p>一、总体情况</p>".repeat(9000)),
  "a page of tables": () => page("<table><tr><td>规章</td><td>2</td></tr></table>".repeat(1900)),
  "a page of rows": () =>
    page(
      `<table>${names
        .map((name) => `<tr><td>${name}</td><td>1</td></tr>`)
        .join("")
        .repeat(490)}</table>`,
    ),
  "a row of cells": () => page(`<table><tr>${"<td>1</td>".repeat(70_000)}</tr></table>`),
  "a long cell": () => page(`<table><tr><td>规章</td><td>${fill("1,1 ", most)}</td></tr></table>`),
  "type that is not closed": () => page(Array.from({ length: 3000 }, (_, i) => `<p><b id=${i}>x`).join("")),
  "signs of tags": () => page(fill("<", full)),
  attributes: () => page(`<p ${Array.from({ length: 150_000 }, (_, i) => `a${i}=1`).join(" ")}>x</p>`),
  "text of short lines": () => strToU8("短行\n".repeat(19_000)),
  "text of labels and figures": () => strToU8("行\n1\n".repeat(9900)),
  "text of one line": () => strToU8(fill("规章 1 ", most)),
  "text of blanks": () => strToU8(`规${fill(" ", most)}章`),
  "text of tabs": () => strToU8(`规${fill("\t", most)}章`),
  "text of pipes": () => strToU8("规章|1|2|3\n".repeat(1900)),
  "JSON of signs that nobody sees": () => json(fill("\u200B㎡a", full)),
  "JSON of a text as long as a report": () => json(fill("\u200B㎡a", 1_900_000)),
  "JSON of lines": () => json(fill("一\\n", full)),
  "JSON of sentences": () => json(fill("公开1件，", full)),
  "JSON of keys": () => strToU8(`{${Array.from({ length: 20_000 }, () => '"a":1').join(",")}}`),
  "JSON behind blanks": () => strToU8(`${fill("\n", full)}{`),
  "Word, a long text": () => word(`<w:p><w:r><w:t>${fill("政", part)}</w:t></w:r></w:p>`),
  "Word, runs": () => word(`<w:p>${"<w:r><w:t>a</w:t></w:r>".repeat(45_000)}</w:p>`),
  "Word, boxes": () => word(`<w:p>${box.repeat(15_000)}</w:p>`),
  "Word, boxes in boxes": () =>
    word(
      `<w:p>${"<w:r><w:drawing><w:txbxContent><w:p>".repeat(45)}${box.repeat(1000)}${"</w:p></w:txbxContent></w:drawing></w:r>".repeat(45)}</w:p>`,
    ),
  "Word, paragraphs that go on": () => word(`${goesOn}<w:r><w:t>甲甲甲甲</w:t></w:r></w:p>`.repeat(15_000)),
  "Word, boxes in paragraphs that go on": () => word(`${goesOn}${box}</w:p>`.repeat(10_000)),
  "Word, rows": () =>
    word(
      `<w:tbl>${"<w:tr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>".repeat(13_000)}</w:tbl>`,
    ),
  "Word, a row": () => word(`<w:tbl><w:tr>${"<w:tc><w:p/></w:tc>".repeat(60_000)}</w:tr></w:tbl>`),
};

test.each(Object.entries(shapes))(
  "%s",
  async (_, make) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(20 * 1024 * 1024);
    const start = process.cpuUsage();
    try {
      await readReport(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(NianbaoError);
    }
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(seconds);
  },
  120_000,
);

test("a report of 200 pages as PDF, by another hand: read whole within 10 s", async () => {
  const overview = Array.from({ length: 460 }, (_, i) =>
    `第${i + 1}项工作：全年主动公开政府信息${i * 3}条，其中通过政府网站公开${i}条，通过政务新媒体公开${i * 2}条，依法办理依申请公开事项，进一步健全制度、规范流程、加强培训，推动政府信息公开工作高质量发展，切实保障人民群众的知情权、参与权、表达权和监督权。`.repeat(
      1 + (i % 3),
    ),
  );
  const report = parseReport({ ...published("huaian-city-2024"), overview });
  const written = Buffer.from(await renderPdf(report)).toString("latin1");
  // Without the data that is attached.
  const bytes = Buffer.from(
    written.replace(/\/EmbeddedFiles/g, "/EmbeddedFilez").replace(/\/AF(?=[ [])/g, "/AZ"),
    "latin1",
  );
  const start = process.cpuUsage();
  const reading = await readReport(bytes);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(10);
  expect([...reading.sources.values()].every(({ source }) => source === "ruled")).toBe(true);
  expect(reading.status).not.toBe("asked");
  const read = reading.report as Report;
  expect([read.overview, read.requests, read.proactiveDisclosure, read.reviewAndLitigation]).toEqual([
    report.overview,
    report.requests,
    report.proactiveDisclosure,
    report.reviewAndLitigation,
  ]);
}, 120_000);
