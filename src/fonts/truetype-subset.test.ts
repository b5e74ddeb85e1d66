import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { unzlibSync } from "fflate";
import type { Font as FontkitFont } from "fontkit";
import { describe, expect, test } from "vitest";
import { wholeFile } from "#platform";
import type { DeflatedFont, Font } from "./font.ts";
import { readFont } from "./fontkit.ts";
import { readTrueType } from "./truetype.ts";
import { trueTypeSubsets } from "./truetype-subset.ts";

const require = createRequire(import.meta.url);
const { create } = require("fontkit") as typeof import("fontkit");
const open = (path: string) => create(readFileSync(path)) as FontkitFont;
// A font with instructions and composite glyphs, as those of Windows; pdf.js brings it.
const liberation = require.resolve("pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf");
const bundled = (name: string) => new URL(`../../fonts/${name}.ttf`, import.meta.url).pathname;

const subsetOf = (font: FontkitFont) => {
  const { stream, directory } = font as unknown as {
    stream: { buffer: Uint8Array };
    directory: { tables: Parameters<typeof trueTypeSubsets>[1] };
  };
  return trueTypeSubsets(wholeFile(stream.buffer), directory.tables)?.();
};
const outline = (font: FontkitFont, glyph: number) => font.getGlyph(glyph).path.toSVG();
/** Whether a glyph is made of others, by its file. */
const isComposite = (font: FontkitFont, glyph: number) =>
  (font.getGlyph(glyph) as unknown as { _decode(): { components?: unknown[] } })._decode()?.components !==
  undefined;

describe.each([
  ["instructions and composites", liberation],
  ["仿宋", bundled("FandolFang-Regular")],
  ["楷体", bundled("NianbaoKai-Regular")],
  ["宋体", bundled("NotoSerifSC-Regular")],
])("%s", (name, path) => {
  const font = open(path);
  const characters = [..."Aé ÅüñfiÇ½№:;gy%"].concat([..."国务院办公厅政府信息，。、《》鑫"]);
  const glyphs = characters
    .map((character) => font.glyphForCodePoint(character.codePointAt(0) as number).id)
    .filter((id) => id !== 0);
  const subset = subsetOf(font);
  const codes = glyphs.map((glyph) => subset?.includeGlyph(glyph) as number);
  const cut = create(Buffer.from(subset?.encode() ?? [])) as FontkitFont;

  test("every glyph has its outline and its width", () => {
    if (name.startsWith("instructions")) expect(glyphs.some((glyph) => isComposite(font, glyph))).toBe(true);
    expect(glyphs.length).toBeGreaterThan(12);
    for (const [i, glyph] of glyphs.entries()) {
      expect(outline(cut, codes[i] as number), characters[i]).toBe(outline(font, glyph));
      expect(cut.getGlyph(codes[i] as number).advanceWidth).toBe(font.getGlyph(glyph).advanceWidth);
    }
  });

  test("instructions stay behind, and the parts of composite glyphs come along once", () => {
    const { tables } = (cut as unknown as { directory: { tables: object } }).directory;
    expect(Object.keys(tables).toSorted()).toEqual(["glyf", "head", "hhea", "hmtx", "loca", "maxp"]);
    expect(new Set(subset?.glyphs).size).toBe(subset?.glyphs.length);
    expect(cut.numGlyphs).toBe(subset?.glyphs.length);
  });

  test("its stream unpacks to the file, by zlib and by fflate", () => {
    const file = subset?.encode() as Uint8Array;
    const { stream, length } = subset?.deflated?.() as DeflatedFont;
    expect(length).toBe(file.length);
    expect(Buffer.compare(inflateSync(stream), file)).toBe(0);
    expect(Buffer.compare(unzlibSync(stream), file)).toBe(0);
    expect(stream.length).toBeLessThan(0.95 * file.length);
  });

  test("what is read of it is what fontkit reads", () => {
    const own = readTrueType(readFileSync(path)) as Font;
    const other = readFont(readFileSync(path)) as Font;
    for (const key of Object.keys(other) as (keyof Font)[])
      if (typeof other[key] !== "function") expect(own[key], key).toEqual(other[key]);
    for (let code = 1; code < 0x30000; code += code < 0x3000 ? 1 : 7)
      expect(own.glyphOf(code), code.toString(16)).toEqual(other.glyphOf(code));
  });

  test("the same bytes each time", () => {
    const again = subsetOf(font);
    for (const glyph of glyphs) again?.includeGlyph(glyph);
    expect(Buffer.compare(again?.encode() as Uint8Array, subset?.encode() as Uint8Array)).toBe(0);
  });
});
