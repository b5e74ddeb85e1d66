import { alignOf } from "../../document/cell-look.ts";
import type { ItemsBlock, OwnTableBlock, PictureBlock, TextMark } from "../../document/document.ts";
import { type Cell, cellsByRow } from "../../document/grid.ts";
import { scopeOf } from "../../document/headers.ts";
import { labelParts } from "../../document/name-parts.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import type { TextLink } from "../../report/narrative.ts";
import { base64Of } from "../../report/picture.ts";
import { gbt9704 } from "../../style/gbt9704.ts";
import { markedHtml } from "./marks.ts";

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

const ofItem = (marks: readonly TextMark[], i: number) => marks.filter(({ item }) => item === i);
const ofPart = (marks: readonly TextMark[], name: "caption" | "note") =>
  marks.filter(({ part }) => part === name);

/** A list; what stands before its items is the browser's. */
export function itemsHtml({ items, ordered, marks = [] }: ItemsBlock, remarks: readonly string[]): string {
  const name = ordered ? "ol" : "ul";
  return `<${name}>${items.map(({ text }, i) => `<li>${markedHtml(text, ofItem(marks, i), remarks)}</li>`).join("")}</${name}>`;
}

function ownCell(cell: Cell): string {
  const { role, rows, columns, text } = cell;
  const align = alignOf(cell, gbt9704.table);
  const marked = cell.marked === undefined ? [] : [{ doubted: "marked", evidence: "evidence" }[cell.marked]];
  const spans = `${rows > 1 ? ` rowspan="${rows}"` : ""}${columns > 1 ? ` colspan="${columns}"` : ""}`;
  if (role === "head" && scopeOf(cell) === undefined) return `<td class="head"${spans}></td>`;
  if (role === "head")
    return `<th class="${["head", ...marked].join(" ")}" scope="col"${spans}>${labelParts(text).map(escaped).join("<wbr>")}</th>`;
  const classes = [...(align === "center" ? [] : [align]), ...marked];
  return `<td${classes.length === 0 ? "" : ` class="${classes.join(" ")}"`}${spans}>${escaped(text)}</td>`;
}

/** A table of the report's own, which scrolls by itself where the screen is narrow. */
export function ownTableHtml(
  { path, grid, caption, note, marks = [] }: OwnTableBlock,
  remarks: readonly string[],
): string {
  const id = path.replaceAll(".", "-");
  const rows = cellsByRow(grid).map((cells) => `<tr>${cells.map(ownCell).join("")}</tr>`);
  const part = (name: string, some: readonly string[]) =>
    some.length === 0 ? "" : `<${name}>\n${some.join("\n")}\n</${name}>\n`;
  const named = caption === undefined ? ' aria-label="表格"' : ` aria-labelledby="${id}"`;
  const shown =
    caption === undefined
      ? ""
      : `<caption id="${id}">${markedHtml(caption, ofPart(marks, "caption"), remarks)}</caption>\n`;
  return `<div class="own" role="region" tabindex="0"${named}>
<table>${shown}${part("thead", rows.slice(0, grid.headRows))}${part("tbody", rows.slice(grid.headRows))}</table>
</div>${note === undefined ? "" : `\n<p class="note">${markedHtml(note, ofPart(marks, "note"), remarks)}</p>`}`;
}

/** CSS counts 96 pixels an inch. */
const cssPixels = (points: number) => Math.round((points * 96) / 72);

/** The width that the report names, mm: pixels are coarser. */
const toMm = (points: number) => Math.round((points * 254) / 72) / 10;

/** A picture in the page itself: nothing comes from outside. */
export function pictureHtml(
  { picture, width, height, alt, caption, marks = [] }: PictureBlock,
  remarks: readonly string[],
): string {
  const size = `width="${cssPixels(width)}" height="${cssPixels(height)}" data-width="${toMm(width)}"`;
  const image = `<img src="data:image/${picture.type};base64,${base64Of(picture.bytes)}" ${size} alt="${escaped(alt)}">`;
  const below =
    caption === undefined
      ? ""
      : `<figcaption>${markedHtml(caption, ofPart(marks, "caption"), remarks)}</figcaption>`;
  return `<figure>${image}${below}</figure>`;
}
