import { compare, type Difference } from "./compare.ts";
import type { Contour } from "./outline.ts";
import { refitContour } from "./refit.ts";
import { boxOf, writeGlyph } from "./truetype.ts";

/** What a glyph drawn anew may differ by from the one it was: one unit of 1,000 to the em, nothing in box and winding. */
export const holdsToOriginal = ({ distance, box, crossings, sameWinding }: Difference): boolean =>
  distance <= 1 && box === 0 && crossings[1] <= crossings[0] && sameWinding;

/** Tried in turn: the fit measures by fewer points than the judge, and a thin stroke's sides may cross. */
const tolerances = [0.9, 0.7, 0.5, 0.3];

/** A glyph with fewer points; the glyph itself where none was found that is near enough. */
export function refitGlyph(glyph: readonly Contour[]): readonly Contour[] {
  if (glyph.length === 0) return glyph;
  const box = boxOf(glyph);
  for (const tolerance of tolerances) {
    const anew = glyph.map((contour) => refitContour(contour, tolerance, box));
    if (holdsToOriginal(compare(glyph, anew)))
      return writeGlyph(anew).length < writeGlyph(glyph).length ? anew : glyph;
  }
  return glyph;
}
