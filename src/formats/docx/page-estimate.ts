import type { Block, Document, TableBlock } from "../../document/document.ts";
import { rowHeightsOf } from "../../document/row-heights.ts";
import type { TableKey } from "../../form/form.ts";
import type { Style } from "../../style/style.ts";
import { largestBlank, type TableBreak } from "../../style/table-break.ts";
import { textArea } from "../../style/text-area.ts";
import { twip } from "../../style/units.ts";

/** Tables of no more rows stay whole: they fit on any page. */
const smallTable = 16;

/** Characters that a line takes: Latin letters and digits about half as wide as Chinese characters. */
export const wideness = (text: string): number => {
  let sum = 0;
  for (const character of text) sum += /[\u0020-\u024F]/.test(character) ? 0.5 : 1;
  return sum;
};

/** How high a table comes out, pt: rows at their least height, higher where a label needs more lines. */
function tableHeight({ path, grid }: TableBlock, { page, table }: Style): number {
  const size = table.size[path];
  const share = textArea(page).width / grid.widths.reduce((a, b) => a + b, 0);
  const heights = rowHeightsOf(grid, grid.rowHeights.map(twip), ({ column, columns, text, vertical }) => {
    if (vertical) return undefined;
    const width = grid.widths.slice(column, column + columns).reduce((a, b) => a + b, 0) * share;
    const lines = Math.ceil((wideness(text) * size) / (width - 2 * table.paddingX));
    return lines * size * table.pitch + 2 * table.paddingY;
  });
  return heights.reduce((a, b) => a + b, 0);
}

/** Lines of the page's grid that a block of text takes. */
function linesOf(block: Exclude<Block, TableBlock>, { page, text, signature }: Style): number {
  switch (block.type) {
    case "title":
      return block.lines.length * 1.15 + text.linesAfterTitle;
    case "heading":
      return Math.ceil((wideness(block.text) + text.indent) / page.characters);
    case "paragraph":
      return Math.ceil((wideness(block.lead + block.text) + text.indent) / page.characters);
    case "signature":
      return signature.linesAbove + 2;
    case "pageBreak":
      return 0;
    default:
      return block satisfies never;
  }
}

/**
 * The tables that are kept whole. Word breaks its pages itself and knows no third of a page: where each table
 * starts is estimated from the text before it.
 */
export function wholeTables({ blocks }: Document, style: Style, tableBreak: TableBreak): Set<TableKey> {
  const { page } = style;
  const pitch = textArea(page).height / page.lines;
  const whole = new Set<TableKey>();
  let at = 0; // lines of the page that are taken
  let heads = 0; // lines of headings that go with what follows
  for (const block of blocks) {
    const lines = block.type === "table" ? tableHeight(block, style) / pitch : linesOf(block, style);
    if (block.type === "heading") heads += lines;
    else if (block.type === "table") {
      const fits = at + heads + lines <= page.lines;
      const small = block.grid.rowHeights.length <= smallTable;
      const turns = heads + lines <= page.lines && (page.lines - at) / page.lines <= largestBlank;
      if (small || tableBreak === "keep" || (tableBreak === "auto" && (fits || turns))) whole.add(block.path);
      at = (fits || !whole.has(block.path) ? at + heads + lines : heads + lines) % page.lines;
      heads = 0;
    } else {
      // A heading stays with two lines of its text.
      if (block.type === "pageBreak" || at + heads + Math.min(2, lines) > page.lines) at = 0;
      at = (at + heads + lines) % page.lines;
      heads = 0;
    }
  }
  return whole;
}
