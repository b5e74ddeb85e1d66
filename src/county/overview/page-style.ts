/** The look of 汇总.html: a table on a screen, a card for each row on a phone; dark where the reader wants it so. */
export const pageStyle = `*{box-sizing:border-box}
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f3f5f8;--rule:#c3c8d0;--red:#b3261e;--amber:#7a4f00;--blue:#0b57d0;--green:#146c2e}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.7;overflow-wrap:anywhere;
font-family:system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:80rem;margin:0 auto;padding:1rem 1rem 3rem}
h1{font-size:1.5rem;margin:.5rem 0}
h2{font-size:1.15rem;margin:2rem 0 .25rem;border-bottom:2px solid var(--rule)}
p{margin:.25rem 0 .5rem}
.cards{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}
.card{flex:1 1 7rem;display:block;padding:.6rem 1rem;background:var(--soft);border-radius:.5rem;color:inherit;text-decoration:none}
.card b{display:block;font-size:1.7rem;line-height:1.2;font-variant-numeric:tabular-nums}
.card:focus-visible,summary:focus-visible{outline:3px solid var(--blue);outline-offset:2px}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{border:1px solid var(--rule);padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th{background:var(--soft);white-space:nowrap}
th{word-break:keep-all}
tbody th{font-weight:600;min-width:11em}
td[data-head="类别"],td[data-head="应报"],td[data-head="期限"],td[data-head="核对"]{white-space:nowrap}
.error,.late{color:var(--red);font-weight:600}
.warning{color:var(--amber);font-weight:600}
.hint{color:var(--blue)}
.value{display:block;opacity:.85}
ul{margin:.25rem 0;padding-left:1.2rem}
li{margin:.25rem 0}
summary{cursor:pointer;padding:.15rem 0}
section>details{margin:.5rem 0}
@media (max-width:45rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td{display:block;border:0}
tr{border:1px solid var(--rule);border-radius:.5rem;margin:.6rem 0;padding:.5rem .7rem}
tbody th,td{padding:.1rem 0}
td.none{display:none}
td[data-head]::before{content:attr(data-head) "：";opacity:.75}
td[data-head="类别"],td[data-head="应报"],td[data-head="期限"],td[data-head="核对"]{white-space:normal}
}
@media (prefers-color-scheme:dark){
:root{--ink:#e6e8eb;--paper:#15171b;--soft:#22262d;--rule:#4a5059;--red:#ff8a80;--amber:#ffcc66;--blue:#9ecbff;--green:#7bd88f}
}
@media print{
body{font-size:10pt}
details{display:block}
tr{break-inside:avoid}
}`;
