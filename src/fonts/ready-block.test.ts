import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateRawSync, inflateSync } from "node:zlib";
import { unzlibSync } from "fflate";
import type { Font as FontkitFont } from "fontkit";
import { describe, expect, test } from "vitest";
import { liuhulan2024 } from "../../examples/liuhulan-2024.ts";
import { renderPdf } from "../pdf.ts";
import type { Report } from "../report/report.ts";
import type { DeflatedFont, Font } from "./font.ts";
import { byteCode, codedBytes } from "./glyph-code.ts";
import { type ReadyBlock, readyBlockOf } from "./ready-block.ts";
import { readyOutlines } from "./ready-outlines.ts";
import { readTrueType } from "./truetype.ts";
import { filledUp } from "./truetype-file.ts";
import { outlinePlaces } from "./truetype-subset.ts";

const { create } = createRequire(import.meta.url)("fontkit") as typeof import("fontkit");
const outline = (font: FontkitFont, glyph: number) => font.getGlyph(glyph).path.toSVG();

describe.each(Object.entries(readyOutlines))("%s", (name, { checkSum }) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../../fonts/${name}`, import.meta.url)));
  const block = (readyBlockOf(bytes.length, checkSum) as () => ReadyBlock)();
  const others = [5001, 5003, 5005].filter((glyph) => !block.glyphs.includes(glyph));
  const font = readTrueType(bytes) as Font;

  /** A subset of which each glyph is used, the last one first, and the very last by two characters. */
  function used(glyphs: readonly number[]) {
    const subset = font.startSubset();
    for (const glyph of glyphs.toReversed()) subset.includeGlyph(glyph);
    subset.glyphs.push(glyphs.at(-1) as number);
    return { glyphs: subset.glyphs, ...(subset.deflated?.() as DeflatedFont) };
  }

  test("holds the outlines of its glyphs, and says their sums", () => {
    const placeOf = outlinePlaces(bytes);
    const outlines = Buffer.concat(
      block.glyphs.map((glyph) => {
        const [from, length] = placeOf(glyph);
        return filledUp(bytes.subarray(from, from + length));
      }),
    );
    const { packed, checkSum: _, glyphs: __, ...sums } = readyOutlines[name as keyof typeof readyOutlines];
    const last = Buffer.from([1, 0, 0, 255, 255]);
    const stream = Buffer.concat([Buffer.from(packed, "base64"), last]);
    expect(Buffer.compare(inflateRawSync(stream), outlines)).toBe(0);
    expect(codedBytes(outlines, byteCode(outlines))).toMatchObject(sums);
    expect(block.glyphs[0]).toBe(0);
  });

  test("stands at the start of a font that uses all of it: each code has its outline and its width", () => {
    const { glyphs, stream, places, length } = used([...others, ...block.glyphs]);
    const file = inflateSync(stream);
    expect(file.length).toBe(length);
    expect(Buffer.compare(unzlibSync(stream), file)).toBe(0);
    const [cut, whole] = [create(file) as FontkitFont, create(Buffer.from(bytes)) as FontkitFont];
    expect(places).toHaveLength(glyphs.length);
    glyphs.forEach((glyph, code) => {
      const place = places?.[code] as number;
      expect(outline(cut, place)).toBe(outline(whole, glyph));
      expect(cut.getGlyph(place).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth);
    });
  });

  test("no glyph of its font is made of others: parts are named by codes, which a block moves", () => {
    const placeOf = outlinePlaces(bytes);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { numGlyphs } = create(Buffer.from(bytes)) as FontkitFont;
    const isMadeOfOthers = (glyph: number) => {
      const [from, length] = placeOf(glyph);
      return length > 0 && view.getInt16(from) < 0;
    };
    expect(Array.from({ length: numGlyphs }, (_, glyph) => glyph).filter(isMadeOfOthers)).toEqual([]);
  });

  test("is left out where a glyph of it is not used", () => {
    const { stream, places } = used([...others, ...block.glyphs.slice(0, -1)]);
    expect(places).toBeUndefined();
    expect(inflateSync(stream).length).toBeGreaterThan(10_000);
  });

  test("is not taken for another file of the same length", () => {
    expect(readyBlockOf(bytes.length, checkSum + 1)).toBeUndefined();
    expect(readyBlockOf(bytes.length + 4, checkSum)).toBeUndefined();
  });
});

/** All that a PDF's streams hold. */
function unpacked(pdf: Uint8Array): string {
  const text = Buffer.from(pdf).toString("latin1");
  return Array.from(text.matchAll(/FlateDecode[\s\S]*?stream\n([\s\S]*?)\nendstream/g), ([, stream = ""]) =>
    inflateSync(Buffer.from(stream, "latin1")).toString("latin1"),
  ).join("\n");
}

test("a report of the fewest words uses them", async () => {
  const few = ["无。"];
  const pdf = await renderPdf({
    ...liuhulan2024,
    opening: few,
    overview: few,
    problemsAndImprovements: few,
    otherMatters: few,
  } as Report);
  expect(unpacked(pdf).match(/\/CIDToGIDMap \d+ 0 R/g)).toHaveLength(Object.keys(readyOutlines).length);
});

test("a township's report is no larger than it should be", async () => {
  expect((await renderPdf(liuhulan2024)).length).toBeLessThan(220_000);
  expect((await renderPdf(liuhulan2024, { archive: "PDF/A-3a" })).length).toBeLessThan(228_000);
});
