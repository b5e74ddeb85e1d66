// gov-nianbao/web in a vendor's page: two forms beside each other, what they say to the page, and what they leave.
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { check } from "../../src/checks/check.ts";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { parseReport } from "../../src/report/parse.ts";
import { openBrowser } from "../office/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const fonts = readFileSync(`${root}/fonts/SHA256SUMS`, "utf8").match(/\S+\.ttf/g) as string[];
/** A page with rules and listeners of its own, which counts those that are left on what outlives a form. */
const vendorPage = `<!doctype html><html lang="zh-CN"><head><title>平台</title><style>
  button { background: rgb(1, 2, 3); border-radius: 30px } input { height: 99px } div { padding: 7px }
</style></head><body><h1>平台</h1><button id="own">平台按钮</button>
<main><div id="a" style="height: 600px; width: 1100px"></div><div id="b" style="height: 600px; width: 700px"></div></main>
<script type="importmap">{ "imports": { "gov-nianbao/web": "/dist/web.js", "gov-nianbao/browser": "/dist/browser.js" } }</script>
<script>
  window.left = 0;
  // Playwright and axe listen to others.
  const counted = (type) => /^(?:resize|storage|beforeunload|pagehide|visibilitychange|error|key|drag|drop|paste)/.test(type);
  for (const target of [window, document, document.body]) {
    const [add, remove] = [target.addEventListener.bind(target), target.removeEventListener.bind(target)];
    target.addEventListener = (...given) => { window.left += counted(given[0]) ? 1 : 0; add(...given); };
    target.removeEventListener = (...given) => { window.left -= counted(given[0]) ? 1 : 0; remove(...given); };
  }
</script>
<script type="module">
  import { mount } from "gov-nianbao/web";
  const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const names = ${JSON.stringify(fonts)};
  const fetched = await Promise.all(names.map(async (name) => [name, await bytes("/dist/web/fonts/" + name + ".sparse")]));
  window.asked = [];
  window.mountAt = (id, options) => mount(document.getElementById(id), {
    fonts: Object.fromEntries(fetched),
    wholeFont: (name) => { window.asked.push(name); return bytes("/fonts/" + name); },
    ...options,
  });
  window.ready = true;
</script></body></html>`;
const types: Record<string, string> = { ".js": "text/javascript" };
let server: Server;
let address: string;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  server = createServer(({ url = "/" }, response) => {
    if (url === "/") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(vendorPage);
      return;
    }
    try {
      const bytes = readFileSync(join(root, new URL(url, "http://127.0.0.1").pathname));
      response.setHeader("content-type", types[extname(url)] ?? "application/octet-stream");
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function opened() {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 }, acceptDownloads: true });
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  await page.goto(address);
  await page.waitForFunction("window.ready");
  return { page, troubles };
}
const field = (form: string, name: string) => `#${form} [id="field-${name}"]`;
const cell = "requests.received.naturalPerson";

test("two forms on one page do not disturb each other, nor the page; what is destroyed leaves nothing", async () => {
  const { page, troubles } = await opened();
  const before = await page.evaluate("[window.left, document.body.outerHTML]");
  const own = () =>
    page.evaluate(`(() => {
      const { backgroundColor, fontFamily, borderRadius } = getComputedStyle(document.getElementById("own"));
      return [backgroundColor, fontFamily, borderRadius, document.title, document.activeElement.tagName];
    })()`);
  const looks = await own();
  await page.evaluate(`(async () => {
    window.heard = { a: [], b: [] };
    window.saved = [];
    window.a = mountAt("a", {
      report: ${JSON.stringify(liuhulan2024)},
      onChange: (content) => heard.a.push(content),
      onSave: async ({ data, isWhole }) => { if (window.refuses) throw new Error("服务器忙"); saved.push([data, isWhole]); },
    });
    window.b = mountAt("b", { agency: "某县林业局", year: 2025, edition: "2021", onChange: (content) => heard.b.push(content) });
  })()`);
  await page.waitForSelector("#a canvas");
  await page.waitForSelector("#b canvas", { state: "attached" });
  expect(await own()).toEqual(looks);
  // The page's rules do not reach the fields, and each form has the width of its own place.
  expect((await page.locator(field("a", cell)).boundingBox())?.height).toBeLessThan(60);
  expect(await page.$eval("#a .nianbao", (form) => form.classList.contains("narrow"))).toBe(false);
  expect(await page.$eval("#b .nianbao", (form) => form.classList.contains("narrow"))).toBe(true);
  expect(await page.evaluate("heard.a.length + heard.b.length")).toBe(0);

  await page.fill(field("b", cell), "12");
  expect(await page.inputValue(field("a", cell))).toBe("0");
  expect(await page.evaluate("heard.a.length")).toBe(0);
  expect(await page.evaluate("heard.b[0].data.requests.received.naturalPerson")).toBe(12);
  expect(await page.evaluate("[a.report().isWhole, b.report().isWhole]")).toEqual([true, false]);
  expect(await page.evaluate("JSON.stringify(a.report().findings)")).toBe(
    JSON.stringify(check(parseReport(liuhulan2024))),
  );
  // Keys stay in the form that they were typed in.
  await page.focus(field("b", cell));
  await page.keyboard.press("Enter");
  await page.keyboard.type("7");
  expect(await page.inputValue(field("b", "requests.carriedOver.naturalPerson"))).toBe("7");
  await page.keyboard.press("Control+z");
  expect(await page.inputValue(field("b", "requests.carriedOver.naturalPerson"))).toBe("");

  await page.evaluate("window.refuses = true");
  await page.click('#a .tools button:text-is("存盘")');
  await page.waitForSelector('#a .notice:has-text("服务器忙")');
  await page.evaluate("window.refuses = false");
  await page.click('#a .tools button:text-is("存盘")');
  await page.waitForSelector('#a .notice:has-text("已存盘")');
  const [[data, isWhole]] = (await page.evaluate("saved")) as [[unknown, boolean]];
  expect(isWhole).toBe(true);
  expect(parseReport(data)).toEqual(parseReport(liuhulan2024));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click('#a .tools button:text-is("PDF")'),
  ]);
  expect(readFileSync(await download.path()).equals(await renderPdf(parseReport(liuhulan2024)))).toBe(true);
  expect(await page.evaluate("localStorage.length")).toBe(0);
  // Contrast is tried in the page from the disk: axe does not look through a shadow root's backgrounds.
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  const axe =
    "axe.run('#a').then(({ violations, passes }) => [violations.map(({ id }) => id), passes.length > 20])";
  expect(await page.evaluate(axe)).toEqual([[], true]);

  await page.evaluate("b.destroy()");
  await page.fill(field("a", cell), "3");
  expect(await page.evaluate("heard.a.length > 0 && a.report().data.requests.received.naturalPerson")).toBe(
    3,
  );
  await page.evaluate("a.destroy()");
  const [left, html] = (await page.evaluate("[window.left, document.body.outerHTML]")) as [number, string];
  expect(left).toBe((before as [number])[0]);
  expect(html).toBe((before as [number, string])[1]);
  expect(troubles).toEqual([]);
  await page.close();
});

test("a rare character asks for the whole of the font that it stands in, and no other", async () => {
  const { page, troubles } = await opened();
  const rare = { ...liuhulan2024, overview: ["喆淼同志主持。", ...parseReport(liuhulan2024).overview] };
  await page.evaluate(`window.form = mountAt("a", { report: ${JSON.stringify(rare)} })`);
  await page.waitForSelector("#a canvas");
  await page.waitForFunction("window.asked.length > 0");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click('#a .tools button:text-is("PDF")'),
  ]);
  expect(readFileSync(await download.path()).equals(await renderPdf(parseReport(rare)))).toBe(true);
  // 喆 is in one of the fonts for the text, 淼 in the other.
  expect(((await page.evaluate("window.asked")) as string[]).toSorted()).toEqual([
    "FandolFang-Regular.ttf",
    "NotoSerifSC-Regular.ttf",
  ]);
  expect(await refusal(page, '{ fonts: { "FandolFang-Regular.ttf": new Uint8Array(9) } }')).toBe("FontError");
  expect(await refusal(page, "{ previous: { agency: 7 } }")).toBe("ReportError");
  expect(troubles).toEqual([]);
  await page.close();
});

/** The error of a mount that cannot be. */
const refusal = (page: Page, options: string) =>
  page.evaluate(
    `(() => { try { mountAt("b", ${options}); return "mounted"; } catch ({ name }) { return name; } })()`,
  );
