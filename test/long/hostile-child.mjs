// Reads mutated files in a process of its own, so that a hang can be ended from outside: one line for each file.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { renderDocx } from "../../dist/docx.js";
import { NianbaoError, parseReport } from "../../dist/index.js";
import { readReport } from "../../dist/intake/read.js";
import { renderPdf } from "../../dist/pdf.js";
import { writeWorkbook } from "../../dist/xlsx.js";
import { bytesChanged, numbers, splice, tables } from "./hostile-changes.mjs";

const [seed, count, from = 0] = process.argv.slice(2).map(Number);
const report = parseReport({
  agency: "某县某镇人民政府",
  year: 2025,
  overview: ["主动公开、依申请公开各项工作有序开展。", "第二段。"],
  proactiveDisclosure: { licensing: 12, fees: "3.5" },
  requests: { received: { naturalPerson: 37 }, carriedOver: { naturalPerson: 2 } },
  reviewAndLitigation: {},
  problemsAndImprovements: ["仍有不足。"],
  signature: { by: "某县某镇人民政府", on: "2026-01-15" },
});
const docx = await renderDocx(report);
const files = {
  docx,
  xlsx: writeWorkbook({ report }),
  pdf: await renderPdf(report),
  json: strToU8(JSON.stringify(report, null, 2)),
  template: docx,
};
const kinds = Object.keys(files);

const odd = [
  "<w:p>",
  "</w:tbl>",
  "<w:tr/>",
  "<w:tc><w:tbl/></w:tc>",
  '<c r="ZZZ99999999"/>',
  '<row r="0"/>',
  "&#0;",
  "<!--",
  "]]>",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<w:vMerge/>",
  '<w:gridSpan w:val="999999999"/>',
  "<f>1/0</f>",
  "<v>1e999</v>",
  "<w:sdt>",
];
/** One part of a package with its tags left out, doubled, exchanged, or with odd ones among them. */
function xmlChanged(bytes, pick) {
  const parts = unzipSync(bytes);
  const paths = Object.keys(parts).filter((path) => /\.(?:xml|rels)$/.test(path));
  const main = paths.filter((path) => /document\.xml$|sheet\d\.xml$/.test(path));
  const path = pick(3) > 0 ? main[pick(main.length)] : paths[pick(paths.length)];
  let pieces = strFromU8(parts[path]).split(/(?=<)/);
  for (let i = 0; i <= pick(4) && pieces.length > 0; i++) {
    const at = pick(pieces.length);
    const change = pick(6);
    if (change === 0) pieces = splice(pieces, at, 1);
    else if (change === 1) pieces = splice(pieces, at, 0, pieces[at]);
    else if (change === 2) pieces = splice(pieces, at, 0, odd[pick(odd.length)]);
    else if (change === 3) pieces = splice(pieces, at, 1, pieces[pick(pieces.length)]);
    else if (change === 4) pieces = splice(pieces, at, 1, pieces[at].replace(/"[^"]*"/, '"-1"'));
    else {
      // An element with all that is in it, doubled: well-formed.
      const name = /^<([\w:]+)[ >]/.exec(pieces[at])?.[1];
      const end = name ? pieces.findIndex((piece, j) => j > at && piece.startsWith(`</${name}>`)) : -1;
      if (end > 0) pieces = splice(pieces, end + 1, 0, ...pieces.slice(at, end), `</${name}>`);
    }
  }
  parts[path] = strToU8(pieces.join(""));
  return zipSync(parts, { level: 1 });
}

process.stdout.write("ready\n");
for (let i = from; i < count; i++) {
  const kind = kinds[i % kinds.length];
  const pick = numbers(Math.imul(seed + i, 2654435761));
  const atXml = kind !== "pdf" && kind !== "json" && pick(2) === 0;
  const bytes = (atXml ? xmlChanged : bytesChanged)(files[kind], pick);
  const start = process.cpuUsage();
  let outcome;
  let detail = "";
  try {
    if (kind === "template") {
      await renderDocx(report, { template: bytes });
      outcome = "right";
    } else {
      const reading = await readReport(bytes);
      const same = reading.report && tables(reading.report) === tables(report);
      // Only a reading that asks nothing is taken unseen.
      outcome = reading.status === "sure" || reading.status === "told" ? (same ? "right" : "other") : "asked";
      // What JSON says, whoever changed it, is what it says.
      if (outcome === "other" && kind === "json") outcome = "right";
      if (outcome === "other")
        detail = Object.keys(JSON.parse(JSON.stringify(reading.report)))
          .filter((key) => JSON.stringify(reading.report[key]) !== JSON.stringify(report[key]))
          .join();
    }
  } catch (error) {
    outcome = error instanceof NianbaoError ? "error" : "crash";
    if (outcome === "crash") detail = String(error?.stack ?? error).slice(0, 600);
  }
  const { user, system } = process.cpuUsage(start);
  const ms = Math.round((user + system) / 1000);
  process.stdout.write(
    `${JSON.stringify({ i, kind, level: atXml ? "xml" : "bytes", outcome, ms, rss: process.memoryUsage.rss() >> 20, detail })}\n`,
  );
}
