// Files of several programs from the same blocks.
import { strToU8, zipSync } from "fflate";
import type { Block, Cell, Rows } from "./county-hands.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const spans = ({ down, across }: Cell) =>
  `${down === undefined ? "" : ` rowspan="${down}"`}${across === undefined ? "" : ` colspan="${across}"`}`;

interface PageStyle {
  readonly paragraph: (text: string, is: string) => string;
  readonly cell: (text: string, spans: string) => string;
  readonly table: (rows: string) => string;
}
const pageOf = (blocks: readonly Block[], { paragraph, cell, table }: PageStyle): string =>
  blocks
    .map((block) =>
      block.is === "table"
        ? table(
            block.rows
              .map((row) => `<tr>${row.map((one) => cell(escaped(one.text), spans(one))).join("")}</tr>`)
              .join("\n"),
          )
        : paragraph(escaped(block.text), block.is),
    )
    .join("\n");

/** A span for each few characters, as editors leave them. */
const splintered = (text: string, every: number) =>
  [...text]
    .map(
      (sign, i) =>
        (i % every === 0 ? `<span style="font-family:仿宋_GB2312">${sign}` : sign) +
        (i % every === every - 1 ? "</span>" : ""),
    )
    .join("") + ([...text].length % every === 0 ? "" : "</span>");

/** 拓尔思's pages: layout tables in layout tables, TRS_Editor, spans. */
export const trsPage = (blocks: readonly Block[]): Uint8Array =>
  strToU8(`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>某县2024年政府信息公开工作年度报告_年报_某县人民政府</title><meta name="ColumnName" content="政府信息公开年报"/></head><body>
<table width="1003" align="center"><tr><td><table><tr><td><a href="/">首页</a></td><td><a href="/zw">政务公开</a></td></tr></table></td></tr>
<tr><td>您现在的位置：<a href="/">首页</a> &gt; 年报</td></tr>
<tr><td><table width="96%"><tr><td class="xxgk_bt">索引号</td><td>000014349/2025-00012</td><td>发文日期</td><td>2025-01-22</td></tr></table></td></tr>
<tr><td><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{line-height:1.5}</style><div class="TRS_Editor">${pageOf(
    blocks,
    {
      paragraph: (text, is) =>
        `<p align="${is === "title" ? "center" : "justify"}" style="text-indent: 2em">　　${splintered(text, 9)}</p>`,
      cell: (text, own) =>
        `<td${own} style="border:1px solid #000"><p align="center" style="margin:0cm">${splintered(text, 5)}<span>&nbsp;</span></p></td>`,
      table: (rows) => `<table border="1" cellspacing="0"><tbody>${rows}</tbody></table><p>&nbsp;</p>`,
    },
  )}</div></div></td></tr><tr><td><table><tr><td>【<a href="javascript:window.print()">打印</a>】</td><td>【关闭】</td></tr></table></td></tr>
<tr><td>版权所有：某县人民政府　主办：某县人民政府办公室　ICP备案号：某ICP备05000000号</td></tr></table></body></html>`);

/** 大汉's pages: marks in comments, invented elements, one text field with line breaks. */
export const hanwebPage = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    `<html><head><meta charset="UTF-8"><meta name="ArticleTitle" content="2024年政府信息公开工作年度报告"><meta name="ContentSource" content="某县人民政府办公室"></head><body><div class="bt-box"><ucaptitle><!--<$[信息名称]>begin-->${escaped(blocks.flatMap((block) => (block.is === "title" ? [block.text] : [])).join(""))}<!--<$[信息名称]>end--></ucaptitle></div><div>发布日期：<publishtime>2025-01-22 10:22</publishtime>　浏览次数：<script>document.write(5)</script></div><div id="zoom"><ucapcontent><!--<$[信息内容]>begin--><meta name="ContentStart">${pageOf(
      blocks.filter(({ is }) => is !== "title"),
      {
        paragraph: (text) => `　　<span style="font-size: 12pt;">${text}</span><br /><br />`,
        cell: (text, own) =>
          `<td${own}><div align="center"><font face="宋体">${text === "" ? "&nbsp;" : text}</font><o:p></o:p></div></td>`,
        table: (rows) => `<div align="center"><table class="MsoNormalTable">${rows}</table></div><br>`,
      },
    )}<meta name="ContentEnd"><!--<$[信息内容]>end--></ucapcontent></div><iframe src="/share"></iframe><div>扫一扫在手机打开当前页</div></body></html>`,
  );

/** Spreadsheet pasted into an editor: widths, no paragraphs, spans that are spelled wrongly. */
export const pastedPage = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    `<div>${pageOf(blocks, {
      paragraph: (text) => `<div>${text}</div>`,
      cell: (text, own) =>
        `<TD class=xl65${own.replace(/\d+/gu, (n) => String(Number(n) + 1))} x:num>${text}`,
      table: (rows) => `<TABLE><COLGROUP><COL width=72><TBODY>${rows}</TABLE>`,
    })}</div>`,
  );

/** A page of elements laid out by style: no table at all. */
export const dividedPage = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    `<html><body>${blocks
      .map((block) =>
        block.is === "table"
          ? `<div class="tb">${block.rows.map((row) => `<div class="tr">${row.map(({ text }) => `<div class="td">${escaped(text)}</div>`).join("")}</div>`).join("")}</div>`
          : `<p>${escaped(block.text)}</p>`,
      )
      .join("")}</body></html>`,
  );

const w = (text: string, properties = "") =>
  `<w:r>${properties}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
const fonts = '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>';

/** Rows with the continuations that Word writes for what is merged downwards. */
function wordRows(rows: Rows): string {
  const open = new Map<number, { left: number; across: number }>();
  return rows
    .map((row) => {
      let at = 0;
      let xml = "";
      const cont = () => {
        for (let held = open.get(at); held !== undefined && held.left > 0; held = open.get(at)) {
          xml += `<w:tc><w:tcPr><w:gridSpan w:val="${held.across}"/><w:vMerge/></w:tcPr><w:p/></w:tc>`;
          open.set(at, { ...held, left: held.left - 1 });
          at += held.across;
        }
      };
      for (const { text, down = 1, across = 1 } of row) {
        cont();
        const merge = down > 1 ? '<w:vMerge w:val="restart"/>' : "";
        xml += `<w:tc><w:tcPr><w:gridSpan w:val="${across}"/>${merge}</w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${text === "" ? "" : w(text, fonts)}</w:p></w:tc>`;
        if (down > 1) open.set(at, { left: down - 1, across });
        at += across;
      }
      cont();
      return `<w:tr>${xml}</w:tr>`;
    })
    .join("");
}

const wordFile = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "[Content_Types].xml":
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels":
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}<w:sectPr/></w:body></w:document>`,
        ...more,
      }).map(([name, text]) => [name, strToU8(text)]),
    ),
  );

/** WPS's Word: everything directly formatted, runs in pieces, the title in a text box written twice. */
export const wpsFile = (blocks: readonly Block[]): Uint8Array => {
  const paragraph = (text: string) =>
    `<w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>${w(text.slice(0, 5), fonts)}<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>${w(text.slice(5), fonts)}</w:p>`;
  const box = (text: string) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p>${w(text)}</w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>${w(text)}</w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  return wordFile(
    blocks
      .map((block) =>
        block.is === "table"
          ? `<w:tbl><w:tblPr/><w:tblGrid/>${wordRows(block.rows)}</w:tbl><w:p/>`
          : block.is === "title"
            ? box(block.text)
            : paragraph(block.text),
      )
      .join(""),
  );
};

/** Word with its own numbering: 「一、」 is no text of the heading, the body stands in content controls. */
export const numberedFile = (blocks: readonly Block[]): Uint8Array =>
  wordFile(
    blocks
      .map((block) => {
        if (block.is === "table") return `<w:tbl>${wordRows(block.rows)}</w:tbl>`;
        if (block.is === "heading")
          return `<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${w(block.text.replace(/^[一二三四五六]、/u, ""))}</w:p>`;
        return `<w:sdt><w:sdtContent><w:p>${w(block.text)}</w:p></w:sdtContent></w:sdt>`;
      })
      .join(""),
    {
      "word/numbering.xml": `<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    },
  );

/** A letterhead laid out by a table of one cell, in which everything stands. */
export const framedFile = (blocks: readonly Block[]): Uint8Array =>
  wordFile(
    `<w:tbl><w:tr><w:tc>${blocks
      .map((block) =>
        block.is === "table" ? `<w:tbl>${wordRows(block.rows)}</w:tbl><w:p/>` : `<w:p>${w(block.text)}</w:p>`,
      )
      .join("")}</w:tc></w:tr></w:tbl><w:p/>`,
  );

const lineOf = (row: readonly Cell[], mark: string) => row.map(({ text }) => text).join(mark);
export const pipedText = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    blocks
      .map((block) =>
        block.is === "table" ? block.rows.map((row) => `|${lineOf(row, "|")}|`).join("\n") : block.text,
      )
      .join("\n"),
  );
export const tabbedText = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    blocks
      .map((block) =>
        block.is === "table" ? block.rows.map((row) => lineOf(row, "\t")).join("\r\n") : block.text,
      )
      .join("\r\n"),
  );
/** A cell a line, as a page's text is copied. */
export const looseText = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    blocks
      .map((block) =>
        block.is === "table"
          ? block.rows.map((row) => row.map(({ text }) => `${text}\n`).join("\n")).join("\n")
          : block.text,
      )
      .join("\n"),
  );
/** Blanks between cells, as pdftotext lays them out. */
export const spacedText = (blocks: readonly Block[]): Uint8Array =>
  strToU8(
    blocks
      .map((block) =>
        block.is === "table" ? block.rows.map((row) => `  ${lineOf(row, "    ")}`).join("\n") : block.text,
      )
      .join("\n"),
  );

export const countyFiles: Readonly<Record<string, (blocks: readonly Block[]) => Uint8Array>> = {
  "a page of 拓尔思": trsPage,
  "a page of 大汉": hanwebPage,
  "a page pasted from a spreadsheet": pastedPage,
  "a page without tables": dividedPage,
  "Word by WPS": wpsFile,
  "Word with numbered headings": numberedFile,
  "Word within a frame": framedFile,
  "text with pipes": pipedText,
  "text with tabs": tabbedText,
  "text, a cell a line": looseText,
  "text with blanks": spacedText,
};

/** Files in which cells are guessed: all is asked, and what cannot be told apart is refused. */
export const guessedFiles: ReadonlySet<string> = new Set([
  "a page without tables",
  "text, a cell a line",
  "text with blanks",
]);
