import { type Document, reviewLabel } from "../document/document.ts";
import type { FontSet } from "../fonts/font-set.ts";
import type { Style } from "../style/style.ts";
import type { TableBreak } from "../style/table-break.ts";
import type { CellSetting } from "./cell.ts";
import { flow, type TableGroup } from "./flow.ts";
import { type PageGrid, pageGrid } from "./grid-page.ts";
import { baselineOfEm } from "./line.ts";
import type { LineGroup } from "./line-group.ts";
import { markedItems } from "./marks.ts";
import type { MissingCharacter } from "./measure.ts";
import type { Page, PageItem, PageTable } from "./page.ts";
import { pageLabel, pageNumber } from "./page-number.ts";
import { linesFor, type PlannedPiece, placed, planTables } from "./plan.ts";
import { heightOf, stretched, tableItems } from "./table.ts";

export interface LayoutOptions {
  readonly style: Style;
  readonly fonts: FontSet;
  readonly seal: boolean;
  readonly tableBreak: TableBreak;
  /** Called for each character that no font holds, with the path of its text. */
  readonly missing: (path: string, character: MissingCharacter) => void;
  /** Called for a table a row of which is higher than a page, with its path. */
  readonly tooHigh?: (path: string) => void;
}

/** Pages under way: what stands on them, and how far the last is filled. */
class Filling {
  readonly pages: { readonly items: PageItem[]; readonly tables: PageTable[] }[] = [
    { items: [], tables: [] },
  ];
  /** The next free line of the grid. */
  slot = 0;
  readonly grid: PageGrid;

  constructor(grid: PageGrid) {
    this.grid = grid;
  }

  turn(): void {
    this.pages.push({ items: [], tables: [] });
    this.slot = 0;
  }

  add(items: readonly PageItem[]): void {
    for (const item of items) this.pages.at(-1)?.items.push(item);
  }

  /** A group higher than a page goes on over the next ones. */
  addLines(group: LineGroup): void {
    const { left, top, linePitch } = this.grid;
    const { slot, turns } = placed(group, this.slot, this.grid);
    let start = this.slot * linePitch;
    for (const { x, top: inGroup, ...picture } of group.pictures ?? [])
      this.add([{ type: "picture", ...picture, x: left + x, y: top + start + inGroup }]);
    group.lines.forEach(({ line, x, top: inGroup, source, bookmark, href }, i) => {
      if (turns.has(i)) {
        this.turn();
        start = -inGroup;
      }
      const baseline = top + start + inGroup + line.size * baselineOfEm;
      this.add([
        {
          type: "text",
          line,
          x: left + x,
          baseline,
          source,
          ...(bookmark && { bookmark }),
          ...(href !== undefined && { href }),
        },
      ]);
    });
    this.slot = slot;
  }

  /**
   * A piece of a table, its top where a line's type would start. The last piece is stretched by less than a line to
   * where a line's type would end: what follows stands on the grid, as far below the table as lines are from each other.
   */
  addTable({ table, start }: PlannedPiece, at: number, last: boolean, setting: CellSetting): void {
    const { left, top, linePitch, size } = this.grid;
    const lines = linesFor(heightOf(table), this.grid);
    const rowHeights = table.rows.slice(1).map((edge, i) => edge - (table.rows[i] as number));
    this.pages.at(-1)?.tables.push({
      block: at,
      start: Math.max(start, table.grid.headRows),
      slot: this.slot,
      rowHeights,
      slots: lines,
    });
    const shown = last ? stretched(table, (lines - 1) * linePitch + size) : table;
    this.add(tableItems(shown, at, { x: left, y: top + this.slot * linePitch }, setting));
    this.slot += lines;
  }
}

/** The pages of a document: every line, rule and page number in its place. Pure; the same every time. */
export function layoutPages(document: Document, options: LayoutOptions): Page[] {
  const { style, fonts, tableBreak, missing } = options;
  const grid = pageGrid(style);
  const groups = flow(document, { ...options, grid });
  const cellsOf = ({ block }: TableGroup): CellSetting => ({
    size: style.table.size[block.type === "table" ? block.path : "own"],
    style: style.table,
    fonts,
    missing: (m) => missing(block.type === "table" && block.isAnnex ? "review" : block.path, m),
  });
  const planned = planTables(groups, { grid, tableBreak, cellsOf })[Symbol.iterator]();
  const page = new Filling(grid);
  for (const group of groups) {
    if (group.type === "table") {
      const pieces = planned.next().value ?? [];
      pieces.forEach((piece, i) => {
        if (piece.turn) page.turn();
        if (heightOf(piece.table) > grid.height + 0.1) options.tooHigh?.(group.block.path);
        if (i === 0) page.addLines(group.headings);
        page.addTable(piece, group.at, i === pieces.length - 1, cellsOf(group));
      });
      page.addLines(group.notes);
    } else if (group.type === "pageBreak") page.turn();
    else {
      if (group.slots > grid.lines - page.slot && page.slot > 0) page.turn();
      page.addLines(group);
    }
  }
  const marked = markedItems(document, style);
  return page.pages.map(({ items, tables }, i) => ({
    items: [
      ...(document.review === undefined ? [] : [pageLabel(reviewLabel, options, grid)]),
      ...marked(items),
      pageNumber(i + 1, options, grid),
    ],
    tables,
  }));
}
