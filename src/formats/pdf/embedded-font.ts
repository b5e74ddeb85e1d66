import type { DeflatedFont, Font, Subset } from "../../fonts/font.ts";
import { deflate } from "../../packing/deflate.ts";
import { Literal } from "./literal.ts";
import type { Reference } from "./pdfmake.ts";
import type { ReportDocument } from "./report-document.ts";
import { hex, utf16 } from "./utf16.ts";

/** Outlines hardly repeat themselves: a higher level takes twice the time for two parts in a hundred. */
const outlineLevel = 3;

const byZlib = (file: Uint8Array): DeflatedFont => ({
  length: file.length,
  stream: deflate(file, outlineLevel),
});

/** As pdfkit writes it. */
const pdfkitNumber = (n: number): number => Math.round(n * 1e6) / 1e6;

/**
 * A font of one document: counts the glyphs that are used and writes them at the document's end. It takes the
 * place of pdfkit's own class, which parses the font's file for each document.
 */
export class EmbeddedFont {
  readonly id: string;
  private readonly document: ReportDocument;
  private readonly font: Font;
  private readonly subset: Subset;
  /** By code: the character, and its width in thousandths of an em. */
  private readonly characters: number[] = [];
  private readonly widths: number[];
  private dictionary: Reference | undefined;

  constructor(document: ReportDocument, font: Font, id: string) {
    this.id = id;
    this.document = document;
    this.font = font;
    this.subset = font.startSubset();
    this.widths = [(font.advanceOf(0) * 1000) / font.unitsPerEm];
  }

  /** A code for a character's glyph, as it stands in a page. Characters that share a glyph get codes of their own. */
  add(glyph: number, codePoint: number, width: number): number {
    let code = this.subset.includeGlyph(glyph);
    if ((this.characters[code] ?? codePoint) !== codePoint) code = this.subset.glyphs.push(glyph) - 1;
    this.characters[code] = codePoint;
    this.widths[code] = width;
    return code;
  }

  ref(): Reference {
    this.dictionary ??= this.document.ref();
    return this.dictionary;
  }

  /** Called by pdfkit when the document ends. */
  finalize(): void {
    if (this.dictionary === undefined) return;
    const { font, subset } = this;
    const scale = 1000 / font.unitsPerEm;
    const postScript = subset.isPostScript;
    const { length, stream, places } = subset.deflated?.() ?? byZlib(subset.encode());
    const program = this.document.ref({
      Filter: "FlateDecode",
      ...(postScript ? { Subtype: "CIDFontType0C" } : { Length1: length }),
    });
    program.end(stream);
    const tag = Array.from({ length: 6 }, (_, i) =>
      String.fromCharCode((this.id.charCodeAt(i + 1) || 73) + 17),
    );
    const name = `${tag.join("")}+${(font.postscriptName ?? "Font").replaceAll(" ", "_")}`;
    const descriptor = this.document.ref({
      Type: "FontDescriptor",
      FontName: name,
      Flags: this.flags(),
      FontBBox: font.box.map((edge) => edge * scale),
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: (font.capHeight || font.ascent) * scale,
      XHeight: (font.xHeight || 0) * scale,
      StemV: 0,
      [postScript ? "FontFile3" : "FontFile2"]: program,
      ...(this.document.isArchive1 && { CIDSet: this.glyphSet() }),
    });
    descriptor.end();
    const descendant = this.document.ref({
      Type: "Font",
      Subtype: postScript ? "CIDFontType0" : "CIDFontType2",
      BaseFont: name,
      // pdfkit writes String objects as strings, other strings as names.
      CIDSystemInfo: { Registry: new String("Adobe"), Ordering: new String("Identity"), Supplement: 0 },
      FontDescriptor: descriptor,
      W: new Literal(`[${this.unusualWidths()}]`),
      ...(!postScript && { CIDToGIDMap: places ? this.placesStream(places) : "Identity" }),
    });
    descendant.end();
    const characters = this.document.ref();
    characters.end(this.toUnicode());
    Object.assign(this.dictionary.data, {
      Type: "Font",
      Subtype: "Type0",
      BaseFont: name,
      Encoding: "Identity-H",
      DescendantFonts: [descendant],
      ToUnicode: characters,
    });
    this.dictionary.end();
    this.dictionary = undefined;
  }

  /** Widths other than the 1000 that holds where none is said (9.7.4.3), each stretch after its first code. */
  private unusualWidths(): string {
    let written = "";
    let open = false;
    this.subset.glyphs.forEach((_, code) => {
      const width = pdfkitNumber(this.widths[code] ?? 0);
      if (width === 1000) written += open ? "]" : "";
      else written += open ? ` ${width}` : `${code}[${width}`;
      open = width !== 1000;
    });
    return open ? `${written}]` : written;
  }

  /** The glyph of each code, high byte first (ISO 32000-1, table 117). */
  private placesStream(places: readonly number[]): Reference {
    const map = this.document.ref();
    map.end(Uint8Array.from(places.flatMap((place) => [place >> 8, place & 255])));
    return map;
  }

  /** A bit for each glyph of the subset: all are there. */
  private glyphSet(): Reference {
    const { length } = this.subset.glyphs;
    const bits = new Uint8Array(Math.ceil(length / 8)).fill(0xff);
    bits[bits.length - 1] = 0xff00 >> (((length - 1) % 8) + 1);
    const set = this.document.ref();
    set.end(bits);
    return set;
  }

  private flags(): number {
    const { isFixedPitch, isItalic, familyClass } = this.font;
    const family = familyClass >> 8;
    const serif = 1 <= family && family <= 7;
    return (isFixedPitch ? 1 : 0) | (serif ? 2 : 0) | 4 | (family === 10 ? 8 : 0) | (isItalic ? 64 : 0);
  }

  /** Characters by code, in stretches that share the first byte of their codes, as ranges have to. */
  private toUnicode(): string {
    const ranges: { first: number; characters: string[] }[] = [];
    this.characters.forEach((codePoint, code) => {
      const open = ranges.at(-1);
      const follows =
        open !== undefined && open.first + open.characters.length === code && (code & 0xff) !== 0;
      if (follows) open.characters.push(`<${utf16(codePoint)}>`);
      else ranges.push({ first: code, characters: [`<${utf16(codePoint)}>`] });
    });
    const blocks: string[] = [];
    for (let from = 0; from < ranges.length; from += 100) {
      const some = ranges.slice(from, from + 100);
      const lines = some.map(
        ({ first, characters }) =>
          `<${hex(first)}><${hex(first + characters.length - 1)}>[${characters.join("")}]`,
      );
      blocks.push(`${some.length} beginbfrange\n${lines.join("\n")}\nendbfrange`);
    }
    return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
  }
}
