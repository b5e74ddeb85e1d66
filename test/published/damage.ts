import type { FoundBlock, FoundSource, RowBlock } from "../../src/published/blocks.ts";

/** Chances by a seed, so that a case can be seen again. */
export function chances(seed: number): { below: (n: number) => number; pick: <T>(all: readonly T[]) => T } {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, pick: (all) => all[below(all.length)] as never };
}

type Chance = ReturnType<typeof chances>;
type Damage = (blocks: readonly FoundBlock[], chance: Chance) => FoundBlock[];

const hasFigure = (block: FoundBlock | undefined): block is RowBlock =>
  block?.kind === "row" && block.cells.some((cell) => /^[\d./-]+$/u.test(cell.trim()));
const rowsAt = (blocks: readonly FoundBlock[]) => blocks.flatMap((block, i) => (hasFigure(block) ? [i] : []));
const isFigure = (cell: string) => /^-?[\d.]+$|^\/$|^$/u.test(cell.trim());

/** Kinds of damage, as they were seen or feared. */
export const damages: Readonly<Record<string, Damage>> = {
  dropped: (blocks, { pick, below }) => {
    const lost = new Set(Array.from({ length: 1 + below(3) }, () => pick(rowsAt(blocks))));
    return blocks.filter((_, i) => !lost.has(i));
  },
  doubled: (blocks, { pick }) => {
    const at = pick(rowsAt(blocks));
    return blocks.flatMap((block, i) => (i === at ? [block, block] : [block]));
  },
  "doubled with another figure": (blocks, { pick, below }) => {
    const at = pick(rowsAt(blocks));
    const row = blocks[at] as RowBlock;
    const figures = row.cells.flatMap((cell, i) => (/^\d+$/u.test(cell) ? [i] : []));
    const where = pick(figures.length > 0 ? figures : [row.cells.length - 1]);
    const other = {
      ...row,
      cells: row.cells.map((cell, i) => (i === where ? String(Number(cell || 0) + 1 + below(9)) : cell)),
    };
    return blocks.flatMap((block, i) =>
      i === at ? (below(2) === 0 ? [block, other] : [other, block]) : [block],
    );
  },
  swapped: (blocks, { pick }) => {
    const [a, b] = [pick(rowsAt(blocks)), pick(rowsAt(blocks))];
    return blocks.map((block, i) =>
      i === a ? (blocks[b] as FoundBlock) : i === b ? (blocks[a] as FoundBlock) : block,
    );
  },
  "swapped neighbours": (blocks, { pick }) => {
    const rows = rowsAt(blocks).filter((i) => hasFigure(blocks[i + 1]));
    const a = pick(rows);
    return blocks.map((block, i) =>
      i === a ? (blocks[a + 1] as FoundBlock) : i === a + 1 ? (blocks[a] as FoundBlock) : block,
    );
  },
  "split after the label": (blocks, { pick }) => {
    const at = pick(rowsAt(blocks));
    const { cells, ...row } = blocks[at] as RowBlock;
    const upper = { ...row, cells: cells.map((cell) => (isFigure(cell) ? "" : cell)) };
    const lower = { ...row, cells: cells.map((cell) => (isFigure(cell) ? cell : "")) };
    return blocks.flatMap((block, i) => (i === at ? [upper, lower] : [block]));
  },
  "split in the middle": (blocks, { pick, below }) => {
    const at = pick(rowsAt(blocks));
    const { cells, ...row } = blocks[at] as RowBlock;
    const cut = 1 + below(cells.length);
    const upper = { ...row, cells: cells.map((cell, i) => (i < cut ? cell : "")) };
    const lower = { ...row, cells: cells.map((cell, i) => (i < cut ? "" : cell)) };
    return blocks.flatMap((block, i) => (i === at ? [upper, lower] : [block]));
  },
  "split into pieces": (blocks, { pick, below }) => {
    const at = pick(rowsAt(blocks));
    const { cells, ...row } = blocks[at] as RowBlock;
    const cut = 1 + below(cells.length - 1);
    return blocks.flatMap((block, i) =>
      i === at
        ? [
            { ...row, cells: cells.slice(0, cut) },
            { ...row, cells: cells.slice(cut) },
          ]
        : [block],
    );
  },
  "a column lost": (blocks, { pick, below }) => {
    const rows = rowsAt(blocks);
    const table = (blocks[pick(rows)] as RowBlock).table;
    const fromEnd = 1 + below(7);
    const heads = below(2) === 0;
    return blocks.map((block): FoundBlock => {
      if (block.kind !== "row" || block.table !== table || (!heads && !hasFigure(block))) return block;
      if (block.cells.length <= fromEnd) return block;
      return { ...block, cells: block.cells.filter((_, i) => i !== block.cells.length - fromEnd) };
    });
  },
  "cells emptied": (blocks, { pick, below }) => {
    const lost = new Set(Array.from({ length: 1 + below(3) }, () => pick(rowsAt(blocks))));
    return blocks.map((block, i): FoundBlock => {
      if (!lost.has(i)) return block;
      const { cells } = block as RowBlock;
      const figures = cells.flatMap((cell, c) => (isFigure(cell) ? [c] : []));
      const at = pick(figures);
      return { ...(block as RowBlock), cells: cells.map((cell, c) => (c === at ? "" : cell)) };
    });
  },
  "cells gone": (blocks, { pick, below }) => {
    const at = pick(rowsAt(blocks));
    const { cells } = blocks[at] as RowBlock;
    const figures = cells.flatMap((cell, c) => (isFigure(cell) ? [c] : []));
    const lost = new Set(Array.from({ length: 1 + below(3) }, () => pick(figures)));
    return blocks.map(
      (block, i): FoundBlock =>
        i === at ? { ...(block as RowBlock), cells: cells.filter((_, c) => !lost.has(c)) } : block,
    );
  },
  "labels garbled": (blocks, { pick, below }) => {
    const lost = new Set(Array.from({ length: 1 + below(4) }, () => pick(rowsAt(blocks))));
    return blocks.map((block, i): FoundBlock => {
      if (!lost.has(i)) return block;
      const { cells } = block as RowBlock;
      const label = cells.findLastIndex((cell) => /\p{Script=Han}{2}/u.test(cell));
      const share = [0.15, 0.4, 0.8, 1][below(4)] as number;
      const garble = (text: string) =>
        [...text]
          .map((sign) => (below(100) < share * 100 ? pick([..."某口日目田囗卜□？止丨"]) : sign))
          .join("");
      return { ...(block as RowBlock), cells: cells.map((cell, c) => (c === label ? garble(cell) : cell)) };
    });
  },
  "labels lost": (blocks, { pick, below }) => {
    const lost = new Set(Array.from({ length: 1 + below(3) }, () => pick(rowsAt(blocks))));
    return blocks.map((block, i): FoundBlock => {
      if (!lost.has(i)) return block;
      const { cells } = block as RowBlock;
      return {
        ...(block as RowBlock),
        cells: cells.map((cell) => (/\p{Script=Han}{2}/u.test(cell) ? "" : cell)),
      };
    });
  },
  "labels exchanged": (blocks, { pick }) => {
    const rows = rowsAt(blocks).filter((i) => hasFigure(blocks[i + 1]));
    const a = pick(rows);
    const [one, two] = [blocks[a] as RowBlock, blocks[a + 1] as RowBlock];
    const labelOf = (row: RowBlock) => row.cells.findLastIndex((cell) => /\p{Script=Han}{2}/u.test(cell));
    const label = one.cells[labelOf(one)] ?? "";
    const garbled = { ...two, cells: two.cells.map((cell, c) => (c === labelOf(two) ? label : cell)) };
    return blocks.map((block, i) => (i === a + 1 ? garbled : block));
  },
  "a table cut in two": (blocks, { pick, below }) => {
    const at = pick(rowsAt(blocks));
    const between: FoundBlock[] = [
      { kind: "paragraph", text: ["续表", "（接上页）", "- 5 -"][below(3)] as string },
    ];
    return [
      ...blocks.slice(0, at),
      ...between,
      ...blocks
        .slice(at)
        .map((block): FoundBlock => (block.kind === "row" ? { ...block, table: block.table + 1 } : block)),
    ];
  },
  "the end cut off": (blocks, { pick }) => blocks.slice(0, pick(rowsAt(blocks))),
  "two reports in one file": (blocks) => [
    ...blocks,
    ...blocks.map(
      (block): FoundBlock =>
        hasFigure(block)
          ? {
              ...block,
              cells: block.cells.map((cell) => (/^\d+$/u.test(cell) ? String(Number(cell) + 1) : cell)),
            }
          : block,
    ),
  ],
  "a row too many": (blocks, { pick, below }) => {
    const at = pick(rowsAt(blocks));
    const { cells, ...row } = blocks[at] as RowBlock;
    const extra = {
      ...row,
      cells: cells.map((cell) => (isFigure(cell) ? String(below(50)) : `其他主动公开${below(100)}号文件`)),
    };
    return blocks.flatMap((block, i) => (i === at ? [extra, block] : [block]));
  },
};

/** A source with one kind of damage, or two. */
export function damaged(source: FoundSource, kinds: readonly string[], chance: Chance): FoundSource {
  const blocks = kinds.reduce<readonly FoundBlock[]>(
    (all, kind) => (rowsAt(all).length < 3 ? all : (damages[kind] as Damage)(all, chance)),
    source.blocks,
  );
  return { ...source, blocks };
}
