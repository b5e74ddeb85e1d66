// What clerks do to the workbook: what is read is what a person sees, or sheet and cell are named.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { check } from "../../src/checks/check.ts";
import { readReport as readAny, readData } from "../../src/intake/read.ts";
import { placedIn, reportOf } from "../../src/report/format-reading.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { WorkbookError, writeWorkbook } from "../../src/xlsx.ts";
import {
  cellBeside,
  cellOf,
  changedForm,
  fonts,
  formParts,
  least,
  leastReport,
  looks,
  repacked,
  textCell,
  withCell,
  withCopy,
} from "./forms.ts";

const readReport = async (bytes: Uint8Array) => (await readAny(bytes)).report as Report;

const { text, three } = formParts;
const [title, by, on] = ["报告标题", "署名", "成文日期"].map(cellBeside) as [string, string, string];
const number = (value: string) => `<v>${value}</v>`;
const received = "D6";
const set = (name: string, value: string) => (part: string) => withCell(part, name, "", number(value));
/** The form with another number format for the figures. */
const formatted = (code: string, value: string) => {
  const bytes =
    value === "37" ? writeWorkbook({ report: leastReport }) : cellOf(three, received, "", number(value));
  return repacked(bytes, (part, path) => {
    if (path === "xl/styles.xml")
      return part
        .replace(
          /(<styleSheet[^>]*>)/,
          `$1<numFmts count="1"><numFmt numFmtId="170" formatCode="${code}"/></numFmts>`,
        )
        .replace(/<\/cellXfs>/, '<xf numFmtId="170" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>');
    return path === three ? part.replace(`r="${received}" s="4"`, `r="${received}" s="${looks}"`) : part;
  });
};
const struckFont = (bytes: Uint8Array) =>
  repacked(bytes, (part, path) => {
    if (path === "xl/styles.xml")
      return part
        .replace("</fonts>", '<font><strike/><sz val="10"/></font></fonts>')
        .replace(
          /<\/cellXfs>/,
          `<xf numFmtId="0" fontId="${fonts}" fillId="0" borderId="0" xfId="0"/></cellXfs>`,
        );
    return path === three ? part.replace(`r="${received}" s="4"`, `r="${received}" s="${looks}"`) : part;
  });
/** The form with a look of its own for the figure: `added` goes into styles. */
const lookedAt = (added: (styles: string) => string, xf: string) =>
  repacked(writeWorkbook({ report: leastReport }), (part, path) => {
    if (path === "xl/styles.xml") return added(part).replace(/<\/cellXfs>/, `${xf}</cellXfs>`);
    return path === three ? part.replace(`r="${received}" s="4"`, `r="${received}" s="${looks}"`) : part;
  });
const drawn = (colour: string, ground: string, size = '<sz val="10"/>') =>
  lookedAt(
    (styles) =>
      styles
        .replace("</fonts>", `<font>${size}${colour}</font></fonts>`)
        .replace(
          "</fills>",
          `<fill><patternFill patternType="${ground ? "solid" : "none"}"><fgColor rgb="${ground}"/></patternFill></fill></fills>`,
        ),
    `<xf numFmtId="0" fontId="${fonts}" fillId="5" borderId="0" xfId="0"/>`,
  );
const aligned = (alignment: string) =>
  lookedAt(
    (styles) => styles,
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0">${alignment}</xf>`,
  );
const white = '<font><color rgb="FFFFFFFF"/></font>';
const red = '<font><color rgb="FFFF0000"/></font>';
/** The form with a conditional format over its figures. */
const conditional = (type: string, formula: string, difference: string, operator?: string, more = "") =>
  repacked(writeWorkbook({ report: leastReport }), (part, path) => {
    if (path === "xl/styles.xml") return part.replace("</dxfs>", `<dxf>${difference}</dxf></dxfs>`);
    const rule = `<cfRule type="${type}"${difference && ' dxfId="1"'} priority="99"${operator === undefined ? "" : ` operator="${operator}"`}>${formula}${more}</cfRule>`;
    return path === three
      ? part.replace(
          /<conditionalFormatting/,
          `<conditionalFormatting sqref="A1 D5:F9">${rule}</conditionalFormatting>$&`,
        )
      : part;
  });
/** The form with a conditional format of Excel 2010 and later over its figures, which stands in an extension. */
const extended = (rule: string) =>
  changedForm(three, (part) =>
    part.replace(
      "</worksheet>",
      `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:conditionalFormattings><x14:conditionalFormatting>${rule}<xm:sqref>A1 D5:F9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>`,
    ),
  );
const extendedRule = (type: string, formula: string, difference: string) =>
  extended(
    `<x14:cfRule type="${type}" priority="9" id="{1}"><xm:f>${formula}</xm:f><x14:dxf>${difference}</x14:dxf></x14:cfRule>`,
  );
/** A cell with a font or a number format of its own. */
const fontOf = (name: string) =>
  lookedAt(
    (styles) => styles.replace("</fonts>", `<font><sz val="10"/><name val="${name}"/></font></fonts>`),
    `<xf numFmtId="0" fontId="${fonts}" fillId="0" borderId="0" xfId="0"/>`,
  );
const formattedText = (code: string, text: string) =>
  repacked(formatted(code, "37"), (part, path) =>
    path === three
      ? withCell(part, received, ' t="inlineStr"', `<is><t xml:space="preserve">${text}</t></is>`)
      : part,
  );
const workbook = (change: (part: string) => string) =>
  repacked(writeWorkbook({ report: leastReport }), (part, path) =>
    path === "xl/workbook.xml" ? change(part) : part,
  );
const hide = (sheet: string) =>
  workbook((part) => part.replace(`name="${sheet}"`, `name="${sheet}" state="hidden"`));

/** The table with a copy of itself below, on the same sheet, filled in otherwise: its rows are 50 lower. */
const copiedBelow = () =>
  changedForm(three, (part) => {
    const rows = (part.split("<sheetData>")[1] as string).split("</sheetData>")[0] as string;
    const lower = rows
      .replace(/<f>[^<]*<\/f>/g, "")
      .replace(
        /(<row r="|<c r="[A-Z]+)(\d+)"/g,
        (_, head: string, row: string) => `${head}${Number(row) + 50}"`,
      );
    return part.replace("</sheetData>", `${set("D56", "0")(lower)}</sheetData>`);
  });

type Row = readonly [string, () => Uint8Array, number | string];

const figures: readonly Row[] = [
  ["as it was", () => writeWorkbook({ report: leastReport }), 37],
  ["a copy of the table before it, the same", () => withCopy("three"), 37],
  [
    "a copy before it, filled in differently",
    () => withCopy("three", { change: set(received, "0") }),
    "有两张表三，填的不一样：“表三 (2)”“表三”",
  ],
  [
    "a copy behind it, filled in differently",
    () => withCopy("three", { before: false, change: set(received, "0") }),
    "有两张表三",
  ],
  [
    "a hidden copy before it, filled in differently",
    () => withCopy("three", { state: "hidden", change: set(received, "0") }),
    37,
  ],
  [
    "a very hidden copy before it",
    () => withCopy("three", { state: "veryHidden", change: set(received, "0") }),
    37,
  ],
  [
    "a copy with its labels cut, filled in differently",
    () => withCopy("three", { change: (part) => set(received, "0")(part).replace("3.其他", "x") }),
    37,
  ],
  [
    "a copy below it, filled in differently: 「上年结转」 above does not make it last year's",
    copiedBelow,
    "有两张表三，填的不一样：“表三 A3”起和“表三 A53”起",
  ],
  ["the table itself hidden", () => hide("表三"), 37],
  ["a formula with its result", () => cellOf(three, received, "", "<f>30+7</f><v>37</v>"), 37],
  ["a formula without a result", () => cellOf(three, received, "", "<f>3+4</f>"), `表三 ${received}`],
  ["a formula with an empty result", () => cellOf(three, received, "", "<f>3+4</f><v></v>"), "没有存下结果"],
  ["a total without a result: added up anew", () => cellOf(three, "J6", "", "<f>SUM(D6:I6)</f>"), 37],
  ["a total by another formula without a result", () => cellOf(three, "J6", "", "<f>A1*2</f>"), "表三 J6"],
  ["a formula's error", () => cellOf(three, received, ' t="e"', "<v>#NAME?</v>"), "公式错误"],
  ["a reference that is gone", () => cellOf(three, received, ' t="e"', "<f>A1</f><v>#REF!</v>"), "公式错误"],
  ["a percentage", () => formatted("0%", "37"), "数字格式使显示的与存下的不同"],
  ["in thousands", () => formatted("0,", "37000"), "数字格式使显示的与存下的不同"],
  ["hidden by its format", () => formatted(";;;", "37"), "数字格式使显示的与存下的不同"],
  ["a fraction", () => formatted("# ?/?", "37.5"), "数字格式使显示的与存下的不同"],
  ["rounded by its format", () => formatted("0", "36.6"), "数字格式使显示的与存下的不同"],
  ["with thousands", () => formatted("#,##0", "37"), 37],
  ["with decimals", () => formatted("0.00", "37"), 37],
  ["with its unit in the format", () => formatted("0&quot;件&quot;", "37"), 37],
  ["red if negative", () => formatted("#,##0;[Red]-#,##0", "37"), 37],
  ["as a date", () => formatted("yyyy/m/d", "45000"), "日期格式"],
  ["as a Chinese date", () => formatted("yyyy&quot;年&quot;m&quot;月&quot;", "45000"), "日期格式"],
  ["a hostile format", () => formatted("[".repeat(16_000), "37"), "数字格式使显示的与存下的不同"],
  ["struck out", () => struckFont(writeWorkbook({ report: leastReport })), "带删除线"],
  ["white", () => drawn('<color rgb="FFFFFFFF"/>', ""), "看不见的字"],
  ["the theme's background", () => drawn('<color theme="0"/>', ""), "看不见的字"],
  ["one point", () => drawn("", "", '<sz val="1"/>'), "看不见的字"],
  ["on its own ground", () => drawn('<color rgb="FFC00000"/>', "FFC00000"), "看不见的字"],
  ["white on a dark ground", () => drawn('<color rgb="FFFFFFFF"/>', "FF1F3864"), 37],
  ["the theme's background, darkened", () => drawn('<color theme="0" tint="-0.5"/>', ""), 37],
  [
    "part of it white",
    () =>
      cellOf(
        three,
        received,
        ' t="inlineStr"',
        '<is><r><rPr><color rgb="FFFFFFFF"/></rPr><t>9</t></r><r><t>37</t></r></is>',
      ),
    "看不见的字",
  ],
  ["white by a condition", () => conditional("expression", "<formula>TRUE</formula>", white), "条件格式"],
  ["white where it is 37", () => conditional("cellIs", "<formula>37</formula>", white, "equal"), "条件格式"],
  ["white where it is nil", () => conditional("cellIs", "<formula>0</formula>", white, "equal"), 37],
  [
    "no number by a condition",
    () =>
      conditional("expression", "<formula>D6&gt;1</formula>", '<numFmt numFmtId="171" formatCode=";;;"/>'),
    "条件格式",
  ],
  ["red by a condition", () => conditional("expression", "<formula>TRUE</formula>", red), 37],
  [
    "a bar in its place",
    () => conditional("dataBar", "", "", undefined, '<dataBar showValue="0"/>'),
    "条件格式",
  ],
  [
    "white by a rule that asks another sheet",
    () => extendedRule("expression", "基本情况!A1&gt;0", white),
    "条件格式",
  ],
  [
    "white by such a rule where it is nil",
    () =>
      extended(
        `<x14:cfRule type="cellIs" operator="equal" priority="9" id="{1}"><xm:f>0</xm:f><x14:dxf>${white}</x14:dxf></x14:cfRule>`,
      ),
    37,
  ],
  ["red by such a rule", () => extendedRule("expression", "基本情况!A1&gt;0", red), 37],
  [
    "no number by such a rule",
    () => extendedRule("expression", "1", '<numFmt numFmtId="171" formatCode=";;;"/>'),
    "条件格式",
  ],
  [
    "an icon of one's own in its place",
    () =>
      extended('<x14:cfRule type="iconSet" id="{1}"><x14:iconSet custom="1" showValue="0"/></x14:cfRule>'),
    "条件格式",
  ],
  ["a font of signs", () => fontOf("Wingdings"), "符号字体"],
  ["a font of letters", () => fontOf("华文仿宋"), 37],
  ["a text that its format hides", () => formattedText(";;;", "37"), "隐藏"],
  ["a text that its format adds to", () => formattedText("@&quot;00&quot;", "37"), "数字格式"],
  ["a text as it is", () => formattedText("0;0;0;@", "37"), 37],
  [
    "a formula of chance",
    () => cellOf(three, received, "", "<f>RANDBETWEEN(1,50)</f><v>37</v>"),
    "每次打开都会变",
  ],
  [
    "a formula of the day, shared",
    () => cellOf(three, received, "", '<f t="shared" si="0" ref="D6:D7">DAY(TODAY())+20</f><v>37</v>'),
    "每次打开都会变",
  ],
  [
    "a formula that only sounds so",
    () => cellOf(three, received, "", "<f>NORAND(1)+汇总!TODAYS</f><v>37</v>"),
    37,
  ],
  [
    "a picture that WPS keeps in the cell",
    () => cellOf(three, received, ' t="str"', '<f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>'),
    "是图片",
  ],
  [
    "the cell twice in the file",
    () =>
      changedForm(three, (part) =>
        part.replace(/<c r="D6".*?(?:<\/c>|\/>)/s, '$&<c r="D6" s="4"><v>99</v></c>'),
      ),
    "写了两次",
  ],
  [
    "a low digit behind it",
    () =>
      cellOf(
        three,
        received,
        ' t="inlineStr"',
        '<is><r><t>37</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>1</t></r></is>',
      ),
    "含有“₁”",
  ],
  ["with a nil before it", () => textCell(three, received, "037"), 37],
  ["separators of full width", () => textCell(three, received, "1，037"), 1037],
  ["separators in the wrong place", () => textCell(three, received, "10,37"), "应为整数"],
  ["with its unit", () => textCell(three, received, "37 件"), "应为整数"],
  ["a date by a slash", () => cellOf(three, received, ' t="d"', "<v>2026-03-07</v>"), "日期格式"],
  ["below nil", () => cellOf(three, received, "", number("-37")), "不能是负数"],
  [
    "a filter over the table",
    () =>
      changedForm(three, (part) => part.replace("</sheetData>", '</sheetData><autoFilter ref="A4:J30"/>')),
    37,
  ],
  [
    "Strict Open XML",
    () =>
      repacked(writeWorkbook({ report: leastReport }), (part) =>
        part
          .replaceAll(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
          )
          .replaceAll(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
          ),
      ),
    37,
  ],
  ["a bar behind it", () => conditional("dataBar", "", "", undefined, "<dataBar/>"), 37],
  [
    "in a column as wide as a line",
    () =>
      changedForm(three, (part) =>
        part.replace(/<col min="4"([^>]*)width="[^"]*"/, '<col min="4"$1width="0.1"'),
      ),
    "被隐藏",
  ],
  [
    "in a column of no width",
    () =>
      changedForm(three, (part) =>
        part.replace(/<col min="4"([^>]*)width="[^"]*"/, '<col min="4"$1width="0"'),
      ),
    "被隐藏",
  ],
  [
    "columns of no width by default",
    () =>
      changedForm(three, (part) =>
        part
          .replace(/<sheetFormatPr[^>]*\/>/, "")
          .replace(/<cols>.*?<\/cols>/s, '<sheetFormatPr defaultRowHeight="15" defaultColWidth="0"/>'),
      ),
    "被隐藏",
  ],
  [
    "rows of no height by default",
    () =>
      changedForm(three, (part) =>
        part
          .replace(/<sheetFormatPr[^>]*\/>/, "")
          .replace(/(<cols>)/, '<sheetFormatPr defaultRowHeight="0" customHeight="1"/>$1')
          .replace(/<row r="6"(?: ht="[^"]*")?/, '<row r="6"'),
      ),
    "被隐藏",
  ],
  [
    "rows that are not named hidden (zeroHeight): its own is named",
    () =>
      changedForm(three, (part) =>
        part
          .replace(/<sheetFormatPr[^>]*\/>/, "")
          .replace(/(<cols>)/, '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>$1'),
      ),
    37,
  ],
  [
    "in a row as high as a line",
    () => changedForm(three, (part) => part.replace(/<row r="6"(?: ht="[^"]*")?/, '<row r="6" ht="1"')),
    "被隐藏",
  ],
  [
    "in a row that a group folds",
    () => changedForm(three, (part) => part.replace('<row r="6"', '<row r="6" hidden="1" outlineLevel="1"')),
    "被隐藏",
  ],
  [
    "repeated over its width",
    () => aligned('<alignment horizontal="fill"/>'),
    "数字格式使显示的与存下的不同",
  ],
  [
    "part of it struck out",
    () =>
      cellOf(
        three,
        received,
        ' t="inlineStr"',
        "<is><r><rPr><strike/></rPr><t>9</t></r><r><t>37</t></r></is>",
      ),
    "带删除线",
  ],
  [
    "in a hidden row",
    () => changedForm(three, (part) => part.replace('<row r="6"', '<row r="6" hidden="1"')),
    "被隐藏",
  ],
  [
    "in a hidden column",
    () => changedForm(three, (part) => part.replace('<col min="4"', '<col hidden="1" min="4"')),
    "被隐藏",
  ],
  [
    "merged with its neighbour",
    () => changedForm(three, (part) => part.replace(/<mergeCells[^>]*>/, '$&<mergeCell ref="D6:E6"/>')),
    "D6:E6",
  ],
  [
    "under a merged cell",
    () => changedForm(three, (part) => part.replace(/<mergeCells[^>]*>/, '$&<mergeCell ref="D5:D6"/>')),
    "被合并的单元格盖住",
  ],
  ["Alt+Enter and a second number", () => textCell(three, received, "37\n5"), "应为整数"],
  ["10^12 and one", () => cellOf(three, received, "", number("1000000000001")), "表三 D6"],
  ["10^15", () => cellOf(three, received, "", number("1000000000000000")), "表三 D6"],
  ["a number as text", () => textCell(three, received, "37"), 37],
  ["TRUE", () => cellOf(three, received, ' t="b"', number("1")), "应为整数"],
  [
    "a stray cell far away",
    () =>
      changedForm(three, (part) =>
        part.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      ),
    37,
  ],
  [
    "a row beyond Excel's last",
    () =>
      changedForm(text, (part) =>
        part.replace("</sheetData>", '<row r="9999999"><c r="C9999999"><v>1</v></c></row></sheetData>'),
      ),
    "37 or a place",
  ],
  [
    "a target that is no address",
    () =>
      repacked(writeWorkbook({ report: leastReport }), (part, path) =>
        path === "xl/_rels/workbook.xml.rels"
          ? part.replace('Target="styles.xml"', 'Target="http://[bad"')
          : part,
      ),
    37,
  ],
  [
    "40 kB of blanks in a tag",
    () => changedForm(three, (part) => part.replace("<sheetData>", `<sheetData${" ".repeat(40_000)}>`)),
    37,
  ],
  [
    "40 kB of blanks in a tag that does not end",
    () => changedForm(three, (part) => part.replace("</sheetData>", `<row${" ".repeat(40_000)}</sheetData>`)),
    "内容残缺",
  ],
  [
    "nested without end",
    () =>
      changedForm(three, (part) =>
        part.replace("<sheetData>", `${"<a>".repeat(5000) + "</a>".repeat(5000)}<sheetData>`),
      ),
    "嵌套过深",
  ],
];

describe("表三 自然人", () => {
  test.each(figures)("%s", async (_, bytes, expected) => {
    const reading = readReport(bytes());
    if (expected === "37 or a place")
      await reading.then(
        (report) => expect(report.requests.received.naturalPerson).toBe(37),
        (error) => expect(error).toBeInstanceOf(WorkbookError),
      );
    else if (typeof expected === "number")
      expect((await reading).requests.received.naturalPerson).toBe(expected);
    else await expect(reading).rejects.toThrow(expected);
  });
});

const texts: readonly (readonly [string, () => Uint8Array, string, string])[] = [
  [
    "text that became a formula",
    () => cellOf(text, "C10", ' t="e"', "<f>-依申请</f><v>#NAME?</v>"),
    "基本情况和文字 C10",
    "公式错误",
  ],
  [
    "text that became a formula without a result",
    () => cellOf(text, "C10", "", "<f>-依申请</f>"),
    "基本情况和文字 C10",
    "没有存下结果",
  ],
  [
    "text that begins with =",
    () => cellOf(text, "C10", ' t="e"', "<f>依申请公开情况</f><v>#NAME?</v>"),
    "基本情况和文字 C10",
    "公式错误",
  ],
  [
    "the agency a formula without a result",
    () => cellOf(text, "B2", "", "<f>某县某镇人民政府</f>"),
    "基本情况和文字 B2",
    "没有存下结果",
  ],
  [
    "署名 a formula without a result",
    () => cellOf(text, by, "", "<f>-某县某镇人民政府</f>"),
    `基本情况和文字 ${by}`,
    "没有存下结果",
  ],
  [
    "the agency an error",
    () => cellOf(text, "B2", ' t="e"', "<v>#REF!</v>"),
    "基本情况和文字 B2",
    "公式错误",
  ],
  ["署名 an error", () => cellOf(text, by, ' t="e"', "<v>#N/A</v>"), `基本情况和文字 ${by}`, "公式错误"],
  [
    "the title an error",
    () => cellOf(text, title, ' t="e"', "<v>#VALUE!</v>"),
    `基本情况和文字 ${title}`,
    "公式错误",
  ],
  [
    "the year an error",
    () => cellOf(text, "B3", ' t="e"', "<v>#VALUE!</v>"),
    "基本情况和文字 B3",
    "公式错误",
  ],
  ["the year a date", () => textCell(text, "B3", "2025-01-01"), "基本情况和文字 B3", "应为年份"],
  [
    "a date that is another one tomorrow",
    () => cellOf(text, on, "", "<f>TODAY()</f><v>46037</v>"),
    `基本情况和文字 ${on}`,
    "每次打开都会变",
  ],
  [
    "such a date as text",
    () => cellOf(text, on, ' t="str"', '<f>TEXT(NOW(),"yyyy-mm-dd")</f><v>2026-01-15</v>'),
    `基本情况和文字 ${on}`,
    "每次打开都会变",
  ],
  ["a date without its year", () => textCell(text, on, "1月15日"), `基本情况和文字 ${on}`, "应为日期"],
  ["a date of two digits", () => textCell(text, on, "26-1-15"), `基本情况和文字 ${on}`, "应为日期"],
  [
    "a picture that WPS keeps in the cell",
    () => cellOf(text, "C10", ' t="str"', '<f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v>'),
    "基本情况和文字 C10",
    "是图片",
  ],
  ["no agency", () => textCell(text, "B2", ""), "基本情况和文字 B2", "没有填行政机关名称"],
  ["no year", () => textCell(text, "B3", " "), "基本情况和文字 B3", "没有填报告年度"],
  ["署名 without a date", () => textCell(text, on, ""), `基本情况和文字 ${on}`, "应同时填写"],
  ["a kind of row that there is not", () => textCell(text, "B10", "标题"), "基本情况和文字 B10", "应为正文"],
  ["a part that there is not", () => textCell(text, "A18", "七、其他"), "基本情况和文字 A18", "没有这一部分"],
  [
    "a text sheet twice, different",
    () => withCopy("text", { change: (part) => part.replace("某县某镇", "另县另镇") }),
    "基本情况和文字",
    "填的不一样",
  ],
];

describe("text and basics", () => {
  test.each(texts)("%s", async (_, bytes, place, message) => {
    const error = await readReport(bytes()).catch((error: unknown) => error as WorkbookError);
    expect(error).toMatchObject({ code: "WORKBOOK_INVALID" });
    expect((error as WorkbookError).problems[0]).toMatchObject({
      place,
      message: expect.stringContaining(message),
    });
  });

  test("a part that was not filled in: sheet and cell", async () => {
    const bytes = repacked(writeWorkbook({ report: leastReport }), (part, path) =>
      path === text ? part.replace(/全年公开工作有序开展。|第二段。/g, "") : part,
    );
    await expect(readReport(bytes)).rejects.toThrow(/基本情况和文字 C\d+（一、总体情况）：不能为空/);
  });

  test("a wrong figure, a wrong date and a part that was not filled in are told in one go", async () => {
    const bytes = repacked(writeWorkbook({ report: leastReport }), (part, path) =>
      path === text
        ? part.replace(/全年公开工作有序开展。|第二段。/g, "").replace("2026-01-15", "2026-02-30")
        : path === three
          ? set(received, "2.5")(part)
          : part,
    );
    const error = await readReport(bytes).catch((error: unknown) => error as WorkbookError);
    expect(error).toMatchObject({ code: "WORKBOOK_INVALID" });
    expect((error as WorkbookError).problems).toMatchObject([
      { place: `基本情况和文字 ${on}`, message: "没有这一天，应为日期，写作 2026-01-15。" },
      { place: `表三 ${received}`, found: "2.5" },
      {
        sheet: "基本情况和文字",
        cell: expect.stringMatching(/^C\d+$/u),
        message: expect.stringContaining("不能为空"),
      },
    ]);
  });

  test("a part of nothing but blanks of web pages: sheet and cell", async () => {
    const bytes = repacked(writeWorkbook({ report: leastReport }), (part, path) =>
      path === text ? part.replace(/全年公开工作有序开展。|第二段。/g, "\u2003\u2003") : part,
    );
    await expect(readReport(bytes)).rejects.toThrow(/基本情况和文字 C\d+（一、总体情况）：不能为空/);
  });

  test("a report without an opening comes back without; a form left blank gets the usual one", async () => {
    const none = parseReport({ ...least, opening: [] });
    expect((await readReport(writeWorkbook({ report: none }))).opening).toEqual([]);
    const blank = repacked(writeWorkbook({ report: none }), (part, path) =>
      path === text ? part.replace("（不写引言）", "") : part,
    );
    expect((await readReport(blank)).opening).toEqual(leastReport.opening);
  });

  test.each([
    ["1", "44575"],
    ["true", "44575"],
    ["0", "46037"],
    ["false", "46037"],
  ])("dates of a Mac's workbook, date1904=%s", async (mark, days) => {
    const dated = repacked(cellOf(text, on, "", number(days)), (part, path) =>
      path === "xl/workbook.xml"
        ? part.replace("<bookViews>", `<workbookPr date1904="${mark}"/><bookViews>`)
        : part,
    );
    expect((await readReport(dated)).signature?.on).toBe("2026-01-15");
    expect((await readReport(cellOf(text, on, "", number("46037")))).signature?.on).toBe("2026-01-15");
  });

  test("every finding of check names its sheet and cell", async () => {
    const reading = await readData(cellOf(three, received, "", number("38")));
    const findings = check(reportOf(reading)).map((finding) => placedIn(reading.places, finding));
    expect(findings.length).toBeGreaterThan(0);
    for (const { place } of findings)
      expect(place).toMatch(/^(?:表[二三四]|基本情况和文字)(?: [A-Z]+\d+)?（/);
    expect(findings.some(({ place }) => /^表三 [A-Z]+\d/u.test(place))).toBe(true);
  });

  test("every figure and paragraph has its place", async () => {
    const { places } = await readData(writeWorkbook({ report: leastReport }));
    expect(places?.get("requests.received.naturalPerson")).toBe("表三 D6");
    const cell = places?.get("overview.1");
    const sheet = strFromU8(unzipSync(writeWorkbook({ report: leastReport }))[text] as Uint8Array);
    expect(sheet).toContain(
      `<c r="${cell?.split(" ")[1]}" s="8" t="inlineStr"><is><t xml:space="preserve">第二段。`,
    );
  });

  test("a hidden sheet that was read is told", async () => {
    const { notes } = await readData(hide("基本情况和文字"));
    expect(notes?.map(({ place, message }) => place + message).join()).toContain(
      "基本情况和文字机关名称和正文所在的工作表是隐藏的",
    );
  });

  test("what was passed over is told", async () => {
    const { notes } = await readData(withCopy("three", { state: "hidden", change: set(received, "0") }));
    expect(notes?.map(({ message }) => message).join()).toContain("工作表是隐藏的，没有读");
  });

  test("a package that is no workbook", async () => {
    await expect(readReport(zipSync({ "xl/workbook.xml": strToU8("<a/>") }))).rejects.toThrow("没有找到");
  });
});
