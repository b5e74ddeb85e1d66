import type { Prepared } from "../../document/prepare.ts";
import type { Page, PageTable } from "../../layout/page.ts";
import type { Style } from "../../style/style.ts";

/** A cell's place in its whole table. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What the layout knows and Word does not find by itself. */
export interface PageFacts {
  /** The pieces in which the table of a block stands on the pages; none: nothing is known. */
  piecesOf(block: number): readonly PageTable[];
  /** The lines of a block, or of a cell of its table, as the layout breaks them. */
  linesOf(block: number, cell?: CellPlace): readonly string[];
  /** The size in which the layout sets a cell's text, pt. */
  sizeOf(block: number, cell: CellPlace): number | undefined;
  /** Whether a page starts with the block's first line. */
  startsPage(block: number): boolean;
}

/** The lines that show a block or a cell: their text, and the size of the first. */
interface Shown {
  readonly lines: string[];
  readonly size: number;
}

const placeKey = (block: number, row?: number, column?: number) =>
  row === undefined ? `${block}` : `${block} ${row} ${column}`;

/** The text of the lines on the pages, by what they show; date and name of a signature apart. */
function shownLines(pages: readonly Page[]): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const { items } of pages)
    for (const item of items) {
      if (item.type !== "text" || item.source === undefined) continue;
      // A date, a number or 「附件1」 is no line of what it stands with.
      if (item.source.part === "on" || item.source.part === "mark") continue;
      const { block, cell } = item.source;
      const key = placeKey(block, ...(cell ?? []));
      let text = "";
      for (const { character } of item.line.characters) text += character;
      const known = shown.get(key);
      if (known === undefined) shown.set(key, { lines: [text], size: item.line.size });
      else known.lines.push(text);
    }
  return shown;
}

/** The blocks whose first line is a page's first. */
function pageStarts(pages: readonly Page[]): Set<number> {
  const starts = new Set<number>();
  let last = -1; // the block that the page before ended with
  for (const { items } of pages) {
    const blocks = items.flatMap((item) => (item.type === "text" && item.source ? [item.source.block] : []));
    const [first] = blocks;
    if (first !== undefined && first !== last) starts.add(first);
    last = blocks.at(-1) ?? last;
  }
  return starts;
}

const noFacts: PageFacts = {
  piecesOf: () => [],
  linesOf: () => [],
  sizeOf: () => undefined,
  startsPage: () => false,
};

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
  const shown = shownLines(pages);
  const tables = pages.flatMap((page) => page.tables);
  const starts = pageStarts(pages);
  return {
    piecesOf: (block) => tables.filter((table) => table.block === block),
    linesOf: (block, cell) => shown.get(placeKey(block, cell?.row, cell?.column))?.lines ?? [],
    sizeOf: (block, { row, column }) => shown.get(placeKey(block, row, column))?.size,
    startsPage: (block) => starts.has(block),
  };
}
