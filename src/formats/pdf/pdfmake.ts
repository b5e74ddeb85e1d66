import documentPart from "pdfmake/js/PDFDocument.js";
import rendererPart from "pdfmake/js/Renderer.js";

/*
 * The two parts of pdfmake that this renderer stands on: its document (over pdfkit), and its renderer of
 * laid-out pages. pdfmake's own layout is left out: it knows neither Chinese line breaking nor spans over
 * pages. pdfmake ships no types for them; its exact version is pinned in package.json.
 */

/** An object of the file. */
export interface Reference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  /** Whether its stream is compressed when it ends. */
  compress: boolean;
  /** What was written to its stream so far. */
  buffer: Uint8Array[];
  /** Adds to its stream: a line, or bytes. */
  write(chunk: string | Uint8Array): void;
  end(content?: string | Uint8Array): void;
  /** Writes the object into the file. */
  finalize(): void;
}

/** A font as pdfkit knows it: it is asked for its reference, and to write itself when the document ends. */
interface DocumentFont {
  readonly id: string;
  ref(): Reference;
  finalize(): void;
}

/** A stretch of marked content on a page. */
export interface StructureContent {
  readonly refs: readonly [{ readonly pageRef: Reference; readonly mcid: number }];
}

/** What this renderer uses of pdfmake's document, and of pdfkit's below it. */
export interface PdfDocument {
  /** Fonts that are written when the document ends, by name. */
  readonly _fontFamilies: Record<string, DocumentFont>;
  readonly page: {
    readonly fonts: Record<string, unknown>;
    readonly xobjects: Record<string, unknown>;
    readonly annotations: unknown[];
    /** Marks that are open. */
    readonly markings: object[];
    readonly width: number;
    readonly height: number;
  };
  readonly outline: Outline;
  ref(data?: Record<string, unknown>): Reference;
  addContent(operators: string): this;
  getStructTreeRoot(): Reference;
  /** For each page, by its `StructParents`: the element that each mark belongs to. */
  getStructParentTree(): {
    limits: boolean;
    get(page: number): { toString(): string }[];
    add(key: number, element: object): void;
  };
  createStructParentTreeNextKey(): number;
  /** Starts content that belongs to the structure, or an artifact; both end by `endMarkedContent`. */
  markStructureContent(tag: string): StructureContent;
  markContent(tag: string, options: { readonly type?: string; readonly mcid?: number }): this;
  endMarkedContent(): this;
  on(event: "data", listener: (chunk: Uint8Array) => void): this;
  on(event: "end", listener: () => void): this;
  on(event: "error", listener: (error: Error) => void): this;
  addNamedEmbeddedFile(name: string, specification: Reference): void;
  end(): void;
  /** What comes next of the stream that the file is; `null`: its end. */
  push(chunk: Uint8Array | null): void;
  /** The catalog, and the information dictionary. */
  readonly _root: Reference;
  readonly _info: Reference;
  /** Where each object starts, by its number less one, and where the next will. */
  readonly _offsets: (number | null)[];
  _offset: number;
  /** Written as its text. */
  _id: object;
  /** A line of the file, or bytes of it. */
  _write(data: string | Uint8Array): void;
  _finalize(): void;
  endMetadata(): void;
  endOutline(): void;
}

/** What a file says of itself. */
export interface PdfDocumentInfo extends Readonly<Record<string, string | Date>> {
  readonly Title: string;
  readonly Author: string;
  readonly Subject: string;
  readonly Keywords: string;
  readonly Creator: string;
  readonly Producer: string;
  readonly CreationDate: Date;
  readonly ModDate: Date;
}

/** pdfkit's options that this renderer sets. */
export interface PdfDocumentOptions {
  readonly autoFirstPage: boolean;
  readonly compress: boolean;
  readonly pdfVersion: "1.4" | "1.7";
  readonly displayTitle: boolean;
  readonly tagged: boolean;
  readonly lang: string;
  /** No standard font: every font comes from bytes. */
  readonly font: null;
  readonly info: PdfDocumentInfo;
  /** A level of PDF/A: gives the output intent. */
  readonly subset?: string;
}

/** A bookmark, or the root of all. */
export interface Outline {
  readonly outlineData: Record<string, unknown>;
  readonly children: readonly Outline[];
  addItem(text: string, options: BookmarkOptions): Outline;
}

/** Where a bookmark leads: pt from the top of the page, and from its right edge. */
interface BookmarkOptions {
  readonly expanded: boolean;
  readonly top: number;
  readonly left: number;
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

interface PageRenderer {
  renderPages(pages: readonly PageOfItems[]): void;
  renderLine(line: unknown, x: number, y: number): void;
  renderVector(vector: unknown): void;
  renderImage(image: unknown): void;
}

type RendererConstructor = new (document: PdfDocument) => PageRenderer;

/** CommonJS with a `default`: some loaders take that off already. */
const classOf = <T>(part: { readonly default?: unknown }) => (part.default ?? part) as T;

export const PdfmakeDocument = classOf<DocumentConstructor>(documentPart);
export const PdfmakeRenderer = classOf<RendererConstructor>(rendererPart);
