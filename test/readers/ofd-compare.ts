// An OFD against the pages that it was made from.
import { prepare } from "../../src/document/prepare.ts";
import type { LoadedFont } from "../../src/fonts/load.ts";
import { ofdOutput } from "../../src/formats/ofd/options.ts";
import { layOut } from "../../src/layout/lay-out.ts";
import type { Report } from "../../src/report/report.ts";
import type { RenderOptions } from "../../src/style/options.ts";
import type { OfdFile, OfdText } from "./ofd.ts";

const mm = (pt: number) => (pt * 25.4) / 72;

export interface Compared {
  readonly characters: number;
  /** mm, at most. */
  readonly away: number;
  readonly faults: readonly string[];
}

/** What differs in characters, places, sizes, rules and shades, and glyphs that reach out of their boxes. */
export async function comparedToLayout(
  file: OfdFile,
  report: Report,
  options: RenderOptions = {},
): Promise<Compared> {
  const { pages } = await layOut(prepare(report, options, ofdOutput));
  const faults: string[] = [];
  let [characters, away] = [0, 0];
  const near = (found: number, wanted: number, what: string) => {
    away = Math.max(away, Math.abs(found - wanted));
    if (!(Math.abs(found - wanted) <= 0.001)) faults.push(`${what}: ${found} for ${wanted}`);
  };
  if (pages.length !== file.pages.length) faults.push(`${file.pages.length} pages for ${pages.length}`);
  const fonts = new Map<number, LoadedFont>();
  pages.forEach(({ items }, p) => {
    const objects = file.pages[p]?.objects ?? [];
    const wanted = items.flatMap((item) =>
      item.type === "text" ? item.line.characters.map((character) => ({ item, ...character })) : [],
    );
    const visible = wanted.filter(({ character }) => !/^\s$/u.test(character));
    const found = objects.flatMap((object) => ("text" in object ? object.text.characters : []));
    const seen = found.filter(({ character }) => !/^\s$/u.test(character));
    if (seen.length !== visible.length) faults.push(`${seen.length} characters for ${visible.length}`);
    seen.forEach((here, i) => {
      const there = visible[i];
      if (there === undefined) return;
      characters += 1;
      if (here.character !== there.character) faults.push(`${here.character} for ${there.character}`);
      near(here.x, mm(there.item.x + there.x), `x of ${here.character}`);
      near(here.baseline, mm(there.item.baseline), `baseline of ${here.character}`);
      near(here.size, mm(there.item.line.size), `size of ${here.character}`);
      const font = fonts.get(here.font) ?? there.font;
      fonts.set(here.font, font);
      if (font !== there.font) faults.push(`font of ${here.character}`);
    });
    const rules = items.flatMap((item) => (item.type === "rule" ? [item] : []));
    const lines = objects.flatMap((object) =>
      "path" in object && object.path.stroke !== undefined
        ? object.path.lines.map((line) => ({ line, width: object.path.width, box: object.path.box }))
        : [],
    );
    if (rules.length !== lines.length) faults.push(`${lines.length} rules for ${rules.length}`);
    rules.forEach(({ from, to, width }, i) => {
      const drawn = lines[i];
      const [a, b] = drawn?.line ?? [];
      if (drawn === undefined || a === undefined || b === undefined) return;
      near(drawn.width, mm(width), "width of a rule");
      [a[0] - mm(from[0]), a[1] - mm(from[1]), b[0] - mm(to[0]), b[1] - mm(to[1])].forEach((d) => {
        near(d, 0, "end of a rule");
      });
      const [x, y, w, h] = drawn.box;
      for (const [px, py] of [a, b])
        if (px < x || px > x + w + 1e-6 || py < y || py > y + h + 1e-6) faults.push("a rule out of its box");
    });
    const shades = items.flatMap((item) => (item.type === "shade" ? [item] : []));
    const fills = objects.flatMap((object) =>
      "path" in object && object.path.fill !== undefined ? [object.path] : [],
    );
    if (shades.length !== fills.length) faults.push(`${fills.length} shades for ${shades.length}`);
    shades.forEach((shade, i) => {
      const box = fills[i]?.box ?? [0, 0, 0, 0];
      [shade.x, shade.y, shade.x + shade.width, shade.y + shade.height].forEach((edge, k) => {
        near(k < 2 ? (box[k] as number) : (box[k] as number) + (box[k - 2] as number), mm(edge), "shade");
      });
      const colour = (fills[i]?.fill ?? "").split(" ").map((n) => Number(n).toString(16).padStart(2, "0"));
      if (`#${colour.join("")}` !== shade.color) faults.push(`shade ${colour}`);
    });
    const pictures = items.flatMap((item) => (item.type === "picture" ? [item] : []));
    const images = objects.flatMap((object) => ("image" in object ? [object.image] : []));
    if (pictures.length !== images.length) faults.push(`${images.length} pictures for ${pictures.length}`);
    pictures.forEach(({ picture, x, y, width, height }, i) => {
      const { box, bytes } = images[i] ?? {};
      if (bytes === undefined || !Buffer.from(bytes).equals(picture.bytes))
        faults.push(`another picture ${i}`);
      [x, y, width, height].forEach((side, k) => {
        near(box?.[k] ?? 0, mm(side), "place of a picture");
      });
    });
    for (const object of objects) if ("text" in object) faults.push(...outside(object.text, file));
  });
  return { characters, away, faults };
}

/** Glyphs, as the file's own fonts draw them, that reach out of the box that cuts them off. */
function outside({ box, characters }: OfdText, file: OfdFile): string[] {
  const [left, top, width, height] = box;
  return characters.flatMap((here) => {
    const embedded = file.fonts.get(here.font);
    if (embedded === undefined) return [`no font ${here.font}`];
    const glyph = glyphOf(embedded.font, here.character);
    if (here.glyph !== undefined && here.glyph !== glyph.id) return [`glyph of ${here.character}`];
    const { minX, minY, maxX, maxY } = glyph.bbox;
    if (!Number.isFinite(minX)) return [];
    const em = here.size / embedded.font.unitsPerEm;
    const slack = 0.0015; // places and sizes are rounded
    const out =
      here.x + minX * em < left - slack ||
      here.x + maxX * em > left + width + slack ||
      here.baseline - maxY * em < top - slack ||
      here.baseline - minY * em > top + height + slack;
    return out ? [`${here.character} reaches out of its box`] : [];
  });
}

type FontkitFont = import("fontkit").Font;
const known = new WeakMap<FontkitFont, Map<string, ReturnType<FontkitFont["getGlyph"]>>>();

function glyphOf(font: FontkitFont, character: string) {
  const glyphs = known.get(font) ?? new Map();
  known.set(font, glyphs);
  const glyph = glyphs.get(character) ?? font.glyphForCodePoint(character.codePointAt(0) as number);
  glyphs.set(character, glyph);
  return glyph as ReturnType<FontkitFont["getGlyph"]>;
}
