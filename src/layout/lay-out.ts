import type { Prepared } from "../document/prepare.ts";
import { type FontSet, fontSet } from "../fonts/font-set.ts";
import type { Edition } from "../form/form.ts";
import type { Problem } from "../problem/problem.ts";
import { ReportError } from "../report/error.ts";
import { placeOf } from "../report/place.ts";
import type { FontOptions } from "../style/fonts.ts";
import type { Page } from "./page.ts";
import { layoutPages } from "./pages.ts";

let bundledFontSet: FontSet | undefined;

function fontsOf(options: FontOptions | undefined): FontSet {
  if (options !== undefined && options !== "windows") return fontSet(options);
  bundledFontSet ??= fontSet();
  return bundledFontSet;
}

/** Collects the characters that no font holds, each once for a path. */
function missingCharacters(edition: Edition) {
  const problems = new Map<string, Problem>();
  const add = (path: string, character: string) => {
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    const message = `所用字体都没有“${character}”（U+${code}）这个字，请改字，或用 fonts.fallback 指定含有它的字体。`;
    const keys = path.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    problems.set(`${path} ${code}`, {
      code: "MISSING_GLYPH",
      path,
      place: placeOf(edition, keys),
      found: character,
      message,
    });
  };
  return { problems, add };
}

/** The pages of a document, and the fonts that draw them. */
export interface LaidOut {
  readonly pages: readonly Page[];
  readonly fonts: FontSet;
}

/**
 * What every format of fixed pages starts from.
 *
 * @throws {ReportError} if no font holds one of the document's characters
 * @throws {FontError} if a font cannot be used
 */
export function layOut({ edition, document, options, style }: Prepared): LaidOut {
  const { problems, add } = missingCharacters(edition);
  const fonts = fontsOf(options.fonts);
  const pages = layoutPages(document, {
    style,
    fonts,
    seal: options.seal,
    tableBreak: options.tableBreak,
    missing: (path, { character }) => add(path, character),
  });
  if (problems.size > 0) throw new ReportError([...problems.values()]);
  return { pages, fonts };
}
