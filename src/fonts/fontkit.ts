import { create, type Font as FontkitFont } from "fontkit";
import type { Font, Subset } from "./font.ts";
import { trueTypeSubset } from "./truetype-subset.ts";

/** What fontkit reads, and its types do not tell. */
interface Untold {
  readonly post: { readonly isFixedPitch: number };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  readonly "OS/2"?: { readonly sFamilyClass?: number; readonly fsType?: { readonly noEmbedding?: boolean } };
  readonly stream: { readonly buffer: Uint8Array };
  readonly directory: { readonly tables: Parameters<typeof trueTypeSubset>[1] };
}
type Parsed = Omit<FontkitFont, keyof Untold> & Untold;

/** fontkit's subset, which decodes and encodes every glyph: for outlines that are not TrueType's. */
function fontkitSubset(font: Parsed): Subset {
  const subset = font.createSubset() as unknown as Omit<Subset, "isPostScript"> & { readonly cff?: unknown };
  return Object.assign(subset, { isPostScript: subset.cff !== undefined });
}

/**
 * Reads a font file: TrueType, OpenType, or a face of a collection. The only place that knows fontkit.
 *
 * @returns `"several"` for a collection without `face`.
 * @throws what fontkit throws of a damaged file.
 */
export function readFont(bytes: Uint8Array, face?: string): Font | "several" {
  const read = create(bytes as Parameters<typeof create>[0], face);
  if (read === null || "fonts" in read) return "several";
  const font = read as unknown as Parsed;
  const { minX, minY, maxX, maxY } = font.bbox;
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
    forbidsEmbedding: font["OS/2"]?.fsType?.noEmbedding ?? false,
    glyphOf(codePoint) {
      if (!font.hasGlyphForCodePoint(codePoint)) return undefined;
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      return { id, advance: advanceWidth };
    },
    advanceOf: (glyph) => font.getGlyph(glyph).advanceWidth,
    startSubset: () => trueTypeSubset(font.stream.buffer, font.directory.tables) ?? fontkitSubset(font),
  };
}
