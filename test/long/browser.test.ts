// The built package, bundled for a browser as any vendor bundles it, in Chromium: the same bytes as Node's.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../office/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const door = (name: string) => JSON.stringify(`${root}/dist/${name}.js`);
const program = `
import { parseReport, check } from ${door("index")};
import { renderPdf, readPdf, providePackageFiles } from ${door("pdf")};
import { renderDocx, readDocx } from ${door("docx")};
import { renderHtml } from ${door("html")};
import { writeWorkbook, readWorkbook } from ${door("xlsx")};
import { chartsPage, chartsPng, chartsSvg, reportCharts } from ${door("charts")};
import {
  collect, compareYears, comparisonDocument, comparisonPage, comparisonWorkbook, noticeDocument, noticeSource, overviewJson,
  overviewPage, overviewWorkbook, readFacts, renderNotice, renderReceipt, rollUp, rollUpJson, rollUpWorkbook,
} from ${door("county")};

const utf8 = (text) => new TextEncoder().encode(text);

// What a county's desk makes of three offices, one of them without a report.
const countyOutputs = async (data) => {
  const of = (agency, year, count) =>
    parseReport({
      ...data, agency, year, title: [agency, year + "年政府信息公开工作年度报告"],
      period: { from: year + "-01-01", to: year + "-12-31" },
      signature: { by: agency, on: year + 1 + "-01-15" },
      proactiveDisclosure: { fees: "2358.6879", licensing: count * 7 },
      requests: {
        received: { naturalPerson: count, total: count },
        outcomes: { disclosed: { naturalPerson: count, total: count }, total: { naturalPerson: count, total: count } },
      },
    });
  const names = ["某县人民政府", "某县财政局", "某县水利局"];
  const row = (name) => ({
    number: "", name, aliases: [], kind: name.endsWith("局") ? "部门" : "本级", counted: true, predecessors: [],
  });
  const reports = names.slice(0, 2).map((name, i) => of(name, 2024, 12345 + 17 * i));
  const before = of(names[0], 2023, 9876);
  const made = reportCharts(reports[0], before);
  const compared = compareYears([before, reports[0]]);
  const files = await Promise.all(
    reports.map(async (report) => ({ file: report.agency + ".json", facts: await readFacts(utf8(JSON.stringify(report))) })),
  );
  const collected = collect({ roll: { rows: names.map(row), notes: [] }, year: 2024, today: "2025-01-26", files });
  const json = overviewJson(collected);
  const notice = noticeDocument(noticeSource(JSON.parse(new TextDecoder().decode(json))));
  const sum = rollUp({ year: 2024, members: names.map((name, i) => ({ row: row(name), report: reports[i] })) });
  const papers = await renderReceipt(comparisonDocument(compared));
  return {
    chartsSvg: utf8(chartsSvg(made)), chartsPng: chartsPng(made), chartsPage: utf8(chartsPage(made)),
    chartsHtml: utf8(renderHtml(reports[0], { charts: { previous: before } })),
    chartsDocx: await renderDocx(reports[0], { charts: true }),
    chartsPdf: await renderPdf(reports[0], { charts: true }),
    comparedPage: comparisonPage(compared), comparedXlsx: comparisonWorkbook(compared), comparedDocx: papers.docx,
    overviewJson: json, overviewPage: overviewPage(collected), overviewXlsx: overviewWorkbook(collected),
    noticeDocx: await renderNotice(notice, "docx"), noticePdf: await renderNotice(notice, "pdf"),
    rollUpXlsx: rollUpWorkbook(sum), rollUpJson: rollUpJson(sum),
  };
};

const outputs = async (data) => {
  const report = parseReport(data);
  const archive = await renderPdf(report, { archive: true });
  const docx = await renderDocx(report);
  const xlsx = writeWorkbook({ report });
  return {
    read: [readPdf(archive), await readDocx(docx), await readWorkbook(xlsx)],
    findings: check(report).length,
    bytes: {
      pdf: await renderPdf(report),
      archive,
      archive1: await renderPdf(report, { archive: "PDF/A-1b", seal: true }),
      docx,
      styled: await renderDocx(report, { style: { page: { lines: 20 } } }),
      html: new TextEncoder().encode(renderHtml(report)),
      xlsx,
      ...(data.agency.startsWith("文水") ? await countyOutputs(data) : {}),
    },
  };
};
export { outputs, providePackageFiles, renderPdf, parseReport };
`;
type Outputs = { read: unknown[]; findings: number; bytes: Record<string, Uint8Array> };
interface Program {
  outputs(data: unknown): Promise<Outputs>;
}

const reports = ["liuhulan-2024"].map(
  (name) => JSON.parse(readFileSync(`${root}/examples/${name}.json`, "utf8")) as Record<string, unknown>,
);
const rare = { ...reports[0], agency: "䶮镕堃昇喆淼煊彧翀旻昉骉玥县人民政府" };

const bundle = async (options: { platform: "browser" | "node"; format: "iife" | "esm" }) => {
  const { outputFiles, warnings } = await build({
    stdin: { contents: program, resolveDir: root, loader: "js" },
    bundle: true,
    write: false,
    globalName: "nianbao",
    logLevel: "silent",
    ...options,
  });
  // fontkit says a key twice; in node_modules no bundler minds.
  expect(warnings.filter(({ location }) => !location?.file.startsWith("dist/libraries/"))).toEqual([]);
  return (outputFiles[0] as { text: string }).text;
};

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test("a browser makes and reads what Node does, byte for byte", { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(String(error)));
  // A plain-http host: no WebCrypto there.
  await page.route("http://nianbao.example/**", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    await route.fulfill(
      name === "" ? { body: "<!doctype html>", contentType: "text/html" } : { path: `${root}/fonts/${name}` },
    );
  });
  await page.goto("http://nianbao.example/");
  await page.addScriptTag({ content: await bundle({ platform: "browser", format: "iife" }) });
  expect(await page.evaluate("[typeof Buffer, typeof process, typeof crypto.subtle]")).toEqual([
    "undefined",
    "undefined",
    "undefined",
  ]);

  const report = JSON.stringify(reports[0]);
  const refusal = (call: string) =>
    page.evaluate(`${call}.then(() => "made", ({ name, code, message }) => [name, code, message])`);
  expect(await refusal(`nianbao.renderPdf(nianbao.parseReport(${report}))`)).toEqual([
    "FontError",
    "FONT_UNUSABLE",
    expect.stringContaining("providePackageFiles"),
  ]);

  const names = readFileSync(`${root}/fonts/SHA256SUMS`, "utf8").match(/\S+\.ttf/g) as string[];
  await page.evaluate(`(async () => {
    const get = async (name) => [name, new Uint8Array(await (await fetch("/" + name)).arrayBuffer())];
    nianbao.providePackageFiles(Object.fromEntries(await Promise.all(${JSON.stringify(names)}.map(get))));
  })()`);
  expect(
    await refusal(
      `nianbao.renderPdf(nianbao.parseReport(${report}), { fonts: { body: { file: "simfang.ttf" } } })`,
    ),
  ).toEqual(["NianbaoError", "PLATFORM_LACKS", expect.stringContaining("simfang.ttf")]);
  const here = await programInNode();
  for (const data of [...reports, rare]) {
    const there =
      (await page.evaluate(`nianbao.outputs(${JSON.stringify(data)}).then(({ bytes, ...rest }) => ({
      ...rest,
      bytes: Object.fromEntries(Object.entries(bytes).map(([name, b]) => {
        let text = "";
        for (const byte of b) text += String.fromCharCode(byte);
        return [name, btoa(text)];
      })),
    }))`)) as Omit<Outputs, "bytes"> & { bytes: Record<string, string> };
    const { bytes, ...rest } = await here.outputs(data);
    expect({ ...there, bytes: {} }).toEqual({ ...JSON.parse(JSON.stringify(rest)), bytes: {} });
    for (const [name, expected] of Object.entries(bytes))
      expect(Buffer.compare(Buffer.from(there.bytes[name] as string, "base64"), expected), name).toBe(0);
  }
  expect(failures).toEqual([]);
});

/** The same program over the built files, as Node loads them. */
async function programInNode(): Promise<Program> {
  const load = (name: string) => import(/* @vite-ignore */ `${root}/dist/${name}.js`);
  const doors = await Promise.all(["index", "pdf", "docx", "html", "xlsx", "charts", "county"].map(load));
  const body = program.replace(/^import [^;]*;$/gm, "").replace(/^export .*$/m, "return { outputs };");
  const all: Record<string, unknown> = Object.assign({}, ...doors);
  const names = [...program.matchAll(/^import \{([^}]*)\}/gm)].flatMap(([, list = ""]) =>
    list
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );
  return new Function(...names, body)(...names.map((name) => all[name])) as Program;
}
