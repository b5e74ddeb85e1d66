// What clerks do to a Word file: what is read is what a person sees, or the place is named.
import { describe, expect, test } from "vitest";
import { readReport as readAny, readData } from "../../src/intake/read.ts";
import type { Report } from "../../src/report/report.ts";
import { changedWord, figureRuns, figureWhole, leastReport, run, secondRuns, secondWhole } from "./forms.ts";

const readReport = async (bytes: Uint8Array) => (await readAny(bytes)).report as Report;

const whole = (text: string) => `<w:p><w:pPr><w:pStyle w:val="ReportBody"/></w:pPr>${run(text)}</w:p>`;
const drawing =
  '<w:r><w:drawing><wp:inline xmlns:wp="u:wp"><a:graphic xmlns:a="u:a"><wps:txbx xmlns:wps="u:wps"><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></wps:txbx></a:graphic></wp:inline></w:drawing></w:r>';
const alternate = `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:t>新样子</w:t></mc:Choice><mc:Fallback><w:t>旧样子</w:t></mc:Fallback></mc:AlternateContent></w:r>`;
const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

/** A field of a form that has no runs of its own: what is seen stands in its data. */
const formField = (data: string, name: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const chosen = (...entries: string[]) =>
  formField(
    `<w:ddList><w:result w:val="1"/>${entries.map((entry) => `<w:listEntry w:val="${entry}"/>`).join("")}</w:ddList>`,
    "FORMDROPDOWN",
  );
const ticked = (on: boolean) =>
  formField(
    `<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="${on ? 1 : 0}"/></w:checkBox>`,
    "FORMCHECKBOX",
  );
/** A field that shows something of which nothing was stored. */
const bareField = (instruction: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const inFont = (font: string) => `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`;

const sentences: readonly [string, string, string][] = [
  ["runs split anywhere", run("第二") + run("段", "<w:b/>") + run("。"), "第二段。"],
  ["a tracked insertion", `${run("第二")}<w:ins>${run("新")}</w:ins>${run("段。")}`, "第二新段。"],
  [
    "a tracked deletion",
    `${run("第二")}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>${run("段。")}`,
    "第二段。",
  ],
  [
    "a tracked move inside",
    `<w:moveFrom>${run("甲")}</w:moveFrom>${run("第二段")}<w:moveTo>${run("甲")}</w:moveTo>`,
    "第二段甲",
  ],
  [
    "an insertion that was deleted again",
    `${run("第二段。")}<w:ins><w:del><w:r><w:delText>甲</w:delText></w:r></w:del></w:ins>`,
    "第二段。",
  ],
  [
    "a content control in the line",
    `<w:sdt><w:sdtContent>${run("第二段。")}</w:sdtContent></w:sdt>`,
    "第二段。",
  ],
  ["a smart tag", `<w:smartTag w:element="x">${run("第二段。")}</w:smartTag>`, "第二段。"],
  ["custom XML", `<w:customXml w:element="x">${run("第二段。")}</w:customXml>`, "第二段。"],
  ["a hyperlink", `<w:hyperlink>${run("第二段。")}</w:hyperlink>`, "第二段。"],
  ["a simple field", `<w:fldSimple w:instr="DATE">${run("第二段。")}</w:fldSimple>`, "第二段。"],
  ["a field: its result, not its instruction", field(" REF a ", run("第二段。")), "第二段。"],
  ["a field inside a field", field(" IF ", field(" PAGE ", run("第二段。"))), "第二段。"],
  ["alternatives: the first", alternate, "新样子"],
  [
    "ruby: the base",
    `<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>第</w:t></w:r></w:rubyBase></w:ruby></w:r>${run("二段。")}`,
    "第二段。",
  ],
  ["a drawing with text", `${run("第二段。")}${drawing}`, "第二段。"],
  ["hidden text", run("第二段。") + run("批注：删", "<w:vanish/>"), "第二段。"],
  ["hidden text that was shown again", run("第二段。", '<w:vanish w:val="0"/>'), "第二段。"],
  ["a no-break hyphen", `<w:r><w:t>0358</w:t><w:noBreakHyphen/><w:t>3081101</w:t></w:r>`, "0358-3081101"],
  ["a soft hyphen", `<w:r><w:t>第二</w:t><w:softHyphen/><w:t>段。</w:t></w:r>`, "第二段。"],
  ["a tab", `<w:r><w:t>第</w:t><w:tab/><w:t>二段。</w:t></w:r>`, "第 二段。"],
  ["blanks that Word does not show", "<w:r><w:t>  第二段。 </w:t></w:r>", "第二段。"],
  [
    "a comment's marks",
    `<w:commentRangeStart w:id="1"/>${run("第二段。")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`,
    "第二段。",
  ],
  ["a note's mark", `${run("第二段。")}<w:r><w:footnoteReference w:id="1"/></w:r>`, "第二段。"],
  [
    "a bookmark",
    `<w:bookmarkStart w:id="1" w:name="a"/>${run("第二段。")}<w:bookmarkEnd w:id="1"/>`,
    "第二段。",
  ],
  [
    "a box ticked in Wingdings",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:t>是</w:t></w:r>',
    "√是",
  ],
  ["an equation in the line", '<m:oMath xmlns:m="u:m"><m:r><m:t>x=1</m:t></m:r></m:oMath>', "x=1"],
  ["a zero-width space pasted from a page", run("第\u200B二段。"), "第二段。"],
  ["square metres", run("绿化100㎡。"), "绿化100m²。"],
  ["a blank of a page", run("第\u2003二段。"), "第 二段。"],
  ["a minus sign", run("增长−3%。"), "增长-3%。"],
  ["a list of a form: the entry chosen", run("第") + chosen("三", "二") + run("段。"), "第二段。"],
  ["a box of a form, ticked", ticked(true) + run("是。"), "√是。"],
  ["a box of a form, not ticked", ticked(false) + run("是。"), "□是。"],
  ["a tick typed as R in Wingdings 2", run("R", inFont("Wingdings 2")) + run("是。"), "√是。"],
  ["a tick of Wingdings pasted as text", run("\uF0FE", inFont("Wingdings")) + run("是。"), "√是。"],
  ["hanzi in a run of Wingdings: another font draws them", run("第二段。", inFont("Wingdings")), "第二段。"],
  ["digits of the font Symbol", run("10", inFont("Symbol")) + run("件。"), "10件。"],
  ["a field that makes a sign", bareField(' SYMBOL 254 \\f "Wingdings" ') + run("是。"), "√是。"],
  ["low digits", run("PM") + run("2.5", '<w:vertAlign w:val="subscript"/>') + run("下降。"), "PM2.5下降。"],
  ["blanks of hanzi's width before it", run("\u3000\u3000第二段。"), "第二段。"],
  [
    "a text in two pieces over a page's end",
    `${run("第二")}<w:r><w:lastRenderedPageBreak/></w:r>${run("段。")}`,
    "第二段。",
  ],
  ["fitted into a width", run("第二段。", '<w:fitText w:val="900"/>'), "第二段。"],
  ["two lines in one", run("第二段。", '<w:eastAsianLayout w:id="1" w:combine="1"/>'), "第二段。"],
];

const blocks: readonly [string, string, readonly string[]][] = [
  [
    "moved with tracked changes",
    `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>${run("第二段。")}</w:moveFrom></w:p>${whole("甲。")}<w:p><w:moveTo>${run("第二段。")}</w:moveTo></w:p>`,
    ["甲。", "第二段。"],
  ],
  ["in moveTo", `<w:moveTo>${whole("第二段。")}</w:moveTo>`, ["第二段。"]],
  ["in a smart tag", `<w:smartTag>${whole("第二段。")}</w:smartTag>`, ["第二段。"]],
  ["in custom XML", `<w:customXml>${whole("第二段。")}</w:customXml>`, ["第二段。"]],
  [
    "in a content control",
    `<w:sdt><w:sdtPr/><w:sdtContent>${whole("第二段。")}</w:sdtContent></w:sdt>`,
    ["第二段。"],
  ],
  [
    "in content controls within each other",
    `<w:sdt><w:sdtContent><w:sdt><w:sdtContent>${whole("第二段。")}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`,
    ["第二段。"],
  ],
  ["inserted", `<w:ins>${whole("第二段。")}</w:ins>`, ["第二段。"]],
  ["deleted", `<w:del>${whole("第二段。")}</w:del>`, []],
  [
    "its end deleted: it goes on in the next",
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("第二")}</w:p>${whole("段。")}`,
    ["第二段。"],
  ],
  ["split in two", whole("第二") + whole("段。"), ["第二", "段。"]],
  ["broken by Shift+Enter", `<w:p><w:r><w:t>第二</w:t><w:br/><w:t>段。</w:t></w:r></w:p>`, ["第二", "段。"]],
  ["all hidden", `<w:p>${run("第二段。", "<w:vanish/>")}</w:p>`, []],
  [
    "alternatives around it",
    `<mc:AlternateContent xmlns:mc="u:mc"><mc:Choice>${whole("新。")}</mc:Choice><mc:Fallback>${whole("旧。")}</mc:Fallback></mc:AlternateContent>`,
    ["新。"],
  ],
  [
    "in a frame",
    `<w:p><w:pPr><w:framePr w:w="3000" w:wrap="around" w:hAnchor="page" w:x="5000" w:y="100"/></w:pPr>${run("第二段。")}</w:p>`,
    ["第二段。"],
  ],
  [
    "pushed to the next page by blank lines",
    `${`<w:p>${run("\u3000 ")}</w:p>`.repeat(20)}${whole("第二段。")}`,
    ["第二段。"],
  ],
  [
    "behind the end of a section",
    `<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>${whole("第二段。")}`,
    ["第二段。"],
  ],
  [
    "on lines that are too low to be seen",
    `<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>${run("作废的话。")}</w:p>${whole("第二段。")}`,
    ["第二段。"],
  ],
  ["empty ones around it", `<w:p/>${whole("第二段。")}<w:p/>`, ["第二段。"]],
];

const white = '<w:color w:val="FFFFFF"/>';
/** The cell with 37 on a ground, with other runs. */
const figureInCell = (ground: string, runs: string) => (body: string) =>
  figureRuns(runs)(
    body.replace(
      /(<w:tc><w:tcPr>)((?:(?!<w:tc>).)*>37<)/s,
      (_, open, rest) => `${open}<w:shd w:val="clear" w:color="auto" w:fill="${ground}"/>${rest}`,
    ),
  );

const figures: readonly [string, (body: string) => string, number | string][] = [
  [
    "in a content control",
    figureWhole((open) => `<w:sdt><w:sdtContent>${open}${run("37")}</w:p></w:sdtContent></w:sdt>`),
    37,
  ],
  [
    "in a content control in the line",
    figureRuns(`<w:sdt><w:sdtContent>${run("37")}</w:sdtContent></w:sdt>`),
    37,
  ],
  [
    "in a table inside the cell",
    figureWhole((open) => `<w:tbl><w:tr><w:tc>${open}${run("37")}</w:p></w:tc></w:tr></w:tbl><w:p/>`),
    37,
  ],
  [
    "the cell in a content control",
    (body) =>
      body.replace(
        /<w:tc>(?:(?!<w:tc>).)*>37<.*?<\/w:tc>/s,
        "<w:sdt><w:sdtContent>$&</w:sdtContent></w:sdt>",
      ),
    37,
  ],
  [
    "the row in a content control",
    (body) =>
      body.replace(
        /<w:tr>(?:(?!<w:tr>).)*>37<.*?<\/w:tr>/s,
        "<w:sdt><w:sdtContent>$&</w:sdtContent></w:sdt>",
      ),
    37,
  ],
  [
    "the cell in custom XML",
    (body) => body.replace(/<w:tc>(?:(?!<w:tc>).)*>37<.*?<\/w:tc>/s, "<w:customXml>$&</w:customXml>"),
    37,
  ],
  ["an empty line below", figureWhole((open) => `${open}${run("37")}</w:p><w:p/>`), 37],
  ["a blank behind", figureRuns(run("37 ")), 37],
  [
    "an old figure deleted with tracked changes",
    figureRuns(`<w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins>${run("37")}</w:ins>`),
    37,
  ],
  ["a tracked move out", figureRuns(`<w:moveFrom>${run("5")}</w:moveFrom>${run("37")}`), 37],
  ["an old figure hidden", figureRuns(run("99", "<w:vanish/>") + run("37")), 37],
  ["split into runs", figureRuns(run("3") + run("7")), 37],
  ["a list of a form: the entry chosen", figureRuns(chosen("12", "37")), 37],
  ["a list of a form beside it", figureRuns(run("3") + chosen("2", "7")), 37],
  ["a box of a form beside it", figureRuns(run("37") + ticked(true)), "应为整数"],
  ["a tab before it", figureRuns(`<w:r><w:tab/></w:r>${run("37")}`), 37],
  ["the font Symbol", figureRuns(run("37", inFont("Symbol"))), 37],
  ["the font Wingdings", figureRuns(run("37", inFont("Wingdings"))), "认不出的符号"],
  ["a low digit behind it", figureRuns(run("37") + run("1", '<w:vertAlign w:val="subscript"/>')), "下标“1”"],
  ["a digit raised behind it", figureRuns(run("37") + run("1", '<w:position w:val="8"/>')), "高低错开的“1”"],
  [
    "raised as a whole",
    figureRuns(run("3", '<w:position w:val="6"/>') + run("7", '<w:position w:val="6"/>')),
    37,
  ],
  ["the page's number as a field", figureRuns(field(" PAGE ", run("37"))), "自动更新的域"],
  ["a formula that was never worked out", figureRuns(bareField("=30+7")), "域“=30+7”（没有存下结果）"],
  ["a ring drawn around a digit by a field", figureRuns(run("37") + bareField("EQ \\o(○,5)")), "域“EQ"],
  ["an I for 1", figureRuns(run("3I")), "应为整数"],
  ["an O for 0", figureRuns(run("3O")), "应为整数"],
  ["two figures with a stroke between", figureRuns(run("37/5")), "应为整数"],
  ["in brackets", figureRuns(run("（37）")), "应为整数"],
  ["a full stop behind it", figureRuns(run("37。")), "应为整数"],
  [
    "in a row too low to be seen",
    (body) =>
      body.replace(
        /(<w:tr>)(<w:trPr>)((?:(?!<w:tr>).)*>37<)/s,
        '$1$2<w:trHeight w:val="10" w:hRule="exact"/>$3',
      ),
    "表三第",
  ],
  [
    "on a line too low to be seen",
    figureWhole(
      (open) =>
        `${open.replace("</w:pPr>", '<w:spacing w:line="10" w:lineRule="exact"/></w:pPr>')}${run("37")}</w:p>`,
    ),
    "看不见的文字",
  ],
  ["full width", figureRuns(run("３７")), 37],
  ["thousands", figureRuns(run("1,037")), 1037],
  ["a zero-width space", figureRuns(run("3\u200B7")), 37],
  ["struck out beside the new one", figureRuns(run("99", "<w:strike/>") + run("37")), "带删除线的“99”"],
  ["white beside the new one", figureRuns(run("9", white) + run("37")), "看不见的文字"],
  ["white alone", figureRuns(run("37", white)), "看不见的文字"],
  ["tiny beside the new one", figureRuns(run("9", '<w:sz w:val="2"/>') + run("37")), "看不见的文字"],
  ["narrow as a line", figureRuns(run("9", '<w:w w:val="1"/>') + run("37")), "看不见的文字"],
  ["the cell's ground", figureInCell("000000", run("37", '<w:color w:val="000000"/>')), "看不见的文字"],
  ["white on a dark cell", figureInCell("1F3864", run("37", white)), 37],
  ["white, highlighted", figureRuns(run("37", `${white}<w:highlight w:val="blue"/>`)), 37],
  ["grey", figureRuns(run("37", '<w:color w:val="808080"/>')), 37],
  ["struck out twice", figureRuns(run("99", "<w:dstrike/>") + run("37")), "带删除线的“99”"],
  ["struck out alone", figureRuns(run("37", "<w:strike/>")), "带删除线的“37”"],
  [
    "Enter in the cell",
    figureWhole((open) => `${open}${run("37")}</w:p><w:p>${run("5")}</w:p>`),
    "中间有空格或换行",
  ],
  ["Shift+Enter in the cell", figureRuns("<w:r><w:t>37</w:t><w:br/><w:t>5</w:t></w:r>"), "中间有空格或换行"],
  ["a blank inside", figureRuns(run("3 7")), "中间有空格或换行"],
  ["a word", figureRuns(run("三十七")), "应为整数"],
  ["a decimal", figureRuns(run("3.7")), "应为整数"],
  ["with its unit", figureRuns(run("37件")), "应为整数"],
  ["too large", figureRuns(run("1000000000001")), "数字过大"],
  [
    "the row deleted with tracked changes",
    (body) => body.replace(/(<w:tr>)(<w:trPr>)((?:(?!<w:tr>).)*>37<)/s, "$1$2<w:del/>$3"),
    "表三第",
  ],
  [
    "the row hidden",
    (body) => body.replace(/(<w:tr>)(<w:trPr>)((?:(?!<w:tr>).)*>37<)/s, "$1$2<w:hidden/>$3"),
    "表三第",
  ],
  [
    "merged with its neighbour",
    (body) =>
      body
        .replace(/(>37<.*?<\/w:tc>)<w:tc>.*?<\/w:tc>/s, "$1")
        .replace(/(<w:tc><w:tcPr>)((?:(?!<w:tc>).)*>37<)/s, '$1<w:gridSpan w:val="2"/>$2'),
    "这里没有单元格",
  ],
];

/** Text that is there and that nobody sees: told, and not read. */
const unseen: readonly [string, string][] = [
  ["white", '<w:color w:val="FFFFFF"/>'],
  ["nearly white", '<w:color w:val="FDFDFD"/>'],
  ["the theme's background", '<w:color w:themeColor="background1"/>'],
  ["one point", '<w:sz w:val="2"/>'],
  ["black on black", '<w:color w:val="000000"/><w:highlight w:val="black"/>'],
  ["on its own shade", '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="C00000"/>'],
  ["without a filling", '<w14:textFill xmlns:w14="u:w14"><w14:noFill/></w14:textFill>'],
  ["hidden", "<w:vanish/>"],
];

/** The file of last year with its years replaced, as clerks begin. */
const lastYears = (body: string) => body.replaceAll("2025", "2026");

describe("a paragraph", () => {
  test.each(sentences)("%s", async (_, runs, expected) => {
    expect((await readReport(changedWord(secondRuns(runs)))).overview[1]).toBe(expected);
  });
  test.each(blocks)("%s", async (_, xml, expected) => {
    expect((await readReport(changedWord(secondWhole(xml)))).overview.slice(1)).toEqual(expected);
  });
  test.each(unseen)("%s: told, and not read", async (_, look) => {
    const { data, notes } = await readData(changedWord(secondRuns(run("第二段。") + run("作废的话", look))));
    expect((data as Report).overview[1]).toBe("第二段。");
    expect(notes?.map(({ place, message }) => place + message).join()).toMatch(
      /“一、总体情况”“第二段。”处有(?:看不见的文字.*“作废的话”|隐藏的文字)，没有读/,
    );
  });
  test("a paragraph that is all white: told, and not read", async () => {
    const { data, notes } = await readData(changedWord(secondRuns(run("作废的话", white))));
    expect((data as Report).overview).toHaveLength(1);
    expect(notes?.map(({ message }) => message).join()).toContain("“作废的话”，没有读");
  });
  test("a part of nothing but blanks of web pages: refused by name", async () => {
    const blank = (body: string) => body.replace(/全年公开工作有序开展。|第二段。/gu, "\u2003\u2003");
    await expect(readReport(changedWord(blank))).rejects.toThrow(/总体情况.*(?:不能为空|没有)/su);
  });
  test("40 kB of blanks in a tag", async () => {
    const wide = (body: string) => body.replace("<w:body>", `<w:body${" ".repeat(40_000)}>`);
    expect(await readReport(changedWord(wide))).toEqual(leastReport);
  });
  test("struck out: asked, with its words", async () => {
    const bytes = changedWord(secondRuns(run("第二段。") + run("作废的话", "<w:strike/>")));
    await expect(readReport(bytes)).rejects.toMatchObject({
      code: "READ_REFUSED",
      message: expect.stringContaining("“一、总体情况”有带删除线的文字“作废的话”"),
    });
  });
  test("numbers of lists are read: a person sees them", async () => {
    const numbering =
      '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
    const item = (text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`;
    const { zipSync, unzipSync, strToU8 } = await import("fflate");
    const bytes = changedWord(secondWhole(item("主动公开。甲。") + item("监督保障。乙。")));
    const parts = { ...unzipSync(bytes), "word/numbering.xml": strToU8(numbering) };
    expect((await readReport(zipSync(parts))).overview.slice(1)).toEqual([
      "（一）主动公开。甲。",
      "（二）监督保障。乙。",
    ]);
  });
});

describe("a figure", () => {
  test.each(figures)("%s", async (_, change, expected) => {
    const reading = readReport(changedWord(change));
    if (typeof expected === "number") expect((await reading).requests.received.naturalPerson).toBe(expected);
    else await expect(reading).rejects.toThrow(expected);
  });
});

describe("what the file says of itself", () => {
  test("years replaced: the title counts, not the hidden properties, and it is told", async () => {
    const { data, notes } = await readData(changedWord(lastYears));
    expect(data).toMatchObject({ year: 2026, period: { from: "2026-01-01", to: "2026-12-31" } });
    expect(notes?.map(({ message }) => message).join()).toContain("标题是2026年，文件属性里是2025年");
  });
  test("another agency in the title and everywhere: it counts", async () => {
    const { data } = await readData(
      changedWord((body) => body.replaceAll("某县某镇人民政府", "邻县邻乡人民政府")),
    );
    expect(data).toMatchObject({ agency: "邻县邻乡人民政府", signature: { by: "邻县邻乡人民政府" } });
  });
  test("a date in Chinese digits", async () => {
    const report = await readReport(
      changedWord((body) => body.replace("2026年1月15日", "二〇二六年一月十五日")),
    );
    expect(report.signature?.on).toBe("2026-01-15");
  });
  test("unchanged, it is the report", async () => {
    const { wordFile } = await import("./forms.ts");
    expect(await readReport(wordFile)).toEqual(leastReport);
  });
  const dateAs = (make: (runs: string) => string) => (body: string) =>
    body.replace(/<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>2026年1月15日<\/w:t><\/w:r>/s, make);
  test.each([
    ["a field", (runs: string) => field(' DATE \\@ "yyyy年M月d日" ', runs)],
    ["a simple field", (runs: string) => `<w:fldSimple w:instr=" TIME ">${runs}</w:fldSimple>`],
  ])("a date that is another one tomorrow, as %s: asked", async (_, make) => {
    await expect(readReport(changedWord(dateAs(make)))).rejects.toThrow(
      "成文日期“2026年1月15日”是自动更新的域",
    );
  });
  test("a date of a field that is locked counts", async () => {
    const locked = (runs: string) => field(" DATE ", runs).replace('"begin"', '"begin" w:fldLock="1"');
    expect((await readReport(changedWord(dateAs(locked)))).signature?.on).toBe("2026-01-15");
  });
  test("what stands at the head or foot of pages is told; the page's number is not", async () => {
    const footer = changedWord(
      (body) => body,
      (part, path) =>
        path === "word/footer1.xml"
          ? part.replace(/<w:p[ >]/, `<w:p>${run("内部资料，请勿外传")}</w:p>$&`)
          : part,
    );
    const { notes } = await readData(footer);
    expect(notes?.map(({ place, message }) => place + message)).toEqual([
      "页眉、页脚有“内部资料，请勿外传”，没有读。",
    ]);
  });
  test.each([
    ["a field that shows something", bareField("EQ \\o(○,5)"), "有域“EQ"],
    ["a prompt of a form", bareField("MACROBUTTON NoMacro 点此填写"), "有域“MACROBUTTON"],
    ["a page's number", "<w:r><w:pgNum/></w:r>", "自动更新的域"],
    ["an unknown sign of Webdings", run("x", inFont("Webdings")), "有认不出的符号"],
    ["low digits", run("2", '<w:vertAlign w:val="subscript"/>'), "有下标“2”，读作普通文字"],
  ])("%s in a sentence is told", async (_, runs, message) => {
    const { notes } = await readData(changedWord(secondRuns(run("第二段。") + runs)));
    expect(notes?.map(({ message }) => message).join()).toContain(message);
  });
  test("a table among the text is one of the report's own", async () => {
    const cell = (text: string) => `<w:tc>${whole(text)}</w:tc>`;
    const rows = `<w:tr>${cell("渠道")}${cell("条数")}</w:tr><w:tr>${cell("网站")}${cell("12")}</w:tr>`;
    const report = await readReport(changedWord(secondWhole(`<w:tbl>${rows}</w:tbl>`)));
    expect(report.overview).toContainEqual({
      kind: "table",
      rows: [
        ["渠道", "条数"],
        ["网站", "12"],
      ],
      headRows: 1,
      align: ["left", "left"],
    });
  });
  test.each([
    [
      "a table above the sections",
      (body: string) =>
        body.replace("<w:body>", `<w:body><w:tbl><w:tr><w:tc>${whole("表")}</w:tc></w:tr></w:tbl>`),
      "里有一张表格",
    ],
    [
      "text beside a table",
      (body: string) => body.replace("</w:tbl>", `</w:tbl>${whole("单位：件")}`),
      "表格前后有文字",
    ],
    [
      "a table cut in two",
      (body: string) => body.replace(/(>37<.*?<\/w:tr>)/s, "$1</w:tbl><w:p/><w:tbl>"),
      "有两张表格",
    ],
    [
      "nested without end",
      secondWhole("<w:sdt><w:sdtContent>".repeat(5000) + whole("x") + "</w:sdtContent></w:sdt>".repeat(5000)),
      "嵌套过深",
    ],
    ["a tag that does not close", (body: string) => body.replace("</w:body>", ""), "没有闭合"],
    ["a document type", (body: string) => body.replace("<w:document", "<!DOCTYPE a><w:document"), "DTD"],
  ])("%s: refused by name", async (_, change, message) => {
    await expect(readReport(changedWord(change))).rejects.toThrow(message);
  });
});
