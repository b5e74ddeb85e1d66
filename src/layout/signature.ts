import type { SignatureStyle } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import type { Line } from "./line.ts";

/**
 * Places 署名 and 成文日期 (GB/T 9704—2012, 7.3.5). Without a seal the date starts two characters right
 * of the name; if it is the longer, it ends two characters from the edge and the name moves left. With
 * a seal the date ends four characters from the edge and the name is centred over it.
 */
export function signatureLines(
  name: Line,
  date: Line,
  { width, characterPitch }: PageGrid,
  style: SignatureStyle,
  seal: boolean,
): { readonly lines: { readonly line: Line; readonly x: number }[]; readonly above: number } {
  const character = (count: number) => count * characterPitch;
  if (seal) {
    const dateX = width - character(style.sealRight) - date.width;
    // A long name may not pass the edge.
    const nameX = Math.min(dateX + (date.width - name.width) / 2, width - name.width);
    return { lines: at(name, nameX, date, dateX), above: style.linesAbove + style.sealLines };
  }
  const right = width - character(style.right);
  const indent = character(style.dateIndent);
  const nameX = right - Math.max(name.width, indent + date.width);
  return { lines: at(name, nameX, date, nameX + indent), above: style.linesAbove };
}

const at = (name: Line, nameX: number, date: Line, dateX: number) => [
  { line: name, x: Math.max(0, nameX) },
  { line: date, x: dateX },
];
