import { cellsOfBlock } from "./block-cells.ts";

/** The most cells that a cell of a copied table may cover: a hostile clipboard makes none of them by the million. */
const mostSpan = 100;

/** From the table on, without styles: the page lets in none but its own, and the browser's console would tell each. */
const unstyled = (html: string) =>
  html
    .slice(Math.max(0, html.search(/<table\b/iu)))
    .replace(/<[^<>]+>/gu, (tag) => tag.replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/giu, ""));

/** The cells of the first table in a clipboard's HTML, what spans several of them in the first; none if there is no table. */
function cellsOfTable(html: string): string[][] {
  const table = new DOMParser().parseFromString(unstyled(html), "text/html").querySelector("table");
  const rows: string[][] = [];
  [...(table?.rows ?? [])].forEach((line, r) => {
    rows[r] ??= [];
    let column = 0;
    for (const cell of line.cells) {
      const row = rows[r] as string[];
      while (row[column] !== undefined) column += 1;
      const [down, across] = [cell.rowSpan, cell.colSpan].map((span) =>
        Math.min(Math.max(1, span), mostSpan),
      );
      for (let i = 0; i < (down as number); i++)
        for (let j = 0; j < (across as number); j++) {
          rows[r + i] ??= [];
          (rows[r + i] as string[])[column + j] = i + j === 0 ? (cell.textContent ?? "").trim() : "";
        }
      column += across as number;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? ""));
}

/**
 * A pasted block. Cells of several paragraphs and merged ones of Word's tables put the text's lines out of step: then the
 * table itself is asked.
 */
export function cellsOfClipboard(text: string, html: string): string[][] {
  const cells = cellsOfBlock(text);
  if (html === "" || cells.every(({ length }) => length === cells[0]?.length)) return cells;
  const table = cellsOfTable(html);
  return table.length === 0 ? cells : table;
}
