import "./polyfills.ts";
import { inflateRaw, type PackageFileName } from "#platform";
import { currentEdition, type EditionKey } from "../form/editions.ts";
import { readDraft } from "../report/draft.ts";
import type { Report } from "../report/report.ts";
import { showApp } from "./app.tsx";
import { unpackCodeWhenAsked } from "./code-pieces.ts";
import { mostFont, takePieces, unpackedLetters } from "./font-pieces.ts";
import { addPageFont } from "./page-fonts.ts";

/** What `nianbao page` wrote into the file beside the program. */
interface PageData {
  readonly agency?: string;
  readonly year?: number;
  readonly edition?: EditionKey;
  readonly report?: unknown;
  readonly previous?: unknown;
}

unpackCodeWhenAsked();
for (const element of document.querySelectorAll<HTMLElement>("script[data-font]")) {
  const packed = unpackedLetters(element.textContent ?? "");
  addPageFont(element.dataset.font as PackageFileName, inflateRaw(packed, mostFont));
  element.remove();
}
for (const element of document.querySelectorAll("script.pieces")) {
  takePieces(element.textContent ?? "");
  element.remove();
}

const data = JSON.parse(document.getElementById("data")?.textContent ?? "{}") as PageData;
const draft = (given: unknown): Report | undefined =>
  given === undefined ? undefined : readDraft(given).report;
const pageElement = document.getElementById("page") as HTMLElement;
pageElement.textContent = "";
showApp(pageElement, {
  edition: data.edition ?? currentEdition,
  agency: data.agency,
  year: data.year,
  report: draft(data.report),
  previous: draft(data.previous),
  keepsDrafts: true,
});
