import type { PDFPageProxy } from "pdfjs-dist";
import { ReadError } from "../problem/read-error.ts";
import { fileLimits } from "./blocks.ts";
import type { LoadedPdf } from "./pdf-load.ts";
import { type PagePaint, paintOf } from "./pdf-paint.ts";
import { seenText } from "./pdf-seen.ts";
import { glyphsOf, glyphsPainted, type PageGlyph, turnOf } from "./pdf-text.ts";

type Matrix6 = readonly [number, number, number, number, number, number];
type Operators = Awaited<ReturnType<PDFPageProxy["getOperatorList"]>>;

/** Kinds of pictures of pdf.js: 1, black and white; 2, colours; 3, colours that let through. */
const isOpaquePicture = (picture: unknown): boolean => {
  const { kind } = (picture ?? {}) as { kind?: number };
  return kind === 1 || kind === 2;
};

/** What pdf.js says of a page that it cannot take apart. */
export function damaged(error: unknown): never {
  throw new ReadError(`PDF 已损坏，有的页读不出（${(error as Error).message}）；请重新下载。`, {
    cause: error,
  });
}

/** A page's characters, and what is drawn among them. */
export interface PageGlyphs {
  readonly list: Operators;
  readonly glyphs: readonly PageGlyph[];
  readonly size: readonly [width: number, height: number];
  readonly matrix: Matrix6;
  readonly recognised: boolean;
  /** What a watermark says. */
  readonly watermark: string;
  /** The boxes of the page's pictures. */
  readonly pictures: PagePaint["pictures"];
}

/** The characters of a page, those that nobody sees marked. @throws {ReadError} if pdf.js cannot take it apart */
export async function pageGlyphs(
  page: PDFPageProxy,
  { pdfjs, layers }: Pick<LoadedPdf, "pdfjs" | "layers">,
): Promise<PageGlyphs> {
  const [list, content] = await Promise.all([page.getOperatorList(), page.getTextContent()]).catch(damaged);
  if (content.items.length > fileLimits.pdfTexts || list.fnArray.length > fileLimits.pdfSteps)
    throw new ReadError(
      `PDF 第 ${page.pageNumber} 页的内容过多，不像一份年度报告的一页；请另存为新的 PDF，或用原来的 Word 文件。`,
    );
  const shown = page.getViewport({ scale: 1 });
  const turned = turnOf(content.items, shown.transform);
  const view =
    turned === 0 ? shown : page.getViewport({ scale: 1, rotation: (page.rotate + turned + 360) % 360 });
  const matrix = view.transform as unknown as Matrix6;
  const size: [number, number] = [view.width, view.height];
  const object = (name: string): unknown => {
    const objects = name.startsWith("g_") ? page.commonObjs : page.objs;
    return objects.has(name) ? objects.get(name) : undefined;
  };
  const paint = paintOf(list, pdfjs.OPS as never, matrix, {
    font: (name) => object(name) as never,
    isOpaque: (name) => isOpaquePicture(object(name)),
    isOn: (group) => layers.isVisible(group),
  });
  const { shown: own, hidden, added, watermark, recognised, plain } = seenText(paint, size);
  const glyphs = plain
    ? glyphsOf(content.items, matrix)
    : [
        ...glyphsPainted(own),
        ...glyphsPainted(hidden).map((glyph) => ({ ...glyph, mark: "hidden" as const })),
        ...glyphsPainted(added).map((glyph) => ({ ...glyph, mark: "added" as const })),
      ];
  const said = watermark.map(({ text }) => text).join("");
  return { list, glyphs, size, matrix, recognised, watermark: said, pictures: paint.pictures };
}
