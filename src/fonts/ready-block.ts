import { latin1Bytes } from "#platform";
import { bundledLengths } from "./font-files.ts";
import { bitsOf, type CodedBytes } from "./glyph-code.ts";
import { type ReadyOutlines, readyOutlines } from "./ready-outlines.ts";

/*
 * Glyphs of the form's own words are in every report: their outlines are packed together when the package is made, with
 * what repeats from one to another, which a fifth of their bytes goes into where each is coded by itself.
 */

/** Outlines that are packed as one. */
export interface ReadyBlock {
  /** .notdef first, as a file asks. */
  readonly glyphs: readonly number[];
  readonly packed: CodedBytes;
  /** Used glyphs in the order of a file that begins with the block. */
  readonly arranged: (glyphs: readonly number[]) => readonly number[];
  /** Where each of the used glyphs is in that order. */
  readonly placesOf: (glyphs: readonly number[]) => readonly number[];
}

function blockFrom({ glyphs, packed, ...sums }: ReadyOutlines): ReadyBlock {
  const places = new Map(glyphs.map((glyph, place) => [glyph, place]));
  return {
    glyphs,
    packed: { ...bitsOf(latin1Bytes(atob(packed))), ...sums },
    arranged: (used) => [...glyphs, ...used.filter((glyph) => !places.has(glyph))],
    placesOf(used) {
      let next = glyphs.length;
      return used.map((glyph) => places.get(glyph) ?? next++);
    },
  };
}

/** The block of one of the package's own fonts, known by its length and the sum that it states of itself; made when it is asked for. */
export function readyBlockOf(length: number, checkSum: number): (() => ReadyBlock) | undefined {
  const files = Object.keys(readyOutlines) as (keyof typeof readyOutlines)[];
  const file = files.find(
    (name) => bundledLengths[name] === length && readyOutlines[name].checkSum === checkSum,
  );
  if (file === undefined) return undefined;
  let made: ReadyBlock | undefined;
  return () => {
    made ??= blockFrom(readyOutlines[file]);
    return made;
  };
}
