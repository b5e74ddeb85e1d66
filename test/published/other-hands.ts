// The same report as other hands would publish it: pages of several site programs, text copied off a page.
import { renderHtml } from "../../src/formats/html/write.ts";
import type { FoundBlock, RowBlock } from "../../src/published/blocks.ts";
import { readHtml } from "../../src/published/html.ts";
import type { Report } from "../../src/report/report.ts";

const blocksOf = (report: Report) => readHtml(new TextEncoder().encode(renderHtml(report))).blocks;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

type Write = (block: FoundBlock, i: number) => string;
/** Blocks as elements, runs of rows as tables. */
function written(
  blocks: readonly FoundBlock[],
  paragraph: Write,
  row: (row: RowBlock) => string,
  table = "<table>",
) {
  let html = "";
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    if (block.kind === "row" && (before?.kind !== "row" || before.table !== block.table)) html += table;
    html += block.kind === "row" ? row(block) : paragraph(block, i);
    const next = blocks[i + 1];
    if (block.kind === "row" && (next?.kind !== "row" || next.table !== block.table)) html += "</table>";
  });
  return html;
}
const text = (block: FoundBlock) => (block.kind === "paragraph" ? escaped(block.text) : "");
const utf8 = (html: string) => new TextEncoder().encode(html);
/** Two bytes a Chinese character: no encoder is at hand, the decoder says which. */
function inGbk(written: string): Uint8Array {
  const bytes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder("gbk");
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      bytes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array(
    [...written].flatMap((sign) =>
      sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : (bytes.get(sign) ?? [0x3f]),
    ),
  );
}
const cellsAs = (open: (cell: string) => string, close: string) => (row: RowBlock) =>
  `<tr>${row.cells.map((cell) => open(cell) + escaped(cell).replaceAll("\n", "<br>") + close).join("")}</tr>`;
const plain = cellsAs(() => "<td>", "</td>");
const p: Write = (block) => `<p>${text(block)}</p>`;

/** Each hand: what it makes of a report. */
export const otherHands: Readonly<Record<string, (report: Report) => Uint8Array>> = {
  "a site with navigation, metadata and a footer": (report) =>
    utf8(
      `<html><head><meta charset="utf-8"><title>${report.agency}${report.year}年政府信息公开工作年度报告_某某政府网</title><style>p{color:red}</style></head><body><ul><li><a>首页</a></li><li><a>政府信息公开年报</a></li></ul><div class="crumb">当前位置：首页 &gt; 政务公开 &gt; 年报</div><table><tr><td>索引号</td><td>11320800014/2025-00012</td><td>发布机构</td><td>${report.agency}</td></tr><tr><td>公开日期</td><td>2025-01-20</td><td>字号</td><td></td></tr></table><div>浏览次数：1234</div>${written(blocksOf(report), p, plain, '<table width="100%" border=1>')}<p>扫一扫在手机打开当前页</p><div>主办：某某人民政府办公室　备案号：苏ICP备12345号</div></body></html>`,
    ),
  "Word's own page: spans in spans, widths, o:p, &nbsp;": (report) =>
    utf8(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body>${written(
        blocksOf(report),
        (block) =>
          `<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US style='font-size:16.0pt'>${[...text(block)].map((sign, i) => (i % 7 === 3 ? `<span>${sign}</span>` : sign)).join("")}<o:p></o:p></span></p>`,
        cellsAs(
          (cell) =>
            `<td width=64 valign=top style='width:48.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal align=center><span lang=EN-US>${cell === "" ? "<o:p>&nbsp;</o:p>" : "<o:p></o:p>"}`,
          "</span></p></td>",
        ),
        "<table class=MsoNormalTable border=1>",
      )}</body></html>`,
    ),
  "one layout table around everything": (report) =>
    utf8(
      `<table width=1000><tr><td><table><tr><td>导航</td></tr></table></td><td>${written(blocksOf(report), (block) => `${text(block)}<br>`, plain)}</td></tr><tr><td>上一篇：无 下一篇：无</td></tr></table>`,
    ),
  "wrong rowspans and colspans": (report) =>
    utf8(
      `<body>${written(
        blocksOf(report),
        p,
        cellsAs(
          (cell) => `<td rowspan="${(cell.length % 3) + 1}" colspan="${(cell.length % 2) + 1}">`,
          "</td>",
        ),
      )}</body>`,
    ),
  "hidden copies of figures, scripts in cells": (report) =>
    utf8(
      `<body><div style="display:none">${written(blocksOf(report).slice(0, 8), p, plain)}</div>${written(
        blocksOf(report),
        p,
        cellsAs(() => '<td><script>var a=9;</script><span style="display: none">9</span>', "</td>"),
      )}</body>`,
    ),
  "figures in full width, with units and blanks around": (report) =>
    utf8(
      `<body>${written(blocksOf(report), p, (row) =>
        plain({
          ...row,
          cells: row.cells.map((cell) =>
            /^\d{1,6}$/u.test(cell)
              ? `\u3000${[...cell].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("")} `
              : cell,
          ),
        }),
      )}</body>`,
    ),
  "each cell in paragraphs, rows cut out of tbody, thead": (report) =>
    utf8(
      `<body>${written(
        blocksOf(report),
        (block) => `<div><font>${text(block)}</font></div>`,
        (row) => `<tbody>${cellsAs(() => "<td><p align=center>", "</p><p></p></td>")(row)}</tbody>`,
      )}</body>`,
    ),
  "labels spaced out and in traditional characters": (report) =>
    utf8(
      `<body>${written(blocksOf(report), p, (row) =>
        plain({
          ...row,
          cells: row.cells.map((cell) =>
            cell
              .replaceAll("规章", "規 章")
              .replaceAll("行政处罚", "行 政 處 罰")
              .replaceAll("总计", "總　計")
              .replaceAll("自然人", "自 然 人"),
          ),
        }),
      )}</body>`,
    ),
  "every table cut in two, its heads repeated": (report) => {
    const blocks = blocksOf(report);
    const heads = blocks.filter(
      (block) =>
        block.kind === "row" && block.cells.some((cell) => /^(?:申请人情况|自然人|商业企业)$/u.test(cell)),
    );
    const at = blocks.findIndex(
      (block) => block.kind === "row" && block.cells.some((cell) => cell.startsWith("（四）")),
    );
    const later = blocks
      .slice(at)
      .map(
        (block): FoundBlock =>
          block.kind === "row" && block.table === (blocks[at] as RowBlock).table
            ? { ...block, table: 99 }
            : block,
      );
    const again = heads.map((block) => ({ ...block, table: 99 }) as FoundBlock);
    return utf8(`<body>${written([...blocks.slice(0, at), ...again, ...later], p, plain)}</body>`);
  },
  "a missing opening, sections in other words": (report) => {
    const words: Record<string, string> = {
      "一、总体情况": "一、概述",
      "二、主动公开政府信息情况": "二、行政机关主动公开政府信息的情况",
      "三、收到和处理政府信息公开申请情况": "三、政府信息公开申请办理情况",
      "四、政府信息公开行政复议、行政诉讼情况": "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
      "五、存在的主要问题及改进情况": "五、存在的不足和整改措施",
      "六、其他需要报告的事项": "六、其他报告事项",
    };
    const blocks = blocksOf(report).filter(
      (block) => !/统计期限/u.test(text(block)) || text(block).length < 60,
    );
    return utf8(
      `<body>${written(blocks, (block) => `<p>${words[text(block)] ?? text(block)}</p>`, plain)}</body>`,
    );
  },
  "text with tabs": (report) =>
    utf8(
      blocksOf(report)
        .map((block) =>
          block.kind === "row" ? block.cells.map((cell) => cell.replaceAll("\n", "")).join("\t") : block.text,
        )
        .join("\r\n"),
    ),
  "a sheet saved as CSV": (report) => {
    const quoted = (cell: string) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    return utf8(
      `\uFEFF${blocksOf(report)
        .map((block) =>
          block.kind === "row" ? block.cells.map(quoted).join(",") : `${quoted(block.text)},,,,,,,,,`,
        )
        .join("\r\n")}`,
    );
  },
  "a table of Markdown": (report) =>
    utf8(
      blocksOf(report)
        .map((block, i, all) => {
          if (block.kind !== "row") return `\n${block.text}\n`;
          const line = `| ${block.cells.map((cell) => cell.replaceAll("\n", "<br>")).join(" | ")} |`;
          return all[i - 1]?.kind === "row" ? line : `${line}\n|${" --- |".repeat(block.cells.length)}`;
        })
        .join("\n"),
    ),
  "a page in GBK that says so": (report) =>
    inGbk(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>${written(blocksOf(report), p, plain)}</body></html>`,
    ),
  "text in GBK that says nothing": (report) =>
    inGbk(
      blocksOf(report)
        .map((block) =>
          block.kind === "row"
            ? `|${block.cells.map((cell) => cell.replaceAll("\n", "")).join("|")}|`
            : block.text,
        )
        .join("\n"),
    ),
  "a page after another page's head, text run in spans, unclosed cells": (report) =>
    utf8(
      `</div></td></tr></table><title></title><BODY><CENTER>${written(
        blocksOf(report),
        (block) => `<P><ucapcontent><SPAN>${text(block)}</SPAN></ucapcontent>`,
        (row) => `<TR>${row.cells.map((cell) => `<TD nowrap>${escaped(cell)}`).join("")}`,
      )}`,
    ),
};
