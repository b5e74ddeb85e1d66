import type { FontTables } from "./truetype-file.ts";

/** Where the ink of a glyph is, from the origin of its baseline, upwards. */
export type GlyphBox = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** A font file that was read: what the typesetter and the formats ask of it. Lengths are in units of `unitsPerEm`. */
export interface Font {
  readonly familyName: string;
  readonly postscriptName: string | undefined;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number | undefined;
  readonly xHeight: number | undefined;
  /** Degrees. */
  readonly italicAngle: number;
  readonly box: GlyphBox;
  readonly isFixedPitch: boolean;
  readonly isItalic: boolean;
  /** `sFamilyClass` of OS/2. */
  readonly familyClass: number;
  /** Whether its licence, as the file states it (OS/2 fsType), forbids to embed it: at all, in part, or but as pictures. */
  readonly forbidsEmbedding: boolean;
  /** The glyph of a character; nothing if the font lacks it. */
  glyphOf(codePoint: number): { readonly id: number; readonly advance: number } | undefined;
  /** How far a glyph advances. */
  advanceOf(glyph: number): number;
  /** A glyph's box; nothing for a blank, and where the outlines are not TrueType's. */
  boxOf(glyph: number): GlyphBox | undefined;
  /** A table as it stands in the file. */
  tableOf(name: string): Uint8Array | undefined;
  /** A new subset, with no glyph yet but .notdef. */
  startSubset(): Subset;
}

/** A font file as a zlib stream. */
export interface DeflatedFont {
  /** Bytes before compression. */
  readonly length: number;
  readonly stream: Uint8Array;
  /** The glyph of each code; not where they are in the order of their codes. */
  readonly places?: readonly number[];
}

/** A font file, and the same as a zlib stream. */
export interface PackedFont {
  readonly file: Uint8Array;
  readonly stream: Uint8Array;
}

/** The glyphs of a font that a document uses, by their codes in the file: the place in `glyphs`. */
export interface Subset {
  readonly glyphs: number[];
  /** Whether its outlines are PostScript's (CFF). */
  readonly isPostScript: boolean;
  includeGlyph(glyph: number): number;
  /**
   * The subset as a font file; CFF alone where the outlines are PostScript's.
   *
   * @param more - further tables of a TrueType font that is to stand alone, with its sum
   */
  encode(more?: FontTables): Uint8Array;
  /** The subset as a zlib stream, for which no glyph is packed or summed twice; not where the outlines are PostScript's. */
  deflated?(): DeflatedFont;
  /** The same beside the file itself. */
  packed?(more: FontTables): PackedFont;
}
