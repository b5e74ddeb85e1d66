import { treeDepths } from "./huffman.ts";

// As fflate makes them (MIT, 101arrowz), which has how codes are kept short from UZIP.js: the same bytes.

/** Symbols and counts fit: 2⁹ and 2¹⁵. */
const sortKeys = new Int32Array(320);
const symbolBits = 9;
const depthBits = 24;
const symbolIn = (key: number): number => key & ((1 << symbolBits) - 1);

/** Symbols that occur, rarest first. */
function rarestFirst(counts: Uint16Array): Int32Array {
  let found = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) {
    const count = counts[symbol] as number;
    if (count > 0) sortKeys[found++] = (count << symbolBits) | symbol;
  }
  const some = sortKeys.subarray(0, found).sort();
  for (let i = 0; i < found; i++) some[i] = symbolIn(some[i] as number);
  return some;
}

/** Makes lengths of no more than `most`: what they save too much is paid back by the rarest that are short enough. */
function cutShort(
  lengths: Uint8Array,
  symbols: Int32Array,
  counts: Uint16Array,
  deepest: number,
  most: number,
) {
  const byDepth = symbols.map(
    (symbol) =>
      ((31 - (lengths[symbol] as number)) << depthBits) | ((counts[symbol] as number) << symbolBits) | symbol,
  );
  const order = byDepth.sort().map(symbolIn);
  const over = deepest - most;
  let [i, debt] = [0, 0];
  for (; i < order.length; i++) {
    const symbol = order[i] as number;
    const length = lengths[symbol] as number;
    if (length <= most) break;
    debt += (1 << over) - (1 << (deepest - length));
    lengths[symbol] = most;
  }
  debt >>= over;
  while (debt > 0) {
    const symbol = order[i] as number;
    const length = lengths[symbol] as number;
    if (length < most) {
      debt -= 1 << (most - length - 1);
      lengths[symbol] = length + 1;
    } else i += 1;
  }
  for (; i >= 0 && debt !== 0; i--) {
    const symbol = order[i] as number;
    if (lengths[symbol] !== most) continue;
    lengths[symbol] = most - 1;
    debt += 1;
  }
}

/** Lengths of codes by how often each symbol occurs, none longer than `most`; nought for what does not occur. */
export function codeLengths(counts: Uint16Array, most: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const symbols = rarestFirst(counts);
  if (symbols.length === 0) return lengths;
  const depths = treeDepths(symbols, counts);
  let deepest = 0;
  for (let i = 0; i < symbols.length; i++) {
    // One symbol alone has a bit too.
    const depth = symbols.length === 1 ? 1 : (depths[i] as number);
    lengths[symbols[i] as number] = depth;
    deepest = Math.max(deepest, depth);
  }
  if (deepest > most) cutShort(lengths, symbols, counts, deepest, most);
  return lengths;
}
