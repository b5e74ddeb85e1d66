import "./polyfills.ts";
import { type PackageFileName, packageFileNames, providedFiles } from "#platform";
import { FontError } from "../fonts/load.ts";
import { currentEdition, type EditionKey } from "../form/editions.ts";
import { readDraft } from "../report/draft.ts";
import { parseReport } from "../report/parse.ts";
import { showApp } from "./app.tsx";
import type { PageContent } from "./content.ts";
import style from "./page.css";

export type { PageContent } from "./content.ts";

import { addPageFont, hasPageFont, setWholeFont } from "./page-fonts.ts";

/** The package's fonts by the names of their files: whole (`fonts/` in the package), or sparse (`dist/web/fonts/`, 3 MB). */
export type PageFontFiles = { readonly [N in PackageFileName]?: Uint8Array };

export interface MountOptions {
  /** What stands in the form at first: data of a report, finished or not. */
  readonly report?: unknown;
  /** Last year's report: its figures beside the cells, what was carried forward filled in. */
  readonly previous?: unknown;
  readonly agency?: string;
  readonly year?: number;
  /** The edition of the form; by default that of `report`, or the one in force. */
  readonly edition?: EditionKey;
  /** All five, unless `providePackageFiles` was called with them; forms of one page share them. */
  readonly fonts?: PageFontFiles;
  /** Fetches a font's whole file, when a sparse one lacks a character. */
  readonly wholeFont?: (name: PackageFileName) => Promise<Uint8Array>;
  /** Keeps what is not saved in the browser's localStorage, and warns on leaving. Left out, that is the caller's business. */
  readonly keepsDrafts?: boolean;
  /** Called after each change. */
  readonly onChange?: (content: PageContent) => void;
  /** What 存盘 does; left out, it writes a file. If the promise is rejected, the form says so and keeps everything. */
  readonly onSave?: (content: PageContent) => void | Promise<void>;
}

export interface MountedPage {
  /** What stands in the form now. */
  report(): PageContent;
  /** Takes the form out of the page, with all its listeners and styles. */
  destroy(): void;
}

function takeFonts({ fonts = {}, wholeFont }: MountOptions): void {
  const provided = providedFiles();
  for (const name of packageFileNames) {
    const given = fonts[name] ?? (provided as PageFontFiles | undefined)?.[name];
    if (given !== undefined) addPageFont(name, given);
    else if (!hasPageFont(name))
      throw new FontError(`mount 的 fonts 里没有“${name}”，请给出 gov-nianbao/fonts 里五个字体文件的字节。`);
    if (wholeFont !== undefined) setWholeFont(name, () => wholeFont(name));
  }
}

/**
 * Puts the form in which a report is filled in, with its findings and finished pages, into an element of a page. It stands in
 * a shadow root: styles of the page do not reach it, nor its own the page. The element should have a height; without
 * one the form is as high as the window.
 *
 * @throws {FontError} if a font is missing or is not the package's
 * @throws {ReportError} if `previous` is not a report
 * @example
 * const form = mount(document.getElementById("form"), { report, fonts, onSave: ({ data }) => save(data) });
 * form.report().isWhole;
 * form.destroy();
 */
export function mount(element: Element, options: MountOptions): MountedPage {
  takeFonts(options);
  const { report, previous, agency, year, edition, keepsDrafts = false, onChange, onSave } = options;
  const lastYear = previous === undefined ? undefined : parseReport(previous);
  const draft = report === undefined ? undefined : readDraft(report).report;
  const host = document.createElement("div");
  // The page's own rules for `div` count for the host, too.
  host.style.cssText = "all: initial; display: block; height: 100%;";
  element.append(host);
  if (host.clientHeight < 200) host.style.height = "100vh";
  const root = host.attachShadow({ mode: "open" });
  const frame = document.createElement("div");
  frame.style.height = "100%";
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    // Unlike an element, this no policy of the page for styles forbids.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } else {
    const own = document.createElement("style");
    own.textContent = style;
    root.append(own);
  }
  root.append(frame);
  let content: PageContent = { data: {}, isWhole: false, problems: [], findings: [] };
  const end = showApp(frame, {
    edition: draft?.edition ?? edition ?? currentEdition,
    agency,
    year,
    report: draft,
    previous: lastYear,
    keepsDrafts,
    isPart: true,
    onChange,
    onSave,
    onState: (state) => {
      content = state;
    },
  });
  return {
    report: () => content,
    destroy: () => {
      end();
      host.remove();
    },
  };
}
