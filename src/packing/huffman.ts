/** Deflate has no longer codes. */
export const longestCode = 15;

/** How deep each of these symbols stands in the tree that is best for how often they occur; they come rarest first. */
export function treeDepths(symbols: ArrayLike<number>, counts: ArrayLike<number>): Uint8Array {
  const { length } = symbols;
  // Leaves by count, then merged pairs, which come in order by themselves.
  const weights = new Int32Array(2 * length - 1);
  for (let i = 0; i < length; i++) weights[i] = counts[symbols[i] as number] as number;
  const parents = new Uint16Array(weights.length);
  let [leaf, pair] = [0, length];
  for (let next = length; next < weights.length; next++) {
    let weight = 0;
    for (let of = 0; of < 2; of++) {
      const takesLeaf =
        leaf < length && (pair >= next || (weights[leaf] as number) <= (weights[pair] as number));
      const lightest = takesLeaf ? leaf++ : pair++;
      parents[lightest] = next;
      weight += weights[lightest] as number;
    }
    weights[next] = weight;
  }
  const depths = new Uint8Array(weights.length);
  for (let node = weights.length - 2; node >= 0; node--)
    depths[node] = (depths[parents[node] as number] as number) + 1;
  return depths;
}

/** Lengths of a Huffman code by how often each symbol occurs; every symbol has one. */
export function huffmanLengths(counts: ArrayLike<number>): Uint8Array {
  const leaves = Array.from(counts, (_, symbol) => symbol).sort(
    (a, b) => (counts[a] as number) - (counts[b] as number) || a - b,
  );
  const depths = treeDepths(leaves, counts);
  const lengths = new Uint8Array(leaves.length);
  leaves.forEach((symbol, i) => {
    lengths[symbol] = depths[i] as number;
  });
  // Too long for Deflate: rare symbols are taken for less rare.
  if (Math.max(...lengths) <= longestCode) return lengths;
  return huffmanLengths(Array.from(counts, (count) => Math.ceil(count / 4)));
}

/** A code as Deflate writes it: its first bit lowest. */
export const reversed = (code: number, length: number): number => {
  let bits = 0;
  for (let i = 0; i < length; i++) bits |= ((code >> i) & 1) << (length - 1 - i);
  return bits;
};

/** The codes that Deflate derives from their lengths; none where the length is nought. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const next = new Uint16Array(longestCode + 2);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] as number) + 1;
  for (let length = 2; length <= longestCode; length++)
    next[length] = ((next[length - 1] as number) + (next[length] as number)) << 1;
  const codes = new Uint16Array(lengths.length);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] as number;
    if (length === 0) continue;
    const code = next[length] as number;
    next[length] = code + 1;
    codes[symbol] = reversed(code, length);
  }
  return codes;
}
