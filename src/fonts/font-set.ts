import type { FontChoices } from "../style/fonts.ts";
import { type FontRole, fontRoles } from "../style/style.ts";
import { bundledFonts } from "./font-files.ts";
import { bundledFont, type LoadedFont, loadFont } from "./load.ts";

/** A character in the font that draws it. */
export interface DrawnCharacter {
  readonly font: LoadedFont;
  readonly id: number;
  /** Of an em. */
  readonly advance: number;
}

/** The fonts of a document: finds for each character, in each role, the font that draws it. */
export interface FontSet {
  draw(role: FontRole, codePoint: number): DrawnCharacter | undefined;
  /** The role that a font has; nothing for one of the user's fallbacks. */
  roleOf(font: LoadedFont): FontRole | undefined;
}

/** Role font, then 宋体 (the table role), then 仿宋, then the user's fallbacks; first without what a font draws badly. */
export function fontSet(options: FontChoices = {}): FontSet {
  const own = Object.fromEntries(
    fontRoles.map((role) => {
      const source = options[role]?.file;
      return [role, source === undefined ? bundledFont(role) : loadFont(source)];
    }),
  ) as Record<FontRole, LoadedFont>;
  const fallback = (options.fallback ?? []).map(loadFont);
  const hasOwnTable = [...Object.values(own), ...fallback].some(
    (font) => font.own?.file === bundledFonts.table.file,
  );
  const known = Object.fromEntries(fontRoles.map((role) => [role, new Map<number, DrawnCharacter>()]));

  function find(role: FontRole, codePoint: number): DrawnCharacter | undefined {
    const candidates = [own[role], own.table, own.body, ...fallback];
    const character = String.fromCodePoint(codePoint);
    for (const mayAvoid of [true, false]) {
      for (const font of candidates) {
        if (mayAvoid && font.avoid?.test(character)) continue;
        const glyph = font.glyph(codePoint);
        if (glyph !== undefined) return { font, ...glyph };
      }
      if (hasOwnTable) continue;
      // The package's own file is read only when no given font has the character.
      const font = bundledFont("table");
      const glyph = mayAvoid && font.avoid?.test(character) ? undefined : font.glyph(codePoint);
      if (glyph !== undefined) return { font, ...glyph };
    }
    return undefined;
  }

  return {
    draw(role, codePoint) {
      const map = known[role] as Map<number, DrawnCharacter>;
      const found = map.get(codePoint) ?? find(role, codePoint);
      if (found !== undefined) map.set(codePoint, found);
      return found;
    },
    roleOf: (font) =>
      fontRoles.find((role) => own[role] === font) ??
      (font.own?.file === bundledFonts.table.file ? "table" : undefined),
  };
}

let ownFonts: FontSet | undefined;

/** The package's own fonts: one set for all documents of a process, with all that it found out about characters. */
export function bundledFontSet(): FontSet {
  ownFonts ??= fontSet();
  return ownFonts;
}
