import { create, type Font as FontkitFont } from "fontkit";
import { wholeFile } from "#platform";
import type { Font, Subset } from "./font.ts";
import { type FontTablePlaces, trueTypeBoxes, trueTypeSubsets } from "./truetype-subset.ts";

/** What fontkit reads, and its types do not tell. */
interface Untold {
  readonly post: { readonly isFixedPitch: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  readonly "OS/2"?: {
    readonly sFamilyClass?: number;
    readonly fsType?: {
      readonly noEmbedding?: boolean;
      readonly noSubsetting?: boolean;
      readonly bitmapOnly?: boolean;
    };
  };
  readonly stream: { readonly buffer: Uint8Array };
  readonly directory: { readonly tables: FontTablePlaces };
}
type Parsed = Omit<FontkitFont, keyof Untold> & Untold;

/** fontkit's subset, which decodes and encodes every glyph: for outlines that are not TrueType's. */
function fontkitSubset(font: Parsed): Subset {
  const subset = font.createSubset() as unknown as Omit<Subset, "isPostScript"> & { readonly cff?: unknown };
  return Object.assign(subset, { isPostScript: subset.cff !== undefined });
}

const subsetsOf = (font: Parsed) =>
  trueTypeSubsets(wholeFile(font.stream.buffer), font.directory.tables) ?? (() => fontkitSubset(font));

/** Uses each table once: a file that was cut off while it was copied opens well, and fails in the middle of a report. */
function tryOut(font: Parsed): void {
  const { length } = font.stream.buffer;
  for (const table of Object.values(font.directory.tables))
    if (table !== undefined && table.offset + table.length > length)
      throw new RangeError("a table lies outside the file");
  if (!(font.unitsPerEm > 0)) throw new RangeError("units per em");
  const { id } = font.glyphForCodePoint(font.characterSet.find((code) => code > 0x20) ?? 0x20);
  if (!Number.isFinite(font.getGlyph(id).advanceWidth)) throw new RangeError("advance");
  const subset = subsetsOf(font)();
  subset.includeGlyph(id);
  subset.encode();
}

/**
 * Reads what `readTrueType` does not: PostScript outlines, a face of a collection, rare maps of characters. The only
 * place that knows fontkit.
 *
 * @returns `"several"` for a collection without `face`.
 * @throws what fontkit throws of a damaged file.
 */
export function readFont(bytes: Uint8Array, face?: string): Font | "several" {
  const read = create(bytes as Parameters<typeof create>[0], face);
  if (read === null || "fonts" in read) return "several";
  const font = read as unknown as Parsed;
  const { minX, minY, maxX, maxY } = font.bbox;
  const { buffer } = font.stream;
  const { tables } = font.directory;
  const may = font["OS/2"]?.fsType;
  tryOut(font);
  return {
    familyName: font.familyName,
    postscriptName: font.postscriptName ?? undefined,
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    xHeight: font.xHeight,
    italicAngle: font.italicAngle,
    box: [minX, minY, maxX, maxY],
    isFixedPitch: Boolean(font.post.isFixedPitch),
    isItalic: font.head.macStyle.italic,
    familyClass: font["OS/2"]?.sFamilyClass ?? 0,
    forbidsEmbedding: [may?.noEmbedding, may?.noSubsetting, may?.bitmapOnly].includes(true),
    glyphOf(codePoint) {
      if (!font.hasGlyphForCodePoint(codePoint)) return undefined;
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      return { id, advance: advanceWidth };
    },
    advanceOf: (glyph) => font.getGlyph(glyph).advanceWidth,
    boxOf: trueTypeBoxes(wholeFile(buffer), tables),
    tableOf(name) {
      const place = tables[name];
      return place && buffer.subarray(place.offset, place.offset + place.length);
    },
    startSubset: subsetsOf(font),
  };
}
