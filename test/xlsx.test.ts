import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { huaian2024 } from "../examples/huaian-2024.ts";
import type { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { edition2019 } from "../src/form/edition-2019.ts";
import { edition2021 } from "../src/form/edition-2021.ts";
import { readWorkbookData } from "../src/formats/xlsx/read.ts";
import { OptionsError } from "../src/problem/options-error.ts";
import { ReportError } from "../src/report/error.ts";
import { parseReport } from "../src/report/parse.ts";
import { readWorkbook, WorkbookError, writeWorkbook } from "../src/xlsx.ts";
import { mutatedBytes } from "./mutated-bytes.ts";
import { reportData } from "./random-report.ts";

const least = {
  agency: "某县某镇人民政府",
  year: 2025,
  overview: ["一句话。"],
  proactiveDisclosure: {},
  requests: { received: { naturalPerson: 7 } },
  reviewAndLitigation: {},
  problemsAndImprovements: ["一句话。"],
};
const form = writeWorkbook({ report: parseReport(least) });

/** A form whose parts were changed as text: what a clerk's program leaves behind. */
function changed(
  change: (part: string, path: string) => string,
  more: Record<string, string> = {},
): Uint8Array {
  const parts = Object.entries(unzipSync(form)).map(([path, bytes]) => [
    path,
    strToU8(change(strFromU8(bytes), path)),
  ]);
  const added = Object.entries(more).map(([path, text]) => [path, strToU8(text)]);
  return zipSync(Object.fromEntries([...parts, ...added]));
}
const sheets = {
  text: "xl/worksheets/sheet2.xml",
  two: "xl/worksheets/sheet3.xml",
  three: "xl/worksheets/sheet4.xml",
};
/** A cell replaced: `xml` is what stands in it, with its type. */
const cell = (sheet: string, name: string, type: string, xml: string) =>
  changed((part, path) =>
    path === sheet
      ? part.replace(
          new RegExp(`<c r="${name}" s="(\\d+)"[^>]*?(?:/>|>.*?</c>)`),
          `<c r="${name}" s="$1"${type}>${xml}</c>`,
        )
      : part,
  );
const text = (sheet: string, name: string, value: string) =>
  cell(sheet, name, ' t="inlineStr"', `<is><t xml:space="preserve">${value}</t></is>`);
const number = (sheet: string, name: string, value: string) => cell(sheet, name, "", `<v>${value}</v>`);
// 本年新收 · 自然人, 上年结转 · 自然人, 行政事业性收费
const [received, carried, fees] = ["D6", "D7", "B16"];

describe("report → form → report", () => {
  test.each([edition2021, edition2019])("is the identity, $notice", (edition) => {
    fc.assert(
      fc.property(reportData(edition, "paragraphs"), (data) => {
        const report = parseReport(data);
        expect(readWorkbook(writeWorkbook({ report }))).toEqual(report);
      }),
      { numRuns: 15 },
    );
  });

  test("same report, same bytes", () => {
    expect(Buffer.compare(writeWorkbook({ report: huaian2024 }), writeWorkbook({ report: huaian2024 }))).toBe(
      0,
    );
  });

  test("a wrong total stays as it was given", () => {
    const report = parseReport({ ...least, requests: { received: { naturalPerson: 7, total: 8 } } });
    expect(readWorkbook(writeWorkbook({ report }))).toEqual(report);
  });

  test("text that looks like a formula, an escape or markup stays text; long text goes on in the next rows", () => {
    const overview = ["=1+1", "+86", "-1", "@SUM(A1)", "_x0041_ 与 <b>&amp;", "长".repeat(70_000), "末段"];
    const report = parseReport({ ...least, overview });
    const bytes = writeWorkbook({ report });
    expect(readWorkbook(bytes)).toEqual(report);
    expect(strFromU8(unzipSync(bytes)[sheets.text] as Uint8Array)).not.toContain("<f>");
  });

  test("last year's figures stand beside, its carry-over is there, and is not read as this year's", () => {
    const blank = writeWorkbook({ year: 2025, previous: huaian2024 });
    const filled = zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(blank)).map(([path, bytes]) => [
          path,
          path === sheets.text
            ? strToU8(
                strFromU8(bytes).replace(
                  /(<c r="C(?:10|34)" s="\d+")\/>/g,
                  '$1 t="inlineStr"><is><t>一句话。</t></is></c>',
                ),
              )
            : bytes,
        ]),
      ),
    );
    const report = readWorkbook(filled);
    expect(report.year).toBe(2025);
    expect(report.overview).toEqual([{ heading: "（一）主动公开", paragraphs: ["一句话。"] }]);
    expect(report.requests.carriedOver).toEqual(huaian2024.requests.carriedForward);
    expect(report.requests.received.total).toBe(0);
    expect(report.proactiveDisclosure).toMatchObject({ regulations: { issued: 0 } });
  });
});

describe("a fresh form", () => {
  const part = (bytes: Uint8Array, path: string) => strFromU8(unzipSync(bytes)[path] as Uint8Array);
  /** The texts of a sheet's cells by name, formulas by their value. */
  const texts = (xml: string) =>
    new Map(
      [
        ...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<f>.*?<\/f>)?(?:<v>|<is><t[^>]*>)(.*?)<\/(?:v|t)>/gsu),
      ].map(([, name, text]) => [name as string, text as string]),
    );
  /** The formulas of a cell's alarms. */
  const alarmsOf = (xml: string, name: string) =>
    [
      ...xml.matchAll(/<conditionalFormatting sqref="(\w+)"><cfRule[^>]*><formula>(.*?)<\/formula>/gu),
    ].flatMap(([, at, formula]) =>
      at === name ? [(formula as string).replaceAll("&#60;", "<").replaceAll("&#62;", ">")] : [],
    );

  test("last year's 结转 alone says nothing: balances wait until a figure of their column is there", () => {
    const fresh = part(writeWorkbook({ year: 2025, previous: huaian2024 }), sheets.three);
    expect([...texts(fresh).values()].filter((text) => text.includes("请核对"))).toEqual([]);
    // D is a column of figures, J the total of all: what counts is every cell to be filled in, not the carried row 7.
    expect(alarmsOf(fresh, "D29")).toContain("AND(COUNT(D6,D8:D28,D30)>0,SUM(D6:D7)<>SUM(D29:D30))");
    expect(alarmsOf(fresh, "J29").at(-1)).toMatch(/^AND\(COUNT\(D6:I6,D8:I8,.*D30:I30\)>0,SUM\(J6:J7\)/u);
    const begun = part(writeWorkbook({ report: parseReport(least) }), sheets.three);
    expect(alarmsOf(begun, "D29")).toContain("SUM(D6:D7)<>SUM(D29:D30)");
  });

  test("what is wrong is said in the row of the cell that is red, or right under its columns", () => {
    const wrong = parseReport({
      ...least,
      requests: { received: { naturalPerson: 7, total: 9 }, outcomes: { disclosed: { naturalPerson: 6 } } },
      reviewAndLitigation: { litigation: { direct: { upheld: 1, total: 4 } } },
    });
    const bytes = writeWorkbook({ report: wrong });
    const three = texts(part(bytes, sheets.three));
    const said = [...three].filter(([, text]) => text.includes("请核对"));
    expect(said.map(([name]) => name)).toEqual(["K6", "K29"]);
    expect(three.get("K6")).toBe("总计应为7，现为9，请核对");
    expect(three.get("K29")).toMatch(/^自然人：.*7.*6，.*\n总计：.*9.*6.*\n$/su);
    const four = texts(part(bytes, "xl/worksheets/sheet5.xml"));
    expect([...four].filter(([, text]) => text.includes("请核对"))).toEqual([
      ["F7", "行政诉讼 · 未经复议直接起诉：总计应为1，现为4，请核对"],
    ]);
  });

  test("aspects are offered as headings; contact and opening come after the text; both ways", () => {
    const bytes = writeWorkbook({ year: 2025, agency: "某县某局" });
    const names = [...texts(part(bytes, sheets.text))];
    const rowOf = (text: string) => Number(names.find(([, at]) => at === text)?.[0].replace(/\D/gu, ""));
    const aspects = edition2021.sections.overview.aspects.map(
      ({ name }, i) => `（${"一二三四五"[i]}）${name}`,
    );
    for (const [i, aspect] of aspects.entries()) expect(rowOf(aspect)).toBe(9 + 5 * i);
    expect(rowOf("引言")).toBeGreaterThan(rowOf("六、其他需要报告的事项"));
    expect(rowOf("联系方式 电话")).toBeGreaterThan(rowOf("引言"));
    const filled = unzipSync(bytes);
    const put = (name: string, words: string) => {
      filled[sheets.text] = strToU8(
        strFromU8(filled[sheets.text] as Uint8Array).replace(
          new RegExp(`(<c r="${name}" s="\\d+")/>`, "u"),
          `$1 t="inlineStr"><is><t>${words}</t></is></c>`,
        ),
      );
    };
    put("C10", "主动公开的话。");
    put("C20", "（三）政府信息管理情况&#10;自己写的小标题下的话。");
    put("C34", "问题。");
    put(`B${rowOf("联系方式 联系机构")}`, "办公室");
    put(`B${rowOf("联系方式 电话")}`, "010-12345678");
    const { data, notes } = readWorkbookData(zipSync(filled));
    const report = parseReport(data);
    expect(report.overview).toEqual([
      { heading: "（一）主动公开", paragraphs: ["主动公开的话。"] },
      { heading: "（三）政府信息管理情况", paragraphs: ["自己写的小标题下的话。"] },
    ]);
    expect(report.opening[1]).toContain("请与办公室联系（电话：010-12345678）");
    expect(notes?.map(({ place }) => place)).toEqual([14, 19, 24, 29].map((row) => `基本情况和文字 C${row}`));
    put(`C${rowOf("引言")}`, "自己的引言。");
    const again = readWorkbookData(zipSync(filled));
    expect(parseReport(again.data).opening).toEqual(["自己的引言。"]);
    expect(again.notes?.at(-1)?.message).toContain("联系方式没有写进去");
  });

  test("a previous report that is not the year before is refused, one after another edition is told", () => {
    expect(() => writeWorkbook({ year: 2026, previous: huaian2024 })).toThrow(OptionsError);
    expect(() => writeWorkbook({ year: 2026, previous: huaian2024 })).toThrow("应为2025年的");
    expect(() => writeWorkbook({ report: huaian2024, previous: huaian2024 })).toThrow("应为2023年的");
    const trial = parseReport({ ...least, year: 2020, edition: "2019" });
    expect(part(writeWorkbook({ year: 2021, previous: trial }), "xl/worksheets/sheet1.xml")).toContain(
      "没有列在旁边",
    );
  });

  test("last year's tables are printed on pages of their own, not smaller than their page asks", () => {
    const bytes = writeWorkbook({ year: 2025, previous: huaian2024 });
    expect(part(bytes, "xl/workbook.xml")).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="3">'表三'!$A$1:$J$30,'表三'!$M$1:$V$30</definedName>`,
    );
    const scale = Number(/<pageSetup[^>]* scale="(\d+)"/u.exec(part(bytes, sheets.three))?.[1]);
    expect(scale).toBeGreaterThanOrEqual(75);
  });
});

describe("what clerks do", () => {
  const read = (bytes: Uint8Array) => readWorkbook(bytes) as typeof liuhulan2024;
  test.each([
    ["7", 7],
    ["７", 7],
    [" 0 ", 0],
    ["0 ", 0],
    ["　12　", 12],
    ["1,234", 1234],
    ["１，２３４", 1234],
    ["1,234,567", 1234567],
    ["+5", 5],
    ["007", 7],
    ["3.0", 3],
    ["3.00", 3],
    ["/", 0],
    ["／", 0],
    ["—", 0],
    ["——", 0],
    ["-", 0],
    ["－", 0],
    ["–", 0],
    ["无", 0],
    ["零", 0],
    ["", 0],
    ["   ", 0],
    ["5\u200B", 5],
    ["\uFEFF5", 5],
    ["①", 1], // NFKC
  ])("count written 「%s」 is %d", (written, value) => {
    expect(read(text(sheets.three, carried, written)).requests.carriedOver.naturalPerson).toBe(value);
  });

  test.each([
    ["12345", 12345],
    ["1.5E+3", 1500],
    ["3", 3],
    ["3.0", 3],
  ])("number stored as %s is %d", (stored, value) => {
    expect(read(number(sheets.three, carried, stored)).requests.carriedOver.naturalPerson).toBe(value);
  });

  test("a formula counts for its stored value; one never calculated is asked about, but for a total", () => {
    expect(
      read(cell(sheets.three, carried, "", "<f>2+3</f><v>5</v>")).requests.carriedOver.naturalPerson,
    ).toBe(5);
    expect(() => read(cell(sheets.three, carried, "", "<f>2+3</f>"))).toThrow("没有存下结果");
    expect(read(cell(sheets.three, "J7", "", "<f>SUM(D7:I7)</f>")).requests.carriedOver.total).toBe(0);
  });

  test("our own sums that a library left at what they were are added up anew, and told; others are read as stored", () => {
    const filledBy = (...edits: readonly (readonly [string, string])[]) =>
      edits.reduce(
        (bytes, [from, to]) => {
          const parts = unzipSync(bytes);
          const xml = strFromU8(parts[sheets.three] as Uint8Array);
          expect(xml).toContain(from);
          parts[sheets.three] = strToU8(xml.replace(from, to));
          return zipSync(parts);
        },
        cell(sheets.three, "D7", "", "<v>5</v>"),
      );
    const stale = readWorkbookData(filledBy());
    expect(parseReport(stale.data).requests.carriedOver).toMatchObject({ naturalPerson: 5, total: 5 });
    expect(stale.notes).toMatchObject([
      {
        place: "表三",
        message: expect.stringContaining("合计公式没有重算，有 1 格，已按各格相加：J7（存的是 0，相加为 5）"),
      },
    ]);
    // A total of totals follows too.
    const nested = cell(sheets.three, "D9", "", "<v>3</v>");
    expect(readWorkbook(nested).requests.outcomes.total).toMatchObject({ naturalPerson: 3, total: 3 });
    // Dollars and blanks are the same formula; one that leaves a cell out is the clerk's own.
    const sum = "<f>SUM(D7:I7)</f>";
    expect(readWorkbook(filledBy([sum, "<f>SUM($D$7:$I$7)</f>"])).requests.carriedOver.total).toBe(5);
    expect(readWorkbook(filledBy([sum, "<f>SUM(E7:I7)</f>"])).requests.carriedOver.total).toBe(0);
    // Excel passes over figures stored as text: what it shows is no sum of what is read.
    const texts = readWorkbookData(cell(sheets.three, "D7", ' t="inlineStr"', "<is><t>5</t></is>"));
    expect(texts.notes).toMatchObject([
      { place: "表三", message: expect.stringMatching(/^D7 的数是文本，/u) },
    ]);
    expect(parseReport(texts.data).requests.carriedOver).toMatchObject({ naturalPerson: 5, total: 0 });
  });

  test.each([
    ["72701.2578", "72701.2578"],
    ["1,234.50", "1234.50"],
    ["无", "0"],
    ["１２.５", "12.5"],
  ])("amount 「%s」 is %s", (written, value) => {
    expect(read(text(sheets.two, fees, written)).proactiveDisclosure.fees).toBe(value);
  });

  test("an amount stored as a floating-point number is what Excel shows", () => {
    expect(read(number(sheets.two, fees, "0.30000000000000004")).proactiveDisclosure.fees).toBe("0.3");
  });

  test.each([
    ["2025-01-15", "2025-01-15"],
    ["2025年1月15日", "2025-01-15"],
    ["2025/1/15", "2025-01-15"],
    ["2025.1.15", "2025-01-15"],
    ["２０２５年１月１５日", "2025-01-15"],
  ])("date 「%s」", (written, value) => {
    const signed = parseReport({ ...least, signature: { by: "某镇", on: "2026-01-01" } });
    const parts = unzipSync(writeWorkbook({ report: signed }));
    parts[sheets.text] = strToU8(strFromU8(parts[sheets.text] as Uint8Array).replace("2026-01-01", written));
    expect(readWorkbook(zipSync(parts)).signature?.on).toBe(value);
  });

  test("a date that Excel keeps as a number of days", () => {
    const signed = parseReport({ ...least, signature: { by: "某镇", on: "2026-01-01" } });
    const parts = unzipSync(writeWorkbook({ report: signed }));
    parts[sheets.text] = strToU8(
      strFromU8(parts[sheets.text] as Uint8Array).replace(
        / t="inlineStr"><is><t xml:space="preserve">2026-01-01<\/t><\/is>/,
        "><v>46037</v>",
      ),
    );
    expect(readWorkbook(zipSync(parts)).signature?.on).toBe("2026-01-15");
  });

  test("「2025年」 as the year", () => expect(read(text(sheets.text, "B3", "2025年")).year).toBe(2025));

  test("a renamed sheet, a row added above, shared strings, text pasted in several runs", () => {
    const renamed = changed((part, path) =>
      path === "xl/workbook.xml" ? part.replace("表三", "Sheet1 (2)") : part,
    );
    expect(read(renamed).requests.received.naturalPerson).toBe(7);
    const down = changed((part, path) =>
      path === sheets.three
        ? part
            .replace(/<row r="(\d+)"/g, (_, r) => `<row r="${Number(r) + 1}"`)
            .replace(/<c r="([A-Z]+)(\d+)"/g, (_, c, r) => `<c r="${c}${Number(r) + 1}"`)
        : part,
    );
    expect(read(down).requests.received.naturalPerson).toBe(7);
    // A row put in among the text: it belongs to the part above it.
    const longer = changed((part, path) =>
      path === sheets.text
        ? part.replace(
            /(<row r="(\d+)"[^>]*>(?:(?!<\/row>).)*一句话。.*?<\/row>)/,
            (row, _, r) =>
              `${row}<row r="${r}"><c r="C${Number(r) + 1}" t="inlineStr"><is><t>又一句。</t></is></c></row>`,
          )
        : part,
    );
    expect(read(longer).overview).toEqual(["一句话。", "又一句。"]);
    const shared = changed(
      (part, path) =>
        path === sheets.three
          ? part.replace(`<c r="${received}" s="4"><v>7</v>`, `<c r="${received}" s="4" t="s"><v>0</v>`)
          : part,
      {
        "xl/sharedStrings.xml":
          '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>1</t></r><r><t>2</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si></sst>',
      },
    );
    expect(read(shared).requests.received.naturalPerson).toBe(12);
  });

  test.each([
    ["1.5", "应为整数，不能有小数"],
    ["-3", "不能是负数"],
    ["12件", "应为整数"],
    ["约10", "应为整数"],
    ["1,23", "应为整数"],
    ["见附件", "应为整数"],
    ["1e400", "应为整数"],
    ["9".repeat(40), "应为整数"],
  ])("in doubt: 「%s」 names sheet, cell and value", (written, message) => {
    expect(() => read(text(sheets.three, carried, written))).toThrow(WorkbookError);
    expect(() => read(text(sheets.three, carried, written))).toThrow(message);
    expect(() => read(text(sheets.three, carried, written))).toThrow(`表三 ${carried}`);
  });

  test("in doubt: a date, a formula's error, a label typed over, an added row inside; all at once", () => {
    expect(() => read(cell(sheets.three, carried, ' t="e"', "<v>#REF!</v>"))).toThrow("公式错误");
    const dated = changed((part, path) => {
      if (path === "xl/styles.xml") return part.replace(/numFmtId="0"/g, 'numFmtId="14"');
      return path === sheets.three
        ? part.replace(`<c r="${received}" s="4"><v>7</v>`, `<c r="${received}" s="4"><v>45000</v>`)
        : part;
    });
    expect(() => read(dated)).toThrow("日期格式");
    expect(() => read(text(sheets.three, "A6", "一、别的"))).toThrow(
      "这里应为“一、本年新收政府信息公开申请数量”",
    );
    const inserted = changed((part, path) =>
      path === sheets.three
        ? part.replace(/<(row|c) r="([A-Z]*)(\d+)"/g, (all, tag, c, r) =>
            Number(r) > 10 ? `<${tag} r="${c}${Number(r) + 1}"` : all,
          )
        : part,
    );
    expect(() => read(inserted)).toThrow(WorkbookError);
    let problems = 0;
    try {
      read(
        changed((part, path) =>
          path === sheets.three
            ? part.replace("<v>7</v>", "<v>-7</v>").replace("第一项加第二项之和", "x")
            : part,
        ),
      );
    } catch (error) {
      problems = (error as WorkbookError).problems.length;
    }
    expect(problems).toBe(2);
  });
});

describe("what is no form", () => {
  test.each([
    ["text", strToU8("一段文字"), "不是 Excel 文件"],
    [
      "an old file or one with a password",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      "密码",
    ],
    ["macros", changed((part) => part, { "xl/vbaProject.bin": "x" }), "宏"],
    [
      "links to other files",
      changed((part) => part, { "xl/externalLinks/externalLink1.xml": "<x/>" }),
      "链接",
    ],
    [
      "a document type",
      changed((part, path) =>
        path === sheets.three ? part.replace("<worksheet", "<!DOCTYPE x><worksheet") : part,
      ),
      "DTD",
    ],
    [
      "another workbook",
      zipSync({ "xl/workbook.xml": strToU8("<workbook><sheets/></workbook>") }),
      "没有找到",
    ],
  ])("%s", (_, bytes, message) => {
    expect(() => readWorkbook(bytes)).toThrow(WorkbookError);
    expect(() => readWorkbook(bytes)).toThrow(message);
  });

  test("a bomb of 400 MB is refused before it is unpacked, also where its header lies", () => {
    const zeros = Buffer.alloc(400 * 1024 * 1024);
    const packed = deflateRawSync(zeros);
    // Stored as it is, then told to be packed: fflate would take ten times as long to pack it.
    const bomb = zipSync({ ...unzipSync(form), "xl/media/zeros.xml": [packed, { level: 0 }] });
    const head = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 46; at++) {
      const signature = head.getUint32(at, true);
      const from = signature === 0x04034b50 ? at + 8 : signature === 0x02014b50 ? at + 10 : undefined;
      if (from === undefined || head.getUint32(from + 10, true) !== packed.length) continue;
      head.setUint16(from, 8, true);
      head.setUint32(from + 6, crc32(zeros), true);
      head.setUint32(from + 14, zeros.length, true);
    }
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(() => readWorkbook(bomb)).toThrow("过大");
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
    // The size in the list of parts made small: inflating stops where it is passed.
    const view = new DataView(bomb.buffer);
    for (let at = bomb.length - 22; at > 0; at--)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 400 * 1024 * 1024)
        view.setUint32(at + 24, 1000, true);
    expect(() => readWorkbook(bomb)).toThrow(WorkbookError);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  test("mutated and cut files give an error or the right data", () => {
    const report = parseReport(least);
    for (const bytes of mutatedBytes(form, 150, 7)) {
      try {
        expect(readWorkbook(bytes)).toEqual(report);
      } catch (error) {
        if (!(error instanceof WorkbookError || error instanceof ReportError)) throw error;
      }
    }
  });
});
