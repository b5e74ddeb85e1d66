import type { Prepared } from "../../document/prepare.ts";
import type { Page, PageTable, Source } from "../../layout/page.ts";
import type { Style } from "../../style/style.ts";

/** A cell's place in its whole table. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** What stands beside a table or a picture. */
export type BesidePart = "caption" | "note";

/** What the layout knows and Word does not find by itself. */
export interface PageFacts {
  /** The pieces in which the table of a block stands on the pages; none: nothing is known. */
  piecesOf(block: number): readonly PageTable[];
  /** The lines of a block, of a cell of its table, or of what stands beside it, as the layout breaks them. */
  linesOf(block: number, part?: CellPlace | BesidePart): readonly string[];
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

function placeKey(block: number, part?: CellPlace | BesidePart): string {
  if (part === undefined) return `${block}`;
  return typeof part === "string" ? `${block} ${part}` : `${block} ${part.row} ${part.column}`;
}

const shownPart = ({ cell, part }: Source): CellPlace | BesidePart | undefined => {
  if (cell !== undefined) return { row: cell[0], column: cell[1] };
  return part === "caption" || part === "note" ? part : undefined;
};

/** The text of the lines on the pages, by what they show; date and name of a signature apart. */
function shownLines(pages: readonly Page[]): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const { items } of pages)
    for (const item of items) {
      if (item.type !== "text" || item.source === undefined) continue;
      // A date, a number or 「附件1」 is no line of what it stands with.
      if (item.source.part === "on" || item.source.part === "mark") continue;
      const key = placeKey(item.source.block, shownPart(item.source));
      let text = "";
      for (const { character } of item.line.characters) text += character;
      const known = shown.get(key);
      if (known === undefined) shown.set(key, { lines: [text], size: item.line.size });
      else known.lines.push(text);
    }
  return shown;
}

/** The blocks whose first line or picture is a page's first. */
function pageStarts(pages: readonly Page[]): Set<number> {
  const starts = new Set<number>();
  let last = -1; // the block that the page before ended with
  for (const { items } of pages) {
    // Pictures are drawn before the headings above them: the least counts.
    const blocks = items.flatMap((item) =>
      (item.type === "text" || item.type === "picture") && item.source ? [item.source.block] : [],
    );
    if (blocks.length === 0) continue;
    const first = blocks.reduce((a, b) => Math.min(a, b));
    if (first !== last) starts.add(first);
    last = blocks.reduce((a, b) => Math.max(a, b));
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
    linesOf: (block, part) => shown.get(placeKey(block, part))?.lines ?? [],
    sizeOf: (block, cell) => shown.get(placeKey(block, cell))?.size,
    startsPage: (block) => starts.has(block),
  };
}
