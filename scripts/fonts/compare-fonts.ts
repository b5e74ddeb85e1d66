/** Compares two fonts glyph by glyph: npx tsx scripts/fonts/compare-fonts.ts BEFORE AFTER. Fails when one is not near enough. */
import { readFileSync } from "node:fs";
import { compare } from "./compare.ts";
import type { Contour } from "./outline.ts";
import { holdsToOriginal } from "./refit-glyph.ts";
import { readGlyphs, readTables, writeGlyph } from "./truetype.ts";

const [before, after] = process.argv.slice(2).map((path) => readTables(readFileSync(path)));
if (before === undefined || after === undefined) throw new Error("compare-fonts.ts BEFORE AFTER");
const [old, anew] = [readGlyphs(before), readGlyphs(after)];
const differences = old.map((glyph, i) => compare(glyph, anew[i] ?? []));

for (const [tag, table] of before) {
  const other = after.get(tag);
  if (other === undefined || Buffer.compare(table, other) !== 0) console.log(`table ${tag} is another`);
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const points = (glyphs: readonly Contour[][]) => sum(glyphs.flat().map(({ x }) => x.length)) / glyphs.length;
const bytes = (glyphs: readonly Contour[][]) =>
  sum(glyphs.map((glyph) => writeGlyph(glyph).length)) / glyphs.length;
const told = (what: string, values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] as number).toFixed(3);
  console.log(`${what}: median ${at(0.5)}, 99 % ${at(0.99)}, greatest ${at(1)}`);
};
console.log(
  `${old.length} glyphs; points a glyph ${points(old).toFixed(1)} → ${points(anew).toFixed(1)}, bytes ${bytes(old).toFixed(1)} → ${bytes(anew).toFixed(1)}`,
);
told(
  "distance, both ways, units",
  differences.map(({ distance }) => distance),
);
told(
  "box, units",
  differences.map(({ box }) => box),
);
told(
  "area, square units a unit of outline",
  differences.map(({ area, length }) => (length === 0 ? 0 : area / length)),
);
for (const [i, which] of ["before", "after"].entries()) {
  const crossing = differences.filter(({ crossings }) => (crossings[i] as number) > 0);
  console.log(`glyphs with crossing contours ${which}: ${crossing.length}`);
}
const bad = differences.flatMap((difference, i) =>
  holdsToOriginal(difference) ? [] : [`glyph ${i}: ${JSON.stringify(difference)}`],
);
if (old.length !== anew.length) bad.push(`${old.length} glyphs became ${anew.length}`);
console.log(bad.length === 0 ? "every glyph holds" : bad.join("\n"));
process.exitCode = bad.length === 0 ? 0 : 1;
