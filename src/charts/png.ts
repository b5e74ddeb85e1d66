import { bundledFontSet, type DrawnCharacter } from "../fonts/font-set.ts";
import type { LoadedFont } from "../fonts/load.ts";
import { outlinePen, type Pen } from "../fonts/outline.ts";
import type { Problem } from "../problem/problem.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { ReportError } from "../report/error.ts";
import { type Canvas, emptyCanvas, paintBar, paintCoverage, pngOf } from "./canvas.ts";
import type { Chart, Mark } from "./chart.ts";
import { type Coverage, fillingPen } from "./coverage.ts";
import { longPicture } from "./long-picture.ts";
import { type ReportCharts, wantedCharts } from "./report-charts.ts";

/** The font's role: 黑体, as a screen has it. */
const drawnRole = "heading1";

/** Pixels to a unit: a picture is 1320 pixels wide, as telephones show it sharp; in print 250 to an inch. */
const pixelsPerUnit = 3;

interface GlyphPicture {
  readonly coverage: Coverage;
  /** From the glyph's origin to the field's upper left corner, pixels. */
  readonly left: number;
  readonly top: number;
}

/** Draws glyphs, each once at a size: a chart has few characters, many times. */
function glyphPainter() {
  const pens = new Map<LoadedFont, (glyph: number, pen: Pen) => void>();
  const known = new Map<string, GlyphPicture | undefined>();

  function painted({ font, id }: DrawnCharacter, pixels: number): GlyphPicture | undefined {
    const box = font.font.boxOf(id);
    if (box === undefined) return undefined;
    const scale = pixels / font.font.unitsPerEm;
    const [left, top] = [Math.floor(box[0] * scale) - 1, Math.floor(-box[3] * scale) - 1];
    const width = Math.ceil(box[2] * scale) + 1 - left;
    const height = Math.ceil(-box[1] * scale) + 1 - top;
    const filling = fillingPen(width, height);
    const pen = pens.get(font) ?? outlinePen(font.bytes);
    pens.set(font, pen);
    const [x, y] = [(value: number) => value * scale - left, (value: number) => -value * scale - top];
    pen(id, {
      moveTo: (toX, toY) => filling.moveTo(x(toX), y(toY)),
      lineTo: (toX, toY) => filling.lineTo(x(toX), y(toY)),
      quadraticCurveTo: (cx, cy, toX, toY) => filling.quadraticCurveTo(x(cx), y(cy), x(toX), y(toY)),
      closePath: () => filling.closePath(),
    });
    return { coverage: filling.finished(), left, top };
  }

  return (drawn: DrawnCharacter, pixels: number): GlyphPicture | undefined => {
    const key = `${drawn.font.font.postscriptName} ${drawn.id} ${pixels}`;
    if (!known.has(key)) known.set(key, painted(drawn, pixels));
    return known.get(key);
  };
}

type UnitPlace = readonly [left: number, top: number];

/** Draws marks in pixels, each from a place on. */
function painter(canvas: Canvas, problems: Map<string, Problem>) {
  const scale = pixelsPerUnit;
  const fonts = bundledFontSet();
  const glyphs = glyphPainter();

  function drawnText(text: string, title: string): DrawnCharacter[] {
    return [...text].flatMap((character) => {
      const drawn = fonts.draw(drawnRole, character.codePointAt(0) as number);
      if (drawn === undefined) problems.set(character, missingFrom(title, character));
      return drawn ?? [];
    });
  }

  return (mark: Mark, title: string, [left, top]: UnitPlace): void => {
    if (mark.kind === "bar") {
      const { x, y, width, height, paint } = mark;
      const bar = [left + x, top + y, width, height].map((value) => value * scale);
      paintBar(canvas, bar as unknown as readonly [number, number, number, number], paint);
      return;
    }
    const drawn = drawnText(mark.text, title);
    const pixels = mark.size * scale;
    const width = drawn.reduce((sum, { advance }) => sum + advance * pixels, 0);
    let x = (left + mark.x) * scale - (mark.anchor === "middle" ? width / 2 : 0);
    const y = Math.round((top + mark.y) * scale);
    for (const character of drawn) {
      const picture = glyphs(character, pixels);
      if (picture !== undefined)
        paintCoverage(canvas, picture.coverage, [Math.round(x) + picture.left, y + picture.top], mark.paint);
      x += character.advance * pixels;
    }
  };
}

function missingFrom(title: string, character: string): Problem {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return {
    code: "MISSING_GLYPH",
    path: "charts",
    place: `图“${title}”`,
    found: character,
    message: `自带的字体都没有“${character}”（U+${code}）这个字，画不成位图，请改字，或存为 .svg、.html。`,
  };
}

/** @param parts - what is drawn, and from where on, in units */
function pictureInPixels(
  [width, height]: readonly [number, number],
  parts: readonly { readonly title: string; readonly marks: readonly Mark[]; readonly at: UnitPlace }[],
): Uint8Array {
  const canvas = emptyCanvas(width * pixelsPerUnit, Math.ceil(height * pixelsPerUnit));
  const problems = new Map<string, Problem>();
  const paint = painter(canvas, problems);
  for (const { title, marks, at } of parts) for (const mark of marks) paint(mark, title, at);
  if (problems.size > 0) throw new ReportError([...problems.values()]);
  return pngOf(canvas);
}

/**
 * A report's charts as one picture in pixels, as `chartsSvg` has them, in the package's own fonts: no font of the machine's
 * is asked, so that the same charts give the same bytes everywhere.
 *
 * @throws {ReportError} if no font holds one of the characters
 */
export function chartsPng(made: ReportCharts): Uint8Array {
  refuseArgument("chartsPng", "made", made, wantedCharts);
  const { width, height, left, parts } = longPicture(made);
  return pictureInPixels(
    [width, height],
    parts.map((part) => ({ ...part, at: [left, part.top] as const })),
  );
}

/** One chart without a margin, as it stands on a page. @throws {ReportError} as `chartsPng` */
export const chartPng = ({ width, height, title, marks }: Chart): Uint8Array =>
  pictureInPixels([width, height], [{ title, marks, at: [0, 0] }]);
