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
  readonly box: readonly [minX: number, minY: number, maxX: number, maxY: number];
  readonly isFixedPitch: boolean;
  readonly isItalic: boolean;
  /** `sFamilyClass` of OS/2. */
  readonly familyClass: number;
  /** Whether its licence, as the file states it, forbids to embed it. */
  readonly forbidsEmbedding: boolean;
  /** The glyph of a character; nothing if the font lacks it. */
  glyphOf(codePoint: number): { readonly id: number; readonly advance: number } | undefined;
  /** How far a glyph advances. */
  advanceOf(glyph: number): number;
  /** A new subset, with no glyph yet but .notdef. */
  startSubset(): Subset;
}

/** The glyphs of a font that a document uses, by their codes in the file: the place in `glyphs`. */
export interface Subset {
  readonly glyphs: number[];
  /** Whether its outlines are PostScript's (CFF). */
  readonly isPostScript: boolean;
  includeGlyph(glyph: number): number;
  /** The subset as a font file; CFF alone where the outlines are PostScript's. */
  encode(): Uint8Array;
}
