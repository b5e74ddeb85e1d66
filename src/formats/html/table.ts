import { alignOf } from "../../document/cell-look.ts";
import type { TableBlock } from "../../document/document.ts";
import { type Cell, cellsByRow } from "../../document/grid.ts";
import { headersOf, scopeOf } from "../../document/headers.ts";
import { labelPieces, uprightPieces } from "../../document/label-breaks.ts";
import { escapedXml as escaped } from "../../opc/xml.ts";
import type { TableStyle } from "../../style/style.ts";

const htmlAttribute = (name: string, value: string | number | undefined): string =>
  value === undefined || value === "" ? "" : ` ${name}="${escaped(String(value))}"`;
const span = (name: string, count: number): string => htmlAttribute(name, count > 1 ? count : undefined);

/** A band is the head of its group of rows, which is a group of its own. */
const scope = (cell: Cell): string | undefined => {
  if (cell.role === "band") return "rowgroup";
  const scope = scopeOf(cell);
  return scope === "column" ? "col" : scope;
};

const uprightHtml = (text: string) =>
  `<span>${uprightPieces(text)
    .map((piece, i) => (i % 2 === 1 ? `<span>${piece}</span>` : escaped(piece)))
    .join("")}</span>`;

function cellHtml(
  cell: Cell,
  idOf: (cell: Cell) => string,
  headers: readonly Cell[],
  { stub, table }: { readonly stub: boolean; readonly table: TableStyle },
): string {
  const { role, rows, columns, column, text, address, vertical, marked } = cell;
  const classes = [
    role,
    ...(stub ? [`stub-${column}`] : []),
    ...(vertical ? ["upright"] : []),
    ...(alignOf(cell, table) === "left" ? ["left"] : []),
    ...(marked ? [{ doubted: "marked", evidence: "evidence" }[marked]] : []),
  ];
  const pieces = labelPieces(cell);
  if (role === "stub" && pieces === undefined) classes.push("long");
  const tag = scope(cell) === undefined ? "td" : "th";
  const content = vertical ? uprightHtml(text) : (pieces ?? [text]).map(escaped).join("<wbr>");
  return [
    `<${tag}`,
    htmlAttribute("class", classes.join(" ")),
    htmlAttribute("id", tag === "th" ? idOf(cell) : undefined),
    htmlAttribute("scope", scope(cell)),
    span("rowspan", rows),
    span("colspan", columns),
    htmlAttribute("headers", headers.map(idOf).join(" ")),
    htmlAttribute("data-figure", address),
    `>${content}</${tag}>`,
  ].join("");
}

/**
 * A table of the form with caption, scopes, headers and true spans, in a box that can be scrolled by itself where
 * the screen is narrow.
 */
export function tableHtml(block: TableBlock, table: TableStyle): string {
  const { grid, caption } = block;
  const path = tableName(block);
  const headers = headersOf(grid);
  const stubs = stubColumns(grid.cells);
  const idOf = ({ row, column }: Cell) => `${path}-${row}-${column}`;
  const groups: string[] = [];
  cellsByRow(grid).forEach((cells, r) => {
    const row = cells
      .map((cell) => cellHtml(cell, idOf, headers.get(cell) ?? [], { stub: cell.column < stubs, table }))
      .join("");
    const opens = r === 0 || r === grid.headRows || cells.some(({ role }) => role === "band");
    if (opens) groups.push(r < grid.headRows ? "<thead>" : "<tbody>");
    groups.push(`${groups.pop()}\n<tr>${row}</tr>`);
  });
  const closed = groups.map((group) => `${group}\n</${group.slice(1, 6)}>`);
  return `<div class="table${block.isAnnex ? " annex" : ""}" role="region" tabindex="0" aria-labelledby="${path}-caption">
<table id="${path}-table"><caption id="${path}-caption">${escaped(caption)}</caption>
<colgroup>${grid.widths.map(() => "<col>").join("")}</colgroup>
${closed.join("\n")}
</table>
</div>`;
}

/** The name of a table on the page. */
export const tableName = ({ path, isAnnex, grid }: TableBlock): string =>
  isAnnex ? `review-${grid.cells.find(({ role }) => role === "stub")?.text}` : path;

/** How many columns from the left hold stubs. */
export const stubColumns = (cells: readonly Cell[]): number =>
  Math.max(0, ...cells.map(({ role, column, columns }) => (role === "stub" ? column + columns : 0)));
