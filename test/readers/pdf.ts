import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A piece of text as pdf.js finds it; pt from the top left corner of the page. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

/** A straight line as it is stroked; pt from the top left corner. */
export interface PdfRule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
}

export interface PdfPage {
  /** Text as it is shown, glyph by glyph, where `texts` is text as pdf.js joins it. */
  readonly runs: readonly Omit<PdfText, "font">[];
  readonly rules: readonly PdfRule[];
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
}

export interface PdfFile {
  readonly pages: readonly PdfPage[];
  readonly info: Record<string, unknown>;
  readonly outline: readonly {
    readonly title: string;
    readonly items: readonly { readonly title: string }[];
  }[];
}

/** The straight lines of a page. pdfkit turns its pages upside down once: raw coordinates run from the top. */
function rulesOf({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }): PdfRule[] {
  const rules: PdfRule[] = [];
  let width = 1;
  fnArray.forEach((operator, i) => {
    if (operator === OPS.setLineWidth) width = (argsArray[i] as [number])[0];
    if (operator !== OPS.constructPath) return;
    const [paint, [path]] = argsArray[i] as [number, [Float32Array | null]];
    if (paint !== OPS.stroke || path === null) return;
    const [move, x1, y1, line, x2, y2, ...more] = path as unknown as number[];
    if (move !== 0 || line !== 1 || more.length > 0)
      throw new Error(`a path that is no straight line: ${path}`);
    rules.push({ x1, y1, x2, y2, width } as PdfRule);
  });
  return rules;
}

/**
 * Each showing of text with its exact width: pdf.js joins what stands close together, as figures in a table do. Pages are
 * turned upside down, so that places run from the top.
 */
function runsOf({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] }) {
  const runs: Omit<PdfText, "font">[] = [];
  let [size, spacing] = [0, 0];
  let [x, y] = [0, 0];
  fnArray.forEach((operator, i) => {
    const args = argsArray[i] as unknown[];
    if (operator === OPS.setFont) size = args[1] as number;
    if (operator === OPS.setCharSpacing) [spacing] = args as [number];
    if (operator === OPS.setTextMatrix) {
      const matrix = args.length === 1 ? (args[0] as number[]) : (args as number[]);
      [x, y] = [matrix[4] as number, matrix[5] as number];
    }
    if (operator !== OPS.showText) return;
    let text = "";
    let width = 0;
    for (const glyph of args[0] as (number | { unicode: string; width: number })[]) {
      if (typeof glyph === "number") width -= (glyph / 1000) * size;
      else {
        text += glyph.unicode;
        width += (glyph.width / 1000) * size + spacing;
      }
    }
    // What is added behind the last glyph is no part of the text.
    runs.push({ text, x, baseline: y, width: width - spacing, size });
  });
  return runs;
}

/** Reads a finished PDF with a reader that did not write it. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFile> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: PdfPage[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ disableNormalization: true });
    const texts = content.items.flatMap((item) => {
      if (!("str" in item) || item.str === "") return [];
      const [, , , size, x, y] = item.transform as number[] as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return [{ text: item.str, x, baseline: height - y, width: item.width, size, font: item.fontName }];
    });
    const operators = await page.getOperatorList();
    pages.push({ width, height, texts, rules: rulesOf(operators), runs: runsOf(operators) });
  }
  const { info } = await pdf.getMetadata();
  const outline = (await pdf.getOutline()) ?? [];
  await task.destroy();
  return { pages, info: info as Record<string, unknown>, outline };
}

/** Lines of a page: pieces that share a baseline, joined from left to right as they stand in the file. */
export function linesOf(
  page: PdfPage,
): { text: string; x: number; right: number; baseline: number; size: number }[] {
  const lines: { text: string; x: number; right: number; baseline: number; size: number }[] = [];
  for (const piece of page.texts) {
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.baseline - piece.baseline) < 0.01 && piece.x > last.x) {
      last.text += piece.text;
      last.right = Math.max(last.right, piece.x + piece.width);
    } else lines.push({ ...piece, right: piece.x + piece.width });
  }
  return lines;
}

/** All text above the page numbers, without white space. */
export const plainText = ({ pages }: PdfFile): string =>
  pages
    .flatMap(({ texts, height }) => texts.filter(({ baseline }) => baseline < height - 95))
    .map(({ text }) => text)
    .join("")
    .replace(/\s/gu, "");
