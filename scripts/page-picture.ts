// docs/page-form.png, the README's first picture: the page as a clerk sees it, with a figure that does not add
// up: `npm run build && npx tsx scripts/page-picture.ts`.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { huaian2024 } from "../examples/huaian-2024.ts";
import { pageFile } from "../src/cli/page-file.ts";
import { parseReport } from "../src/report/parse.ts";
import { openBrowser } from "../test/office/browser.ts";
import { fontConfiguration } from "../test/office/office.ts";

const folder = mkdtempSync(join(tmpdir(), "nianbao-picture-"));
const file = join(folder, "page.html");
writeFileSync(file, pageFile({ report: parseReport(huaian2024) as never }));
const browser = await openBrowser(await fontConfiguration(folder));
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.goto(pathToFileURL(file).href);
await page.waitForSelector("canvas");
const field = '[id="field-requests.received.commercialEnterprise"]';
await page.fill(field, "35");
await page.$eval("#section-requests", (section) => section.scrollIntoView());
await page.focus(field);
await page.waitForTimeout(1000);
await page.screenshot({ path: fileURLToPath(new URL("../docs/page-form.png", import.meta.url)) });
await browser.close();
rmSync(folder, { recursive: true, force: true });
