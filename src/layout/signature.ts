import { signaturePlace } from "../document/signature-place.ts";
import type { SignatureStyle } from "../style/style.ts";
import type { PageGrid } from "./grid-page.ts";
import type { Line } from "./line.ts";

/** Lines of 署名 and 成文日期 in their places. A name too long for a line comes in several; over a seal they are centred. */
export function signatureLines(
  name: readonly Line[],
  date: Line,
  { width, characterPitch }: PageGrid,
  style: SignatureStyle,
  seal: boolean,
): { readonly lines: readonly { readonly line: Line; readonly x: number }[]; readonly above: number } {
  const nameWidth = Math.max(...name.map((line) => line.width));
  const widths = { name: nameWidth, date: date.width, line: width, character: characterPitch };
  const { nameAt, dateAt, linesAbove } = signaturePlace(widths, style, seal);
  const placed = name.map((line) => ({ line, x: nameAt + (seal ? (nameWidth - line.width) / 2 : 0) }));
  return { lines: [...placed, { line: date, x: dateAt }], above: linesAbove };
}

/** How wide a name may be before it takes a second line. */
export const nameRoom = ({ width, characterPitch }: PageGrid, { right }: SignatureStyle): number =>
  width - right * characterPitch;
