/**
 * The two parts of pdfmake that this renderer stands on: its document (over pdfkit) and its renderer of
 * laid-out pages. pdfmake ships no types for them; its exact version is pinned in package.json.
 */
declare module "pdfmake/js/PDFDocument.js" {
  import PDFKit from "pdfkit";

  /** A font of the document: glyphs that are used are counted into its subset. */
  interface EmbeddedFont {
    readonly id: string;
    readonly subset: { includeGlyph(glyph: number): number; glyphs: number[] };
    readonly unicode: number[][];
    readonly widths: number[];
    readonly scale: number;
    ref(): unknown;
  }

  class PDFDocument extends PDFKit {
    constructor(
      fonts: Record<string, never>,
      images: Record<string, never>,
      patterns: Record<string, never>,
      attachments: Record<string, never>,
      options: PDFKit.PDFDocumentOptions & { tagged?: boolean },
      virtualfs: null,
      localAccessPolicy: (path: string) => boolean,
    );
    _font: EmbeddedFont;
    readonly page: PDFKit.PDFPage & { fonts: Record<string, unknown>; height: number };
    addContent(operators: string): this;
  }
  const exported: { default: typeof PDFDocument };
  export default exported;
  export type { EmbeddedFont, PDFDocument };
}

declare module "pdfmake/js/Renderer.js" {
  import type { PDFDocument } from "pdfmake/js/PDFDocument.js";

  interface PageOfItems {
    readonly pageSize: { readonly width: number; readonly height: number };
    readonly items: readonly { readonly type: string; readonly item: unknown }[];
  }

  class Renderer {
    constructor(document: PDFDocument);
    renderPages(pages: readonly PageOfItems[]): void;
    renderLine(line: unknown, x: number, y: number): void;
  }
  const exported: { default: typeof Renderer };
  export default exported;
}
