import type { SignatureStyle } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import type { Line } from "./line.ts";

/**
 * Places 署名 and 成文日期 (GB/T 9704—2012, 7.3.5). Without a seal the date starts two characters right
 * of the name; if it is the longer, it ends two characters from the edge and the name moves left. With
 * a seal the date ends four characters from the edge and the name is centred over it. A name too long for a
 * line comes in several.
 */
export function signatureLines(
  name: readonly Line[],
  date: Line,
  { width, characterPitch }: PageGrid,
  style: SignatureStyle,
  seal: boolean,
): { readonly lines: readonly { readonly line: Line; readonly x: number }[]; readonly above: number } {
  const character = (count: number) => count * characterPitch;
  const nameWidth = Math.max(...name.map((line) => line.width));
  if (seal) {
    const dateX = width - character(style.sealRight) - date.width;
    const middle = dateX + date.width / 2;
    // A long name may not pass the edges.
    const nameX = Math.max(0, Math.min(middle - nameWidth / 2, width - nameWidth));
    const lines = name.map((line) => ({ line, x: nameX + (nameWidth - line.width) / 2 }));
    return { lines: [...lines, { line: date, x: dateX }], above: style.linesAbove + style.sealLines };
  }
  const right = width - character(style.right);
  const indent = character(style.dateIndent);
  const nameX = Math.max(0, right - Math.max(nameWidth, indent + date.width));
  return {
    lines: [...name.map((line) => ({ line, x: nameX })), { line: date, x: nameX + indent }],
    above: style.linesAbove,
  };
}

/** How wide a name may be before it takes a second line. */
export const nameRoom = ({ width, characterPitch }: PageGrid, { right }: SignatureStyle): number =>
  width - right * characterPitch;
