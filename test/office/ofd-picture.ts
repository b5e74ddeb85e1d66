// Draws the pages of an OFD from its XML with its embedded fonts in Chromium, to compare with a PDF's pictures.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { OfdFile } from "../readers/ofd.ts";

const dpi = 150;
const perMm = dpi / 25.4;

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const rgb = (value: string) => `rgb(${value.split(" ").join(",")})`;

/** A page as SVG in millimetres: each character at its place, clipped by its object's box. */
export function svgOf({ fonts, pages }: OfdFile, index: number): string {
  const faces = [...fonts.values()].map(
    ({ id, bytes }) =>
      `@font-face{font-family:F${id};src:url(data:font/ttf;base64,${Buffer.from(bytes).toString("base64")})}`,
  );
  const objects = pages[index]?.objects.map((object, i) => {
    const [x, y, width, height] =
      "text" in object ? object.text.box : "image" in object ? object.image.box : object.path.box;
    const clip = `<clipPath id="c${i}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`;
    if ("path" in object) {
      const { lines, fill, stroke, width: line } = object.path;
      const d = lines.map((points) => `M${points.map((point) => point.join(" ")).join("L")}`).join("");
      return `${clip}<path clip-path="url(#c${i})" d="${d}" fill="${fill ? rgb(fill) : "none"}" stroke="${stroke ? rgb(stroke) : "none"}" stroke-width="${line}"/>`;
    }
    if ("image" in object) {
      const { bytes } = object.image;
      const type = bytes[0] === 0xff ? "jpeg" : "png";
      const data = `data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;
      return `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none" href="${data}"/>`;
    }
    const texts = object.text.characters.map(
      (here) =>
        `<text x="${here.x}" y="${here.baseline}" font-family="F${here.font}" font-size="${here.size}">${escaped(here.character)}</text>`,
    );
    return `${clip}<g clip-path="url(#c${i})">${texts.join("")}</g>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${faces.join("")}body{margin:0}text{white-space:pre;font-kerning:none;font-variant-ligatures:none;font-feature-settings:"locl" 0}</style><svg width="${210 * perMm}" height="${297 * perMm}" viewBox="0 0 210 297">${objects?.join("")}</svg>`;
}

/** Pictures of the first pages as PNG; throws if Chromium refuses a font. */
export async function drawnOfd(browser: Browser, file: OfdFile, most: number): Promise<Uint8Array[]> {
  const page = await browser.newPage({
    viewport: { width: Math.round(210 * perMm), height: Math.round(297 * perMm) },
  });
  const pictures: Uint8Array[] = [];
  for (let i = 0; i < Math.min(most, file.pages.length); i++) {
    await page.setContent(svgOf(file, i));
    const states = (await page.evaluate(
      "document.fonts.ready.then(() => Promise.all([...document.fonts].map((f) => f.load().then(() => f.status, String))))",
    )) as string[];
    if (states.length !== file.fonts.size || states.some((state) => state !== "loaded"))
      throw new Error(`fonts: ${states.join(", ")}`);
    pictures.push(await page.screenshot());
  }
  await page.close();
  return pictures;
}

/** Pictures of a PDF's pages by poppler. */
export function drawnPdf(bytes: Uint8Array): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "nianbao-picture-"));
  try {
    writeFileSync(join(folder, "a.pdf"), bytes);
    execFileSync("pdftoppm", ["-r", String(dpi), "-png", join(folder, "a.pdf"), join(folder, "p")]);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".png"))
      .toSorted()
      .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of the ink of two pictures the share, in hundredths, that is farther than a pixel from ink of the other. */
export async function inkAway(browser: Browser, left: Uint8Array, right: Uint8Array): Promise<number> {
  const page = await browser.newPage();
  const data = [left, right].map((png) => `data:image/png;base64,${Buffer.from(png).toString("base64")}`);
  const share = (await page.evaluate(`(async () => {
    const [a, b] = await Promise.all(${JSON.stringify(data)}.map(async (src) => {
      const image = new Image(); image.src = src; await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext("2d"); context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      return { width: image.width, height: image.height, dark: (x, y) => x >= 0 && y >= 0 && x < image.width && y < image.height ? 255 - (data[4 * (y * image.width + x)] + data[4 * (y * image.width + x) + 1] + data[4 * (y * image.width + x) + 2]) / 3 : 0 };
    }));
    let all = 0, away = 0;
    for (const [one, other] of [[a, b], [b, a]])
      for (let y = 0; y < one.height; y++) for (let x = 0; x < one.width; x++) {
        if (one.dark(x, y) < 128) continue;
        all++;
        let near = false;
        for (let dy = -1; dy <= 1 && !near; dy++) for (let dx = -1; dx <= 1 && !near; dx++) near = other.dark(x + dx, y + dy) >= 64;
        if (!near) away++;
      }
    return all === 0 ? 100 : 100 * away / all;
  })()`)) as number;
  await page.close();
  return share;
}
