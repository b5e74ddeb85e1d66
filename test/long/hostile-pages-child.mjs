// Reads mutated web pages, texts and PDFs by other hands in a process of its own, so that a hang can be ended from outside:
// one line for each file.
import { readFileSync } from "node:fs";
import { strToU8 } from "fflate";
import { renderHtml } from "../../dist/html.js";
import { NianbaoError, parseReport } from "../../dist/index.js";
import { readReport } from "../../dist/intake/read.js";
import { renderPdf } from "../../dist/pdf.js";
import { bytesChanged, numbers, splice, tables } from "./hostile-changes.mjs";

const [seed, count, from] = process.argv.slice(2, 5).map(Number);
const report = parseReport(JSON.parse(readFileSync(process.argv[5], "utf8")));
// Nothing of ours in it: read as another hand's.
const page = renderHtml(report)
  .replace(/ data-[\w-]+="[^"]*"/g, "")
  .replace("<article", "<div");
const rowsOf = (html) =>
  html
    .replace(/<(?:style|script|head)[\s\S]*?<\/(?:style|script|head)>/g, "")
    .replace(/<\/t[dh]>/g, "|")
    .replace(/<\/(?:tr|p|h\d|caption|div)>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&[a-z]+;/g, " ");
const text = rowsOf(page);
const pdf = await renderPdf(report);
const latin = (bytes) => Buffer.from(bytes).toString("latin1");
const foreignPdf = Buffer.from(
  latin(pdf)
    .replace(/\/EmbeddedFiles/g, "/EmbeddedFilez")
    .replace(/\/AF(?=[ [])/g, "/AZ"),
  "latin1",
);
const files = { html: strToU8(page), text: strToU8(text), pdf: foreignPdf };
/** A PDF takes as long as eight pages. */
const kinds = ["html", "text", "html", "text", "html", "text", "html", "text", "html", "pdf"];

const oddTags = [
  "<table>",
  "</table>",
  "<tr>",
  "</td>",
  "<td>",
  '<td rowspan="65535" colspan="1000">',
  "<p>",
  "<b>",
  "</div>",
  "<!--",
  "-->",
  "<script>",
  "</script>",
  "<template>",
  "<svg><td>",
  "<math><mi>",
  "<select>",
  "<textarea>",
  "<plaintext>",
  "<![CDATA[",
  "&#0;",
  "&#x10ffff;",
  "&amp",
  "<caption>",
  '<p style="display:none">',
  "<style>td{color:#fff}</style>",
  "<frameset>",
  "<ruby>",
  "<ol><li>",
];
const oddLines = [
  "|",
  "\t\t",
  "|---|",
  "总计|1|2",
  "一、总体情况",
  "\f",
  "\uFEFF",
  "三、收到和处理政府信息公开申请情况",
  "│",
  '"',
  ",",
];
/** Pieces left out, doubled, exchanged, or odd ones among them; larger stretches moved. */
function piecesChanged(given, pick, odd) {
  let pieces = given;
  for (let i = 0; i <= pick(5) && pieces.length > 0; i++) {
    const at = pick(pieces.length);
    const change = pick(6);
    if (change === 0) pieces = splice(pieces, at, 1);
    else if (change === 1) pieces = splice(pieces, at, 0, pieces[at]);
    else if (change === 2) pieces = splice(pieces, at, 0, odd[pick(odd.length)]);
    else if (change === 3) pieces = splice(pieces, at, 1, pieces[pick(pieces.length)]);
    else if (change === 4) pieces = splice(pieces, at, 1 + pick(40));
    else {
      const part = pieces.slice(at, at + 1 + pick(60));
      pieces = splice(splice(pieces, at, part.length), pick(pieces.length - part.length + 1), 0, ...part);
    }
  }
  return pieces;
}
/** The objects of a PDF exchanged, doubled, left out; numbers and references in its dictionaries changed. */
function objectsChanged(bytes, pick) {
  const whole = latin(bytes);
  if (pick(3) === 0)
    return Buffer.from(
      piecesChanged(whole.split(/(?=\n\d+ 0 obj)/), pick, ["\n9 0 obj\n<</Kids[9 0 R]>>\nendobj"]).join(""),
      "latin1",
    );
  const spots = [
    ...whole.matchAll(
      /\/(?:Kids|Parent|Length|Count|Contents|Font|ToUnicode|W|MediaBox|Prev|Size|First|N|DecodeParms|Filter)\b[^\n/>]{0,40}/g,
    ),
  ];
  let out = whole;
  for (let i = 0; i <= pick(3) && spots.length > 0; i++) {
    const spot = spots[pick(spots.length)];
    const changed = spot[0].replace(/\d+/g, (digits) =>
      pick(2) ? String([0, 1, 2, -1, 99999999, pick(60)][pick(6)]) : digits,
    );
    out =
      out.slice(0, spot.index) +
      changed.slice(0, spot[0].length).padEnd(spot[0].length) +
      out.slice(spot.index + spot[0].length);
  }
  return Buffer.from(out, "latin1");
}
const meant = {
  html: (pick) => strToU8(piecesChanged(page.split(/(?=<)/), pick, oddTags).join("")),
  text: (pick) => strToU8(piecesChanged(text.split(/(?<=\n)/), pick, oddLines).join("")),
  pdf: (pick) => objectsChanged(files.pdf, pick),
};

/** Figures that were read otherwise than they are, and that nobody is asked for. */
function wrongIn(reading) {
  const asked = new Set(reading.items.filter(({ trust }) => trust === "asked").map(({ path }) => path));
  const wrong = [];
  for (const [address, { trust }] of reading.sources) {
    if (trust === "asked" || asked.has(address)) continue;
    const at = (data) => address.split(".").reduce((here, key) => here?.[key], data);
    if (JSON.stringify(at(reading.report)) !== JSON.stringify(at(report)))
      wrong.push(`${address}=${at(reading.report)}`);
  }
  return wrong;
}

process.stdout.write("ready\n");
for (let i = from; i < count; i++) {
  const kind = kinds[i % kinds.length];
  const pick = numbers(Math.imul(seed + i, 2654435761));
  const atPieces = pick(3) > 0;
  const bytes = atPieces ? meant[kind](pick) : bytesChanged(files[kind], pick);
  const start = process.cpuUsage();
  let outcome;
  let detail = "";
  try {
    const reading = await readReport(bytes);
    if (reading.status === "refused") outcome = "error";
    else {
      const wrong = wrongIn(reading);
      outcome =
        wrong.length > 0
          ? "other"
          : reading.status === "asked"
            ? "asked"
            : tables(reading.report) === tables(report)
              ? "right"
              : "asked";
      detail = wrong.slice(0, 4).join();
    }
  } catch (error) {
    outcome = error instanceof NianbaoError ? "error" : "crash";
    if (outcome === "crash") detail = String(error?.stack ?? error).slice(0, 600);
  }
  const { user, system } = process.cpuUsage(start);
  const ms = Math.round((user + system) / 1000);
  process.stdout.write(
    `${JSON.stringify({ i, kind, level: atPieces ? "pieces" : "bytes", outcome, ms, rss: process.memoryUsage.rss() >> 20, detail })}\n`,
  );
}
