// gov-nianbao/browser in Chromium: loaded as modules from a server, and through a vendor's bundlers.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import type { Reading } from "../../src/published/reading.ts";
import { openBrowser } from "../office/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const vendor = mkdtempSync(join(tmpdir(), "nianbao-vendor-"));
/** What a vendor's page does: everything that the door has, with fonts that it fetches itself. */
const program = `
import * as nianbao from "gov-nianbao/browser";
const { parseReport, check, renderPdf, renderDocx, renderOfd, renderHtml, writeWorkbook, readReport } = nianbao;
const names = [...document.querySelectorAll("link[rel=prefetch]")].map(({ href }) => href);
const fetched = await Promise.all(names.map(async (href) => [href.split("/").pop(), new Uint8Array(await (await fetch(href)).arrayBuffer())]));
const refusal = await renderPdf(parseReport(REPORT)).then(() => "made", ({ code }) => code);
nianbao.providePackageFiles(Object.fromEntries(fetched));
const report = parseReport(REPORT);
const files = {
  pdf: await renderPdf(report),
  archive: await renderPdf(report, { archive: true }),
  docx: await renderDocx(report),
  styled: await renderDocx(report, { style: { page: { lines: 20 } } }),
  ofd: await renderOfd(report),
  html: new TextEncoder().encode(renderHtml(report)),
  xlsx: writeWorkbook({ report }),
};
const readings = await Promise.all(Object.entries(files).filter(([name]) => !/pdf|ofd/.test(name)).map(async ([name, bytes]) => [name, (await readReport(bytes)).report]));
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
window.result = {
  names: Object.keys(nianbao),
  refusal,
  findings: check(report),
  readings: Object.fromEntries(readings),
  archived: nianbao.readPdf(files.archive),
  files: Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, base64(bytes)])),
};
document.title = "done";
`.replaceAll("REPORT", JSON.stringify(liuhulan2024));
const fonts = readFileSync(`${root}/fonts/SHA256SUMS`, "utf8").match(/\S+\.ttf/g) as string[];
const html = (script: string, head = "") =>
  `<!doctype html><html><head>${fonts.map((name) => `<link rel="prefetch" href="/fonts/${name}">`).join("")}${head}</head><body>${script}</body></html>`;

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
};
let server: Server;
let address: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let here: Record<string, unknown>;
beforeAll(async () => {
  mkdirSync(join(vendor, "node_modules"));
  symlinkSync(root, join(vendor, "node_modules/gov-nianbao"), "dir");
  writeFileSync(join(vendor, "package.json"), '{ "type": "module" }');
  writeFileSync(join(vendor, "app.js"), program);
  server = createServer(({ url = "/" }, response) => {
    const path = new URL(url, "http://127.0.0.1").pathname;
    const folder = /^\/(?:fonts|dist|node_modules\/pdfjs-dist)\//u.test(path) ? root : vendor;
    try {
      const bytes = readFileSync(join(folder, path));
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  const load = (name: string) => import(/* @vite-ignore */ `${root}/dist/${name}.js`);
  const doors = await Promise.all(
    ["index", "pdf", "ofd", "docx", "html", "xlsx", "read", "document", "county", "charts"].map(load),
  );
  here = Object.assign({}, ...doors);
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(vendor, { recursive: true, force: true });
});

type Call = (...given: unknown[]) => unknown;
interface Result {
  names: string[];
  refusal: string;
  findings: unknown;
  readings: Record<string, unknown>;
  archived: unknown;
  files: Record<string, string>;
}

/** Opens a vendor's page, and holds it against Node. */
async function makesTheSame(path: string): Promise<void> {
  const page = await browser.newPage();
  const failures: string[] = [];
  const requests: string[] = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${address}/${path}`);
  await page
    .waitForFunction('document.title === "done"', undefined, { timeout: 60_000 })
    .catch(() => undefined);
  expect(failures).toEqual([]);
  const there = (await page.evaluate("window.result")) as Result;
  await page.close();
  const call = (name: string, ...given: unknown[]) => (here[name] as Call)(...given);
  const report = call("parseReport", liuhulan2024);
  expect(there.names.toSorted()).toEqual(Object.keys(here).toSorted());
  expect(there.refusal).toBe("FONT_UNUSABLE");
  expect(there.findings).toEqual(JSON.parse(JSON.stringify(call("check", report))));
  expect(there.archived).toEqual(JSON.parse(JSON.stringify(report)));
  for (const [name, read] of Object.entries(there.readings))
    expect(read, name).toMatchObject({ agency: liuhulan2024.agency });
  const expected: Record<string, unknown> = {
    pdf: await call("renderPdf", report),
    archive: await call("renderPdf", report, { archive: true }),
    docx: await call("renderDocx", report),
    styled: await call("renderDocx", report, { style: { page: { lines: 20 } } }),
    ofd: await call("renderOfd", report),
    html: new TextEncoder().encode(call("renderHtml", report) as string),
    xlsx: call("writeWorkbook", { report }),
  };
  for (const [name, bytes] of Object.entries(expected))
    expect(Buffer.from(there.files[name] as string, "base64").equals(bytes as Uint8Array), name).toBe(true);
  expect(Object.keys(there.files)).toEqual(Object.keys(expected));
  expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
  // Few files to ask for: what is large and rarely used comes when it is needed.
  expect(requests.filter((url) => url.endsWith(".js")).length).toBeLessThan(12);
}

test("loaded by <script type=module> from 127.0.0.1, nothing bundled", async () => {
  const map = JSON.stringify({ imports: { "gov-nianbao/browser": "/dist/browser.js" } });
  writeFileSync(
    join(vendor, "plain.html"),
    html('<script type="module" src="/app.js"></script>', `<script type="importmap">${map}</script>`),
  );
  await makesTheSame("plain.html");
});

test("a PDF without data of ours, through pdf.js from an import map: read as in Node", async () => {
  // Without our data in it, a PDF of ours is read as any other: cells by the lines that are drawn.
  const report = (here.parseReport as Call)(liuhulan2024);
  const foreign = (await (here.renderPdf as Call)(report)) as Uint8Array;
  writeFileSync(join(vendor, "foreign.pdf"), foreign);
  const map = JSON.stringify({
    imports: { "gov-nianbao/browser": "/dist/browser.js", "pdfjs-dist/": "/node_modules/pdfjs-dist/" },
  });
  writeFileSync(
    join(vendor, "foreign.html"),
    `<!doctype html><script type="importmap">${map}</script><script type="module">
    import { readReport } from "gov-nianbao/browser";
    const read = await readReport(new Uint8Array(await (await fetch("/foreign.pdf")).arrayBuffer())).then(
      ({ status, report, items, sources }) => ({ status, report, items, sources: [...sources] }),
      (error) => ({ error: String(error) }),
    );
    window.result = read;
    document.title = "done";
    </script>`,
  );
  const page = await browser.newPage();
  await page.goto(`${address}/foreign.html`);
  await page.waitForFunction('document.title === "done"', undefined, { timeout: 60_000 });
  const there = await page.evaluate("window.result");
  await page.close();
  const { status, report: read, items, sources } = (await (here.readReport as Call)(foreign)) as Reading;
  expect(there).toEqual(JSON.parse(JSON.stringify({ status, report: read, items, sources: [...sources] })));
  const ways = new Set([...sources.values()].map(({ source, trust }) => `${source} ${trust}`));
  expect(status).not.toBe("refused");
  expect([...ways]).toEqual(["ruled sure"]);
  expect(sources.size).toBe(200);
});

test("through esbuild, with no shims and no warnings", async () => {
  const { warnings } = await build({
    absWorkingDir: vendor,
    entryPoints: ["app.js"],
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: "esbuild",
    preserveSymlinks: true, // as installed: of packages no bundler says how they are written
    logLevel: "silent",
  });
  expect(warnings).toEqual([]);
  writeFileSync(join(vendor, "esbuild.html"), html('<script type="module" src="/esbuild/app.js"></script>'));
  await makesTheSame("esbuild.html");
});

test("through vite, as it comes", async () => {
  const { build: viteBuild } = (await import("vite")) as unknown as {
    build: (options: object) => Promise<unknown>;
  };
  writeFileSync(join(vendor, "vite.html"), html('<script type="module" src="/app.js"></script>'));
  await viteBuild({
    root: vendor,
    base: "/out/",
    configFile: false,
    logLevel: "silent",
    build: { outDir: "out", rollupOptions: { input: join(vendor, "vite.html") } },
  });
  await makesTheSame("out/vite.html");
});
