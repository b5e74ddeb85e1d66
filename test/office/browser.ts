// Debian's Chromium by playwright-core, with its calls home turned off.
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";

const flags =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** `fonts`: a configuration of fonts, where pages are printed. */
export const openBrowser = (fonts?: string): Promise<Browser> =>
  chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: flags.split(" "),
    ...(fonts !== undefined && { env: { ...process.env, FONTCONFIG_FILE: fonts } as Record<string, string> }),
  });

type Found = { id: string; nodes: { html: string; target: string[] }[] };
type Results = { violations: Found[]; incomplete: Found[]; passes: Found[] };

/** The contrast of an element's text against the colour behind it (WCAG 2.1, 1.4.3). */
const contrastOf = (page: Page, selector: string) =>
  page.evaluate(`(() => {
    const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const luminance = (colour) => {
      const [r, g, b] = channels(colour).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const element = document.querySelector(${JSON.stringify(selector)});
    let behind = element;
    while (channels(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
    const [a, b] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor].map(luminance);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  })()`) as Promise<number>;

/**
 * axe-core's findings on a page, a line each; what it cannot decide counts as found. It cannot tell what is behind
 * cells that span rows, or stand still over others: their contrast is computed here.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  const { violations, incomplete, passes } = (await page.evaluate("axe.run()")) as Results;
  const lines = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  if (passes.length < 25) lines.push(`only ${passes.length} rules were applied`);
  for (const { id, nodes } of incomplete)
    for (const { html, target } of nodes) {
      const contrast = id === "color-contrast" ? await contrastOf(page, target.join(" ")) : 0;
      if (contrast < 4.5) lines.push(`${id}, undecided: ${html}, ${contrast}`);
    }
  return lines;
}
