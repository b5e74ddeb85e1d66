/** Deflate has no longer codes. */
export const longestCode = 15;

/** Lengths of a Huffman code by how often each symbol occurs; every symbol has one. */
export function huffmanLengths(counts: ArrayLike<number>): Uint8Array {
  const { length } = counts;
  // Leaves by count, then merged pairs, which come in order by themselves.
  const leaves = Array.from({ length }, (_, symbol) => symbol).sort(
    (a, b) => (counts[a] as number) - (counts[b] as number) || a - b,
  );
  const weights = leaves.map((symbol) => counts[symbol] as number);
  const parents: number[] = [];
  let [leaf, pair] = [0, length];
  const lightest = () =>
    leaf < length && (pair >= weights.length || (weights[leaf] as number) <= (weights[pair] as number))
      ? leaf++
      : pair++;
  while (weights.length < 2 * length - 1) {
    const [a, b] = [lightest(), lightest()];
    parents[a] = parents[b] = weights.length;
    weights.push((weights[a] as number) + (weights[b] as number));
  }
  const depths = new Uint8Array(weights.length);
  for (let node = weights.length - 2; node >= 0; node--)
    depths[node] = (depths[parents[node] as number] as number) + 1;
  const lengths = new Uint8Array(length);
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

/** The codes that Deflate derives from their lengths. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const counts = new Array<number>(longestCode + 1).fill(0);
  for (const length of lengths) counts[length] = (counts[length] as number) + 1;
  const next = [0, 0];
  for (let length = 2; length <= longestCode; length++)
    next[length] = ((next[length - 1] as number) + (counts[length - 1] as number)) << 1;
  return Uint16Array.from(lengths, (length) => {
    const code = next[length] as number;
    next[length] = code + 1;
    return reversed(code, length);
  });
}
