// What a person sees in a figure's cell of a Word file without its being text of a run: read as it is seen, or asked with
// its place; in a file of ours and in one by another hand.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readReport } from "../../src/intake/read.ts";
import { readCell } from "../../src/published/figure-cell.ts";
import { readWord } from "../../src/published/word.ts";
import type { Report } from "../../src/report/report.ts";
import { changedWord, figureRuns, figureWhole, run } from "../habits/forms.ts";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const level = (ilvl: number, xml: string) =>
  `<w:lvl w:ilvl="${ilvl}">${xml.includes("<w:start") ? "" : '<w:start w:val="1"/>'}${xml}</w:lvl>`;
const decimal = (text: string) => `<w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/>`;
/** Lists: 1 counts 1, 2, 3; 2 the same with a full stop; 3 begins at 37; 4 has signs; 5 is the first, begun anew at 37. */
const lists = `<w:numbering xmlns:w="${w}">${[
  decimal("%1"),
  decimal("%1."),
  `<w:start w:val="37"/>${decimal("%1")}`,
  '<w:numFmt w:val="bullet"/><w:lvlText w:val="●"/>',
  '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/>',
  `${decimal("%1")}<w:rPr><w:vanish/></w:rPr>`,
]
  .map(
    (xml, i) =>
      `<w:abstractNum w:abstractNumId="${i}">${level(0, xml)}${level(1, decimal("%1.%2"))}</w:abstractNum>`,
  )
  .join("")}${[0, 1, 2, 3]
  .map((i) => `<w:num w:numId="${i + 1}"><w:abstractNumId w:val="${i}"/></w:num>`)
  .join(
    "",
  )}<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="37"/></w:lvlOverride></w:num><w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num></w:numbering>`;

function packed(body: (xml: string) => string, foreign: boolean): Uint8Array {
  const parts = unzipSync(changedWord(body));
  const put = (path: string, before: string, xml: string) => {
    parts[path] = strToU8(strFromU8(parts[path] as Uint8Array).replace(before, `${xml}${before}`));
  };
  parts["word/numbering.xml"] = strToU8(lists);
  if (!strFromU8(parts["[Content_Types].xml"] as Uint8Array).includes("numbering"))
    put(
      "[Content_Types].xml",
      "</Types>",
      '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>',
    );
  const rels = strFromU8(parts["word/_rels/document.xml.rels"] as Uint8Array);
  if (!rels.includes("numbering"))
    put(
      "word/_rels/document.xml.rels",
      "</Relationships>",
      '<Relationship Id="rIdLists" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>',
    );
  if (foreign) delete parts["docProps/custom.xml"];
  return zipSync(parts, { level: 1 });
}

/** A paragraph of the cell with 37, in a list. */
const listed = (list: number, runs = "", more = "") =>
  figureWhole(
    (open) =>
      `${open.replace("</w:pPr>", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`)}${runs}</w:p>${more}`,
  );
const fieldOf = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>${result && `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const high = '<w:vertAlign w:val="superscript"/>';
const math = (text: string) =>
  `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>${text}</m:t></m:r></m:oMath>`;
const fraction =
  '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>7</m:t></m:r></m:den></m:f></m:oMath>';
const inBox = (text: string) =>
  `<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
const wordArt =
  '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="37"/></v:shape></w:pict></w:r>';
const embedded =
  '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object></w:r>';
const control = (content: string, prompt = false) =>
  `<w:sdt><w:sdtPr>${prompt ? "<w:showingPlcHdr/>" : ""}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const sym = (code: string, font: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;

/** What stands in the cell, and what is read: a figure, or `asked`. */
const cells: readonly [string, (body: string) => string, number | null | "asked"][] = [
  ["a list's number alone", listed(1), "asked"],
  ["a list's number alone, with a full stop", listed(2), "asked"],
  ["a list that begins at the figure", listed(3), "asked"],
  ["a list begun anew at the figure", listed(5), "asked"],
  ["a list's sign alone", listed(4), "asked"],
  ["a number in Chinese alone", listed(6), "asked"],
  ["a list's number that is hidden", listed(7, run("37")), 37],
  ["a list's number before the figure", listed(1, run("37")), "asked"],
  ["a list's number with a full stop before the figure", listed(2, run("37")), "asked"],
  ["a list's sign before the figure", listed(4, run("37")), "asked"],
  [
    "a list's number below the figure",
    figureWhole(
      (open) => `${open}${run("37")}</w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`,
    ),
    "asked",
  ],
  ["a list that is none", listed(0, run("37")), 37],
  ["a list that the file lacks", listed(99, run("37")), 37],
  ["a field with its result", figureRuns(fieldOf(" =SUM(ABOVE) ", run("37"))), 37],
  ["a reference with its result", figureRuns(fieldOf(" REF a ", run("37"))), 37],
  ["a sum without a result", figureRuns(fieldOf(" =SUM(ABOVE) ", "")), "asked"],
  ["a sequence without a result", figureRuns(fieldOf(" SEQ a ", "")), "asked"],
  ["a simple sum without a result", figureRuns('<w:fldSimple w:instr=" =3+4 "/>'), "asked"],
  ["a page's number", figureRuns(fieldOf(" PAGE ", run("37"))), "asked"],
  ["a number of pages, of old Word", figureRuns("<w:r><w:pgNum/></w:r>"), "asked"],
  ["a number of a list in a field", figureRuns(fieldOf(" LISTNUM ", "")), "asked"],
  ["signs of a symbol font", figureRuns(sym("F033", "Symbol") + sym("F037", "Symbol")), 37],
  ["a number in a ring of Wingdings", figureRuns(sym("F083", "Wingdings")), "asked"],
  ["a tick", figureRuns(sym("F0FC", "Wingdings")), "asked"],
  ["the mark of a footnote", figureRuns(`${run("37")}<w:r><w:footnoteReference w:id="2"/></w:r>`), 37],
  ["a mark of a note by hand", figureRuns(run("37") + run("1", high)), "asked"],
  ["a figure that is all high", figureRuns(run("37", high)), "asked"],
  [
    "ruby over the figure",
    figureRuns(`<w:r><w:ruby><w:rt>${run("99")}</w:rt><w:rubyBase>${run("37")}</w:rubyBase></w:ruby></w:r>`),
    37,
  ],
  [
    "a hyphen that does not break before it",
    figureRuns(`<w:r><w:noBreakHyphen/><w:t>37</w:t></w:r>`),
    "asked",
  ],
  [
    "a hyphen that does not break in it",
    figureRuns(`<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>7</w:t></w:r>`),
    "asked",
  ],
  ["a hyphen for breaking only in it", figureRuns(`<w:r><w:t>3</w:t><w:softHyphen/><w:t>7</w:t></w:r>`), 37],
  ["a prompt of a content control", figureRuns(control(run("单击此处输入文字。"), true)), null],
  ["a figure where a prompt was", figureRuns(control(run("37"), true)), 37],
  ["an equation that is a number", figureRuns(math("37")), 37],
  ["an equation behind a digit", figureRuns(run("3") + math("7")), 37],
  ["a fraction", figureRuns(fraction), "asked"],
  ["a text box", figureRuns(inBox("37")), "asked"],
  ["a text box beside the figure", figureRuns(run("3") + inBox("7")), "asked"],
  ["an ornamental text", figureRuns(wordArt), "asked"],
  ["an embedded sheet", figureRuns(embedded), "asked"],
  ["hidden text alone", figureRuns(run("37", "<w:vanish/>")), null],
  ["hidden digits beside it", figureRuns(run("9", "<w:vanish/>") + run("37")), 37],
  [
    "a deleted figure",
    figureRuns(`<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del>${run("37")}`),
    37,
  ],
  [
    "a figure in a field of a form",
    figureRuns(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("37")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
    37,
  ],
  ["digits with a blank of no width", figureRuns(run("3\u200B7")), 37],
  ["a number before it by hand", figureRuns(run("1. 37")), "asked"],
  ["a line's end in it", figureRuns("<w:r><w:t>3</w:t><w:br/><w:t>7</w:t></w:r>"), "asked"],
  ["a tab in it", figureRuns("<w:r><w:t>3</w:t><w:tab/><w:t>7</w:t></w:r>"), "asked"],
];

const cellXml = (xml: string) => `<w:tc>${xml}</w:tc>`;
const open = '<w:p><w:pPr><w:pStyle w:val="Figure-requests"/></w:pPr>';
const emptyCell = `${open}${run("37")}</w:p>`;

test("each in a table by another hand: as it is seen, or asked", () => {
  const rows = cells.map(([name, change]) => {
    const changed = change(emptyCell);
    if (changed === emptyCell && !/lacks|none/u.test(name)) expect(name).toBe("changed");
    return `<w:tr>${cellXml(`<w:p>${run("某一项工作")}</w:p>`)}${cellXml(changed)}</w:tr>`;
  });
  const table = `<w:tbl>${rows.join("")}</w:tbl>`;
  const { blocks } = readWord(packed((body) => body.replace("<w:body>", () => `<w:body>${table}`), true));
  const read = cells.map(([name], i) => {
    const block = blocks.find((one) => one.kind === "row" && one.table === 1 && one.row === i + 1);
    const cell = block?.kind === "row" ? (block.cells[1] ?? "") : "no cell";
    const { trust, value } = readCell(cell, "count");
    return [name, trust === "asked" ? "asked" : value];
  });
  expect(read).toEqual(cells.map(([name, , wanted]) => [name, wanted]));
});

const inWhole = cells.filter(([name]) => /^a list's number|^a sequence|^a page's number$/u.test(name));
test.each(inWhole)("%s, in a file of ours", async (_, change, wanted) => {
  const read = readReport(packed(change, false));
  if (wanted !== "asked")
    expect(((await read).report as Report).requests.received.naturalPerson).toBe(wanted);
  else await expect(read).rejects.toThrow(/表三第 4 行第 4 列有/u);
});

test("numbers of lists as Word counts them: empty paragraphs too, anew after a level above, by a style's list", () => {
  const at = (ilvl: number, text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="2"/></w:numPr></w:pPr>${text && run(text)}</w:p>`;
  const items = at(0, "甲") + at(0, "") + at(0, "乙") + at(1, "丙") + at(1, "丁") + at(0, "戊") + at(1, "己");
  const { blocks } = readWord(packed((body) => body.replace("<w:body>", () => `<w:body>${items}`), true));
  expect(blocks.slice(0, 6).map((block) => block.kind === "paragraph" && block.text)).toEqual([
    "1.甲",
    "3.乙",
    "3.1 丙",
    "3.2 丁",
    "4.戊",
    "4.1 己",
  ]);
});
