import { alignOf } from "../../document/cell-look.ts";
import type { ItemsBlock, OwnTableBlock, PictureBlock } from "../../document/document.ts";
import { type Cell, cellsByRow } from "../../document/grid.ts";
import { scopeOf } from "../../document/headers.ts";
import { labelParts } from "../../document/name-parts.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import type { TextLink } from "../../report/narrative.ts";
import { base64Of } from "../../report/picture.ts";
import { gbt9704 } from "../../style/gbt9704.ts";

/** A text with the stretches that lead somewhere. */
export function linkedText(text: string, links: readonly TextLink[]): string {
  let html = "";
  let start = 0;
  for (const { from, to, href } of links) {
    html += `${escaped(text.slice(start, from))}<a href="${escaped(href)}">${escaped(text.slice(from, to))}</a>`;
    start = to;
  }
  return html + escaped(text.slice(start));
}

/** A list; its marks are the browser's. */
export function itemsHtml({ items, ordered }: ItemsBlock): string {
  const name = ordered ? "ol" : "ul";
  return `<${name}>${items.map(({ text }) => `<li>${escaped(text)}</li>`).join("")}</${name}>`;
}

function ownCell(cell: Cell): string {
  const { role, rows, columns, text } = cell;
  const align = alignOf(cell, gbt9704.table);
  const spans = `${rows > 1 ? ` rowspan="${rows}"` : ""}${columns > 1 ? ` colspan="${columns}"` : ""}`;
  if (role === "head" && scopeOf(cell) === undefined) return `<td class="head"${spans}></td>`;
  if (role === "head")
    return `<th class="head" scope="col"${spans}>${labelParts(text).map(escaped).join("<wbr>")}</th>`;
  return `<td${align === "center" ? "" : ` class="${align}"`}${spans}>${escaped(text)}</td>`;
}

/** A table of the report's own, which scrolls by itself where the screen is narrow. */
export function ownTableHtml({ path, grid, caption, note }: OwnTableBlock): string {
  const id = path.replaceAll(".", "-");
  const rows = cellsByRow(grid).map((cells) => `<tr>${cells.map(ownCell).join("")}</tr>`);
  const part = (name: string, some: readonly string[]) =>
    some.length === 0 ? "" : `<${name}>\n${some.join("\n")}\n</${name}>\n`;
  const named = caption === undefined ? ' aria-label="表格"' : ` aria-labelledby="${id}"`;
  const shown = caption === undefined ? "" : `<caption id="${id}">${escaped(caption)}</caption>\n`;
  return `<div class="own" role="region" tabindex="0"${named}>
<table>${shown}${part("thead", rows.slice(0, grid.headRows))}${part("tbody", rows.slice(grid.headRows))}</table>
</div>${note === undefined ? "" : `\n<p class="note">${escaped(note)}</p>`}`;
}

/** CSS counts 96 pixels an inch. */
const cssPixels = (points: number) => Math.round((points * 96) / 72);

/** The width that the report names, mm: pixels are coarser. */
const toMm = (points: number) => Math.round((points * 254) / 72) / 10;

/** A picture in the page itself: nothing comes from outside. */
export function pictureHtml({ picture, width, height, alt, caption }: PictureBlock): string {
  const size = `width="${cssPixels(width)}" height="${cssPixels(height)}" data-width="${toMm(width)}"`;
  const image = `<img src="data:image/${picture.type};base64,${base64Of(picture.bytes)}" ${size} alt="${escaped(alt)}">`;
  const below = caption === undefined ? "" : `<figcaption>${escaped(caption)}</figcaption>`;
  return `<figure>${image}${below}</figure>`;
}
