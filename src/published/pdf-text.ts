import type { TextItem } from "pdfjs-dist/types/src/display/api.js";
import { emWidth } from "./lines.ts";
import type { PaintedGlyph } from "./pdf-paint.ts";
import { withoutRadicals, withoutTwins } from "./spelling.ts";

/** A character on a page, in points from the upper left corner; `y` is the base line. */
export interface PageGlyph {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly size: number;
  /** What is no text of the page's own: nobody sees it, or it was added as a note or in a field of a form. */
  readonly mark?: "hidden" | "added";
}

/** Characters on one line that stand together. */
export interface PdfPiece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

type Matrix = readonly number[];

/** By how many degrees a page has to be turned further, so that most of its text is upright. */
export function turnOf(items: readonly unknown[], view: Matrix): 0 | 90 | 180 | 270 {
  const signs = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const item of items as TextItem[]) {
    if (typeof item.str !== "string") continue;
    const [a, b] = item.transform as [number, number];
    const dx = (view[0] as number) * a + (view[2] as number) * b;
    const dy = (view[1] as number) * a + (view[3] as number) * b;
    const turn = Math.abs(dx) >= Math.abs(dy) ? (dx >= 0 ? 0 : 180) : dy > 0 ? 270 : 90;
    signs[turn] += item.str.trim().length;
  }
  const [most] = ([0, 90, 180, 270] as const).toSorted((a, b) => signs[b] - signs[a]);
  return most ?? 0;
}

/** Characters set one over the other to look bold, or painted in layers, are one. */
const sameSpot = 1;

/** What was drawn where, by squares of the page: a page may have the same figure a hundred thousand times. */
class Seen {
  readonly #spots = new Map<string, [x: number, y: number][]>();

  static #key(text: string, column: number, row: number): string {
    return `${column} ${row} ${text}`;
  }

  add(text: string, x: number, y: number): void {
    const key = Seen.#key(text, Math.floor(x / sameSpot), Math.floor(y / sameSpot));
    const spots = this.#spots.get(key);
    if (spots === undefined) this.#spots.set(key, [[x, y]]);
    else spots.push([x, y]);
  }

  /** Whether the same text stands at nearly the same place. */
  has(text: string, x: number, y: number): boolean {
    const [column, row] = [Math.floor(x / sameSpot), Math.floor(y / sameSpot)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const [px, py] of this.#spots.get(Seen.#key(text, column + dx, row + dy)) ?? [])
          if (Math.abs(px - x) < sameSpot && Math.abs(py - y) < sameSpot) return true;
    return false;
  }
}

/**
 * The characters of a page's text. pdf.js gives runs; a run is parted by the widths that its characters have beside
 * each other, Chinese ones twice the others.
 */
export function glyphsOf(items: readonly unknown[], view: Matrix): PageGlyph[] {
  const glyphs: PageGlyph[] = [];
  const seen = new Seen();
  for (const item of items as TextItem[]) {
    if (typeof item.str !== "string" || item.str.trim() === "") continue;
    const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
    const x = (view[0] as number) * e + (view[2] as number) * f + (view[4] as number);
    const y = (view[1] as number) * e + (view[3] as number) * f + (view[5] as number);
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    // Text along the page's side is a stamp or a note.
    const dx = (view[0] as number) * a + (view[2] as number) * b;
    const dy = (view[1] as number) * a + (view[3] as number) * b;
    if (Math.abs(dy) > Math.abs(dx)) continue;
    const text = withoutTwins(withoutRadicals(item.str));
    if (seen.has(text, x, y)) continue;
    seen.add(text, x, y);
    const signs = [...text];
    const unit = item.width / (emWidth(text) || 1);
    let at = x;
    for (const sign of signs) {
      const width = emWidth(sign) * unit;
      if (sign.trim() !== "") glyphs.push({ text: sign, x: at, width, y, size });
      else if (size > 0) glyphs.push({ text: " ", x: at, width, y, size });
      at += width;
    }
  }
  return glyphs;
}

/** The characters of a page's text as they are painted, at their own widths. */
export function glyphsPainted(painted: readonly PaintedGlyph[]): PageGlyph[] {
  const seen = new Seen();
  return painted.flatMap(({ text: raw, x, y, width, size }) => {
    const text = withoutTwins(
      withoutRadicals(raw.replace(/[\uFB00-\uFB06]/gu, (sign) => sign.normalize("NFKC"))),
    );
    if (text.trim() !== "" && seen.has(text, x, y)) return [];
    seen.add(text, x, y);
    const signs = [...text];
    return signs.map((sign, i) => ({
      text: sign.trim() === "" ? " " : sign,
      x: x + (width * i) / signs.length,
      width: width / signs.length,
      y,
      size,
    }));
  });
}

/** Lines of characters, from top to bottom: those whose base lines lie within a third of their size. */
export function glyphLines(glyphs: readonly PageGlyph[]): PageGlyph[][] {
  const lines: { y: number; size: number; glyphs: PageGlyph[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1);
    if (last !== undefined && glyph.y - last.y <= Math.max(glyph.size, last.size) * 0.35)
      last.glyphs.push(glyph);
    else lines.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return lines.map((line) => line.glyphs.toSorted((a, b) => a.x - b.x));
}

/** Whether a character is Chinese, or a sign as wide as one. */
export const isHanSign = (sign: string) => /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’]/u.test(sign);

/**
 * The text of characters that stand on one line. A blank counts between Latin words only: between Chinese characters
 * and figures it is the space that a program leaves there.
 */
export function textOfLine(line: readonly PageGlyph[]): string {
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  let blank = false;
  for (const glyph of line) {
    if (glyph.text === " ") {
      blank = true;
      continue;
    }
    const last = text.at(-1) ?? "";
    // Digits of one number are set at their own widths, of which only the sum is known.
    const digits = /\d/u.test(last) && /\d/u.test(glyph.text);
    const apart = digits ? glyph.x - end > glyph.size * 0.7 : blank || glyph.x - end > glyph.size * 0.22;
    if (apart && last !== "" && !isHanSign(last) && !isHanSign(glyph.text)) text += " ";
    text += glyph.text;
    end = glyph.x + glyph.width;
    blank = false;
  }
  return text;
}

/** Parts a line where it is left empty for more than some characters. */
export function pdfPieces(line: readonly PageGlyph[], characters: number): PdfPiece[] {
  const groups: PageGlyph[][] = [];
  for (const glyph of line) {
    if (glyph.text === " ") continue;
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && glyph.x - (last.x + last.width) <= characters * Math.max(last.size, glyph.size))
      groups.at(-1)?.push(glyph);
    else groups.push([glyph]);
  }
  return groups.map((group) => {
    const [first, last] = [group[0] as PageGlyph, group.at(-1) as PageGlyph];
    return {
      text: textOfLine(group),
      left: first.x,
      right: last.x + last.width,
      y: first.y,
      size: first.size,
    };
  });
}

/**
 * The text of a cell from its characters. A line that fills the cell goes on in the next one; other lines are parted,
 * so that two numbers of two rows do not become one.
 */
export function cellTextOf(glyphs: readonly PageGlyph[], width: number): string {
  let text = "";
  let filled = false;
  for (const line of glyphLines(glyphs)) {
    const own = textOfLine(line);
    if (own === "") continue;
    const [first, last] = [line[0] as PageGlyph, line.at(-1) as PageGlyph];
    text += text === "" || filled ? own : `\n${own}`;
    filled = last.x + last.width - first.x + last.size > width - 3;
  }
  return text;
}
