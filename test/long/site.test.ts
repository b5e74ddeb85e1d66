// The site as `npm run site` builds it: its links, its search in Chinese, nothing asked for outside. Building takes a minute
// of processor time and two hundred packages from npm, so CI makes its pages and follows their links; `SITE=1` builds all,
// `SITE=built` takes site/dist as it is.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("the pages", () => {
  let pages: string;
  beforeAll(() => {
    pages = mkdtempSync(join(tmpdir(), "nianbao-pages-"));
    execFileSync(process.execPath, [join(root, "site/build.mjs"), "--pages", pages], { stdio: "pipe" });
  }, 30_000);
  afterAll(() => rmSync(pages, { recursive: true, force: true }));

  test("each link between them leads to a page, each picture is there", () => {
    const names = readdirSync(pages, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".md"),
    );
    expect(names.length).toBeGreaterThan(25);
    let followed = 0;
    for (const name of names) {
      const text = readFileSync(join(pages, name), "utf8").replace(/^```.*?^```/gmsu, "");
      for (const [, target = ""] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
        if (/^https?:|^#/u.test(target)) continue;
        const path = decodeURIComponent(target.split("#")[0] ?? "");
        const there = path.startsWith("/") ? join(pages, path) : resolve(pages, dirname(name), path);
        const held = [there, `${there}.md`, join(there, "index.md"), join(pages, "public", path)];
        expect(held.some(existsSync), `${name}: ${target}`).toBe(true);
        followed += 1;
      }
    }
    expect(followed).toBeGreaterThan(80);
  });

  test("every document of the package is one of them, and is listed", () => {
    const sidebar = readFileSync(join(root, "site/.vitepress/config.mts"), "utf8");
    for (const name of readdirSync(join(root, "docs")).filter((one) => one.endsWith(".md"))) {
      expect(existsSync(join(pages, "docs", name)), name).toBe(true);
      expect(sidebar, name).toContain(`"${name.replace(".md", "")}"`);
    }
  });
});

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

describe.skipIf(process.env.SITE === undefined)("built", () => {
  const dist = join(root, "site/dist");
  let server: Server;
  let base: string;

  beforeAll(async () => {
    if (process.env.SITE !== "built") execFileSync("npm", ["run", "site"], { cwd: root, stdio: "pipe" });
    server = createServer((request, response) => {
      const path = join(dist, decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
      const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
      if (!existsSync(file)) return response.writeHead(404).end();
      const type = types[extname(file)] ?? "application/octet-stream";
      return response.writeHead(200, { "content-type": type }).end(readFileSync(file));
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    base = `http://127.0.0.1:${address.port}`;
  }, 1_200_000);
  afterAll(() => server?.close());

  const files = () =>
    readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));

  test("each link and picture of each page is there, each anchor too", () => {
    let followed = 0;
    for (const name of files().filter((one) => !/填报|web-form/u.test(one))) {
      const text = readFileSync(join(dist, name), "utf8");
      for (const [, written = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/gu)) {
        if (/^(?:https?|data|mailto):/u.test(written)) continue;
        const [path = "", anchor] = decodeURIComponent(written).split("#");
        const at = path === "" ? name : path.startsWith("/") ? path : join(dirname(name), path);
        const there = at.endsWith("/") ? join(dist, at, "index.html") : join(dist, at);
        expect(existsSync(there), `${name}: ${written}`).toBe(true);
        followed += 1;
        if (anchor)
          expect(readFileSync(there, "utf8").includes(`id="${anchor}"`), `${name}: ${written}`).toBe(true);
      }
    }
    expect(followed).toBeGreaterThan(1000);
  });

  test.each([
    1280, 390,
  ])("%i pixels: nothing is asked for outside, nothing is wider than the window", async (width) => {
    const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage({ viewport: { width, height: 844 } });
      const wrong: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(base) && !/^(?:data|blob):/u.test(request.url()))
          wrong.push(request.url());
      });
      page.on("response", (response) => {
        if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
      });
      page.on("pageerror", (error) => wrong.push(error.message));
      for (const name of files()) {
        await page.goto(`${base}/${name}`);
        const seen = await page.evaluate("document.documentElement.scrollWidth");
        if (!/填报|web-form/u.test(name)) expect(seen, name).toBeLessThanOrEqual(width);
      }
      for (const [words, wanted] of [
        ["结转", "结转"],
        ["复议", "复议"],
        ["核对稿", "核对稿"],
        ["renderPdf", "renderPdf"],
        ["T3-BALANCE", "T3-BALANCE"],
      ] as const) {
        // Keys are heard only once the page's script runs.
        await page.goto(`${base}/index.html`, { waitUntil: "networkidle" });
        await page.keyboard.press("Control+k");
        await page.fill(".search-input", words);
        const first = page.locator(".VPLocalSearchBox .result").first();
        await first.waitFor({ timeout: 15_000 });
        await first.click();
        await page.waitForURL((url) => !url.pathname.endsWith("/index.html"));
        // The address changes before the page does.
        await expect
          .poll(() => page.locator("main").innerText(), { timeout: 15_000, message: words })
          .toContain(wanted);
      }
      expect(wrong).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 600_000);
});
