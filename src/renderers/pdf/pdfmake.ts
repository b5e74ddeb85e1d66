import { createRequire } from "node:module";

/*
 * The two parts of pdfmake that this renderer stands on: its document (over pdfkit), and its renderer of
 * laid-out pages. pdfmake's own layout is left out: it knows neither Chinese line breaking nor spans over
 * pages. pdfmake ships no types for them; its exact version is pinned in package.json.
 */

/** A font of a document: glyphs that are used are counted into its subset. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(glyph: number): number; readonly glyphs: number[] };
  readonly unicode: number[][];
  readonly widths: number[];
  ref(): unknown;
}

/** What this renderer uses of pdfmake's document, and of pdfkit's below it. */
export interface PdfDocument {
  readonly _font: EmbeddedFont;
  readonly page: { readonly fonts: Record<string, unknown>; readonly height: number };
  readonly outline: Outline;
  /** Opens a font from its bytes, or one face of a collection, and makes it `_font`. */
  font(bytes: Uint8Array, face?: string): this;
  addContent(operators: string): this;
  on(event: "data", listener: (chunk: Buffer) => void): this;
  on(event: "end", listener: () => void): this;
  on(event: "error", listener: (error: Error) => void): this;
  end(): void;
}

/** pdfkit's options that this renderer sets. */
export interface PdfDocumentOptions {
  readonly autoFirstPage: boolean;
  readonly compress: boolean;
  readonly pdfVersion: "1.7";
  readonly displayTitle: boolean;
  readonly lang: string;
  /** No standard font: every font comes from bytes. */
  readonly font: null;
  readonly info: Readonly<Record<string, string | Date>>;
}

export interface Outline {
  addItem(text: string, options: { readonly expanded: boolean }): Outline;
}

type Nothing = Readonly<Record<string, never>>;

type DocumentConstructor = new (
  fonts: Nothing,
  images: Nothing,
  patterns: Nothing,
  attachments: Nothing,
  options: PdfDocumentOptions,
  virtualFileSystem: null,
  localAccessPolicy: (path: string) => boolean,
) => PdfDocument;

/** A page as pdfmake's renderer takes it. */
interface PageOfItems {
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly items: readonly { readonly type: string; readonly item: unknown }[];
}

interface Renderer {
  renderPages(pages: readonly PageOfItems[]): void;
  renderLine(line: unknown, x: number, y: number): void;
}

const require = createRequire(import.meta.url);
const load = <T>(path: string) => (require(path) as { readonly default: T }).default;

export const PdfmakeDocument = load<DocumentConstructor>("pdfmake/js/PDFDocument.js");
export const PdfmakeRenderer = load<new (document: PdfDocument) => Renderer>("pdfmake/js/Renderer.js");
