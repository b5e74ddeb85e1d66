import type { LoadedFont } from "../../fonts/load.ts";
import type { PlacedCharacter } from "../../layout/line.ts";
import { EmbeddedFont } from "./embedded-font.ts";
import type { ReportDocument } from "./report-document.ts";

export const thousandths = (n: number): number => Math.round(n * 1000) / 1000;
export const pdfNumber = (n: number): string => String(thousandths(n));

/** A byte of a literal string (ISO 32000-1, 7.3.4.2). */
function literalByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "\r") return "\\r";
  return character === "\\" || character === "(" || character === ")" ? `\\${character}` : character;
}

/** Two bytes of a literal string: half of what their digits take. */
const literalBytes = (code: number): string => literalByte(code >> 8) + literalByte(code & 0xff);

/** A character as a page shows it: its code in the font's subset, and how far it advances, in em. */
interface ShownCharacter {
  readonly code: string;
  readonly advance: number;
}

/** A font of the layout as a font of one document. */
export interface DrawnFont {
  readonly embedded: EmbeddedFont;
  shown(character: PlacedCharacter): ShownCharacter;
}

export function fontOfDocument(document: ReportDocument, font: LoadedFont, id: string): DrawnFont {
  const embedded = new EmbeddedFont(document, font.font, id);
  document._fontFamilies[id] = embedded;
  const known = new Map<string, ShownCharacter>();
  return {
    embedded,
    shown({ character, id: glyph }) {
      const before = known.get(character);
      if (before !== undefined) return before;
      const codePoint = character.codePointAt(0) as number;
      const advance = font.glyph(codePoint)?.advance ?? 0;
      const made = { code: literalBytes(embedded.add(glyph, codePoint, advance * 1000)), advance };
      known.set(character, made);
      return made;
    },
  };
}

/** What a page's text is written in at a place (ISO 32000-1, 9.3). */
export interface TextState {
  readonly page: unknown;
  /** Whether what is filled is black, as it is where a page begins. */
  black: boolean;
  /** Font and size, as they were set. */
  font: string;
  /** What is added to the advance of each character, pt. */
  spacing: number;
}

/**
 * Codes as they are shown, with the distance where a character does not stand where the last one ended. What the first is
 * away is the spacing of all: the characters of a line are.
 */
export function shownRun(
  font: DrawnFont,
  run: readonly PlacedCharacter[],
  size: number,
  written: TextState,
): string {
  const [first, second] = run as [PlacedCharacter, PlacedCharacter?];
  const away = (pen: number, to: number) => Math.round(((pen - to) / size) * 1000);
  let before = "";
  if (second !== undefined) {
    const grown = away(first.x + font.shown(first).advance * size, second.x);
    const spacing = thousandths((-grown / 1000) * size);
    if (spacing !== written.spacing) before = ` ${pdfNumber(spacing)} Tc`;
    written.spacing = spacing;
  }
  let out = "";
  let parts = 1;
  let pen = first.x;
  for (const character of run) {
    const moved = away(pen, character.x);
    if (moved !== 0) {
      out += `)${moved}(`;
      parts += 1;
      pen -= (moved / 1000) * size;
    }
    const { code, advance } = font.shown(character);
    out += code;
    pen += advance * size + written.spacing;
  }
  return parts > 1 ? `${before}[(${out})]TJ` : `${before}(${out})Tj`;
}

/** Stretches of characters in one font. */
export function sameFont(characters: readonly PlacedCharacter[]): PlacedCharacter[][] {
  const runs: PlacedCharacter[][] = [];
  for (const character of characters) {
    const run = runs.at(-1);
    if (run?.[0]?.font === character.font) run.push(character);
    else runs.push([character]);
  }
  return runs;
}
