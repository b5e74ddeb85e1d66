import fc from "fast-check";

/** A file's bytes with some of them changed, left out, doubled, or cut off: the same ones for the same seed. */
export function mutatedBytes(bytes: Uint8Array, count: number, seed: number): Uint8Array[] {
  const place = fc.nat(bytes.length - 1);
  const change = fc.oneof(
    fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 8 }).map((changes) => {
      const out = bytes.slice();
      for (const [at, byte] of changes) out[at] = byte;
      return out;
    }),
    place.map((at) => bytes.slice(0, at)),
    fc
      .tuple(place, fc.integer({ min: 1, max: 64 }))
      .map(([at, length]) => Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)])),
    fc
      .tuple(place, fc.integer({ min: 1, max: 64 }))
      .map(([at, length]) => Uint8Array.from([...bytes.subarray(0, at + length), ...bytes.subarray(at)])),
  );
  return fc.sample(change, { numRuns: count, seed });
}
