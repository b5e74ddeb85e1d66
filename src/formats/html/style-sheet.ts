import type { TableBlock } from "../../document/document.ts";
import type { Style } from "../../style/style.ts";
import { stubColumns, tableName } from "./table.ts";

/** Below this width of the screen tables are scrolled in boxes of their own. */
const narrow = "45rem";

/** Least widths on a narrow screen, em: stubs by how many columns there are, and figures by their digits. */
const stubWidths: Readonly<Record<number, readonly number[]>> = { 1: [6.5], 3: [2, 5, 6.4] };
const figureWidth = (digits: number): number => Math.max(3.6, 0.62 * digits + 1);

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
const em = (width: number): string => `${Math.round(width * 100) / 100}em`;

/** The columns of a table: the form's own widths; on a narrow screen wide enough to be read, stubs standing still. */
export function tableRules(block: TableBlock): string {
  const { grid } = block;
  const table = `#${tableName(block)}-table`;
  const total = grid.widths.reduce((sum, width) => sum + width, 0);
  const wide = grid.widths.map(
    (width, c) => `${table} col:nth-child(${c + 1}){width:${percent(width / total)}}`,
  );
  const stubs = stubWidths[stubColumns(grid.cells)] ?? [];
  const digits = Math.max(
    ...grid.cells.map(({ role, text, columns }) =>
      role === "figure" ? Math.ceil(text.length / columns) : 0,
    ),
  );
  const widths = grid.widths.map((_, c) => stubs[c] ?? figureWidth(digits));
  const small = widths.map((width, c) => `${table} col:nth-child(${c + 1}){width:${em(width)}}`);
  const still = stubs.map((_, c) => {
    const left = stubs.slice(0, c).reduce((sum, width) => sum + width, 0);
    return `${table} .stub-${c}{left:${em(left)}}`;
  });
  return `${wide.join("\n")}
@media screen and (max-width:${narrow}){
${table}{width:max(100%,${em(widths.reduce((sum, width) => sum + width, 0))})}
${[...small, ...still].join("\n")}
}`;
}

/** Screen first; print after the official layout. Lengths of print are the standard's, in pt. */
export const styleSheet = ({ page, table, text }: Style): string => `*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1a1a1a;line-height:1.8;overflow-wrap:anywhere;
font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.45;text-align:center;text-wrap:balance;margin:0 0 1.5rem}
h1 span{display:block;word-break:keep-all}
h2{font-size:1.2rem;margin:2rem 0 .75rem}
h3{font-size:1rem;margin:1rem 0 .5rem}
p{margin:.5rem 0;text-indent:2em}
.run-in{margin:.5rem 0;text-indent:2em}
.run-in h3,.run-in p{display:inline;margin:0}
footer{margin-top:3rem;text-align:right}
footer p{text-indent:0;margin:0;padding-right:2em}
.table{margin:.75rem 0}
.table:focus-visible{outline:3px solid #0b57d0;outline-offset:2px}
table{table-layout:fixed;width:100%;border-spacing:0;border:solid #595959;border-width:1px 0 0 1px;
font-size:.9375rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{border:solid #595959;border-width:0 1px 1px 0;padding:.3em .25em;text-align:center;vertical-align:middle;
font-weight:400;background:#fff;background-clip:padding-box}
th{background:#f3f5f8}
.band{font-weight:600${table.shade ? `;background:${table.bandShade}` : ""}}
.marked{background:${table.markShade}}
.evidence{background:${table.evidenceShade}}
mark{color:inherit}
.review-label{position:sticky;top:0;z-index:3;margin:0;padding:.2em 1rem;text-align:right;text-indent:0;font-weight:700;
background:#fff}
.annex td{height:3.2em}
.annex td:last-child{font-size:.75em;overflow-wrap:anywhere}
.upright span{writing-mode:vertical-rl;white-space:nowrap;line-height:1.25}
.upright span span{writing-mode:horizontal-tb;display:inline-block;width:1em;height:1em;line-height:1;position:relative;
left:.55em;top:-.55em}
.left{text-align:left;padding-left:.4em}
.corner{font-family:KaiTi,STKaiti,"Kaiti SC",serif}
.head,.stub{word-break:keep-all}
.long{word-break:normal;line-break:strict}
.downloads{text-align:center;text-indent:0;margin:-.75rem 0 1.5rem}
.downloads a{margin:0 .75em;color:#0b57d0}
h4{font-size:1rem;font-weight:400;margin:.5rem 0;text-indent:2em}
ul,ol{margin:.5rem 0;padding-left:3.2em}
.own{margin:.75rem 0;overflow-x:auto}
.own table{table-layout:auto}
.own caption{position:static;width:auto;height:auto;clip-path:none;white-space:normal;font-weight:600;padding:.3em}
.own .right{text-align:right;padding-right:.4em}
.note{font-size:.875rem;text-indent:0;margin:.3rem 0 0}
figure{margin:1rem 0;text-align:center}
figure img{max-width:100%;height:auto;background:#fff}
figcaption{font-size:.9375rem}
thead{position:sticky;top:0;z-index:2}
@media screen and (max-width:${narrow}){
h1{font-size:1.3rem}
.table{overflow:auto;max-height:85vh;position:relative;border:solid #595959;border-width:1px 0 0 1px}
table{font-size:.8125rem;border-width:0}
.corner,.stub{position:sticky;z-index:1}
}
@media screen and (prefers-color-scheme:dark){
:root{color-scheme:dark}
body{background:#15171b;color:#e6e8eb}
table,.table,th,td{border-color:#80868f}
th,td{background:#15171b}
th{background:#22262d}
.band{background:#1e3554}
.marked{background:#7a5f00}
.evidence{background:#3d3419}
.review-label{background:#15171b}
.table:focus-visible{outline-color:#9ecbff}
.downloads a{color:#9ecbff}
a{color:#9ecbff}
}
@media print{
@page{size:A4;margin:${page.top}pt ${page.right}pt ${page.bottom}pt ${page.left}pt}
body{color:#000;font:${text.body}pt/1.8 FangSong,STFangsong,serif}
main{max-width:none;padding:0}
h1{font:${text.title}pt/1.5 STZhongsong,SimSun,serif}
h2{font:${text.body}pt/1.8 SimHei,"Heiti SC",sans-serif;margin:0 0 0 2em;break-after:avoid}
h3{font:${text.body}pt/1.8 KaiTi,STKaiti,serif;margin:0 0 0 2em;break-after:avoid}
p,.run-in{margin:0}
.downloads{display:none}
table{font:9pt/1.25 SimSun,"Songti SC",serif;border-color:#000}
th,td{border-color:#000;padding:.15em .2em}
th.left{padding:.15em .05em .15em .1em}
th{background:none}
h4{font:${text.body}pt/1.8 FangSong,STFangsong,serif;margin:0;break-after:avoid}
a{color:inherit;text-decoration:none}
.table,tr,figure{break-inside:avoid}
thead{position:static}
.marked,.evidence{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.review-label{position:fixed;right:0;top:0;padding:0;font:14pt/1 SimHei,"Heiti SC",sans-serif}
}`;
