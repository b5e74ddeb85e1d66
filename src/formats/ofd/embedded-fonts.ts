import { embeddedTrueType } from "../../fonts/embedded-truetype.ts";
import type { FontSet } from "../../fonts/font-set.ts";
import { FontError, type LoadedFont } from "../../fonts/load.ts";
import { escapedXml } from "../../opc/xml.ts";
import type { FontRole } from "../../style/style.ts";
import type { ObjectPage } from "./page-objects.ts";
import { type ObjectNumbers, ofdPart, textElement } from "./xml.ts";

/** A font of one document. */
export interface OfdFont {
  readonly id: number;
  /** Its file inside the folder of resources. */
  readonly path: string;
  readonly file: Uint8Array;
  /** The file as a zlib stream. */
  readonly stream: Uint8Array;
  /** FontName, as the file names itself. */
  readonly name: string;
  readonly family: string;
  /** The glyph of a character in the file. */
  readonly glyphOf: ReadonlyMap<number, number>;
}

/** The faces of GB/T 9704—2012: what a reader should take that draws by fonts of its own. */
const faces: Readonly<Record<FontRole, string>> = {
  title: "小标宋体",
  body: "仿宋",
  heading1: "黑体",
  heading2: "楷体",
  table: "宋体",
};

/** A PostScript name: ASCII without what has a meaning in PostScript, at most 63 signs. */
const postScriptName = ({ font }: LoadedFont): string =>
  (font.postscriptName ?? "Font").replace(/[^!-~]|[[\](){}<>/%]/g, "_").slice(0, 58);

/** The glyphs of each font that pages show, by character. */
function usedGlyphs(pages: readonly ObjectPage[]): Map<LoadedFont, Map<number, number>> {
  const used = new Map<LoadedFont, Map<number, number>>();
  for (const { objects } of pages)
    for (const object of objects) {
      if (object.type !== "run") continue;
      const glyphs = used.get(object.font) ?? new Map<number, number>();
      used.set(object.font, glyphs);
      for (const { character, id } of object.characters) glyphs.set(character.codePointAt(0) as number, id);
    }
  return used;
}

/**
 * Cuts the fonts for a document's pages.
 *
 * @throws {FontError} if one has no TrueType outlines: several readers show nothing in their place
 */
export function embeddedFonts(
  pages: readonly ObjectPage[],
  fonts: FontSet,
  numbers: ObjectNumbers,
): Map<LoadedFont, OfdFont> {
  const embedded = new Map<LoadedFont, OfdFont>();
  const taken = new Set<string>();
  for (const [font, glyphs] of usedGlyphs(pages)) {
    const own = postScriptName(font);
    let name = own;
    for (let i = 2; taken.has(name); i++) name = `${own}-${i}`;
    taken.add(name);
    const cut = embeddedTrueType(font.font, name, glyphs);
    if (cut === undefined)
      throw new FontError(
        `字体“${font.font.postscriptName ?? font.font.familyName}”是 PostScript 轮廓（CFF），多种 OFD 阅读软件显示不出；OFD 请用 TrueType 字体（.ttf、.ttc）。`,
      );
    const role = fonts.roleOf(font);
    embedded.set(font, {
      ...cut,
      id: numbers.next(),
      path: `Font_${embedded.size}.ttf`,
      name,
      family: role === undefined ? font.font.familyName : faces[role],
    });
  }
  return embedded;
}

/** PublicRes.xml: fonts and pictures, in a folder beside it. */
export function resourcesPart(fonts: Iterable<OfdFont>, pictures: string, folder: string): string {
  const entries = Array.from(
    fonts,
    ({ id, name, family, path }) =>
      `<ofd:Font ID="${id}" FontName="${escapedXml(name)}" FamilyName="${escapedXml(family)}" Charset="unicode">${textElement("FontFile", path)}</ofd:Font>`,
  );
  return ofdPart("Res", ` BaseLoc="${folder}"`, `<ofd:Fonts>${entries.join("")}</ofd:Fonts>${pictures}`);
}
