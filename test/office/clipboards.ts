// What Excel, WPS and Word put on the clipboard for a table with merged cells: text with tabs, and a page of their own dialect.
import type { Cell } from "../../src/document/grid.ts";

export type ClipboardOf = (cells: readonly Cell[]) => { readonly text: string; readonly html: string };

/** A cell's text over two lines, as clerks break labels. */
const inTwo = ({ text = "", role }: Cell) =>
  role === "stub" && text.length > 6 ? [text.slice(0, 4), text.slice(4)] : [text];

const rowsOf = (cells: readonly Cell[]) => {
  const rows = new Map<number, Cell[]>();
  for (const cell of [...cells].sort((a, b) => a.row - b.row || a.column - b.column))
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows.values()];
};

/** Covered cells are empty; a cell of several lines stands in quotes, or, as some versions have it, does not. */
function tabbed(cells: readonly Cell[], quoted: boolean): string {
  const last = Math.max(...cells.map(({ column, columns }) => column + columns));
  return rowsOf(cells)
    .map((row) => {
      const line = Array<string>(last).fill("");
      for (const cell of row) {
        const text = inTwo(cell).join("\n");
        line[cell.column] = quoted && text.includes("\n") ? `"${text}"` : text;
      }
      return `${line.join("\t")}\r\n`;
    })
    .join("");
}

const spans = ({ rows, columns }: Cell) =>
  `${columns > 1 ? ` colspan=${columns}` : ""}${rows > 1 ? ` rowspan=${rows}` : ""}`;

const office = (generator: string, body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
${generator}<style><!--table {mso-displayed-decimal-separator:"\\."; mso-displayed-thousand-separator:"\\,";}
.xl65 {mso-number-format:"\\#\\,\\#\\#0"; text-align:center;} --></style></head><body link="#0563C1" vlink="#954F72">
${body}</body></html>`;

export const clipboards: Readonly<Record<string, ClipboardOf>> = {
  Excel: (cells) => ({
    text: tabbed(cells, true),
    html: office(
      `<meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">`,
      `<table border=0 cellpadding=0 cellspacing=0 width=792 style='border-collapse:collapse;width:594pt'>
<!--StartFragment--><col width=72 span=11 style='width:54pt'>
${rowsOf(cells)
  .map(
    (row) =>
      `<tr height=18 style='height:13.5pt'>${row
        .map(
          (cell) =>
            `<td${spans(cell)} height=18 class=xl65 style='border-left:none'>${inTwo(cell).join("<br>\n    ")}</td>`,
        )
        .join("\n  ")}</tr>`,
  )
  .join("\n")}
<!--EndFragment--></table>`,
    ),
  }),
  WPS: (cells) => ({
    text: tabbed(cells, false),
    html: office(
      `<meta name="ProgId" content="Excel.Sheet"/><meta name="Generator" content="WPS Office ET"/>`,
      `<!--StartFragment--><table width="792" border="0" cellpadding="0" cellspacing="0" style='width:594pt;'>
${rowsOf(cells)
  .map(
    (row) =>
      `<tr height="18" style='height:13.5pt;'>${row
        .map((cell) => {
          const kind = /^\d+$/u.test(cell.text ?? "") ? `x:num="${cell.text}"` : "x:str";
          return `<td class="xl65" ${spans(cell)} ${kind}>${inTwo(cell).join("<br/>")}</td>`;
        })
        .join("")}</tr>`,
  )
  .join("\n")}</table><!--EndFragment-->`,
    ),
  }),
  Word: (cells) => ({
    text: rowsOf(cells)
      .map((row) => `${row.map((cell) => inTwo(cell).join("\r\n")).join("\t")}\r\n`)
      .join(""),
    html: office(
      `<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">`,
      `<!--StartFragment--><div align=center><table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>
${rowsOf(cells)
  .map(
    (row) =>
      `<tr style='height:21.0pt'>${row
        .map(
          (cell) =>
            `<td width=72${spans(cell)} style='width:54pt'>${inTwo(cell)
              .map(
                (line) =>
                  `<p class=MsoNormal align=center><span lang=EN-US style='font-size:10.5pt'>${line}<o:p></o:p></span></p>`,
              )
              .join("")}</td>`,
        )
        .join("")}</tr>`,
  )
  .join("\n")}</table></div><!--EndFragment-->`,
    ),
  }),
};
