import { cellsByRow } from "../../document/grid.ts";
import { sectionGrid } from "../../document/section-grid.ts";
import type { TableKey } from "../../form/form.ts";
import type { FigureKind } from "../../form/labels.ts";
import type { NarrativeBlockInput, SpanningCell, TableAlign } from "../../report/blocks.ts";
import {
  addressOf,
  figuresOf,
  keysOf,
  type MutableTree,
  putAt,
  type TableSection,
} from "../../report/figures.ts";
import { compact } from "../../report/seen-basics.ts";
import { plainText, writtenFigure } from "../../report/written-figure.ts";
import { attributeIn, type Element } from "./page-nodes.ts";
import { elementsIn, inlineText, otherPage } from "./read-inline.ts";

const spanIn = (cell: Element, name: string) => Number(attributeIn(cell, name) || 1);

/** The rows of a table, with whether each is one of its head, and its caption. */
function rowsIn(table: Element): { caption?: Element; rows: { cells: Element[]; head: boolean }[] } {
  const rows: { cells: Element[]; head: boolean }[] = [];
  let caption: Element | undefined;
  for (const part of elementsIn(table)) {
    if (part.tagName === "caption" && caption === undefined) caption = part;
    else if (part.tagName === "thead" || part.tagName === "tbody")
      for (const row of elementsIn(part)) {
        const cells = row.tagName === "tr" ? elementsIn(row) : otherPage("表格");
        if (cells.some(({ tagName }) => tagName !== "td" && tagName !== "th")) otherPage("表格");
        rows.push({ cells, head: part.tagName === "thead" });
      }
    else if (part.tagName !== "colgroup") otherPage("表格");
  }
  return { ...(caption && { caption }), rows };
}

function figureIn(text: string, kind: FigureKind, place: string): number | string | null {
  const written = plainText(text);
  if (written === "") return null;
  if (written === "/") return "/";
  const read = writtenFigure(text, kind);
  return read !== undefined && "value" in read ? read.value : otherPage(place);
}

/** The figures of a table of the form, which is as this package writes it: every cell by its place, label and address. */
export function figuresIn(
  box: Element,
  section: TableSection,
  key: TableKey,
): MutableTree<number | string | null> {
  const [table, ...others] = elementsIn(box);
  if (table?.tagName !== "table" || others.length > 0) otherPage(section.table);
  const kinds = new Map(figuresOf(section).map(({ keys, kind }) => [addressOf(key, keys), kind]));
  const tree: MutableTree<number | string | null> = {};
  const { rows } = rowsIn(table as Element);
  const form = cellsByRow(sectionGrid(section, key));
  if (rows.length !== form.length) otherPage(section.table);
  for (const [r, { cells }] of rows.entries()) {
    const asked = form[r] ?? [];
    if (cells.length !== asked.length) otherPage(section.table);
    for (const [c, cell] of cells.entries()) {
      const { text: label, address, rows: down, columns } = asked[c] ?? otherPage(section.table);
      const { text } = inlineText(cell);
      const same =
        spanIn(cell, "rowspan") === down &&
        spanIn(cell, "colspan") === columns &&
        attributeIn(cell, "data-figure") === (address ?? "") &&
        (address !== undefined || compact(text) === compact(label));
      if (!same) otherPage(section.table);
      if (address !== undefined)
        putAt(tree, keysOf(address), figureIn(text, kinds.get(address) as FigureKind, section.table));
    }
  }
  return tree;
}

const alignIn = (cell: Element): TableAlign => {
  const name = attributeIn(cell, "class");
  return name === "left" || name === "right" ? name : "center";
};

/** A table of the report's own. `lost` is told of links, which no cell keeps. */
export function ownTableIn(
  box: Element,
  lost: (href: string, where: string) => void,
): Extract<NarrativeBlockInput, { kind: "table" }> {
  const [table, ...others] = elementsIn(box);
  if (table?.tagName !== "table" || others.length > 0) otherPage("文中表格");
  const { caption, rows } = rowsIn(table as Element);
  const read = (element: Element) => {
    const { text, links } = inlineText(element);
    for (const { href } of links) lost(href, text);
    return text;
  };
  const headRows = rows.filter(({ head }) => head).length;
  const align: TableAlign[] = [];
  const taken = rows.map((): boolean[] => []);
  const given = rows.map(({ cells }, r) => {
    let column = 0;
    return cells.map((cell): SpanningCell => {
      const [down, across] = [spanIn(cell, "rowspan"), spanIn(cell, "colspan")];
      while (taken[r]?.[column]) column += 1;
      if (r >= headRows) align[column] ??= alignIn(cell);
      for (let row = r; row < Math.min(r + down, rows.length); row++)
        for (let c = column; c < Math.min(column + across, 100); c++) (taken[row] as boolean[])[c] = true;
      column += across;
      return { text: read(cell), rows: down, columns: across };
    });
  });
  const columns = Math.max(0, ...taken.map(({ length }) => length));
  return {
    kind: "table",
    headRows,
    rows: given,
    align: Array.from({ length: columns }, (_, c) => align[c] ?? "center"),
    ...(caption !== undefined && { caption: read(caption) }),
  };
}
