import { attributeNamed, childOf, type XmlElement } from "../../opc/elements.ts";
import type { DrawnText } from "../../report/unseen.ts";

/** The colours that every theme begins with, and those that files name by number; the others are seen. */
const themeColours: readonly string[] = ["FFFFFF", "000000"];
const numberedColours: Readonly<Record<string, string>> = {
  "0": "000000",
  "1": "FFFFFF",
  "8": "000000",
  "9": "FFFFFF",
  // The system's own for text.
  "64": "000000",
};

/** A colour that an element names; nothing for one that is automatic or not known. */
export function colourIn(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const theme = attributeNamed(element, "theme");
  const rgb =
    attributeNamed(element, "rgb") ??
    (theme === undefined
      ? numberedColours[attributeNamed(element, "indexed") ?? ""]
      : themeColours[Number(theme)]);
  if (rgb === undefined || !/^(?:[\dA-F]{2})?[\dA-F]{6}$/iu.test(rgb)) return undefined;
  const tint = Number(attributeNamed(element, "tint") ?? 0) || 0;
  return channels(rgb.slice(-6))
    .map((channel) => Math.round(tint < 0 ? channel * (1 + tint) : channel + (255 - channel) * tint))
    .map((channel) => Math.min(255, Math.max(0, channel)).toString(16).padStart(2, "0"))
    .join("");
}

const channels = (colour: string): number[] =>
  [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** What a font, or the look of a run, says of its text; nothing of what it leaves to the cell. */
export function drawnBy(font: XmlElement | undefined): Omit<DrawnText, "ground"> {
  const colour = childOf(font, "color");
  const size = Number(attributeNamed(childOf(font, "sz"), "val") ?? 0);
  return {
    ...(colour !== undefined && {
      colour: attributeNamed(colour, "auto") !== undefined ? "000000" : colourIn(colour),
    }),
    ...(size > 0 && { size }),
  };
}

/** The ground that a fill gives; nothing where it is white or not known. */
export function groundOf(fill: XmlElement | undefined): string | undefined {
  const pattern = childOf(fill, "patternFill");
  if (pattern === undefined || (attributeNamed(pattern, "patternType") ?? "none") === "none") return "ffffff";
  return attributeNamed(pattern, "patternType") === "solid"
    ? colourIn(childOf(pattern, "fgColor"))
    : undefined;
}
