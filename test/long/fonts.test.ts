import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compare, crossings } from "../../scripts/fonts/compare.ts";
import { holdsToOriginal, refitGlyph } from "../../scripts/fonts/refit-glyph.ts";
import { boxOf, readGlyphs, readTables, withGlyphs, writeGlyph } from "../../scripts/fonts/truetype.ts";

const glyphsOf = (name: string) =>
  readGlyphs(readTables(readFileSync(new URL(`../../fonts/${name}.ttf`, import.meta.url))));

test("仿宋: contours cross in 39 glyphs at most: their source crosses itself there (in 95 before)", () => {
  const crossed = glyphsOf("FandolFang-Regular").filter((glyph) => crossings(glyph) > 0);
  expect(crossed.length).toBeLessThanOrEqual(39);
});

test("仿宋 is packed as tightly as TrueType allows, and its boxes are its points'", () => {
  const file = readFileSync(new URL("../../fonts/FandolFang-Regular.ttf", import.meta.url));
  const tables = readTables(file);
  const glyphs = readGlyphs(tables);
  expect(Buffer.compare(withGlyphs(file, glyphs), file)).toBe(0);
  const hmtx = tables.get("hmtx") as Uint8Array;
  const bearing = new DataView(hmtx.buffer, hmtx.byteOffset);
  const away = glyphs.flatMap((glyph, i) =>
    glyph.length > 0 && bearing.getInt16(i * 4 + 2) !== boxOf(glyph)[0] ? [i] : [],
  );
  expect(away).toEqual([]);
  expect(glyphs.flat().reduce((sum, { x }) => sum + x.length, 0) / glyphs.length).toBeLessThan(155);
});

// Fonts by other hands too, drawn otherwise than the one that the script was made for (the 楷体 has composite glyphs).
test.each([
  "NotoSerifSC-Regular",
  "NotoSansSC-Medium",
  "FandolFang-Regular",
])("every 150th glyph of %s drawn anew holds to what it was, and is no larger", (name) => {
  let [before, after] = [0, 0];
  for (const [i, glyph] of glyphsOf(name).entries()) {
    if (i % 150 !== 7) continue;
    const anew = refitGlyph(glyph);
    expect(holdsToOriginal(compare(glyph, anew)), `glyph ${i}`).toBe(true);
    before += writeGlyph(glyph).length;
    after += writeGlyph(anew).length;
  }
  console.log(`${name}: ${before} → ${after} bytes`);
  expect(after).toBeLessThanOrEqual(before);
});
