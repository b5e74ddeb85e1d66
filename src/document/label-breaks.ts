import { clauseNumber } from "../report/text.ts";
import type { Cell } from "./grid.ts";
import { labelParts } from "./name-parts.ts";

/** A name of so few characters stays on a line after its number: 「（三）」 above 「不予公开」. */
const shortName = 4;

/** Longer labels of rows fill their lines, as text does. */
const longestParted = 12;

/**
 * The pieces of a head or label between which a browser may begin a new line, so that no word is torn; undefined for what
 * fills its lines as text does.
 */
export function labelPieces({ role, text = "" }: Pick<Cell, "role" | "text">): string[] | undefined {
  if (role !== "head" && !(role === "stub" && text.length <= longestParted)) return undefined;
  const number = clauseNumber.exec(text)?.[0] ?? "";
  const name = text.slice(number.length);
  return number !== "" && name.length <= shortName ? [number, name] : labelParts(text);
}

/**
 * An upright label in pieces; every second one is a mark, which a browser has to set into a box of its own: fonts with a bad
 * upright form show another character in its place (Droid Sans Fallback 「甚」 for 「、」).
 */
export const uprightPieces = (text: string): string[] => text.split(/(、)/u);
