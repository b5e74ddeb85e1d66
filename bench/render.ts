// One warm report, ours against the rivals': the same reports, interleaved, in one process. `npm run bench`.
import { cpus } from "node:os";
import { composeDocument } from "../dist/document/compose.js";
import { prepareDocument } from "../dist/document/prepare.js";
import { renderDocx } from "../dist/docx.js";
import { editions } from "../dist/form/editions.js";
import { pdfOutput } from "../dist/formats/pdf/options.js";
import { drawPdf } from "../dist/formats/pdf/write.js";
import { renderHtml } from "../dist/html.js";
import type { Report } from "../dist/index.js";
import { renderOfd } from "../dist/ofd.js";
import { renderPdf } from "../dist/pdf.js";
import { fillTemplate, templateOf } from "./docxtemplater.ts";
import { plainDocx, plainPdfmake } from "./plain.ts";
import { programs } from "./programs.ts";
import { reports, townshipReport } from "./reports.ts";
import { renderTypst } from "./typst.ts";

const template = await templateOf(townshipReport);
const engines: Record<string, (report: Report) => Promise<Uint8Array> | Uint8Array> = {
  "gov-nianbao PDF": (report) => renderPdf(report),
  // What tagging costs.
  "gov-nianbao without tags PDF": (report) => {
    const edition = editions[report.edition];
    const prepared = prepareDocument(composeDocument(report, edition), edition, {}, pdfOutput);
    return drawPdf(prepared, { tagged: false });
  },
  "gov-nianbao archive PDF": (report) => renderPdf(report, { archive: true }),
  "gov-nianbao OFD": (report) => renderOfd(report),
  "gov-nianbao HTML": (report) => new TextEncoder().encode(renderHtml(report)),
  "Typst 0.7 PDF": renderTypst,
  "pdfmake PDF": plainPdfmake,
  "gov-nianbao DOCX": (report) => renderDocx(report),
  "docxtemplater DOCX": (report) => fillTemplate(template, report),
  "docx DOCX": plainDocx,
};
const only = process.argv[2];
const chosen = Object.entries(engines).filter(([name]) => only === undefined || name.includes(only));

const all = reports(Number(process.env.REPORTS ?? 105));
const warm = 15;
const times = new Map<string, number[]>(chosen.map(([name]) => [name, []]));
const sizes = new Map<string, number>();
// In turn: who comes after an engine pays for its garbage, so each comes after each other as often (E. J. Williams, 1949).
const zigzag = chosen.map((_, k) => (k % 2 === 0 ? k / 2 : chosen.length - (k + 1) / 2));
const turns = (i: number) => {
  const order = zigzag.map((k) => chosen[(k + i) % chosen.length] as (typeof chosen)[number]);
  return Math.floor(i / chosen.length) % 2 === 0 ? order : order.reverse();
};
for (const [i, report] of all.entries())
  for (const [name, engine] of turns(i)) {
    const start = performance.now();
    const bytes = await engine(report);
    if (i >= warm) times.get(name)?.push(performance.now() - start);
    if (i === 0) sizes.set(name, bytes.length);
  }

// A process for each report: a few are enough.
const few = Object.entries(programs()).filter(([name]) => only === undefined || name.includes(only));
for (const [name, engine] of few) {
  times.set(name, []);
  for (const report of all.slice(0, 5)) {
    const start = performance.now();
    const bytes = await engine(report);
    times.get(name)?.push(performance.now() - start);
    if (report === all[0]) sizes.set(name, bytes.length);
  }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;
const rivals: Record<string, string> = { PDF: "Typst 0.7 PDF", DOCX: "docxtemplater DOCX" };
console.log(`${cpus()[0]?.model}, Node ${process.version}, ${all.length - warm} different reports each`);
console.table(
  [...chosen, ...few].map(([name]) => {
    const ms = median(times.get(name) as number[]);
    const rival = times.get(rivals[name.split(" ").at(-1) as string] as string);
    return {
      engine: name,
      "median, ms": ms.toFixed(1),
      "ratio to rival": rival && (ms / median(rival)).toFixed(2),
      "township, kB": ((sizes.get(name) as number) / 1000).toFixed(1),
    };
  }),
);
