/** A stretch of a paragraph that leads to a page or a mailbox: http, https or mailto. */
export interface LinkedText {
  readonly text: string;
  readonly href: string;
}

/** A paragraph some of whose stretches carry an address. One without is a plain string. */
export interface LinkedParagraph {
  readonly kind: "paragraph";
  readonly text: readonly (string | LinkedText)[];
}

/** 「1.信息发布情况」 on a line of its own. */
export interface MinorHeading {
  readonly kind: "heading";
  readonly level: 3;
  readonly text: string;
}

/** A list; `ordered` is numbered 1. 2. 3., another has dots. Items are without their marks. */
export interface ListBlock {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly string[];
}

/** A cell that covers more than one place of its table. */
export interface SpanningCell {
  readonly text: string;
  /** How many rows and columns it covers, from 1. */
  readonly rows?: number;
  readonly columns?: number;
}

export const tableAligns = ["left", "center", "right"] as const;
export type TableAlign = (typeof tableAligns)[number];

/** A table of the report's own. As in HTML a cell stands once, in the row where it starts. */
export interface OwnTable {
  readonly kind: "table";
  /** 表题, above the table. */
  readonly caption?: string;
  readonly rows: readonly (readonly (string | SpanningCell)[])[];
  /** How many rows from the top are heads, repeated on every page. */
  readonly headRows: number;
  /** Where the text of each column stands, heads apart; left out: in the middle. */
  readonly align?: readonly TableAlign[];
  /** 表注, below the table, without 「注：」. */
  readonly note?: string;
}

/** A picture. */
export interface FigureBlock {
  readonly kind: "figure";
  /** The bytes of a PNG or JPEG in base64, without what cameras and programs add to it. */
  readonly image: string;
  /** As it is printed, mm. */
  readonly width: number;
  /** 图题, below the picture. */
  readonly caption?: string;
  /** What the picture shows, in words, for those who do not see it. */
  readonly alt: string;
}

/** What may stand among the paragraphs of a text. */
export type NarrativeBlock = LinkedParagraph | MinorHeading | ListBlock | OwnTable | FigureBlock;

/** The same as it may be given: a heading of level 2 opens a subsection, bytes are taken as they are. */
export type NarrativeBlockInput =
  | { readonly kind: "paragraph"; readonly text: string | readonly (string | LinkedText)[] }
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "list"; readonly ordered?: boolean; readonly items: readonly string[] }
  | (Omit<OwnTable, "headRows"> & { readonly headRows?: number })
  | (Omit<FigureBlock, "image" | "width"> & {
      readonly image: string | Uint8Array;
      readonly width?: number;
    });

/** Bounds of blocks. Generous: a real report has some three tables and ten pictures. */
export const blockLimits = {
  listItems: 500,
  tableRows: 500,
  tableColumns: 30,
  headRows: 5,
  cellText: 2000,
  caption: 200,
  note: 1000,
  href: 2000,
  figures: 40,
  /** Bytes of one picture, and of all of a report. */
  figureBytes: 4_000_000,
  allFigureBytes: 10_000_000,
  pixels: 25_000_000,
  /** mm: from what can be made out to the text area's width, and four fifths of its height, which leave room for a caption. */
  figureWidth: { least: 10, most: 156 },
  figureHeight: 180,
} as const;
