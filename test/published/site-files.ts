// More files as sites and offices have them: what editors, savers and converters make of the same blocks.
import { strToU8 } from "fflate";
import type { Block, Cell, Rows } from "./county-hands.ts";

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const spans = ({ down, across }: Cell) =>
  `${down === undefined ? "" : ` rowspan="${down}"`}${across === undefined ? "" : ` colspan="${across}"`}`;
const isTable = (block: Block): block is Extract<Block, { is: "table" }> => block.is === "table";
const headRows = (rows: Rows) => rows.findIndex((row) => row.some(({ figure }) => figure));

interface Style {
  readonly text?: (text: string, is: string) => string;
  readonly cell?: (text: string, spans: string, cell: Cell) => string;
  readonly row?: (cells: string, i: number) => string;
  readonly table?: (rows: readonly string[], rowsOf: Rows) => string;
}
const body = (
  blocks: readonly Block[],
  {
    text = (one) => `<p>${one}</p>`,
    cell = (one, own) => `<td${own}>${one}</td>`,
    row = (cells) => `<tr>${cells}</tr>`,
    table = (rows) => `<table>${rows.join("")}</table>`,
  }: Style,
) =>
  blocks
    .map((block) =>
      isTable(block)
        ? table(
            block.rows.map((cells, i) =>
              row(cells.map((one) => cell(escaped(one.text), spans(one), one)).join(""), i),
            ),
            block.rows,
          )
        : text(escaped(block.text), block.is),
    )
    .join("\n");
const page = (content: string, head = "") =>
  strToU8(
    `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">${head}</head><body>${content}</body></html>`,
  );
const wideDigits = (text: string) =>
  text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** Lines of a mail's part, coded as browsers save a page. */
const quotedPrintable = (html: string) =>
  [...Buffer.from(html)]
    .map((byte) =>
      (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("")
    .replace(/((?:=[\dA-F]{2}|[^=]){70})/gu, "$1=\r\n")
    .replace(/ (?=\r\n)/gu, "=20");
const mail = (type: string, coding: string, content: string) =>
  strToU8(
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.gov.cn/nb.html\r\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\r\nDate: Mon, 20 Jan 2025 10:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--abc----"\r\n\r\n\r\n------MultipartBoundary--abc----\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${coding}\r\nContent-Location: https://www.example.gov.cn/nb.html\r\n\r\n${content}\r\n------MultipartBoundary--abc----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\np { color: red }\r\n------MultipartBoundary--abc------\r\n`,
  );

export const siteFiles: Readonly<Record<string, (blocks: readonly Block[]) => Uint8Array>> = {
  "a copy for telephones, hidden by a class of the page's own style": (blocks) =>
    page(
      `<div class="pc">${body(blocks, {})}</div><div class="mobile-only">${body(blocks, {})}</div>`,
      "<style>body{margin:0}\n.mobile-only , .x { display : none !important; }@media (max-width:600px){.pc{display:none}.mobile-only{display:block}}</style>",
    ),
  "hidden figures by colour, size and place": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          `<td${own}>${one}${figure ? '<span style="color:#ffffff">7</span><font color="white">8</font><i style="font-size:0">9</i><b style="position:absolute;left:-9999px">6</b><u style="opacity:0">5</u>' : ""}</td>`,
      }),
    ),
  "white on dark heads, grounds by bgcolor": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          figure
            ? `<td${own} bgcolor="#003366"><span style="color:rgb(255,255,255)">${one}</span></td>`
            : `<td${own} style="background:#036 url(x.png);color:white">${one}</td>`,
      }),
    ),
  "elements laid out as tables by style": (blocks) =>
    page(
      body(blocks, {
        cell: (one) => `<div style="display:table-cell;border:1px solid">${one}</div>`,
        row: (cells) => `<div style="display: table-row">${cells}</div>`,
        table: (rows) => `<div style="display:table;width:100%">${rows.join("")}</div>`,
      }),
    ),
  "roles of tables": (blocks) =>
    page(
      body(blocks, {
        cell: (one) => `<span role="cell">${one}</span>`,
        row: (cells) => `<div role="row">${cells}</div>`,
        table: (rows) => `<div role="table">${rows.join("")}</div>`,
      }),
    ),
  "heads in a table of their own above the scrolled one": (blocks) =>
    page(
      body(blocks, {
        table: (rows, own) => {
          const from = headRows(own);
          return `<div class="head"><table>${rows.slice(0, from).join("")}</table></div><div class="scroll"><table>${rows.slice(from).join("")}</table></div>`;
        },
      }),
    ),
  "Word filtered: conditional rows, mso styles, empty paragraphs": (blocks) =>
    page(
      body(blocks, {
        text: (one) =>
          `<p class=MsoNormal style='mso-pagination:widow-orphan'><span style='font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>${one}<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`,
        cell: (one, own) =>
          `<td${own} valign=center style='mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt'><p class=MsoNormal align=center><b style='mso-bidi-font-weight:normal'><span lang=EN-US>${one === "" ? "<o:p>&nbsp;</o:p>" : one}</span></b></p></td>`,
        table: (rows) =>
          `<table class=MsoNormalTable border=0>${rows.join("")}<![if !supportMisalignedColumns]><tr height=0><td width=81 style='border:none'></td><td width=80 style='border:none'></td></tr><![endif]></table>`,
      }),
    ),
  "WPS's page: no closing tags, capitals, font elements": (blocks) =>
    page(
      body(blocks, {
        text: (one) => `<P class=p0 style="text-indent:32pt"><FONT face=仿宋_GB2312>${one}</FONT>`,
        cell: (one, own) =>
          `<TD ${own.toUpperCase()} vAlign=center><P class=p0 align=center><FONT size=3>${one}</FONT></P>`,
        row: (cells) => `<TR style="HEIGHT: 22pt">${cells}`,
        table: (rows) => `<TABLE border=1><TBODY>${rows.join("")}</TBODY></TABLE>`,
      }),
      "<meta name=Generator content='WPS Office'>",
    ),
  "figures in full width among &nbsp; and zero-width blanks": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          `<td${own}>${figure ? `<span>&nbsp;&nbsp;${wideDigits(one)}&#8203;&nbsp;</span><span>&nbsp;</span>` : one}</td>`,
      }),
    ),
  "digits in spans of their own": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          `<td${own}>${figure ? [...one].map((sign) => `<span>${sign}</span>`).join("") : one}</td>`,
      }),
    ),
  "digits in spans on lines of their own in the source": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) => `<td${own}>\n  ${figure ? `<span>\n${one}\n</span>` : one}\n</td>`,
      }),
    ),
  "figures in fields that are read only": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          `<td${own}>${figure ? `<input type="text" readonly value="${one}">` : one}</td>`,
      }),
    ),
  "every row a tbody, heads in th, foot before the body": (blocks) =>
    page(
      body(blocks, {
        table: (rows, own) => {
          const from = headRows(own);
          return `<table><caption></caption><thead>${rows.slice(0, from).join("").replaceAll("td", "th")}</thead><tfoot>${rows.at(-1)}</tfoot>${rows
            .slice(from, -1)
            .map((row) => `<tbody>${row}</tbody>`)
            .join("")}</table>`;
        },
      }),
    ),
  "cells that hold tables of one cell": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own) => `<td${own}><table><tr><td>${one}</td></tr></table></td>`,
      }),
    ),
  "rows beside blank spacer rows and cells": (blocks) =>
    page(
      body(blocks, {
        row: (cells) => `<tr>${cells}</tr><tr class="line"><td colspan="10" height="1"></td></tr>`,
      }),
    ),
  "everything in one layout table with a side bar": (blocks) =>
    page(
      `<table><tr><td rowspan="2"><table><tr><td><a href="#">机构职能</a></td></tr><tr><td><a href="#">政府信息公开年报</a></td></tr></table></td><td>当前位置：首页</td></tr><tr><td>${body(blocks, {})}</td></tr></table>`,
    ),
  "text as lines in pre, tables between": (blocks) =>
    page(body(blocks, { text: (one) => `<pre>\n　　${one}\n</pre>` })),
  "a page saved as one file, quoted-printable": (blocks) =>
    mail(
      "text/html",
      "quoted-printable",
      quotedPrintable(`<html><head><meta charset="utf-8"></head><body>${body(blocks, {})}</body></html>`),
    ),
  "a page saved as one file, base64 with its charset": (blocks) =>
    mail(
      'text/html;\r\n\tcharset="utf-8"',
      "base64",
      Buffer.from(`<html><body>${body(blocks, {})}</body></html>`)
        .toString("base64")
        .replace(/(.{76})/gu, "$1\r\n"),
    ),
  "the report as data of a script beside the page": (blocks) =>
    page(
      `<script type="application/json">${JSON.stringify(blocks)}</script>${body(blocks, {})}<template>${body(blocks, {})}</template>`,
    ),
  "a page of two languages: the traditional copy hidden": (blocks) =>
    page(`<div>${body(blocks, {})}</div><div hidden>${body(blocks, {})}</div>`),
  "comments and revisions of an editor": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          `<td${own}><!-- 原为 99 -->${figure ? `<ins>${one}</ins><del style="display:none">99</del>` : one}</td>`,
      }),
    ),
  "figures struck out beside their corrections": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) => `<td${own}>${figure && one === "3" ? `<s>9</s>${one}` : one}</td>`,
      }),
    ),
  "marks of notes raised beside figures": (blocks) =>
    page(
      body(blocks, {
        cell: (one, own, { figure }) =>
          `<td${own}>${figure && one === "3" ? `${one}<sup>1</sup>` : figure ? one : `${one}<sup>2</sup>`}</td>`,
      }),
    ),
  "text in tab-parted blocks with blank lines": (blocks) =>
    strToU8(
      blocks
        .map((block) =>
          isTable(block)
            ? `\n${block.rows.map((row) => row.map(({ text }) => `${text}\t`).join("")).join("\n\n")}\n`
            : `　　${block.text}\n`,
        )
        .join("\n"),
    ),
  "a table drawn in text": (blocks) =>
    strToU8(
      blocks
        .map((block) =>
          isTable(block)
            ? block.rows
                .map(
                  (row) =>
                    `${"+----".repeat(row.length)}+\n│${row.map(({ text }) => ` ${text} `).join("│")}│`,
                )
                .join("\n")
            : block.text,
        )
        .join("\n"),
    ),
};

/** Files in which cells hold what is no figure of theirs: they are asked. */
export const siteFilesAsked: ReadonlySet<string> = new Set([
  "hidden figures by colour, size and place",
  "figures struck out beside their corrections",
  "marks of notes raised beside figures",
]);
