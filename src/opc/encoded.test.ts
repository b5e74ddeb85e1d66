import { expect, test } from "vitest";
import { encodedPieces } from "./encoded.ts";

test("pieces are encoded as the whole text is, of whatever length they are", () => {
  for (const lengths of [
    [],
    [0],
    [3],
    [70_000, 1, 0, 200_000, 5],
    Array.from({ length: 3000 }, (_, i) => i % 97),
  ]) {
    const pieces = lengths.map((length, i) => `${i}汉🀄`.repeat(length));
    expect(Buffer.compare(encodedPieces(pieces), Buffer.from(pieces.join("")))).toBe(0);
  }
});
