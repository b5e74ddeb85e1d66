import { type FontRole, fontRoles } from "./style.ts";

/**
 * A font file of the user's own: a path, a path with the face of a collection (`simsun.ttc`, `SimSun`), or bytes.
 * Font files are trusted: never take one from the data of a report.
 */
export type FontSource = string | { readonly path: string; readonly face: string } | Uint8Array;

/** The font of one role: `file` for what is drawn (PDF) or embedded, `name` for what names fonts (Word). */
export interface FontChoice {
  readonly file?: FontSource | undefined;
  readonly name?: string | undefined;
}

/** Fonts by role; each output takes what concerns it. */
export type FontChoices = { readonly [R in FontRole]?: FontChoice | undefined } & {
  /** Font files for characters that no role's font holds (PDF). */
  readonly fallback?: readonly FontSource[] | undefined;
};

/** `"windows"`: in Word, the names that every Windows has (仿宋, 楷体 without _GB2312). */
export type FontOptions = FontChoices | "windows";

/** The font files that options name. */
export function fontSourcesIn(fonts: FontOptions | undefined): FontSource[] {
  if (fonts === undefined || fonts === "windows") return [];
  const files = fontRoles.map((role) => fonts[role]?.file);
  return [...files, ...(fonts.fallback ?? [])].filter((file) => file !== undefined);
}
