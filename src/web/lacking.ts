import { prepareLater } from "../document/prepare.ts";
import { FontError } from "../fonts/load.ts";
import { type PdfOptions, pdfOutput } from "../formats/pdf/options.ts";
import { layOut } from "../layout/lay-out.ts";
import type { Page, TextItem } from "../layout/page.ts";
import type { Report } from "../report/report.ts";
import { fetchWholeFonts, hasOutline, type LackingGlyph, unpackPieces } from "./page-fonts.ts";

/** A character whose outline is not there, or not yet. */
export interface LackingText extends LackingGlyph {
  readonly item: TextItem;
  readonly character: string;
}

/** The characters of finished pages that cannot be drawn as things stand. */
export function lackingIn(pages: readonly Page[]): LackingText[] {
  const lacking: LackingText[] = [];
  for (const page of pages)
    for (const item of page.items) {
      if (item.type !== "text") continue;
      for (const { character, font, id } of item.line.characters)
        if (font.own !== undefined && !hasOutline(font.own.file, id))
          lacking.push({ item, character, name: font.own.file, glyph: id });
    }
  return lacking;
}

/**
 * Sees to it that every character of a PDF can be drawn before it is made: notes of a review copy have others than the
 * pages that are shown, and whoever is quick asks for a file before they are laid out.
 *
 * @throws {FontError} (as a rejection) if one of them is not to be had
 */
export async function withOutlines(report: Report, options: PdfOptions): Promise<void> {
  const { pages } = await layOut(prepareLater(report, options, pdfOutput)());
  let lacking = lackingIn(pages);
  if (unpackPieces(lacking)) lacking = lackingIn(pages);
  if (lacking.length > 0 && (await fetchWholeFonts(lacking))) lacking = lackingIn(pages);
  if (lacking.length === 0) return;
  const characters = [...new Set(lacking.map(({ character }) => character))].join("");
  throw new FontError(
    `本页的字体里没有“${characters}”。请向发本页的人要生僻字文件（nianbao page -o 生僻字.txt --characters rare），用“打开”读入后再试。`,
  );
}
