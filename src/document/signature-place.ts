import type { SignatureStyle } from "../style/style.ts";
import { mm } from "../style/units.ts";

/** Widths of 署名 and 成文日期 and of the line that they stand on, in one unit; `character` is 一字 in it. */
export interface SignatureWidths {
  readonly name: number;
  readonly date: number;
  readonly line: number;
  readonly character: number;
}

/** Where 署名 and 成文日期 start, from the left of the text area, and the empty lines above them. */
export interface SignaturePlace {
  readonly nameAt: number;
  readonly dateAt: number;
  readonly linesAbove: number;
}

/** A seal of an agency is 42 mm wide (国发〔1999〕25号). */
const sealWidth = 42;

/** Empty lines between agencies that sign one below the other, so that their seals do not touch; `linePitch` in pt. */
export const linesBetweenSeals = (linePitch: number): number => Math.ceil(mm(sealWidth) / linePitch) - 1;

/**
 * Places 署名 and 成文日期 (GB/T 9704—2012, 7.3.5). Without a seal the date starts two characters right of the name; if
 * it is the longer, it ends two characters from the edge and the name moves left. With a seal the date ends four
 * characters from the edge and the name is centred over it, but never past an edge.
 */
export function signaturePlace(
  { name, date, line, character }: SignatureWidths,
  style: SignatureStyle,
  seal: boolean,
): SignaturePlace {
  if (seal) {
    const dateAt = line - style.sealRight * character - date;
    const nameAt = Math.max(0, Math.min(dateAt + (date - name) / 2, line - name));
    return { nameAt, dateAt, linesAbove: style.linesAbove + style.sealLines };
  }
  const indent = style.dateIndent * character;
  const nameAt = Math.max(0, line - style.right * character - Math.max(name, indent + date));
  return { nameAt, dateAt: nameAt + indent, linesAbove: style.linesAbove };
}
