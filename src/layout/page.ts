import type { Picture } from "../report/picture.ts";
import type { Line } from "./line.ts";

/** What of the document a text shows, by its place: a copy of the document is as good as the document. */
export interface Source {
  /** The block's place among the document's blocks, from 0. */
  readonly block: number;
  /** A cell of the block's whole table: row and column where it starts. */
  readonly cell?: readonly [row: number, column: number];
  /** An item of the block's list, from 0. */
  readonly item?: number;
  /** A stretch of the block's text that leads somewhere, from 0. */
  readonly link?: number;
  readonly part: "text" | "lead" | "by" | "on" | "mark" | "caption" | "note" | "picture";
}

/** What stands on a page; pt, from the top left corner of the sheet, downwards. */
export interface TextItem {
  readonly type: "text";
  readonly line: Line;
  readonly x: number;
  readonly baseline: number;
  /** Absent where nothing is said for the first time: page numbers, heads and labels repeated after a page break. */
  readonly source?: Source;
  /** The entry of the bookmarks that leads here. */
  readonly bookmark?: Bookmark;
  /** The address to which it leads. */
  readonly href?: string;
}

/** A picture, its top left corner at `x`, `y`. */
export interface PictureItem {
  readonly type: "picture";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: Picture;
  readonly source: Source;
}

/** A straight rule of a table. */
export interface RuleItem {
  readonly type: "rule";
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly width: number;
}

/** A shaded part of a table. */
export interface ShadeItem {
  readonly type: "shade";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

export interface Bookmark {
  readonly level: 1 | 2;
  readonly text: string;
}

/** Rows of a table that stand on a page, under its head. */
export interface PageTable {
  /** The block's place among the document's blocks, from 0. */
  readonly block: number;
  /** The first row below the head that stands here, of the whole table. */
  readonly start: number;
  /** The line of the page's grid on which it starts. */
  readonly slot: number;
  /** What each row needs, the head's rows first, pt. */
  readonly rowHeights: readonly number[];
  /** Lines of the grid that it takes. */
  readonly slots: number;
}

export type PageItem = TextItem | RuleItem | ShadeItem | PictureItem;

export interface Page {
  readonly items: readonly PageItem[];
  readonly tables: readonly PageTable[];
}
