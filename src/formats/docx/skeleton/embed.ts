import { hexOf, sha256 } from "#platform";
import { officeRelationship, relationshipsXml } from "../../../opc/xml.ts";
import type { FontRole } from "../../../style/style.ts";

/** A font whose bytes go into the Word file. */
export interface FontFile {
  readonly role: FontRole;
  /** The family's name, by which the styles call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const hashOf = (bytes: Uint8Array): string => hexOf(sha256(bytes));

/** A key that hides a font's first bytes (ECMA-376 part 4, 8.1), made of the bytes themselves: the same every time. */
function keyOf(bytes: Uint8Array): string {
  const hex = hashOf(bytes).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}

function hidden(bytes: Uint8Array): Uint8Array {
  const key = sha256(bytes).subarray(0, 16).toReversed();
  return bytes.map((byte, i) => (i < 32 ? byte ^ (key[i % 16] as number) : byte));
}

const unique = (fonts: readonly FontFile[]) => [...new Map(fonts.map((font) => [font.name, font])).values()];

const fontPart = (i: number) => `fonts/font${i + 1}.odttf`;

/** What goes into a font's entry in fontTable.xml. */
export function embeddedXml(fonts: readonly FontFile[], name: string): string {
  const i = unique(fonts).findIndex((font) => font.name === name);
  const font = unique(fonts)[i];
  return font === undefined ? "" : `<w:embedRegular r:id="rId${i + 1}" w:fontKey="{${keyOf(font.bytes)}}"/>`;
}

/** The fonts themselves, and where fontTable.xml finds them. */
export function embeddedParts(fonts: readonly FontFile[]): Record<string, string | Uint8Array> {
  if (fonts.length === 0) return {};
  const entries = unique(fonts).map((_, i) => [`${officeRelationship}/font`, fontPart(i)] as const);
  return {
    "word/_rels/fontTable.xml.rels": relationshipsXml(entries),
    ...Object.fromEntries(unique(fonts).map(({ bytes }, i) => [`word/${fontPart(i)}`, hidden(bytes)])),
  };
}
