import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openPackageFile, type PackageFileName, packageFileNames, providePackageFiles } from "#platform";
import type { Font } from "./font.ts";
import { type ByteCode, codedBytes, readyCode } from "./glyph-code.ts";
import { glyphFile, readGlyphFile, readyGlyphsEnding } from "./ready-glyphs.ts";
import { openTrueType } from "./truetype.ts";
import { tablePlaces, viewOfFile } from "./truetype-file.ts";
import { outlinePlaces } from "./truetype-subset.ts";

const fonts = new URL("../../fonts/", import.meta.url);
const sumOf = (bytes: Uint8Array) =>
  viewOfFile(bytes).getUint32((tablePlaces(viewOfFile(bytes)).head?.offset as number) + 8);

const folder = mkdtempSync(join(tmpdir(), "nianbao-glyphs-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The bytes of a font with every hundredth glyph, of the files in a folder. */
function subsetStream(name: PackageFileName, from: string | undefined): Uint8Array {
  try {
    if (from !== undefined) providePackageFiles(from);
    const subset = (openTrueType(openPackageFile(name)) as Font).startSubset();
    for (let glyph = 1; glyph < 7500; glyph += 20) subset.includeGlyph(glyph);
    return subset.deflated?.().stream as Uint8Array;
  } finally {
    providePackageFiles({});
  }
}

describe.each(packageFileNames)("%s", (name) => {
  const bytes = new Uint8Array(readFileSync(new URL(name, fonts)));
  const code = readyCode(bytes.length) as ByteCode;
  const key = { checkSum: sumOf(bytes), code };
  const path = name.replace(".ttf", readyGlyphsEnding);
  const built = new Uint8Array(readFileSync(new URL(path, fonts)));

  test("what was built is what is coded at need", () => {
    const placeOf = outlinePlaces(bytes);
    const coded = readGlyphFile(built, key) as NonNullable<ReturnType<typeof readGlyphFile>>;
    let count = 0;
    for (let glyph = 0; glyph < 7500; glyph++) {
      const ready = coded(glyph);
      if (ready === undefined) continue;
      const [from, length] = placeOf(glyph);
      expect(ready).toEqual(codedBytes(bytes.subarray(from, from + length), code));
      count++;
    }
    expect(count).toBeGreaterThan(150);
  });

  test("with the file, without it, with a damaged one: the same bytes", () => {
    copyFileSync(new URL(name, fonts), join(folder, name));
    const expected = subsetStream(name, folder);
    expect(Buffer.compare(subsetStream(name, undefined), expected)).toBe(0);
    for (const file of [
      built,
      built.subarray(0, 800),
      built.with(500, (built[500] as number) ^ 1),
      Uint8Array.of(1),
    ]) {
      writeFileSync(join(folder, path), file);
      expect(Buffer.compare(subsetStream(name, folder), expected)).toBe(0);
    }
  });

  test("a file of another font, of another code, or damaged is left", () => {
    expect(readGlyphFile(built, { ...key, checkSum: key.checkSum ^ 1 })).toBeUndefined();
    const lengths = code.lengths.with(3, 15);
    expect(readGlyphFile(built, { ...key, code: { lengths } })).toBeUndefined();
    for (const at of [0, 5, 400, built.length - 1])
      expect(readGlyphFile(built.with(at, (built[at] as number) ^ 16), key)).toBeUndefined();
    expect(readGlyphFile(built.subarray(0, -4), key)).toBeUndefined();
  });
});

test("wherever a file stands in memory, it is read", () => {
  const code = readyCode(
    new Uint8Array(readFileSync(new URL(packageFileNames[0], fonts))).length,
  ) as ByteCode;
  const coded = codedBytes(
    Uint8Array.from({ length: 300 }, (_, i) => (i * i) % 7),
    code,
  );
  const file = glyphFile({ checkSum: 7, code }, [[65_000, coded]]);
  for (const shift of [0, 1, 2, 3, 4]) {
    const moved = new Uint8Array(file.length + 8).subarray(shift, shift + file.length);
    moved.set(file);
    expect(readGlyphFile(moved, { checkSum: 7, code })?.(65_000)).toEqual(coded);
  }
});
