// What the page in the browser takes, in Debian's Chromium: `npm run build && npx tsx bench/page.ts`.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { liuhulan2024 } from "../examples/liuhulan-2024.ts";
import { pageFile } from "../src/cli/page-file.ts";
import { parseReport } from "../src/report/parse.ts";
import { openBrowser } from "../test/office/browser.ts";

const folder = mkdtempSync(join(tmpdir(), "nianbao-bench-"));
const file = join(folder, "page.html");
writeFileSync(file, pageFile({ report: parseReport(liuhulan2024) }));
const say = (what: string, value: number, unit: string, most: number) =>
  console.log(`${what}: ${value.toFixed(1)} ${unit} (at most ${most})`);
const parts = Object.values(
  JSON.parse(readFileSync("dist/web/parts.json", "utf8")) as Record<string, string>,
);
const zipped = (texts: readonly (string | Buffer)[]) =>
  texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0) / 1000;
say("program at the start", zipped([readFileSync("dist/web/page.js")]), "kB gzip", 320);
console.log(`parts unpacked when they are used: ${parts.length}, ${zipped(parts).toFixed(1)} kB gzip`);
say("page", statSync(file).size / 1e6, "MB", 3.2);

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.addInitScript(`
  delete window.showSaveFilePicker;
  window.confirm = () => true;
  new MutationObserver(() => {
    if (window.firstPages === undefined && document.querySelector("canvas")) requestAnimationFrame(() => { window.firstPages = performance.now(); });
  }).observe(document, { childList: true, subtree: true });`);
await page.goto(pathToFileURL(file).href);
await page.waitForSelector("canvas");
await page.waitForTimeout(500);
say("first pages", (await page.evaluate("window.firstPages")) as number, "ms", 1500);

/** A figure typed again and again: until the findings stand there, and until the pages are drawn after the rest. */
const [findings, pages] = (await page.evaluate(`(async () => {
  const field = document.getElementById("field-requests.received.naturalPerson");
  const [findings, pages] = [[], []];
  const draw = CanvasRenderingContext2D.prototype.fillRect;
  for (let i = 1; i <= 20; i++) {
    let drawn = 0;
    CanvasRenderingContext2D.prototype.fillRect = function (...place) { drawn = performance.now(); return draw.apply(this, place); };
    const start = performance.now();
    field.value = String(i);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => {
      const seen = new MutationObserver(() => { seen.disconnect(); resolve(); });
      seen.observe(document.querySelector(".remarks"), { childList: true, subtree: true, characterData: true });
      setTimeout(resolve, 1000);
    });
    findings.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 700));
    pages.push(drawn - start - 150);
  }
  CanvasRenderingContext2D.prototype.fillRect = draw;
  const middle = (times) => times.sort((a, b) => a - b)[10];
  return [middle(findings), middle(pages)];
})()`)) as [number, number];
say("key to findings, median", findings, "ms", 16);
say("key to pages, beyond the rest of 150 ms, median", pages, "ms", 50);
const pdf = (await page.evaluate(`new Promise((resolve) => {
  const start = performance.now();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { resolve(performance.now() - start); return make.call(URL, blob); };
  [...document.querySelectorAll(".tools button")].find(({ textContent }) => textContent === "PDF").click();
})`)) as number;
say("first PDF", pdf, "ms", 700);
const session = await page.context().newCDPSession(page);
await session.send("HeapProfiler.collectGarbage");
// Fonts stand beside the heap proper, in buffers.
const used = (await session.send("Runtime.getHeapUsage")) as {
  usedSize: number;
  backingStorageSize?: number;
};
say("heap", (used.usedSize + (used.backingStorageSize ?? 0)) / 1e6, "MB", 80);
await browser.close();
rmSync(folder, { recursive: true });
