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

const labelAt = ({ cells }: RowBlock) => cells.findLastIndex((cell) => /\p{Script=Han}{2}/u.test(cell));
const isHead = (cell: string) =>
  /^(?:自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|法人或其他组织|结果维持|结果纠正|其他结果|尚未审结|未经复议直接起诉|复议后起诉|本年制发件数|本年废止件数|现行有效件数)$/u.test(
    cell,
  );

/** Two rows with one cell of each changed for the other's. */
function exchanged(
  blocks: readonly FoundBlock[],
  a: number,
  b: number,
  place: (row: RowBlock) => number,
): FoundBlock[] {
  const [one, two] = [blocks[a] as RowBlock, blocks[b] as RowBlock];
  const put = (row: RowBlock, other: RowBlock): RowBlock => ({
    ...row,
    cells: row.cells.map((cell, c) => (c === place(row) ? (other.cells[place(other)] as string) : cell)),
  });
  return blocks.map((block, i) => (i === a ? put(one, two) : i === b ? put(two, one) : block));
}

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
  "labels of two rows exchanged": (blocks, { below }) => {
    const rows = rowsAt(blocks).filter((i) => labelAt(blocks[i] as RowBlock) >= 0);
    const n = below(rows.length - 1);
    const b = below(2) === 0 ? n + 1 : below(rows.length);
    return exchanged(blocks, rows[n] as number, rows[b] as number, labelAt);
  },
  "labels of three rows moved on": (blocks, { below }) => {
    const rows = rowsAt(blocks).filter((i) => labelAt(blocks[i] as RowBlock) >= 0);
    const n = below(rows.length - 2);
    const [a, b, c] = rows.slice(n, n + 3) as [number, number, number];
    return exchanged(exchanged(blocks, a, b, labelAt), b, c, labelAt);
  },
  "heads exchanged": (blocks, { pick }) => {
    const heads = blocks.flatMap((block, i) =>
      block.kind === "row" && block.cells.filter(isHead).length >= 3 ? [i] : [],
    );
    if (heads.length === 0) return [...blocks];
    const at = pick(heads);
    const { cells } = blocks[at] as RowBlock;
    const from = cells.findLastIndex((cell) => !isHead(cell)) + 1;
    const places = cells.map((_, c) => c).slice(Math.max(from, 1));
    const a = pick(places);
    const others = places.filter((c) => cells[c] !== cells[a]);
    if (others.length === 0) return [...blocks];
    const b = pick(others);
    const own = cells.map((cell, c) => (c === a ? cells[b] : c === b ? cells[a] : cell) as string);
    return blocks.map((block, i): FoundBlock => (i === at ? { ...(block as RowBlock), cells: own } : block));
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
