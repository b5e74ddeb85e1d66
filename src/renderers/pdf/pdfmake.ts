import { createRequire } from "node:module";

/*
 * The two parts of pdfmake that this renderer stands on: its document (over pdfkit), and its renderer of
 * laid-out pages. pdfmake's own layout is left out: it knows neither Chinese line breaking nor spans over
 * pages. pdfmake ships no types for them; its exact version is pinned in package.json.
 */

/** An object of the file. */
export interface Reference {
  readonly data: Record<string, unknown>;
  end(content?: string | Uint8Array): void;
}

/** A font as pdfkit knows it: it is asked for its reference, and to write itself when the document ends. */
interface DocumentFont {
  readonly id: string;
  ref(): Reference;
  finalize(): void;
}

/** What this renderer uses of pdfmake's document, and of pdfkit's below it. */
export interface PdfDocument {
  /** Fonts that are written when the document ends, by name. */
  readonly _fontFamilies: Record<string, DocumentFont>;
  readonly page: { readonly fonts: Record<string, unknown>; readonly height: number };
  readonly outline: Outline;
  ref(data?: Record<string, unknown>): Reference;
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
