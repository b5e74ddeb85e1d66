import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { packageFile, sha256 } from "#platform";
import { rules } from "../checks/rules.ts";
import { commonCharacters } from "../fonts/common-characters.ts";
import { bundledFonts } from "../fonts/font-files.ts";
import { outlinePieces, rareFileHead, sparseFile, sparseFont } from "../fonts/sparse.ts";
import { type EditionKey, editions } from "../form/editions.ts";
import { escapedXml } from "../opc/xml.ts";
import { base64Of } from "../report/picture.ts";
import type { Report } from "../report/report.ts";
import { type FontRole, fontRoles } from "../style/style.ts";

/** What a page begins with. */
export interface PageStart {
  readonly agency?: string;
  readonly year?: number;
  readonly edition?: EditionKey;
  readonly previous?: Report;
  readonly report?: Report;
}

/**
 * `common`: a file of 3 MB with the characters that reports have; `all`: one of 19 MB with all that the fonts have;
 * `rare`: what `all` has and `common` lacks, as a file that a page opens when it is asked for.
 */
export const characterChoices = ["common", "all", "rare"] as const;
export type Characters = (typeof characterChoices)[number];

/** How many of the common characters each font has: what stands in titles and headings are fewer. */
const commonCounts: Readonly<Record<FontRole, number>> = {
  body: commonCharacters.length,
  table: 924,
  heading1: 300,
  heading2: 700,
  title: 700,
};

const latin = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const signs =
  "　，。、；：！？“”‘’（）《》〈〉【】〔〕「」—…·－～％＋×÷±°℃‰№〇○●□■◆★※√㎡²³①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ＝＜＞／０１２３４５６７８９";

/** Built files of the page, beside the command as it is built, or where the sources leave them. */
function builtFile(name: string): string {
  const places = ["../web/", "../../dist/web/"].map((folder) =>
    fileURLToPath(new URL(`${folder}${name}`, import.meta.url)),
  );
  return readFileSync(places.find((place) => existsSync(place)) ?? (places[0] as string), "utf8");
}

/** Fonts that were packed: the pages of a county mostly have the same. */
const packed = new Map<string, string>();

const once = (key: string, make: () => string): string => {
  const text = packed.get(key) ?? make();
  packed.set(key, text);
  return text;
};

const packedText = (bytes: Uint8Array) => deflateRawSync(bytes, { level: 9 }).toString("base64");

/** The sentences in the built program: its lists of words, which the rules look for, have no full signs in them. */
function sentencesInProgram(): string {
  const texts = builtFile("page.js").split(/["`]|\$\{|\}/u);
  return texts.filter((text) => text.length < 400 && /[，。；]/u.test(text)).join("");
}

/** What a review copy says beside the report: its heading, the rules' words, and whatever they may say of a report. */
const reviewWords = (role: FontRole): string =>
  role === "heading1"
    ? "附：核对意见核对稿"
    : role === "table"
      ? once("review words", () => `段却辖也误稿附${JSON.stringify(rules)}${sentencesInProgram()}`)
      : "";

const commonOf = (role: FontRole) =>
  new Set(
    commonCharacters.slice(0, commonCounts[role]) +
      latin +
      signs +
      JSON.stringify(editions) +
      reviewWords(role),
  );

/** A font for the page: packed, in base64. */
function packedFont(role: FontRole, also: string): string {
  const common = commonOf(role);
  const characters = new Set([...common, ...also]);
  const rare = [...characters].slice(common.size).toSorted().join("");
  return once(`${role} ${rare}`, () => {
    const bytes = packageFile(bundledFonts[role].file);
    return packedText(sparseFile(bytes, sparseFont(bytes, characters)));
  });
}

/** Fonts with the outlines of common characters, by their names with `.sparse`, for pages that load them. */
export const sparseFontFiles = (): Record<string, Uint8Array> =>
  Object.fromEntries(
    fontRoles.map((role) => {
      const { file } = bundledFonts[role];
      const bytes = packageFile(file);
      return [`${file}.sparse`, sparseFile(bytes, sparseFont(bytes, commonOf(role)))];
    }),
  );

/** Glyphs in a piece of outlines: about 100 kB. */
const pieceSize = 256;

/** What the page's fonts lack, a line a piece: the file, its first and last glyph, packed outlines. */
function packedPieces(role: FontRole): string {
  return once(`${role} pieces`, () => {
    const { file } = bundledFonts[role];
    const bytes = packageFile(file);
    return outlinePieces(bytes, sparseFont(bytes, commonOf(role)), pieceSize)
      .map(({ first, last, stretches }) => {
        const text = packedText(sparseFile(bytes, { length: bytes.length, stretches }));
        return `${file} ${first} ${last} ${text}\n`;
      })
      .join("");
  });
}

/** The file of rare characters: the page's own 打开 takes it. */
export const rareFile = (): Uint8Array =>
  new TextEncoder().encode(`${rareFileHead}\n${fontRoles.map(packedPieces).join("")}`);

/** What of the fonts is in the page, under their own licences (fonts/licenses in the package). */
const fontLicences =
  "\nFonts: NotoSerifSC, NotoSansSC, NianbaoKai: SIL Open Font License 1.1 (https://openfontlicense.org). FandolFang: GPL-3.0-or-later with the font exception (https://www.gnu.org/licenses/gpl-3.0.html). The whole files and licences: npm package gov-nianbao, fonts/.\n";

/** JSON inside an element: nothing in it ends the element. */
const jsonInHtml = (data: unknown) => JSON.stringify(data).replaceAll("<", "\\u003c");
const base64Sum = (text: string) => base64Of(sha256(new TextEncoder().encode(text)));

const tooOld =
  "正在打开……如果一直看到这句话，说明浏览器太旧（如 IE 或“兼容模式”）：请改用 360、Edge、Chrome、奇安信等浏览器的“极速模式”打开本文件。";

/** The page as one file: the program, its fonts and what it begins with. Nothing of it is loaded from anywhere. */
export function pageFile(start: PageStart, wanted: "common" | "all" = "common"): Uint8Array {
  const [code, css] = [builtFile("page.js"), builtFile("page.css")];
  const parts = Object.entries(JSON.parse(builtFile("parts.json")) as Record<string, string>);
  const also = JSON.stringify([start.agency, start.previous, start.report]);
  const policy = [
    "default-src 'none'",
    `script-src ${[code, ...parts.map(([, part]) => part)].map((script) => `'sha256-${base64Sum(script)}'`).join(" ")}`,
    `style-src 'sha256-${base64Sum(css)}'`,
    "img-src blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const fonts = fontRoles.map(
    (role) =>
      `<script type="text/plain" data-font="${bundledFonts[role].file}">${packedFont(role, also)}</script>`,
  );
  const pieces =
    wanted === "all"
      ? fontRoles.map((role) => `<script type="text/plain" class="pieces">${packedPieces(role)}</script>`)
      : [];
  const edition = editions[start.edition ?? start.report?.edition ?? "2021"];
  const title = `${start.agency ?? start.previous?.agency ?? ""}${edition.wording.subject}填报`;
  return new TextEncoder().encode(
    [
      "<!doctype html>",
      '<html lang="zh-CN">',
      "<head>",
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="renderer" content="webkit">',
      '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${escapedXml(title)}</title>`,
      `<style>${css}</style>`,
      "</head>",
      "<body>",
      `<div id="page">${tooOld}</div>`,
      `<script type="application/json" id="data">${jsonInHtml(start)}</script>`,
      ...fonts,
      ...pieces,
      // What is not needed to fill in and see the pages: unpacked when it is used.
      ...parts.map(
        ([name, part]) =>
          `<script type="text/plain" data-part="${name}">${once(`part ${name}`, () => packedText(new TextEncoder().encode(part)))}</script>`,
      ),
      `<script type="text/plain" id="licences">${builtFile("LICENSES.txt").replaceAll("<", "&lt;")}${fontLicences}</script>`,
      `<script>${code}</script>`,
      "</body>",
      "</html>",
      "",
    ].join("\n"),
  );
}
