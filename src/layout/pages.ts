import type { Document } from "../document/document.ts";
import { cutCosts, type Grid, split } from "../document/grid.ts";
import type { FontSet } from "../fonts/font-set.ts";
import type { Style } from "../style/style.ts";
import { largestBlank, type TableBreak } from "../style/table-break.ts";
import type { CellSetting } from "./cell.ts";
import { flow, type LineGroup, type Setting, type TableGroup } from "./flow.ts";
import { type PageGrid, pageGrid } from "./grid-page.ts";
import { baselineOfEm } from "./line.ts";
import type { MissingCharacter } from "./measure.ts";
import type { Page, PageItem } from "./page.ts";
import { pageNumber } from "./page-number.ts";
import { heightOf, type SetTable, setTable, tableItems } from "./table.ts";

export interface LayoutOptions {
  readonly style: Style;
  readonly fonts: FontSet;
  readonly seal: boolean;
  readonly tableBreak: TableBreak;
  /** Called for each character that no font holds, with the path of its text. */
  readonly missing: (path: string, character: MissingCharacter) => void;
}

/** White between text and a table, pt. */
const aroundTable = 6;

/** Pages under way: what stands on them, and how far the last is filled. */
class Filling {
  readonly pages: PageItem[][] = [[]];
  /** The next free line of the grid. */
  slot = 0;
  readonly grid: PageGrid;

  constructor(grid: PageGrid) {
    this.grid = grid;
  }

  get top(): number {
    return this.slot * this.grid.linePitch;
  }

  turn(): void {
    this.pages.push([]);
    this.slot = 0;
  }

  add(items: readonly PageItem[]): void {
    for (const item of items) this.pages.at(-1)?.push(item);
  }

  addLines({ lines, slots }: LineGroup): void {
    const { left, top, linePitch } = this.grid;
    let turned = 0; // a group higher than a page goes on over the next ones
    for (const { line, x, top: inGroup, source, bookmark } of lines) {
      let y = this.top + inGroup - turned;
      if (y + line.size > this.grid.height + 0.01) {
        turned = inGroup;
        this.turn();
        y = 0;
      }
      const baseline = top + y + line.size * baselineOfEm;
      this.add([{ type: "text", line, x: left + x, baseline, source, ...(bookmark && { bookmark }) }]);
    }
    this.slot += slots - Math.round(turned / linePitch);
  }

  addTable(table: SetTable, at: number, y: number, setting: CellSetting): void {
    this.add(tableItems(table, at, { x: this.grid.left, y: this.grid.top + y }, setting));
    this.slot = Math.ceil((y + heightOf(table) + aroundTable) / this.grid.linePitch);
  }
}

/** Where the table starts if its headings stand at a given top. */
const tableTop = (top: number, { slots }: LineGroup, { linePitch }: PageGrid): number =>
  top + slots * linePitch === 0 ? 0 : top + slots * linePitch - aroundTable;

function fillTable(page: Filling, { block, at, headings }: TableGroup, options: LayoutOptions): void {
  const { style, fonts, tableBreak, missing } = options;
  const { grid } = page;
  const cells: CellSetting = {
    size: style.table.size[block.path],
    style: style.table,
    fonts,
    missing: (m) => missing(block.path, m),
  };
  let rest: Grid | undefined = block.grid;
  let heads = headings;
  while (rest !== undefined) {
    const table = setTable(rest, grid.width, cells);
    const room = (top: number) => grid.height - tableTop(top, heads, grid) + 0.01;
    const fits = heightOf(table) <= room(page.top);
    const blank = (grid.height - page.top) / grid.height;
    const whole =
      heightOf(table) <= room(0) &&
      (tableBreak === "keep" || (tableBreak === "auto" && blank <= largestBlank));
    const row: number | undefined =
      fits || whole ? undefined : bestCut(table, room(page.top), grid.width, cells);
    if (!fits && row === undefined && page.slot > 0) {
      page.turn();
      continue;
    }
    const top = tableTop(page.top, heads, grid);
    page.addLines(heads);
    heads = { type: "lines", lines: [], slots: 0 };
    if (fits || row === undefined) {
      page.addTable(table, at, top, cells);
      return;
    }
    const [above, below] = split(rest, row);
    page.addTable(setTable(above, grid.width, cells), at, top, cells);
    page.turn();
    rest = below;
  }
}

/** Added to the cost of a cut that makes a row higher, since a span's label has too few rows left. */
const blownRow = 3;

/** The row before which to cut so that the first piece fits: between groups if that fills half of the room. */
function bestCut(whole: SetTable, room: number, width: number, cells: CellSetting): number | undefined {
  const { grid } = whole;
  const head = whole.rows[grid.headRows] as number;
  const fitting = cutCosts(grid).flatMap((cost, row) => {
    if (cost === Number.POSITIVE_INFINITY) return [];
    const [upper, lower] = split(grid, row);
    const above = heightOf(setTable(upper, width, cells));
    if (above > room) return [];
    const below = heightOf(setTable(lower, width, cells));
    const blown = above + below - head - heightOf(whole) > 0.1 ? blownRow : 0;
    return [{ row, cost: cost + blown, height: above }];
  });
  const full = fitting.filter(({ height }) => height >= room / 2);
  const choice = full.length > 0 ? full : fitting;
  return choice.toSorted((a, b) => a.cost - b.cost || b.row - a.row)[0]?.row;
}

/** The pages of a document: every line, rule and page number in its place. Pure; the same every time. */
export function layoutPages(document: Document, options: LayoutOptions): Page[] {
  const grid = pageGrid(options.style);
  const setting: Setting = { ...options, grid };
  const page = new Filling(grid);
  for (const group of flow(document, setting)) {
    if (group.type === "table") fillTable(page, group, options);
    else if (group.type === "pageBreak") page.turn();
    else {
      if (group.slots > grid.lines - page.slot && page.slot > 0) page.turn();
      page.addLines(group);
    }
  }
  return page.pages.map((items, i) => ({ items: [...items, pageNumber(i + 1, options, grid)] }));
}
