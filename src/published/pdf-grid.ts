import type { Ruling } from "./pdf-rulings.ts";

/** Lines nearer than this are one, and touch. pt */
export const snap = 2.2;
/** Pieces of a line may lie apart by this. pt */
const gap = 3;
/** A line shorter than this rules nothing: an underline's rest, a sign. pt */
const shortest = 4;

interface GridBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A cell by its edges, and by the row and column of the grid where it starts. */
export interface GridCell extends GridBox {
  readonly row: number;
  readonly column: number;
  /** What it covers: itself, unless it is what the short rows of a ragged table leave open. */
  readonly parts: readonly GridBox[];
}

export interface RuledGrid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: number;
  readonly cells: readonly GridCell[];
}

/** Groups values that lie near each other; gives the middle of each group, in order. */
function snapped(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const groups: number[][] = [];
  for (const value of sorted) {
    const last = groups.at(-1);
    if (last !== undefined && value - (last.at(-1) as number) <= snap) last.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, value) => sum + value, 0) / group.length);
}

const nearestTo = (value: number, middles: readonly number[]): number => {
  let [low, high] = [0, middles.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((middles[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  const [a, b] = [middles[low - 1] ?? Number.NEGATIVE_INFINITY, middles[low] as number];
  return value - a < b - value ? a : b;
};

/** Pieces of the same line, put together. */
function wholeLines(rulings: readonly Ruling[]): Ruling[] {
  const middles = {
    true: snapped(rulings.filter(({ upright }) => upright).map(({ at }) => at)),
    false: snapped(rulings.filter(({ upright }) => !upright).map(({ at }) => at)),
  };
  const groups = new Map<string, Ruling[]>();
  for (const ruling of rulings) {
    const at = nearestTo(ruling.at, middles[`${ruling.upright}`]);
    const key = `${ruling.upright} ${at}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [{ ...ruling, at }]);
    else group.push({ ...ruling, at });
  }
  return [...groups.values()].flatMap((group) => {
    const lines: Ruling[] = [];
    for (const piece of group.toSorted((a, b) => a.from - b.from)) {
      const last = lines.at(-1);
      if (last !== undefined && piece.from - last.to <= gap)
        lines[lines.length - 1] = { ...last, to: Math.max(last.to, piece.to) };
      else lines.push(piece);
    }
    return lines.filter(({ from, to }) => to - from >= shortest);
  });
}

const touch = (upright: Ruling, level: Ruling): boolean =>
  upright.at >= level.from - gap &&
  upright.at <= level.to + gap &&
  level.at >= upright.from - gap &&
  level.at <= upright.to + gap;

/** Lines that touch, each group a table. */
function components(lines: readonly Ruling[]): Ruling[][] {
  const group = lines.map((_, i) => i);
  const root = (i: number): number => {
    let here = i;
    while (group[here] !== here) {
      group[here] = group[group[here] as number] as number;
      here = group[here] as number;
    }
    return here;
  };
  const uprights = lines.flatMap((line, i) => (line.upright ? [i] : []));
  const levels = lines.flatMap((line, i) => (line.upright ? [] : [i]));
  for (const u of uprights)
    for (const l of levels) if (touch(lines[u] as Ruling, lines[l] as Ruling)) group[root(u)] = root(l);
  const byRoot = new Map<number, Ruling[]>();
  for (const [i, line] of lines.entries()) {
    const group = byRoot.get(root(i));
    if (group === undefined) byRoot.set(root(i), [line]);
    else group.push(line);
  }
  return [...byRoot.values()];
}

/**
 * Which units of a grid are one cell: those that no line parts. A line that ends inside a cell cuts it through, since
 * programs leave pieces of lines out where a cell goes on over a page end.
 */
function mergedUnits(
  rows: number,
  columns: number,
  isRight: (row: number, column: number) => boolean,
  isBelow: (row: number, column: number) => boolean,
): (unit: number) => number {
  const right = Array.from({ length: rows * columns }, (_, i) =>
    isRight(Math.floor(i / columns), i % columns),
  );
  const below = Array.from({ length: rows * columns }, (_, i) =>
    isBelow(Math.floor(i / columns), i % columns),
  );
  let roots: (unit: number) => number = (unit) => unit;
  const merge = () => {
    const unit = Array.from({ length: rows * columns }, (_, i) => i);
    const root = (i: number): number => {
      let here = i;
      while (unit[here] !== here) here = unit[here] as number;
      return here;
    };
    const join = (a: number, b: number) => {
      const [x, y] = [root(a), root(b)];
      unit[Math.max(x, y)] = Math.min(x, y);
    };
    for (let i = 0; i < rows * columns; i++) {
      if ((i + 1) % columns !== 0 && !right[i]) join(i, i + 1);
      if (i + columns < rows * columns && !below[i]) join(i, i + columns);
    }
    roots = root;
  };
  merge();
  // Lines within one cell: the rows first, since a figure's row decides.
  for (const [lines, step] of [
    [below, columns],
    [right, 1],
  ] as const) {
    const cuts = new Set<string>();
    const at = (i: number) => `${roots(i)} ${step === 1 ? i % columns : Math.floor(i / columns)}`;
    const within = (i: number) =>
      i + step < rows * columns && (step !== 1 || (i + 1) % columns !== 0) && roots(i) === roots(i + step);
    for (let i = 0; i < rows * columns; i++) if (lines[i] && within(i)) cuts.add(at(i));
    if (cuts.size === 0) continue;
    for (let i = 0; i < rows * columns; i++) if (within(i) && cuts.has(at(i))) lines[i] = true;
    merge();
  }
  return roots;
}

type CellBox = { -readonly [key in keyof GridBox]: number } & {
  row: number;
  column: number;
  units: GridBox[];
};

const areaOf = ({ left, right, top, bottom }: GridBox) => (right - left) * (bottom - top);

/** A cell with its parts: one where it is a rectangle, its units where it is what a ragged table leaves open. */
function cellOf({ row, column, units, ...box }: CellBox): GridCell {
  const isWhole = units.reduce((sum, unit) => sum + areaOf(unit), 0) > areaOf(box) - 1;
  return { row, column, ...box, parts: isWhole ? [box] : units };
}

/** The cells of one table: units of the grid that no line parts are one cell. */
function gridOf(lines: readonly Ruling[]): RuledGrid | undefined {
  const uprights = lines.filter(({ upright }) => upright);
  const levels = lines.filter(({ upright }) => !upright);
  if (uprights.length < 2 || levels.length === 0) return undefined;
  // The ends of lines stand for an edge that is not drawn: a table goes on over a page end, or has open sides.
  const xs = snapped([
    ...uprights.map(({ at }) => at),
    Math.min(...levels.map(({ from }) => from)),
    Math.max(...levels.map(({ to }) => to)),
  ]);
  const ys = snapped([
    ...levels.map(({ at }) => at),
    Math.min(...uprights.map(({ from }) => from)),
    Math.max(...uprights.map(({ to }) => to)),
  ]);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows > 40_000) return undefined;
  const byAt = (all: readonly Ruling[]) => {
    const map = new Map<number, Ruling[]>();
    for (const line of all) map.set(line.at, [...(map.get(line.at) ?? []), line]);
    return map;
  };
  const [uprightAt, levelAt] = [byAt(uprights), byAt(levels)];
  const ruled = (at: number, middle: number, by: ReadonlyMap<number, readonly Ruling[]>) =>
    [...by].some(
      ([own, all]) =>
        Math.abs(own - at) <= snap && all.some(({ from, to }) => from <= middle && to >= middle),
    );
  const isRight = (row: number, column: number) =>
    ruled(xs[column + 1] as number, ((ys[row] as number) + (ys[row + 1] as number)) / 2, uprightAt);
  const isBelow = (row: number, column: number) =>
    ruled(ys[row + 1] as number, ((xs[column] as number) + (xs[column + 1] as number)) / 2, levelAt);
  const root = mergedUnits(rows, columns, isRight, isBelow);
  const boxes = new Map<number, CellBox>();
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const of = root(row * columns + column);
      const box = boxes.get(of);
      const [left, right] = [xs[column] as number, xs[column + 1] as number];
      const [top, bottom] = [ys[row] as number, ys[row + 1] as number];
      const unit = { left, right, top, bottom };
      if (box === undefined) boxes.set(of, { row, column, ...unit, units: [unit] });
      else {
        box.units.push(unit);
        box.right = Math.max(box.right, right);
        box.left = Math.min(box.left, left);
        box.bottom = Math.max(box.bottom, bottom);
        box.column = Math.min(box.column, column);
      }
    }
  return {
    left: xs[0] as number,
    right: xs.at(-1) as number,
    top: ys[0] as number,
    bottom: ys.at(-1) as number,
    rows,
    cells: [...boxes.values()].map(cellOf).toSorted((a, b) => a.row - b.row || a.column - b.column),
  };
}

/** The tables that a page's lines draw, from top to bottom. A frame around text is none. */
export function gridsOf(rulings: readonly Ruling[]): RuledGrid[] {
  const lines = wholeLines(rulings);
  // Quadratic in the lines of a page: a page with this many is no form.
  if (lines.length > 3000) return [];
  return components(lines)
    .flatMap((all) => gridOf(all) ?? [])
    .filter(({ cells, rows }) => cells.length >= 2 && (rows > 1 || cells.length >= 3))
    .toSorted((a, b) => a.top - b.top);
}
