// Writes fonts/*.glyphs, with the package: what reports draw oftenest, coded (src/fonts/ready-glyphs.ts).
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const load = (name) => import(new URL(`dist/fonts/${name}.js`, root).href);

/** How many of the common characters: bodies have many, titles and headings few. */
const mostCharacters = {
  "FandolFang-Regular.ttf": Number.POSITIVE_INFINITY,
  "NianbaoKai-Regular.ttf": 500,
  "NotoSansSC-Medium.ttf": 100,
  "NotoSerifSC-Bold.ttf": 400,
  "NotoSerifSC-Regular.ttf": 400,
};
const signs = "，。、；：？！“”‘’（）《》〈〉〔〕【】—…·％℃";
const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");

export async function writeReadyGlyphs() {
  const { commonCharacters } = await load("common-characters");
  const { codedBytes, readyCode } = await load("glyph-code");
  const { glyphFile, readyGlyphsEnding } = await load("ready-glyphs");
  const { readTrueType } = await load("truetype");
  const { tablePlaces, viewOfFile } = await load("truetype-file");
  const { outlinePlaces } = await load("truetype-subset");
  for (const [name, most] of Object.entries(mostCharacters)) {
    const bytes = new Uint8Array(readFileSync(new URL(`fonts/${name}`, root)));
    const font = readTrueType(bytes);
    const placeOf = outlinePlaces(bytes);
    const view = viewOfFile(bytes);
    const code = readyCode(bytes.length);
    const glyphs = new Set([0]);
    for (const character of [...signs, ...ascii, ...[...commonCharacters].slice(0, most)]) {
      const glyph = font.glyphOf(character.codePointAt(0));
      if (glyph !== undefined) glyphs.add(glyph.id);
    }
    const coded = [...glyphs]
      .toSorted((a, b) => a - b)
      .flatMap((glyph) => {
        const [from, length] = placeOf(glyph);
        // One that is made of others names them by their places in a file.
        if (length > 0 && view.getInt16(from) < 0) return [];
        return [[glyph, codedBytes(bytes.subarray(from, from + length), code)]];
      });
    const checkSum = view.getUint32(tablePlaces(view).head.offset + 8);
    writeFileSync(
      new URL(`fonts/${name.replace(".ttf", readyGlyphsEnding)}`, root),
      glyphFile({ checkSum, code }, coded),
    );
  }
}
