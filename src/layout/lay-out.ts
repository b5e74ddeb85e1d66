import type { Document } from "../document/document.ts";
import type { Prepared } from "../document/prepare.ts";
import { bundledFontSet, type FontSet, fontSet } from "../fonts/font-set.ts";
import { withFonts } from "../fonts/load.ts";
import type { Edition } from "../form/form.ts";
import type { Problem } from "../problem/problem.ts";
import { ReportError } from "../report/error.ts";
import { pathKeys, placeOf } from "../report/place.ts";
import type { FontOptions } from "../style/fonts.ts";
import type { Page } from "./page.ts";
import { type LayoutOptions, layoutPages } from "./pages.ts";

const fontsOf = (options: FontOptions | undefined): FontSet =>
  options === undefined || options === "windows" ? bundledFontSet() : fontSet(options);

/** Collects what cannot be printed: characters that no font holds, each once for a path, and rows higher than a page. */
function missingCharacters(edition: Edition) {
  const problems = new Map<string, Problem>();
  const add = (path: string, character: string) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    const message = `所用字体都没有“${character}”（U+${code}）这个字，请改字，或用 fonts.fallback 指定含有它的字体。`;
    problems.set(`${path} ${code}`, {
      code: "MISSING_GLYPH",
      path,
      place: placeOf(edition, pathKeys(path)),
      found: character,
      message,
    });
  };
  const tooHigh = (path: string) => {
    if (!path.includes(".")) return; // a table of the form
    const message = "表格有一行比一页还高，印不下；请缩短这一行的文字、拆成几行，或减少列数。";
    problems.set(path, { code: "DOES_NOT_FIT", path, place: placeOf(edition, pathKeys(path)), message });
  };
  return { problems, add, tooHigh };
}

/** The document that was laid out last with the package's own fonts: Word asks for the lines that the PDF has. */
let latestPages:
  | { readonly document: Document; readonly key: string; readonly pages: readonly Page[] }
  | undefined;

/** The pages of a document in the package's own fonts; of one that was just laid out alike, the same. */
export function ownPages(
  document: Document,
  setting: Omit<LayoutOptions, "fonts" | "missing" | "tooHigh">,
  missing: LayoutOptions["missing"],
  tooHigh: LayoutOptions["tooHigh"] = () => {},
): readonly Page[] {
  const key = JSON.stringify(setting);
  if (latestPages?.document === document && latestPages.key === key) return latestPages.pages;
  let whole = true;
  const pages = layoutPages(document, {
    ...setting,
    fonts: bundledFontSet(),
    missing: (path, character) => {
      whole = false;
      missing(path, character);
    },
    tooHigh: (path) => {
      whole = false;
      tooHigh(path);
    },
  });
  // What lacks a character is laid out again, so that whoever asks is told.
  if (whole) latestPages = { document, key, pages };
  return pages;
}

/** The pages of a document, and the fonts that draw them. */
export interface LaidOut {
  readonly pages: readonly Page[];
  readonly fonts: FontSet;
}

/**
 * What every format of fixed pages starts from.
 *
 * @throws {ReportError} (as a rejection) if no font holds one of the document's characters
 * @throws {FontError} (as a rejection) if a font cannot be used
 */
export async function layOut({ edition, document, options, style }: Prepared): Promise<LaidOut> {
  const { problems, add, tooHigh } = missingCharacters(edition);
  const fonts = await withFonts(() => fontsOf(options.fonts));
  const setting = { style, seal: options.seal, tableBreak: options.tableBreak };
  const missing: LayoutOptions["missing"] = (path, { character }) => add(path, character);
  const pages =
    fonts === bundledFontSet()
      ? ownPages(document, setting, missing, tooHigh)
      : layoutPages(document, { ...setting, fonts, missing, tooHigh });
  if (problems.size > 0) throw new ReportError([...problems.values()]);
  return { pages, fonts };
}
