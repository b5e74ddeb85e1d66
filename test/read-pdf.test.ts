import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { ReportError } from "../src/index.ts";
import { ReadError, readPdf, renderPdf } from "../src/pdf.ts";
import { parseReport } from "../src/report/parse.ts";
import { published } from "./corpus.ts";
import { mutatedBytes } from "./mutated-bytes.ts";
import { reportData } from "./random-report.ts";

const archived = await renderPdf(liuhulan2024, { archive: true });

describe("data → archived PDF → data is the identity", () => {
  test.each([
    ["liuhulan", liuhulan2024],
    ["huaian", huaian2024],
    ["shanghai, edition 2019 with blank cells", published("shanghai-general-office-2019")],
  ])("%s", async (_, report) => {
    expect(readPdf(await renderPdf(report, { archive: true }))).toEqual(report);
  });

  test("random reports", () =>
    fc.assert(
      fc.asyncProperty(reportData(), async (data) => {
        const report = parseReport(data);
        expect(readPdf(await renderPdf(report, { archive: true }))).toEqual(report);
      }),
      { numRuns: 20 },
    ));

  test("after another program wrote the file anew, with and without packed objects", async () => {
    for (const useObjectStreams of [true, false]) {
      const document = await PDFDocument.load(archived);
      document.setSubject("另存");
      expect(readPdf(await document.save({ useObjectStreams }))).toEqual(liuhulan2024);
    }
  });

  test("the data that was added last counts, as after a correction", async () => {
    const document = await PDFDocument.load(archived);
    const corrected = { ...liuhulan2024, opening: ["改正。"] };
    await document.attach(new TextEncoder().encode(JSON.stringify(corrected)), "report2.json");
    await document.attach(new TextEncoder().encode("{}"), "other.json");
    expect(readPdf(await document.save()).opening).toEqual(["改正。"]);
  });
});

test("pdf.js finds the same attachment", async () => {
  const task = getDocument({ data: archived.slice(), verbosity: 0 });
  const attachments = (await (await task.promise).getAttachments()) as Record<
    string,
    { content: Uint8Array }
  >;
  await task.destroy();
  expect(Object.keys(attachments)).toEqual(["report.json"]);
  const text = new TextDecoder().decode(attachments["report.json"]?.content);
  expect(parseReport(JSON.parse(text))).toEqual(liuhulan2024);
});

describe("what is no archived report", () => {
  const reading = (bytes: Uint8Array) => () => readPdf(bytes);
  const embedded = (content: Uint8Array, dictionary = "/Filter /FlateDecode") =>
    Buffer.concat([
      Buffer.from(
        `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile ${dictionary} /Length ${content.length} >>\nstream\n`,
      ),
      content,
      Buffer.from("\nendstream\nendobj\n"),
    ]);

  test("no PDF, a PDF without data, an encrypted one", async () => {
    expect(reading(new TextEncoder().encode("PK"))).toThrow("不是 PDF 文件");
    expect(reading(new Uint8Array())).toThrow(ReadError);
    expect(reading(await renderPdf(liuhulan2024))).toThrow("没有报告数据");
    expect(reading(await renderPdf(liuhulan2024, { archive: "PDF/A-2a" }))).toThrow("没有报告数据");
    expect(reading(Buffer.from("%PDF-1.7\ntrailer << /Encrypt 5 0 R >>"))).toThrow("不加密");
  });

  test("data that is no report: what is wrong with it is said", () =>
    expect(reading(embedded(deflateSync('{"agency":"甲镇","year":"去年"}')))).toThrow(ReportError));

  test("a bomb is refused while it is unpacked", () => {
    const bomb = deflateSync(Buffer.alloc(100_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(reading(embedded(bomb))).toThrow("附件解开后过大");
  });

  test("damaged and unknown packing", () => {
    expect(reading(embedded(Buffer.from("nothing")))).toThrow("附件已损坏");
    expect(reading(embedded(Buffer.from("x"), "/Filter /LZWDecode"))).toThrow("没有报告数据");
    expect(reading(embedded(Buffer.from("{}"), ""))).toThrow("没有报告数据");
    expect(reading(Buffer.from(`%PDF-1.7${" /Type /EmbeddedFile".repeat(200)}`))).toThrow("附件过多");
  });

  test("60 damaged files give a report or an error that says what is wrong", () => {
    for (const bytes of mutatedBytes(archived, 60, 8))
      try {
        expect(readPdf(bytes).agency).toBeTypeOf("string");
      } catch (error) {
        if (!(error instanceof ReadError) && !(error instanceof ReportError)) throw error;
      }
  });
});
