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
  /** Fonts that are written when the document ends, by name, and how many there are. */
  readonly _fontFamilies: Record<string, EmbeddedFont>;
  _fontCount: number;
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

type FontConstructor = new (document: PdfDocument, font: unknown, id: string) => EmbeddedFont;
let EmbeddedFontClass: FontConstructor | undefined;

/**
 * A font of a document from a parsed font. pdfkit opens fonts from bytes only, and would parse them anew
 * for each document: its class is taken from the first font that it opens, and used with what is parsed.
 */
export function embeddedFont(document: PdfDocument, font: ParsedFont): EmbeddedFont {
  if (EmbeddedFontClass === undefined) {
    document.font(font.bytes, font.face);
    EmbeddedFontClass = document._font.constructor as FontConstructor;
    return document._font;
  }
  document._fontCount += 1;
  const embedded = new EmbeddedFontClass(document, font.font, `F${document._fontCount}`);
  document._fontFamilies[embedded.id] = embedded;
  return embedded;
}

interface ParsedFont {
  readonly bytes: Uint8Array;
  readonly face: string | undefined;
  readonly font: { readonly postscriptName: string | null };
}

const require = createRequire(import.meta.url);
const load = <T>(path: string) => (require(path) as { readonly default: T }).default;

export const PdfmakeDocument = load<DocumentConstructor>("pdfmake/js/PDFDocument.js");
export const PdfmakeRenderer = load<new (document: PdfDocument) => Renderer>("pdfmake/js/Renderer.js");
