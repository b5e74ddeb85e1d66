// The page in browsers that clerks have beside new Chromium: kernels of 2020, Firefox. Typed from nothing, each file Node's.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { edition2021 } from "../../src/form/edition-2021.ts";
import { addressOf, figuresOf, tablesOf } from "../../src/report/figures.ts";
import { parseReport } from "../../src/report/parse.ts";
import { entriesFrom, isSumCell } from "../../src/web/entries.ts";
import { savedJson, taken, takings } from "../../src/web/files.ts";
import { nianbao } from "../nianbao.ts";
import {
  firefox,
  hasFirefox,
  hasOldChromium,
  type OtherBrowser,
  oldChromium,
  openFirefox,
  openOldChromium,
} from "../office/other-browsers.ts";

const folder = mkdtempSync(join(tmpdir(), "nianbao-page-"));
const township = parseReport(liuhulan2024);
beforeAll(async () => {
  const { status, stderr } = await nianbao(["page", "-o", join(folder, "page.html")]);
  expect(status, stderr).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const watched = `(() => {
  window.troubles = [];
  addEventListener("error", ({ message }) => troubles.push(message));
  addEventListener("unhandledrejection", ({ reason }) => troubles.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ blockedURI }) => troubles.push(blockedURI));
  window.confirm = () => true;
  delete window.showSaveFilePicker;
  window.files = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { files.push(blob); return make.call(URL, blob); };
})()`;

/** What a button gave, in base64. */
const gave = (button: string) => `new Promise((resolve, reject) => {
  files.length = 0;
  [...document.querySelectorAll(".tools button")].find(({ textContent }) => textContent === ${JSON.stringify(button)}).click();
  let tries = 0;
  const look = () => {
    if (files.length === 0) return ++tries > 1200 ? reject(document.querySelector(".notice").textContent) : setTimeout(look, 50);
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.readAsDataURL(files[0]);
  };
  look();
})`;

async function typedAndTaken(browser: OtherBrowser): Promise<void> {
  await browser.open(pathToFileURL(join(folder, "page.html")).href);
  await browser.evaluate(watched);
  const type = async (address: string, text: string) => {
    const id = JSON.stringify(`field-${address}`);
    await browser.evaluate(`(() => {
      const field = document.getElementById(${id});
      for (let at = field; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      field.focus();
    })()`);
    await browser.type(text);
  };
  const { basics, figures, texts } = entriesFrom(township as never);
  for (const [address, text] of Object.entries({ ...basics, ...texts }))
    if (text !== "") await type(address, text);
  for (const [table, section] of tablesOf(edition2021))
    for (const { keys } of figuresOf(section)) {
      const address = addressOf(table, keys);
      const figure = figures[address] ?? "0";
      if (figure !== "0" && !isSumCell(section, keys)) await type(address, figure);
    }
  await browser.evaluate("new Promise((resolve) => setTimeout(resolve, 400))");
  for (const taking of takings) {
    const bytes = Buffer.from((await browser.evaluate(gave(taking.name))) as string, "base64");
    expect(bytes.equals(await taken(taking, township)), `${browser.version} ${taking.name}`).toBe(true);
  }
  const saved = Buffer.from((await browser.evaluate(gave("存盘"))) as string, "base64");
  expect(saved.equals(savedJson(township))).toBe(true);
  expect(await browser.evaluate("document.querySelectorAll('canvas').length")).toBeGreaterThan(4);
  expect(await browser.evaluate("troubles")).toEqual([]);
}

test.skipIf(!hasOldChromium)(
  `Chromium 80: a report typed from nothing, files Node's (needs ${oldChromium}: node scripts/old-chromium.mjs FOLDER, then NIANBAO_OLD_CHROMIUM=FOLDER)`,
  async () => {
    const browser = await openOldChromium();
    try {
      expect(browser.version).toMatch(/Chrome\/80\./u);
      await typedAndTaken(browser);
    } finally {
      await browser.close();
    }
  },
);

// Each key is a check, and Firefox takes minutes for all of them: not each time.
test.skipIf(!hasFirefox || !process.env.WHOLE)(
  `Firefox: a report typed from nothing, files Node's (WHOLE=1, and ${firefox}: apt-get install firefox-esr, or NIANBAO_FIREFOX=FILE)`,
  async () => {
    const browser = await openFirefox();
    try {
      await typedAndTaken(browser);
    } finally {
      await browser.close();
    }
  },
);
