import { type Cell, cutCosts, type Grid, split } from "../document/grid.ts";
import { largestBlank, type TableBreak } from "../style/table-break.ts";
import type { CellSetting, CellText } from "./cell.ts";
import type { FlowGroup, TableGroup } from "./flow.ts";
import type { PageGrid } from "./grid-page.ts";
import type { LineGroup } from "./line-group.ts";
import { heightOf, type SetTable, setTable } from "./table.ts";

/** A piece of a table, on a page that is turned for it or not. */
export interface PlannedPiece {
  readonly turn: boolean;
  readonly table: SetTable;
  /** The first row below the head that it has, of the whole table. */
  readonly start: number;
}

/** What is weighed when breaks are chosen, in empty lines of a page. */
const weights = { cut: 3, crossing: 2, blown: 20, small: 3 } as const;

/** Lines of the grid that a height takes: the last one ends with its type, not with its pitch. */
export const linesFor = (height: number, { linePitch, size }: PageGrid): number =>
  Math.max(1, Math.ceil((height - size) / linePitch - 1e-3) + 1);

/** The line after a group of lines, and before which of them the page is turned if it is higher than what is left. */
export function placed(
  { lines, slots }: LineGroup,
  slot: number,
  grid: PageGrid,
): { readonly slot: number; readonly turns: ReadonlySet<number> } {
  const turns = new Set<number>();
  if (slot + slots <= grid.lines) return { slot: slot + slots, turns };
  let top = slot * grid.linePitch;
  let turned = 0;
  lines.forEach(({ line, top: inGroup }, i) => {
    if (top + inGroup - turned + line.size <= grid.height + 0.01) return;
    turned = inGroup;
    top = 0;
    turns.add(i);
  });
  return { slot: (turns.size === 0 ? slot : 0) + slots - Math.round(turned / grid.linePitch), turns };
}

/** A table that is under way: what a piece of it needs, and its pieces by their first and last row. */
interface OpenTable {
  readonly group: TableGroup;
  readonly costs: readonly number[];
  readonly cells: CellSetting;
  readonly pieces: Map<string, SetTable>;
}

interface Plan {
  readonly cost: number;
  /** Of the first table that is still to come. */
  readonly pieces: readonly PlannedPiece[];
  /** What follows that table. */
  readonly next?: Plan;
}

/** What the plan needs to know. */
export interface PlanSetting {
  readonly grid: PageGrid;
  readonly tableBreak: TableBreak;
  readonly cellsOf: (group: TableGroup) => CellSetting;
}

/**
 * Chooses where tables break by the whole document: the fewest empty lines and the least unwelcome breaks together.
 * Gives the pieces of each table, in order.
 */
export function planTables(groups: readonly FlowGroup[], setting: PlanSetting): (readonly PlannedPiece[])[] {
  const found: (readonly PlannedPiece[])[] = [];
  let plan: Plan | undefined = new Planner(groups, setting).from(0, 0);
  for (; plan !== undefined; plan = plan.next) if (plan.pieces.length > 0) found.push(plan.pieces);
  return found;
}

/** A piece of fewer rows looks torn off. */
const fewestRows = 4;

const turnedFor = ([first, ...others]: readonly PlannedPiece[]): PlannedPiece[] =>
  first === undefined ? [] : [{ ...first, turn: true }, ...others];

class Planner {
  private readonly known = new Map<string, Plan>();
  private readonly tables = new Map<TableGroup, OpenTable>();
  private readonly groups: readonly FlowGroup[];
  private readonly setting: PlanSetting;

  constructor(groups: readonly FlowGroup[], setting: PlanSetting) {
    this.groups = groups;
    this.setting = setting;
  }

  /** The best that can be made of the groups from `i`, the first of them starting at line `slot`. */
  from(i: number, slot: number): Plan {
    const { grid } = this.setting;
    let cost = 0;
    let here = slot;
    for (let at = i; at < this.groups.length; at++) {
      const group = this.groups[at] as FlowGroup;
      if (group.type === "table") {
        const plan = this.rest(this.opened(group), at, 0, here);
        return { ...plan, cost: plan.cost + cost };
      }
      if (group.type === "pageBreak") here = 0;
      else {
        if (group.slots > grid.lines - here && here > 0) {
          cost += grid.lines - here;
          here = 0;
        }
        here = placed(group, here, grid).slot;
      }
    }
    return { cost, pieces: [] };
  }

  private opened(group: TableGroup): OpenTable {
    const known = this.tables.get(group);
    if (known !== undefined) return known;
    const cells = { ...this.setting.cellsOf(group), known: new Map<Cell, CellText>() };
    const opened: OpenTable = { group, costs: cutCosts(group.block.grid), cells, pieces: new Map() };
    this.tables.set(group, opened);
    return opened;
  }

  /** Rows of a table from `start` up to `end`, under its head. */
  private pieceOf({ group, cells, pieces }: OpenTable, start: number, end: number): SetTable {
    const key = `${start} ${end}`;
    const known = pieces.get(key);
    if (known !== undefined) return known;
    let piece: Grid = group.block.grid;
    if (end < piece.rowHeights.length) [piece] = split(piece, end);
    if (start > 0) [, piece] = split(piece, start);
    const set = setTable(piece, this.setting.grid.width, cells);
    pieces.set(key, set);
    return set;
  }

  /** The best way to set the rows of a table from `start` on, with its headings if it starts, at line `slot`. */
  private rest(table: OpenTable, at: number, start: number, slot: number): Plan {
    const key = `${at} ${start} ${slot}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const plan = this.chosen(table, at, start, slot);
    this.known.set(key, plan);
    return plan;
  }

  private chosen(table: OpenTable, at: number, start: number, slot: number): Plan {
    const { grid, tableBreak } = this.setting;
    const heads = start === 0 ? table.group.headings.slots : 0;
    const rest = this.pieceOf(table, start, table.group.block.grid.rowHeights.length);
    const height = heightOf(rest);
    const notes = table.group.notes.slots;
    const whole = height + notes * grid.linePitch;
    const room = (line: number) => grid.height - (line + heads) * grid.linePitch + 0.01;
    const finished = (): Plan => {
      const next = this.from(at + 1, slot + heads + linesFor(height, grid) + notes);
      return { cost: next.cost, pieces: [{ turn: false, table: rest, start }], next };
    };
    if (whole <= room(slot)) return finished();
    const white = grid.lines - slot;
    const kept = tableBreak === "keep" && whole <= room(0);
    const plans = kept ? [] : this.cutPlans(table, at, start, slot, room(slot));
    const few = tableBreak === "auto" && white / grid.lines <= largestBlank;
    if (slot > 0 && (few || plans.length === 0)) {
      const turned = this.rest(table, at, start, 0);
      plans.push({ ...turned, cost: turned.cost + white, pieces: turnedFor(turned.pieces) });
    }
    // What fits no page stands where it is.
    if (plans.length === 0) return finished();
    return plans.reduce((best, plan) => (plan.cost < best.cost - 1e-9 ? plan : best));
  }

  private cutPlans(table: OpenTable, at: number, start: number, slot: number, room: number): Plan[] {
    const { grid } = this.setting;
    const heads = start === 0 ? table.group.headings.slots : 0;
    return this.cuts(table, start, room).map(({ row, cost }) => {
      const upper = this.pieceOf(table, start, row);
      const empty = Math.max(0, grid.lines - slot - heads - linesFor(heightOf(upper), grid));
      const lower = this.rest(table, at, row, 0);
      const pieces = [{ turn: false, table: upper, start }, ...turnedFor(lower.pieces)];
      return { ...lower, cost: lower.cost + cost + empty, pieces };
    });
  }

  /** Rows before which the rest of a table can be cut so that the piece above fits: of each kind the lowest. */
  private cuts(table: OpenTable, start: number, room: number): { row: number; cost: number }[] {
    const { grid } = table.group.block;
    const end = grid.rowHeights.length;
    const rest = this.pieceOf(table, start, end);
    const head = rest.rows[grid.headRows] as number;
    const first = Math.max(start, grid.headRows);
    const cutting = this.setting.tableBreak === "break" ? 0 : weights.cut;
    const found = new Map<number, { row: number; cost: number }>(); // by their cost
    const done = new Set<number>();
    for (let row = end - 1; row > first; row--) {
      const crossing = table.costs[row] as number;
      if (crossing === Number.POSITIVE_INFINITY || done.has(crossing)) continue;
      if ((rest.rows[row - first + grid.headRows] as number) > room) continue;
      const above = heightOf(this.pieceOf(table, start, row));
      if (above > room) continue;
      const below = heightOf(this.pieceOf(table, row, end));
      const blown = above + below - head - heightOf(rest) > 0.1 ? weights.blown : 0;
      const small = Math.min(row - first, end - row) < fewestRows ? weights.small : 0;
      const cost = cutting + weights.crossing * crossing + blown + small;
      if (!found.has(cost)) found.set(cost, { row, cost });
      if (blown === 0 && small === 0) done.add(crossing);
    }
    return [...found.values()];
  }
}
