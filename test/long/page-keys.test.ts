// The page by a keyboard alone, enlarged, and when a window or its store dies: in Chromium from the disk.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { pageFile } from "../../src/cli/page-file.ts";
import { parseReport } from "../../src/report/parse.ts";
import { axeFaults, openBrowser } from "../office/browser.ts";

const folder = mkdtempSync(join(tmpdir(), "nianbao-keys-"));
const township = parseReport(liuhulan2024);
/** What is tried each time, and all of it by WHOLE=1. */
const share = <T>(all: readonly T[], some: readonly number[]): T[] =>
  all.filter((_, i) => process.env.WHOLE || some.includes(i));
const url = (name: string) => pathToFileURL(join(folder, name)).href;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  writeFileSync(join(folder, "empty.html"), pageFile({}));
  writeFileSync(
    join(folder, "beside.html"),
    pageFile({ report: { ...township, year: 2025 } as never, previous: township } as never),
  );
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(
  name: string,
  options: BrowserContextOptions = {},
  script = "delete window.showSaveFilePicker",
) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, ...options });
  const page = await context.newPage();
  page.on("dialog", (dialog) => dialog.accept());
  await page.addInitScript(script);
  await page.goto(url(name));
  await page.waitForSelector("canvas", { state: "attached" });
  return { page, context };
}
const field = (address: string) => `[id="field-${address}"]`;

/** What the Tab key comes to, from the first to the last: where each stands in the document, and its name. */
async function tabbed(page: Page): Promise<{ at: number; name: string; cell: boolean }[]> {
  await page.evaluate(`(() => {
    window.stops = [];
    const all = [...document.querySelectorAll("*")];
    document.addEventListener("focusin", ({ target: one }) => {
      const labels = [...(one.labels ?? [])].map((label) => label.textContent).join();
      stops.push({ at: all.indexOf(one), cell: one.closest("td") !== null, name: one.getAttribute("aria-label") || labels || one.textContent });
    });
  })()`);
  const isOver =
    "stops.length > 1 && (document.activeElement === document.body || stops[stops.length - 1].at === stops[0].at)";
  for (let i = 0; i < 40 && !(await page.evaluate(isOver)); i++)
    for (let j = 0; j < 10; j++) await page.keyboard.press("Tab");
  return page.evaluate(
    "stops.filter(({ at }, i) => stops.findIndex((one) => one.at === at) === i)",
  ) as Promise<{ at: number; name: string; cell: boolean }[]>;
}

test("Tab goes through the whole page as it is read, and everything that can be done has a name", async () => {
  const { page, context } = await opened("beside.html");
  await page.$$eval("details", (all) => {
    for (const one of all) (one as unknown as { open: boolean }).open = true;
  });
  const stops = await tabbed(page);
  const all = (await page.evaluate(
    `[...document.querySelectorAll("input, textarea, button:not(:disabled), summary, .pages")].filter((one) => one.offsetParent !== null).length`,
  )) as number;
  expect(stops.map(({ at }) => at)).toEqual(stops.map(({ at }) => at).toSorted((a, b) => a - b));
  expect(stops.length).toBeGreaterThanOrEqual(all);
  expect(stops.filter(({ name }) => (name ?? "").trim() === "")).toEqual([]);
  // Each figure by its heads: no two have the same name.
  const cells = stops.filter(({ cell }) => cell);
  expect(cells.length).toBe(200);
  expect(new Set(cells.map(({ name }) => name)).size).toBe(cells.length);
  await context.close();
});

test("axe finds nothing in any state of the page", async () => {
  const states: [string, string, BrowserContextOptions, (page: Page) => Promise<unknown>][] = [
    ["empty, with what is to be filled in", "empty.html", {}, async () => {}],
    [
      "folds open, last year beside",
      "beside.html",
      {},
      (page) => page.evaluate(`for (const one of document.querySelectorAll("details")) one.open = true`),
    ],
    [
      "a wrong figure and a notice",
      "beside.html",
      { colorScheme: "dark" },
      async (page) => {
        await page.fill(field("requests.received.naturalPerson"), "三件");
        await page.click('.tools button:text-is("PDF")');
        await page.waitForSelector(".notice");
      },
    ],
    ["narrow, the fields", "beside.html", { viewport: { width: 390, height: 844 } }, async () => {}],
    [
      "narrow, the pages",
      "beside.html",
      { viewport: { width: 390, height: 844 } },
      (page) => page.click('.tabs button:text-is("页面")'),
    ],
    ["colours by force", "beside.html", { forcedColors: "active" }, async () => {}],
  ];
  for (const [state, name, options, act] of share(states, [2, 4])) {
    const { page, context } = await opened(name, { ...options, bypassCSP: true });
    await act(page);
    await page.waitForTimeout(300);
    expect(await axeFaults(page), state).toEqual([]);
    await context.close();
  }
});

/** What is cut off or lies over another: controls, and the words in them. */
const crowded = (page: Page) =>
  page.evaluate(`(() => {
    const faults = [];
    if (document.documentElement.scrollWidth > innerWidth + 1) faults.push("wider than the window: " + document.documentElement.scrollWidth);
    const all = [...document.querySelectorAll("input:not([type=file]), textarea, button, summary, .button")].filter((one) => one.offsetParent !== null);
    const boxes = all.map((one) => one.getBoundingClientRect());
    const name = (one) => (one.id || one.textContent).slice(0, 40);
    for (const one of all) if (one.matches("button, .button, summary") && one.scrollWidth > one.clientWidth + 1) faults.push("cut off: " + name(one));
    for (const one of document.querySelectorAll("th, .form-table td, label, h1, h2, .kept, .place"))
      if (one.offsetParent !== null && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1) faults.push("cut off: " + name(one));
    const frameOf = (one) => one.closest(".fields, .remarks, header, .notice, .drafts");
    for (let i = 0; i < all.length; i++)
      for (let j = i + 1; j < all.length; j++) {
        if (frameOf(all[i]) !== frameOf(all[j]) || all[i].contains(all[j])) continue;
        const [a, b] = [boxes[i], boxes[j]];
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) faults.push(name(all[i]) + " over " + name(all[j]));
      }
    return faults.slice(0, 10);
  })()`);

test("enlarged to 200 %, on a small screen and on a telephone nothing is cut off or lies over another", async () => {
  const screens: [number, number, number][] = [
    [1366, 768, 1],
    [1366 / 2, 768 / 2, 2],
    [1920 / 2, 1080 / 2, 2],
    [390, 844, 3],
  ];
  for (const [width, height, deviceScaleFactor] of share(screens, [1, 2])) {
    const viewport = { width: Math.floor(width), height: Math.floor(height) };
    const { page, context } = await opened("beside.html", { viewport, deviceScaleFactor });
    await page.evaluate(`for (const one of document.querySelectorAll("details")) one.open = true`);
    expect(await crowded(page), `${width}`).toEqual([]);
    // There is room to type and to see what is typed.
    await page.fill(field("requests.received.naturalPerson"), "三件");
    const rooms = (await page.evaluate(
      `[".fields", ".remarks"].map((one) => document.querySelector(one).getBoundingClientRect().height)`,
    )) as number[];
    expect(Math.min(...rooms), `${width}`).toBeGreaterThan(60);
    await context.close();
  }
});

test("a window that dies, and a browser that keeps nothing: what was typed is there again, or it is said", async () => {
  const { page, context } = await opened("empty.html");
  await page.click(field("agency"));
  // Typed without a rest: what is kept is not behind for long.
  await page.keyboard.type("某某县人民政府办公室某某县人民政府办公室", { delay: 60 });
  const kept = (await page.evaluate("Object.values(localStorage).join()")) as string;
  expect(kept).toContain("某某县人民政府办公室某某");
  await page.waitForTimeout(400);
  const died = page.waitForEvent("crash");
  page.goto("chrome://crash").catch(() => {});
  await died;
  const again = await context.newPage();
  await again.goto(url("empty.html"));
  await again.waitForSelector('.notice:has-text("已恢复")');
  expect(await again.inputValue(field("agency"))).toBe("某某县人民政府办公室某某县人民政府办公室");
  await context.close();
  const none = await opened(
    "empty.html",
    {},
    `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })`,
  );
  await none.page.fill(field("agency"), "甲镇人民政府");
  await none.page.waitForSelector('.kept:has-text("不让留草稿")');
  await none.page.fill(field("requests.received.naturalPerson"), "三件");
  expect(await none.page.textContent(".remarks")).toContain("应为整数");
  await none.context.close();
});

test("another file opened: what was typed stays a draft, and no file is written over with another report", async () => {
  const { page, context } = await opened(
    "empty.html",
    {},
    `window.written = [];
    window.showSaveFilePicker = async () => {
      const name = "文件" + written.length;
      return { name, createWritable: async () => ({ write: async (bytes) => { written.push(name + new TextDecoder().decode(bytes)); }, close: async () => {} }) };
    };`,
  );
  await page.fill(field("agency"), "甲镇人民政府");
  await page.click('.tools button:text-is("存盘")');
  await page.waitForSelector('.notice:has-text("已存入")');
  await page.fill(field("agency"), "甲镇人民政府办公室");
  await page.waitForSelector('.kept:has-text("留在本机")');
  writeFileSync(join(folder, "乙.json"), JSON.stringify({ ...township, agency: "乙镇人民政府" }));
  await page.setInputFiles(".tools input >> nth=0", join(folder, "乙.json"));
  await page.waitForSelector('.notice:has-text("已读入")');
  expect(await page.inputValue(field("agency"))).toBe("乙镇人民政府");
  await page.waitForSelector('.drafts:has-text("甲镇人民政府办公室")');
  // A step back is brought into sight.
  const agencyInSight =
    "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.getElementById('field-agency').getBoundingClientRect())";
  await page.fill(field("agency"), "丙");
  await page.evaluate("document.querySelector('.fields').scrollTop = 3000");
  expect(await page.evaluate(agencyInSight)).toBe(false);
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(200);
  expect(await page.evaluate(agencyInSight)).toBe(true);
  expect(await page.inputValue(field("agency"))).toBe("乙镇人民政府");
  // Nothing is changed in it, again.
  expect(await page.textContent(".kept")).toBe("");
  await page.fill(field("agency"), "乙镇人民政府办公室");
  await page.keyboard.press("Control+s");
  await page.waitForSelector('.notice:has-text("已存入“文件1”")');
  const written = (await page.evaluate("window.written")) as string[];
  expect(written.map((text) => [text.slice(0, 3), JSON.parse(text.slice(3)).agency])).toEqual([
    ["文件0", "甲镇人民政府"],
    ["文件1", "乙镇人民政府办公室"],
  ]);
  await context.close();
});
