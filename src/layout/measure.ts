import type { FontSet } from "../fonts/font-set.ts";
import type { LoadedFont } from "../fonts/load.ts";
import type { FontRole } from "../style/style.ts";
import { blankSide, breakCost, type CharacterKind, characterKind, kindInText } from "./character.ts";

/** A stretch of text in one role of type. */
export interface Run {
  readonly role: FontRole;
  readonly text: string;
}

/** A character, measured in pt at its size, with what the line may take from it or add to it. */
export interface Measured {
  readonly character: string;
  readonly font: LoadedFont;
  readonly id: number;
  readonly kind: CharacterKind;
  /** Width on the line before the line is fitted. */
  readonly width: number;
  /** What of the width is nothing at a line's end: a blank, or the gap to Latin text. */
  readonly trailing: number;
  /** How far the glyph starts left of its place: the blank left half that was taken away. */
  readonly shift: number;
  /** What may still be taken from it, and whether on its left. */
  readonly shrink: number;
  readonly shrinkLeft: boolean;
  /** Unwelcomeness of a line's end after it. */
  readonly cost: number;
  /** Whether the gap after it may grow. */
  readonly grows: boolean;
}

/** A character that no font holds. */
export interface MissingCharacter {
  readonly character: string;
  readonly role: FontRole;
}

/** A character with the glyph that draws it. */
interface Drawn {
  readonly character: string;
  kind: CharacterKind;
  readonly font: LoadedFont;
  readonly id: number;
  readonly advance: number;
}

/** How wide text is set. */
export interface Measure {
  readonly size: number;
  /** Width of a full-width character, pt; the grid of the page sets it tighter than its size. */
  readonly pitch: number;
}

/** Gap between Chinese and Latin text, of an em. Above a tenth, readers take it for a space when text is copied. */
const betweenScripts = 0.09;
const half = 0.5;

const isChinese = (kind: CharacterKind) => kind === "ideograph";

/** Width of what is set on the grid of the page: a full-width character, or a dash of two; else undefined. */
function gridWidth(advance: number, kind: CharacterKind, pitch: number): number | undefined {
  if (kind === "latin") return undefined;
  if (advance > 0.9 && advance <= 1.01) return pitch;
  return Math.abs(advance - 2) <= 0.01 ? 2 * pitch : undefined;
}

/** Measures text; characters that no font holds are handed to `missing` and left out. */
export function measure(
  runs: readonly Run[],
  { size, pitch }: Measure,
  fonts: FontSet,
  missing: (character: MissingCharacter) => void,
): Measured[] {
  // Plain loops: this runs for every character of a report.
  const drawn: Drawn[] = [];
  for (const { role, text } of runs)
    for (const character of text) {
      const found = fonts.draw(role, character.codePointAt(0) as number);
      if (found === undefined) missing({ character, role });
      else {
        const { font, id, advance } = found;
        drawn.push({ character, kind: characterKind(character), font, id, advance });
      }
    }
  for (let i = 0; i < drawn.length; i++) {
    const here = drawn[i] as Drawn;
    if (here.kind === "dash")
      here.kind = kindInText(here.character, drawn[i - 1]?.character, drawn[i + 1]?.character);
  }
  const measured: Measured[] = [];
  let takenFromNext = 0;
  let opened = false; // nothing but blanks since an opening sign
  for (let i = 0; i < drawn.length; i++) {
    const here = drawn[i] as Drawn;
    const { kind } = here;
    const next = drawn[i + 1];
    const onGrid = gridWidth(here.advance, kind, pitch);
    const natural = onGrid ?? here.advance * size;
    const side = onGrid === pitch ? blankSide(here.character, kind) : undefined;
    const taken = takenFromNext;
    takenFromNext = 0;
    let cutRight = 0;
    if (next !== undefined && next.advance > 0.9) {
      const nextSide = blankSide(next.character, next.kind);
      if (side === "right" && (nextSide !== undefined || next.kind === "stop")) cutRight = half * size;
      if (side === "left" && nextSide === "left") takenFromNext = half * size;
    }
    const scripts =
      next !== undefined &&
      ((isChinese(kind) && next.kind === "latin") || (kind === "latin" && isChinese(next.kind)))
        ? betweenScripts * size
        : 0;
    const earlier = measured[i - 1];
    const before = earlier === undefined ? 0 : earlier.width - earlier.shrink;
    // An opening sign moves over its blank half, but not past a narrow letter before it.
    const most = side === "left" ? Math.min(half * size, 0.9 * before) : half * size;
    const left = side === undefined || cutRight > 0 || taken > 0 ? 0 : most;
    const tight =
      next === undefined ||
      (kind === next.kind && (kind === "latin" || kind === "dash" || kind === "ellipsis"));
    const blank = kind === "space";
    opened = kind === "open" || kind === "prefix" || here.character === "／" || (blank && opened);
    const width = natural - cutRight - taken + scripts;
    measured.push({
      character: here.character,
      font: here.font,
      id: here.id,
      kind,
      width,
      trailing: blank ? width : scripts,
      shift: taken,
      shrink: left + scripts + (blank ? 0.1 * size : 0),
      shrinkLeft: side === "left" && left > 0,
      cost:
        next === undefined
          ? 0
          : opened
            ? Number.POSITIVE_INFINITY
            : breakCost(here.character, kind, next.character, next.kind),
      grows: !tight && scripts === 0,
    });
  }
  return measured;
}

/** Width of measured text before it is fitted to a line. */
export const widthOf = (text: readonly Measured[]): number => text.reduce((sum, { width }) => sum + width, 0);
