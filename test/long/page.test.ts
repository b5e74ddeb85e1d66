// The page in the browser, as `nianbao page` writes it, in Chromium from the disk.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { huaian2024 } from "../../examples/huaian-2024.ts";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { check } from "../../src/checks/check.ts";
import { composeDocument } from "../../src/document/compose.ts";
import { sectionGrid } from "../../src/document/section-grid.ts";
import { bundledFontSet } from "../../src/fonts/font-set.ts";
import { edition2019 } from "../../src/form/edition-2019.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { renderPdf } from "../../src/formats/pdf/write.ts";
import { layoutPages } from "../../src/layout/pages.ts";
import {
  addressOf,
  type Figure,
  type FigureTree,
  figureAt,
  figuresOf,
  type MutableTree,
  putAt,
  tablesOf,
} from "../../src/report/figures.ts";
import { parseReport } from "../../src/report/parse.ts";
import type { Report } from "../../src/report/report.ts";
import { gbt9704 } from "../../src/style/gbt9704.ts";
import { dataOf, entriesFrom, isSumCell } from "../../src/web/entries.ts";
import { savedJson, taken, takings } from "../../src/web/files.ts";
import { placeOfText } from "../../src/web/places.ts";
import { nianbao } from "../nianbao.ts";
import { axeFaults, openBrowser } from "../office/browser.ts";
import { type ClipboardOf, clipboards } from "../office/clipboards.ts";
import { reportData } from "../random-report.ts";

const folder = mkdtempSync(join(tmpdir(), "nianbao-page-"));
/** What is tried each time, and of what WHOLE=1 tries all (WHOLE=0.2 a fifth). */
const share = (some: number, all: number) =>
  process.env.WHOLE ? Math.max(some, Math.ceil(all * Number(process.env.WHOLE))) : some;
const path = (name: string) => join(folder, name);
const township = parseReport(liuhulan2024);
const randomReport = fc
  .oneof(reportData(edition2021), reportData(edition2019))
  .map((data) => parseReport(data) as Report);
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  for (const args of [["common.html"], ["all.html", "--characters", "all"]]) {
    const { status, stderr } = await nianbao(["page", "-o", path(args[0] as string), ...args.slice(1)]);
    expect(status, stderr).toBe(0);
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of its own, that asks nobody for anything. */
async function opened(name = "common.html") {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("request", (request) => {
    if (!/^(?:file|blob|data):/u.test(request.url())) troubles.push(request.url());
  });
  page.on("dialog", (dialog) => dialog.accept());
  await page.addInitScript("delete window.showSaveFilePicker");
  await page.goto(pathToFileURL(path(name)).href);
  await page.waitForSelector("canvas");
  return { page, troubles, close: () => context.close() };
}

const field = (address: string) => `[id="field-${address}"]`;
const noticeOf = (page: Page) => page.textContent(".notice");
async function open(page: Page, name: string, bytes: string | Uint8Array) {
  writeFileSync(path(name), bytes);
  await page.evaluate("document.querySelector('.notice button')?.click()");
  await page.setInputFiles(".tools input >> nth=0", path(name));
  await page.waitForSelector(".notice");
}
async function clicked(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 30_000 }),
    page.click(`.tools button:text-is("${button}")`),
  ]).catch(async (error) => {
    throw new Error(`${error}\n${await noticeOf(page)}\n${(await findingsIn(page)).join("\n")}`);
  });
  return readFileSync(await download.path());
}
const findingsIn = async (page: Page): Promise<string[]> =>
  page.$$eval(".remarks li button", (items) =>
    items.map((item) => (item.textContent ?? "").replace(/^\S+ /u, "")),
  );
const findingsOf = (report: Report) =>
  check(report).map(({ place, message }) => `${place}${place === "" ? "" : "："}${message}`);

test("whatever report is opened, the files taken are those that Node makes", async () => {
  const { page, troubles, close } = await opened("all.html");
  const reports = fc.sample(randomReport, { numRuns: share(3, 50), seed: 21 }) as Report[];
  for (const report of reports) {
    await open(page, "报告.json", JSON.stringify(report));
    for (const taking of takings) {
      const bytes = await clicked(page, taking.name);
      expect(bytes.equals(await taken(taking, report)), taking.name).toBe(true);
    }
    expect((await clicked(page, "存盘")).equals(savedJson(report))).toBe(true);
  }
  expect(troubles).toEqual([]);
  await close();
});

test("fields and back: every random report is the same after it stood in the fields", () => {
  fc.assert(
    fc.property(randomReport, (report) => {
      expect(parseReport(dataOf(entriesFrom(report as never)))).toEqual(report);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});

test.each([
  ["刘胡兰镇", township],
  ["淮安", parseReport(huaian2024)],
])("%s typed from nothing is the example's, and each step has its findings and pages", async (_, example) => {
  const { page, troubles, close } = await opened();
  const { basics, figures, texts } = entriesFrom(example as never);
  const type = async (address: string, text: string) => {
    const folded = await page.$(`details:not([open]):has(${field(address)}) > summary`);
    await folded?.click();
    await page.click(field(address));
    for (const line of text.split("\n").entries()) {
      if (line[0] > 0) await page.keyboard.press("Enter");
      // Key by key where all of it is tried; a paste has the same characters at once.
      if (process.env.WHOLE) await page.keyboard.type(line[1]);
      else await page.keyboard.insertText(line[1]);
    }
  };
  for (const [address, text] of Object.entries(basics)) await type(address, text);
  for (const [key, text] of Object.entries(texts)) await type(key, text);
  for (const [table, section] of tablesOf(edition2021)) {
    const cells = figuresOf(section).filter(({ keys }) => !isSumCell(section, keys));
    for (const { keys } of cells) {
      const address = addressOf(table, keys);
      if ((figures[address] ?? "0") === "0") continue;
      await page.click(field(address));
      await page.keyboard.type(figures[address] as string);
    }
  }
  await page.waitForTimeout(400);
  expect(await findingsIn(page)).toEqual(findingsOf(example as Report));
  for (const name of ["PDF", "Word", "核对稿（PDF）"] as const) {
    const taking = takings.find((one) => one.name === name) as (typeof takings)[number];
    expect((await clicked(page, name)).equals(await taken(taking, example as Report)), name).toBe(true);
  }
  expect(troubles).toEqual([]);
  await close();
});

const paste = (page: Page, address: string, text: string, html = "") =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(text)});
    if (${html !== ""}) clipboardData.setData("text/html", ${JSON.stringify(html)});
    const input = document.getElementById(${JSON.stringify(`field-${address}`)});
    input.focus();
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  })()`);

test("blocks are pasted with and without labels, and one undo takes each back", async () => {
  const { page, troubles, close } = await opened();
  const rows = (labels: boolean, end: string) =>
    figuresOf(edition2021.sections.requests)
      .reduce<string[][]>((lines, { keys, row }) => {
        if (keys[keys.length - 1] === "naturalPerson")
          lines.push(labels ? ["", "", row[row.length - 1] as string] : []);
        (lines[lines.length - 1] as string[]).push(String(figureAt(township.requests as FigureTree, keys)));
        return lines;
      }, [])
      .map((line) => line.join("\t"))
      .join(end);
  const first = "requests.received.naturalPerson";
  const values = () =>
    page.evaluate('[...document.querySelectorAll("#section-requests input")].map(({ value }) => value)');
  const empty = await values();
  for (const [labels, end, at] of [
    [false, "\r\n", first],
    [true, "\n", first],
    [true, "\r\n", "requests.outcomes.disclosed.total"],
  ] as const) {
    await paste(page, at, rows(labels, end) + end);
    const shown = figuresOf(edition2021.sections.requests).map(({ keys }) =>
      String(figureAt(township.requests as FigureTree, keys)),
    );
    expect(await values()).toEqual(shown);
    await page.click('.tools button:text-is("撤销")');
    expect(await values()).toEqual(empty);
  }
  await paste(page, "requests.carriedForward.other", "1\t2\t3\t4\r\n5\t6\r\n");
  expect(await noticeOf(page)).toContain("另有 4 格超出表格");
  // A table of Word's: paragraphs within cells put its text out of step, and its HTML tells the cells.
  await page.click('.tools button:text-is("撤销")');
  const word = `<html><body><table><tr><td colspan=2><p>一、本年新收政府信息</p><p>公开申请数量</p></td><td><p>5</p></td><td>6</td></tr>
    <tr><td rowspan=2><p>三、本年度</p><p>办理结果</p></td><td>（一）予以公开</td><td>7</td><td>8<img src="https://example.com/a.png"></td></tr>
    <tr><td>（二）部分公开（区分处理的，只计这一情形，不计其他情形）</td><td>9</td><td>无</td></tr></table></body></html>`;
  await paste(
    page,
    first,
    "一、本年新收政府信息\r\n公开申请数量\t5\t6\r\n三、本年度\r\n办理结果\t（一）予以公开\t7\t8\r\n",
    word,
  );
  const rowsOfWord = ["received", "outcomes.disclosed", "outcomes.partiallyDisclosed"];
  for (const [i, row] of rowsOfWord.entries())
    for (const [j, column] of ["naturalPerson", "commercialEnterprise"].entries())
      expect(await page.inputValue(field(`requests.${row}.${column}`))).toBe(
        ["5", "6", "7", "8", "9", "无"][2 * i + j],
      );
  await page.click('.tools button:text-is("撤销")');
  expect(await values()).toEqual(empty);
  expect(troubles).toEqual([]);
  await close();
});

test.each(
  Object.keys(clipboards),
)("表三 whole from the clipboard of %s, with its merged labels", async (program) => {
  const { page, troubles, close } = await opened();
  const { cells } = sectionGrid(edition2021.sections.requests, "requests", township.requests);
  const { text, html } = (clipboards[program] as ClipboardOf)(cells);
  const fields = figuresOf(edition2021.sections.requests).map(({ keys }) =>
    field(addressOf("requests", keys)),
  );
  const values = async () => {
    const all: string[] = [];
    for (const one of fields) all.push(await page.inputValue(one));
    return all;
  };
  const empty = await values();
  await paste(page, "requests.received.naturalPerson", text, html);
  expect(await values()).toEqual(
    figuresOf(edition2021.sections.requests).map(({ keys }) =>
      String(figureAt(township.requests as FigureTree, keys)),
    ),
  );
  await page.click('.tools button:text-is("撤销")');
  expect(await values()).toEqual(empty);
  expect(troubles).toEqual([]);
  await close();
});

test("single figures changed: the findings are check's; a figure of the page leads to its field", async () => {
  const { page, troubles, close } = await opened();
  await open(page, "township.json", JSON.stringify(township));
  const pages = layoutPages(composeDocument(township as never, edition2021), {
    style: gbt9704,
    fonts: bundledFontSet(),
    seal: false,
    tableBreak: "auto",
    missing: () => {},
  });
  const places = tablesOf(edition2021).flatMap(([table, section]) =>
    figuresOf(section).map(({ keys, kind }) => ({
      table,
      keys,
      kind,
      section,
      address: addressOf(table, keys),
    })),
  );
  const document = composeDocument(township as never, edition2021);
  const chosen = fc.sample(fc.constantFrom(...places), { numRuns: share(25, 500), seed: 5 });
  for (const { table, keys, section, address, kind } of chosen) {
    const data = structuredClone(dataOf(entriesFrom(township as never))) as Record<
      string,
      MutableTree<Figure>
    >;
    const before = figureAt(township[table] as FigureTree, keys) as Figure;
    const typed = String(Number(before) + 7);
    putAt(data[table] as MutableTree<Figure>, keys, kind === "amount" ? typed : Number(typed));
    await page.fill(field(address), typed);
    expect(await findingsIn(page), address).toEqual(findingsOf(parseReport(data)));
    await page.click('.tools button:text-is("撤销")');
    expect(await page.inputValue(field(address))).toBe(isSumCell(section, keys) ? "" : String(before));
  }
  await page.waitForTimeout(400);
  const clickable = pages.flatMap((sheet, number) =>
    sheet.items.flatMap((item) => {
      if (item.type !== "text" || item.source?.cell === undefined) return [];
      const block = document.blocks[item.source.block];
      if (block?.type !== "table") return [];
      const [row, column] = item.source.cell;
      const address = block.grid.cells.find((cell) => cell.row === row && cell.column === column)?.address;
      return address === undefined ? [] : [{ number, address, place: placeOfText(item) }];
    }),
  );
  expect(clickable.length).toBe(places.length);
  for (const { number, address, place } of clickable.filter((_, i) => process.env.WHOLE || i % 11 === 0)) {
    const sheet = page.locator("canvas").nth(number);
    const box = (await sheet.boundingBox()) as { width: number };
    const scale = box.width / gbt9704.page.width;
    await sheet.click({
      position: { x: (place.x + place.width / 2) * scale, y: (place.y + place.height / 2) * scale },
    });
    await page.waitForSelector(`${field(address)}:focus`, { timeout: 5000 });
    // And back: the page shows where the field's figure stands, in sight and shaded.
    await page.evaluate("document.activeElement.blur()");
    await page.evaluate("document.querySelector('.pages').scrollTop = 0");
    await page.focus(field("requests.received.naturalPerson"));
    await page.focus(field(address));
    const [x, y] = [place.x + place.width + 1, place.y + place.height / 2];
    const isShown = () =>
      page.evaluate(`(() => {
        const sheet = document.querySelectorAll("canvas")[${number}];
        const scale = sheet.width / ${gbt9704.page.width};
        const [red, , blue] = sheet.getContext("2d").getImageData(${x} * scale, ${y} * scale, 1, 1).data;
        const [frame, box] = [document.querySelector(".pages"), sheet].map((one) => one.getBoundingClientRect());
        const top = box.top + (${y} / ${gbt9704.page.height}) * box.height;
        return blue - red > 20 && frame.top <= top && top <= frame.bottom;
      })()`);
    for (let i = 0; i < 200 && !(await isShown()); i++) await page.waitForTimeout(50);
    expect(await isShown(), address).toBe(true);
  }
  expect(troubles).toEqual([]);
  await close();
});

test("a file dropped anywhere in the window is opened, or refused with its words; several at once are none", async () => {
  const { page, troubles, close } = await opened();
  const session = await page.context().newCDPSession(page);
  const drop = async (x: number, y: number, ...files: string[]) => {
    const data = { items: [], files: files.map(path), dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await session.send("Input.dispatchDragEvent", { type, x, y, data });
  };
  writeFileSync(path("乡镇.json"), JSON.stringify(township));
  writeFileSync(path("乡镇.pdf"), await renderPdf(township, { archive: true }));
  writeFileSync(path("破.json"), "{");
  await page.fill(field("agency"), "某局");
  const url = page.url();
  for (const [x, y, ...files] of [
    [3, 765, "破.json"],
    [700, 400, "乡镇.json", "破.json"],
  ] as const) {
    await drop(x, y, ...files);
    await page.waitForSelector('.notice:has-text("没有读入")');
    expect(await page.inputValue(field("agency"))).toBe("某局");
    await page.click(".notice button");
  }
  for (const [name, x, y] of [
    ["乡镇.json", 1362, 200],
    ["乡镇.pdf", 400, 300],
  ] as const) {
    await page.fill(field("agency"), "某局");
    await drop(x, y, name);
    await page.waitForSelector(`.notice:has-text("${name}")`);
    expect(await page.inputValue(field("agency"))).toBe(township.agency);
    expect(await page.inputValue(field("requests.received.naturalPerson"))).not.toBe("");
    await page.click(".notice button");
  }
  expect(page.url()).toBe(url);
  expect(troubles).toEqual([]);
  await close();
});

test("what cannot be read is refused with its words, and the page lives on", async () => {
  const { page, troubles, close } = await opened();
  await page.fill(field("agency"), "某局");
  const bad: [string, string | Uint8Array][] = [
    ["a.json", "{"],
    ["b.json", `${"[".repeat(50_000)}`],
    ["c.docx", "PK\u0003\u0004 broken"],
    ["d.xlsx", new Uint8Array(4000).fill(0x50)],
    ["e.pdf", "%PDF-1.7\n%%EOF"],
    ["f.html", `<script>document.title="stolen"</script><p>没有表</p>`],
    ["g.bin", new Uint8Array(0)],
  ];
  for (const [name, bytes] of bad) {
    await open(page, name, bytes);
    expect(await noticeOf(page), name).toMatch(/没有读入/u);
    expect(await noticeOf(page), name).not.toContain("程序出错");
    expect(await page.inputValue(field("agency"))).toBe("某局");
  }
  // Last year's report that is not last year's: it is said, and none of its figures is carried over.
  await page.fill(field("year"), "2026");
  writeFileSync(path("上年.json"), JSON.stringify(township));
  await page.setInputFiles(".tools input >> nth=1", path("上年.json"));
  // By a selector: a function would be evaluated by the page, whose policy allows no evaluating.
  await page.waitForSelector('.notice:has-text("没有用作上年报告")');
  expect(await page.inputValue(field("requests.carriedOver.naturalPerson"))).toBe("");
  await page.fill(field("requests.received.naturalPerson"), "三件");
  expect((await findingsIn(page)).join()).toContain("应为整数");
  await page.click('.tools button:text-is("PDF")');
  expect(await noticeOf(page)).toContain("不能生成");
  expect(troubles).toEqual([]);
  await close();
});

test("nothing typed is lost by a reload; IME and keys; names and contrast for all", async () => {
  const { page, troubles, close } = await opened();
  await page.fill(field("agency"), "某某镇人民政府");
  await page.click(field("requests.received.naturalPerson"));
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "w", selectionStart: 1, selectionEnd: 1 });
  await session.send("Input.imeSetComposition", { text: "wu", selectionStart: 2, selectionEnd: 2 });
  await session.send("Input.insertText", { text: "无" });
  expect(await page.inputValue(field("requests.received.naturalPerson"))).toBe("无");
  expect((await findingsIn(page)).join()).not.toContain("自然人”");
  await page.keyboard.press("Enter");
  await page.keyboard.type("4");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("5");
  const at = "document.activeElement.id";
  expect(await page.evaluate(at)).toBe("field-requests.carriedOver.commercialEnterprise");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  expect(await page.inputValue(field("requests.carriedOver.naturalPerson"))).toBe("");
  await page.keyboard.press("Control+y");
  await page.waitForTimeout(500);
  await page.reload();
  await page.waitForSelector("canvas");
  expect(await noticeOf(page)).toContain("已恢复");
  expect(await page.inputValue(field("requests.carriedOver.naturalPerson"))).toBe("4");
  expect(await page.inputValue(field("agency"))).toBe("某某镇人民政府");
  // Fields follow each other as they are read.
  const ids = await page.$$eval(".fields input, .fields textarea", (all) => all.map(({ id }) => id));
  const tops = await page.$$eval(".form-table input", (all) =>
    all.map((input) => [input.getBoundingClientRect().top, input.getBoundingClientRect().left]),
  );
  expect(new Set(ids).size).toBe(ids.length);
  tops.forEach(([top = 0, left = 0], i) => {
    const [above = -1e9, before = 0] = tops[i - 1] ?? [];
    expect(top > above + 2 || left > before).toBe(true);
  });
  expect(troubles).toEqual([]);
  // axe is put in as a script, which the page's policy forbids.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1366, height: 768 } });
  const other = await context.newPage();
  await other.goto(pathToFileURL(path("common.html")).href);
  await other.waitForSelector("canvas");
  expect(await axeFaults(other)).toEqual([]);
  await context.close();
  await close();
});

/** Waits until a draft with a word in it is kept. */
async function keeps(page: Page, word: string): Promise<void> {
  const isKept = () => page.evaluate(`Object.values(localStorage).join().includes('"${word}')`);
  for (let i = 0; i < 100 && !(await isKept()); i++) await page.waitForTimeout(50);
  expect(await isKept()).toBe(true);
}

test("drafts of two windows stand side by side; a store that is full is said; a chosen file is written again", async () => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const url = pathToFileURL(path("common.html")).href;
  const window = async (script = "delete window.showSaveFilePicker") => {
    const page = await context.newPage();
    page.on("dialog", (dialog) => dialog.accept());
    await page.addInitScript(script);
    await page.goto(url);
    await page.waitForSelector("canvas");
    return page;
  };
  const first = await window();
  await first.fill(field("agency"), "甲镇人民政府");
  await first.waitForSelector('.kept:has-text("留在本机")');
  // The second goes on with the first one's draft: from then on each has its own.
  const second = await window();
  expect(await second.inputValue(field("agency"))).toBe("甲镇人民政府");
  await second.fill(field("year"), "2025");
  await first.waitForSelector('.notice:has-text("另一个窗口")');
  await keeps(second, "2025");
  await first.fill(field("agency"), "乙镇人民政府");
  await keeps(first, "乙镇");
  await first.close();
  await second.close();
  const third = await window();
  expect(await third.inputValue(field("agency"))).toBe("乙镇人民政府");
  await third.click('.drafts button:text-is("改填这一份")');
  expect(await third.inputValue(field("agency"))).toBe("甲镇人民政府");
  expect(await third.inputValue(field("year"))).toBe("2025");
  // The one that was left is still there.
  await third.waitForSelector('.drafts:has-text("乙镇人民政府")');
  await third.click('.tools button:text-is("清除本机草稿")');
  expect(await third.inputValue(field("agency"))).toBe("");
  await third.close();
  // What the browser does not keep is said, and leaving is warned of.
  const full = await window(
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
  );
  await full.fill(field("agency"), "丙镇人民政府");
  await full.waitForSelector('.kept:has-text("不让留草稿")');
  await full.close();
  // The file that was chosen is written, and again without asking.
  const picking = await window(`
    window.picked = 0;
    window.files = [];
    window.showSaveFilePicker = async ({ suggestedName }) => {
      window.picked += 1;
      if (window.refuses) throw new DOMException("", "AbortError");
      return { name: suggestedName, createWritable: async () => {
        let text = "";
        return { write: async (bytes) => { text = new TextDecoder().decode(bytes); }, close: async () => { files.push(text); } };
      } };
    };`);
  await picking.fill(field("agency"), "丁镇人民政府");
  await picking.evaluate("window.refuses = true");
  await picking.click('.tools button:text-is("存盘")');
  await picking.waitForSelector('.notice:has-text("没有存盘")');
  await picking.evaluate("window.refuses = false");
  await picking.click('.tools button:text-is("存盘")');
  await picking.waitForSelector('.notice:has-text("已存入")');
  await picking.fill(field("year"), "2025");
  await picking.keyboard.press("Control+s");
  await picking.waitForTimeout(100);
  const [picked, files] = (await picking.evaluate("[window.picked, window.files]")) as [number, string[]];
  expect(picked).toBe(2);
  expect(files.map((text) => JSON.parse(text))).toMatchObject([{ agency: "丁镇人民政府" }, { year: 2025 }]);
  await context.close();
});

test("a rare character is told, and drawn when the second file is opened; each PDF is Node's", async () => {
  const { page, troubles, close } = await opened();
  const { status } = await nianbao(["page", "-o", path("生僻字.txt"), "--characters", "rare"]);
  expect(status).toBe(0);
  const rare = parseReport({ ...liuhulan2024, overview: ["䶮镕堃昇喆淼。", ...township.overview] });
  await open(page, "rare.json", JSON.stringify(rare));
  // Before the pages are laid out, too: no PDF with holes.
  await page.click('.tools button:text-is("PDF")');
  await page.waitForSelector('.notice:has-text("生僻字文件"), .notice:has-text("不能生成")');
  await page.waitForSelector('.remarks:has-text("本页只带常用字")');
  await open(page, "生僻字.txt", readFileSync(path("生僻字.txt")));
  await page.waitForSelector('.remarks:not(:has-text("本页只带常用字"))');
  for (const taking of takings.filter(({ name }) => name.includes("PDF")))
    expect((await clicked(page, taking.name)).equals(await taken(taking, rare)), taking.name).toBe(true);
  expect(troubles).toEqual([]);
  await close();
});

test("one page for each agency of a roll; last year's report out of a file of any kind", async () => {
  writeFileSync(path("名册.csv"), "机关名称,类别\n甲镇人民政府,乡镇\n乙县林业局,部门\n");
  writeFileSync(path("上年.pdf"), await renderPdf(township));
  const list = await nianbao(["page", "-o", path("各机关"), "--list", path("名册.csv"), "--year", "2025"]);
  expect(list.status, list.stderr).toBe(0);
  for (const agency of ["甲镇人民政府", "乙县林业局"]) {
    const html = readFileSync(path(`各机关/${agency}填报.html`), "utf8");
    const data = /<script type="application\/json" id="data">(.*?)<\/script>/u.exec(html)?.[1] ?? "{}";
    expect(JSON.parse(data)).toEqual({ agency, year: 2025 });
  }
  const one = await nianbao(["page", "-o", path("一份.html"), "--previous", path("上年.pdf")]);
  expect(one.status, one.stderr).toBe(0);
  // How the agency's name was read is told.
  expect(one.stderr).toContain("按“文水县刘胡兰镇人民政府”读入");
  const { page, troubles, close } = await opened("一份.html");
  expect(await page.inputValue(field("year"))).toBe("2025");
  expect(troubles).toEqual([]);
  await close();
});
