import "./polyfills.ts";
import { inflateRaw, type PackageFileName, providePackageFiles } from "#platform";
import { outlinesIn, readSparseFile } from "../fonts/sparse.ts";
import { currentEdition, type EditionKey } from "../form/editions.ts";
import { readDraft } from "../report/draft.ts";
import type { Report } from "../report/report.ts";
import { showApp } from "./app.tsx";

/** What `nianbao page` wrote into the file beside the program. */
interface PageData {
  readonly agency?: string;
  readonly year?: number;
  readonly edition?: EditionKey;
  readonly report?: unknown;
  readonly previous?: unknown;
}

const bytesOfBase64Text = (text: string): Uint8Array => {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
};

const mostFont = 64 * 1024 * 1024;
const outlinesOfFont = new Map<string, (glyph: number) => boolean>();
const pageFonts: { [name: string]: Uint8Array } = {};
for (const pageElement of document.querySelectorAll<HTMLElement>("script[data-font]")) {
  const name = pageElement.dataset.font as PackageFileName;
  const { bytes, sparse } = readSparseFile(
    inflateRaw(bytesOfBase64Text(pageElement.textContent ?? ""), mostFont),
  );
  pageFonts[name] = bytes;
  outlinesOfFont.set(name, outlinesIn(bytes, sparse));
  pageElement.remove();
}
providePackageFiles(pageFonts);

const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}") as PageData;
const draft = (given: unknown): Report | undefined =>
  given === undefined ? undefined : readDraft(given).report;
const drawable = new Map<string, boolean>();
const pageElement = document.getElementById("page") as HTMLElement;
pageElement.textContent = "";
showApp(pageElement, {
  edition: data.edition ?? currentEdition,
  agency: data.agency,
  year: data.year,
  report: draft(data.report),
  previous: draft(data.previous),
  has: (file, glyph) => {
    const key = `${file} ${glyph}`;
    const there = drawable.get(key) ?? outlinesOfFont.get(file)?.(glyph) ?? true;
    drawable.set(key, there);
    return there;
  },
});
