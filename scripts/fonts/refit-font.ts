/** Draws a font's glyphs with fewer points: npx tsx scripts/fonts/refit-font.ts BEFORE AFTER. The same bytes each time. */
import { readFileSync, writeFileSync } from "node:fs";
import { refitGlyph } from "./refit-glyph.ts";
import { readGlyphs, readTables, withGlyphs } from "./truetype.ts";

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("refit-font.ts BEFORE AFTER");
const before = readFileSync(from);
const after = withGlyphs(before, readGlyphs(readTables(before)).map(refitGlyph));
writeFileSync(to, after);
console.log(`${to}: ${before.length} → ${after.length} bytes`);
