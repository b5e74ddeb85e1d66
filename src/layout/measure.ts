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
  readonly kind: CharacterKind;
  readonly font: LoadedFont;
  readonly id: number;
  readonly advance: number;
  /** As it was set last between others of its kind, where nothing depends on them: three of four characters are. */
  plain?: Measure & { readonly measured: Measured };
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

/** Characters that were drawn before with these fonts, by role. */
const drawnBefore = new WeakMap<FontSet, Map<FontRole, Map<string, Drawn>>>();

function drawnIn(fonts: FontSet, role: FontRole): Map<string, Drawn> {
  const roles = drawnBefore.get(fonts) ?? new Map<FontRole, Map<string, Drawn>>();
  drawnBefore.set(fonts, roles);
  const known = roles.get(role) ?? new Map<string, Drawn>();
  roles.set(role, known);
  return known;
}

/** An ideograph before another one, as it is always set. */
function amongIdeographs(here: Drawn, { size, pitch }: Measure): Measured {
  const before = here.plain;
  if (before !== undefined && before.size === size && before.pitch === pitch) return before.measured;
  const { character, font, id, kind, advance } = here;
  const width = gridWidth(advance, kind, pitch) ?? advance * size;
  const still = { trailing: 0, shift: 0, shrink: 0, shrinkLeft: false, cost: 0, grows: true };
  const measured = { character, font, id, kind, width, ...still };
  here.plain = { size, pitch, measured };
  return measured;
}

/** Measures text; characters that no font holds are handed to `missing` and left out. */
export function measure(
  runs: readonly Run[],
  at: Measure,
  fonts: FontSet,
  missing: (character: MissingCharacter) => void,
): Measured[] {
  const { size, pitch } = at;
  // Plain loops: this runs for every character of a report.
  const drawn: Drawn[] = [];
  for (const { role, text } of runs) {
    const known = drawnIn(fonts, role);
    for (const character of text) {
      const before = known.get(character);
      const found = before ?? fonts.draw(role, character.codePointAt(0) as number);
      if (found === undefined) missing({ character, role });
      else if (before !== undefined) drawn.push(before);
      else {
        const { font, id, advance } = found;
        const first: Drawn = { character, kind: characterKind(character), font, id, advance };
        known.set(character, first);
        drawn.push(first);
      }
    }
  }
  for (let i = 0; i < drawn.length; i++) {
    const here = drawn[i] as Drawn;
    if (here.kind !== "dash") continue;
    const kind = kindInText(here.character, drawn[i - 1]?.character, drawn[i + 1]?.character);
    if (kind !== here.kind) drawn[i] = { ...here, kind };
  }
  const measured: Measured[] = [];
  let takenFromNext = 0;
  let opened = false; // nothing but blanks since an opening sign
  for (let i = 0; i < drawn.length; i++) {
    const here = drawn[i] as Drawn;
    const { kind } = here;
    const next = drawn[i + 1];
    if (takenFromNext === 0 && next !== undefined && isChinese(kind) && isChinese(next.kind)) {
      opened = false;
      measured.push(amongIdeographs(here, at));
      continue;
    }
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
