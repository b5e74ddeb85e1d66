// Web pages in a real browser: axe-core, no sideways scrolling, heads that stay, nothing run or fetched.
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { check } from "../../src/checks/check.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { renderHtml } from "../../src/html.ts";
import { parseReport } from "../../src/report/parse.ts";
import { published } from "../corpus.ts";
import { hardReport } from "../hard-report.ts";
import { axeFaults, openBrowser } from "../office/browser.ts";
import { reportData } from "../random-report.ts";

const seed = Number(process.env.SEED ?? 20261123);
const pages: Record<string, string> = {
  township: renderHtml(liuhulan2024),
  city: renderHtml(huaian2024),
  hard: renderHtml(hardReport()),
  "edition 2019": renderHtml(published("shanghai-general-office-2019")),
  review: renderHtml(liuhulan2024, {
    review: check(liuhulan2024),
    style: { table: { bandShade: "#dce6f1" } },
  }),
  ...Object.fromEntries(
    [
      ...fc.sample(reportData(), { numRuns: 6, seed }),
      ...fc.sample(reportData(edition2019), { numRuns: 2, seed }),
    ].map((data, i) => [`random ${i}`, renderHtml(parseReport(data))]),
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A page at a width; whatever it asks for is noted. */
async function opened(html: string, width: number): Promise<{ page: Page; asked: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 740 } });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.setContent(html, { waitUntil: "load" });
  return { page, asked };
}

test.each(
  Object.keys(pages),
)("%s: axe-core finds nothing, nothing is fetched, the page is as wide as the screen", async (name) => {
  for (const width of [360, 768, 1280]) {
    const { page, asked } = await opened(pages[name] as string, width);
    expect(await page.evaluate("document.documentElement.scrollWidth"), `${width} px`).toBe(width);
    expect(asked).toEqual([]);
    expect(await axeFaults(page), `${width} px`).toEqual([]);
    await page.close();
  }
});

test("on a phone table three is scrolled in its own box, its heads and stubs stand still", async () => {
  const { page } = await opened(pages.city as string, 360);
  const box = page.locator("#requests-table").locator("..");
  await box.scrollIntoViewIfNeeded();
  const placeOf = async (selector: string) => {
    const place = await page.locator(selector).first().boundingBox();
    if (place === null) throw new Error(`${selector} is not shown`);
    return { x: Math.round(place.x), y: Math.round(place.y) };
  };
  const still = ["#requests-table thead", "#requests-table .corner"];
  const before = await Promise.all([...still, "#requests-table .stub-2"].map(placeOf));
  const figure = await placeOf("#requests-table .figure");
  await box.evaluate((element) => element.scrollTo(100, 80));
  const after = await Promise.all([...still, "#requests-table .stub-2"].map(placeOf));
  expect(await placeOf("#requests-table .figure")).toEqual({ x: figure.x - 100, y: figure.y - 80 });
  expect(after[0]?.y).toBe(before[0]?.y);
  expect(after[1]).toEqual(before[1]);
  expect(after[2]?.x).toBe(before[2]?.x);
  await page.close();
});

test("on a wide screen the heads stay while the page is scrolled", async () => {
  const { page } = await opened(pages.city as string, 1280);
  await page.evaluate(
    'scrollBy(0, document.querySelector("#requests-table").getBoundingClientRect().top + 300)',
  );
  const head = await page.locator("#requests-table thead").boundingBox();
  expect(head?.y).toBe(0);
  await page.close();
});

test("numbers are not broken over lines, at any width", async () => {
  const { page } = await opened(pages["random 0"] as string, 360);
  const lines = (await page.evaluate(`[...document.querySelectorAll("td.figure")].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  })`)) as number[];
  expect(Math.max(...lines)).toBe(1);
  await page.close();
});

test("printed by the browser: A4, tables whole, the pages that the text needs", async () => {
  const { page } = await opened(pages.township as string, 1280);
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const text = Buffer.from(bytes).toString("latin1");
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(8);
  expect(text).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
  await page.close();
});

test("hostile text runs nothing", async () => {
  const hostile =
    '"><img src=http://example.com/x onerror=alert(1)><script>alert(1)</script><a href="javascript:alert(1)">a</a>';
  const report = parseReport({
    ...JSON.parse(JSON.stringify(liuhulan2024)),
    agency: hostile,
    title: [hostile],
    opening: [hostile],
    overview: [hostile],
  });
  const { page, asked } = await opened(renderHtml(report), 1280);
  expect(asked).toEqual([]);
  expect(await page.locator("script, img, a, iframe, link").count()).toBe(0);
  expect(await page.locator("h1").textContent()).toBe(hostile);
  await page.close();
});
