import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { readDocx, writeFillInDocx } from "../src/docx.ts";
import { readDocxData } from "../src/formats/docx/read.ts";
import { readReport } from "../src/intake/read.ts";
import { parseReport } from "../src/report/parse.ts";

const main = "word/document.xml";
const blank = await writeFillInDocx({ year: 2025, previous: huaian2024 });

/** A file in which somebody filled controls in, as Word leaves it: the prompt gone, and the switch that it is one. */
function filledIn(bytes: Uint8Array, values: Readonly<Record<string, string>>): Uint8Array {
  const parts = unzipSync(bytes);
  let xml = strFromU8(parts[main] as Uint8Array);
  for (const [tag, value] of Object.entries(values)) {
    const control = new RegExp(
      `(<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*<w:tag w:val="${tag}"/>(?:(?!</w:sdtPr>).)*)(</w:sdtPr><w:sdtContent>)(.*?)</w:sdtContent>`,
      "su",
    );
    expect(xml, tag).toMatch(control);
    xml = xml.replace(control, (_, properties: string, between: string, content: string) => {
      const paragraphs = value.split("\n").map((text) => {
        const run = `<w:r><w:t>${text}</w:t></w:r>`;
        return content.startsWith("<w:p>") ? `<w:p>${run}</w:p>` : run;
      });
      return `${properties.replace("<w:showingPlcHdr/>", "")}${between}${paragraphs.join("")}</w:sdtContent>`;
    });
  }
  return zipSync({ ...parts, [main]: strToU8(xml) });
}

const text = {
  "overview.0.paragraphs.0": "第一段。\n第二段。",
  "overview.4.paragraphs.0": "监督保障的话。",
  "problemsAndImprovements.0": "问题。",
};

describe("a Word file to fill in", () => {
  test("comes back as the report: blanks nil, totals added, defaults made, unused headings told", async () => {
    const bytes = filledIn(blank, {
      ...text,
      "requests.received.naturalPerson": " 5 ",
      "requests.outcomes.disclosed.naturalPerson": "108",
      "proactiveDisclosure.fees": "1.25",
      "signature.by": "淮安市人民政府办公室",
      "signature.on": "2026年1月20日",
    });
    const { report, status, items } = await readReport(bytes);
    expect(status).toBe("told");
    expect(items.map(({ message }) => message)).toEqual(
      ["（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设"].map(
        (heading) => `小标题“${heading}”下没有填文字，没有读入。`,
      ),
    );
    expect(report).toEqual(
      parseReport({
        agency: "淮安市人民政府",
        year: 2025,
        overview: [
          { heading: "（一）主动公开", paragraphs: ["第一段。", "第二段。"] },
          { heading: "（五）监督保障", paragraphs: ["监督保障的话。"] },
        ],
        proactiveDisclosure: { fees: "1.25" },
        requests: {
          received: { naturalPerson: 5 },
          carriedOver: { ...huaian2024.requests.carriedForward },
          outcomes: { disclosed: { naturalPerson: 108 } },
        },
        reviewAndLitigation: {},
        problemsAndImprovements: ["问题。"],
        signature: { by: "淮安市人民政府办公室", on: "2026-01-20" },
      }),
    );
  });

  test("holds a report to go on with, which comes back equal; same options, same bytes", async () => {
    const bytes = await writeFillInDocx({ report: huaian2024 });
    expect(readDocx(bytes)).toEqual(huaian2024);
    expect(Buffer.compare(bytes, await writeFillInDocx({ report: huaian2024 }))).toBe(0);
  });

  test("every figure of either edition has a control with its place; last year's figure stands in its name", async () => {
    for (const bytes of [await writeFillInDocx({ edition: "2019", year: 2020, agency: "某县" }), blank]) {
      const xml = strFromU8(unzipSync(bytes)[main] as Uint8Array);
      const figures = xml.match(
        /<w:tag w:val="(?:proactiveDisclosure|requests|reviewAndLitigation)\./gu,
      )?.length;
      const cells = xml.match(/w:fill="(?:FFF2CC|EDEDED)"/gu)?.length;
      expect(figures).toBe(cells);
      expect(figures).toBeGreaterThan(150);
      expect(new Set(xml.match(/<w:id w:val="\d+"/gu)).size).toBe(xml.match(/<w:sdt>/gu)?.length);
    }
    const xml = strFromU8(unzipSync(blank)[main] as Uint8Array);
    expect(xml).toContain('<w:alias w:val="上年 3001 表三 第一项');
  });

  test("what is wrong is asked with its place, as in any Word file", () => {
    const wrong = (values: Record<string, string>) => () => readDocx(filledIn(blank, { ...text, ...values }));
    expect(wrong({ "requests.received.other": "约5" })).toThrow(/表三.*其他/su);
    // In the words of the workbook, without what only programmers know.
    expect(wrong({ "requests.received.other": "十五件" })).toThrow(
      "其他）：应为整数；没有发生的填 0，文字说明请写在正文里。",
    );
    expect(wrong({ "requests.received.other": "十五件" })).not.toThrow(/null|requests\.received/u);
    const named = strFromU8(unzipSync(blank)[main] as Uint8Array);
    expect(named).toContain("〔填写主动公开情况〕");
    expect(named).toContain('"一、总体情况 第1部分第1段"');
    expect(wrong({ "requests.received.other": "5 6" })).toThrow("无法确定填的是哪个数");
    expect(wrong({ "signature.by": "某局" })).toThrow("现有“某局”");
    expect(wrong({ "signature.by": "某局", "signature.on": "2026-1-20" })).toThrow("2026年1月15日");
    expect(() => readDocx(blank)).toThrow("不能为空");
  });

  test("a file without a name or a year says so; what Word puts into an emptied control is nothing", async () => {
    const nameless = await writeFillInDocx({ year: 2025 });
    expect(() => readDocx(filledIn(nameless, text))).toThrow("没有机关名称");
    const yearless = await writeFillInDocx({ agency: "某县" });
    expect(() => readDocx(filledIn(yearless, text))).toThrow("没有年份");
    const parts = unzipSync(filledIn(blank, text));
    const emptied = strFromU8(parts[main] as Uint8Array).replace(
      /(<w:tag w:val="requests\.received\.naturalPerson"\/>.*?)　/su,
      "$1单击或点击此处输入文字。",
    );
    const { data } = readDocxData(zipSync({ ...parts, [main]: strToU8(emptied) }));
    expect(parseReport(data).requests.received.naturalPerson).toBe(0);
  });

  test("a control that a program wrote three times over is refused, not read as 555", () => {
    const parts = unzipSync(filledIn(blank, { ...text, "requests.received.naturalPerson": "5" }));
    const repeated = strFromU8(parts[main] as Uint8Array).replace(
      /<w:sdt><w:sdtPr><w:alias w:val="[^"]*"\/><w:tag w:val="requests\.received\.naturalPerson".*?<\/w:sdt>/su,
      (control) => control.repeat(3),
    );
    expect(() => readDocx(zipSync({ ...parts, [main]: strToU8(repeated) }))).toThrow("重复了 3 次");
  });
});
