import * as fontkit from "fontkit";
import { PDFName } from "pdf-lib";
import { plain } from "../readers/pdf-objects.ts";
import { type CheckedFile, fault } from "./clause.ts";

type Glyphs = { numGlyphs: number; unitsPerEm: number; getGlyph(id: number): { advanceWidth: number } };

/** Every font is a composite TrueType font, embedded, with the predefined CMap and glyphs by number. */
export const embedding = ({ fonts, objects: { get }, dictionaries }: CheckedFile): string[] => [
  ...fault(fonts.length === 0, "no font"),
  ...dictionaries
    .filter((dict) => get(dict, "Type") === PDFName.of("Font"))
    .flatMap((dict) => {
      const kind = String(plain(get(dict, "Subtype")));
      return fault(!["/Type0", "/CIDFontType2"].includes(kind), `a font of the type ${kind}`);
    }),
  ...fonts.flatMap(({ name, type0, descendant, program, places }) => [
    ...fault(program === undefined, `${name} is not embedded`),
    ...fault(!/^[A-Z]{6}\+./.test(name), `${name} is named like a whole font`),
    ...fault(plain(get(type0, "Encoding")) !== "/Identity-H", `${name} has another CMap`),
    ...fault(
      places === undefined ? plain(get(descendant, "CIDToGIDMap")) !== "/Identity" : places.length % 2 !== 0,
      `${name} has no CIDToGIDMap`,
    ),
    ...fault(
      JSON.stringify(plain(get(descendant, "CIDSystemInfo"))) !==
        '{"Registry":"Adobe","Ordering":"Identity","Supplement":0}',
      `${name} has another CIDSystemInfo`,
    ),
  ]),
];

/** Every code that is used has its glyph in the font, which fontkit opens, with the width that the file tells. */
export const glyphsAndWidths = ({ fonts }: CheckedFile): string[] =>
  fonts.flatMap(({ name, program, places, widths, characters }) => {
    if (program === undefined) return [`${name} has no glyphs`];
    const font = fontkit.create(Buffer.from(program)) as unknown as Glyphs;
    return [...characters.keys()].flatMap((code) => {
      const glyph = places === undefined ? code : 256 * (places[2 * code] ?? 0) + (places[2 * code + 1] ?? 0);
      if (glyph === 0 || glyph >= font.numGlyphs) return [`${name} has no glyph for the code ${code}`];
      const width = (font.getGlyph(glyph).advanceWidth * 1000) / font.unitsPerEm;
      const told = widths.get(code) ?? 1000;
      return fault(Math.abs(width - told) > 1, `${name}, code ${code}: width ${told} instead of ${width}`);
    });
  });

/** Every code maps to characters, and to none that says nothing. */
export const unicode = ({ fonts, tagged: { pages } }: CheckedFile): string[] => [
  ...fonts.flatMap(({ name, characters }) => [
    ...fault(characters.size === 0, `${name} has no ToUnicode table`),
    ...[...characters.values()].flatMap((text) =>
      fault(text === "" || /[\0\ufeff\ufffe]/u.test(text), `${name} maps a code to ${JSON.stringify(text)}`),
    ),
  ]),
  ...pages.flatMap(({ marks }, n) =>
    [...marks.values()].flatMap((text) =>
      fault(/[\0\ufffd\ue000-\uf8ff]/u.test(text), `page ${n + 1}: ${text}`),
    ),
  ),
];
