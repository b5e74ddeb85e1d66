import type { Prepared } from "../../document/prepare.ts";
import type { Page } from "../../layout/page.ts";
import type { Style } from "../../style/style.ts";

/** What the layout knows and Word does not find by itself. */
export interface PageFacts {
  /** Before which rows the table of a block is cut; none: it stands on one page. */
  cutsOf(block: number): readonly number[];
  /** The lines of a block, or of a cell of its table, as the layout breaks them. */
  linesOf(block: number, cell?: { readonly row: number; readonly column: number }): readonly string[];
}

const placeKey = (block: number, row?: number, column?: number) =>
  row === undefined ? `${block}` : `${block} ${row} ${column}`;

/** The text of the lines on the pages, by what they show; date and name of a signature apart. */
function shownLines(pages: readonly Page[]): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const { items } of pages)
    for (const item of items) {
      if (item.type !== "text" || item.source === undefined || item.source.part === "on") continue;
      const { block, cell } = item.source;
      const key = placeKey(block, ...(cell ?? []));
      const text = item.line.characters.map(({ character }) => character).join("");
      const known = lines.get(key);
      if (known === undefined) lines.set(key, [text]);
      else known.push(text);
    }
  return lines;
}

/** Before which rows each table is cut: the first row that each page after its first has of it. */
function cutRows(pages: readonly Page[]): Map<number, number[]> {
  const first = new Map<number, Map<number, number>>();
  pages.forEach(({ items }, page) => {
    for (const item of items) {
      if (item.type !== "text" || item.source?.cell === undefined) continue;
      const { block, cell } = item.source;
      const rows = first.get(block) ?? new Map<number, number>();
      rows.set(page, Math.min(cell[0], rows.get(page) ?? cell[0]));
      first.set(block, rows);
    }
  });
  return new Map([...first].map(([block, rows]) => [block, [...rows.values()].slice(1)]));
}

const noFacts: PageFacts = { cutsOf: () => [], linesOf: () => [] };

/**
 * Lays the document out with the package's fonts, on the page that the Word file has. Where the fonts are not at hand, as
 * in the package without them, lines and cuts are left to Word.
 */
export async function pageFacts(
  { document, options }: Pick<Prepared, "document" | "options">,
  style: Style,
): Promise<PageFacts> {
  const [{ bundledFontSet }, { FontError }, { ownPages }] = await Promise.all([
    import("../../fonts/font-set.ts"),
    import("../../fonts/load.ts"),
    import("../../layout/lay-out.ts"),
  ]);
  const { seal, tableBreak } = options;
  try {
    bundledFontSet();
  } catch (error) {
    if (error instanceof FontError) return noFacts;
    throw error;
  }
  // A character that the package's fonts lack may well be in Word's: it is none of this file's business.
  const pages = ownPages(document, { style, seal, tableBreak }, () => {});
  const [lines, cuts] = [shownLines(pages), cutRows(pages)];
  return {
    cutsOf: (block) => cuts.get(block) ?? [],
    linesOf: (block, cell) => lines.get(placeKey(block, cell?.row, cell?.column)) ?? [],
  };
}
