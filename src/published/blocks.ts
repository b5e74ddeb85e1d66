import { pageLimits } from "../formats/html/page-limits.ts";

/**
 * What every front end gives, and all that the matcher knows of a file: its paragraphs and rows in reading order.
 * How a row was told from the page decides how far its figures are trusted.
 */

/**
 * How cells were told apart, the best first: `cells` of a table in a Word file or web page · `ruled` by the lines
 * drawn on a PDF's page · `columns` learned from the places of figures on a page · `marks` pipes or tabs in text ·
 * `loose` one cell a line, whose rows are guessed from what follows a label · `recognised` by a program in a scan.
 */
export type CellSource = "cells" | "ruled" | "columns" | "marks" | "loose" | "recognised";

/** How a source is called in messages. */
export const cellSourceNames: Readonly<Record<CellSource, string>> = {
  cells: "表格单元格",
  ruled: "表格线围成的格",
  columns: "按位置推定的列",
  marks: "竖线或制表符分开的文字",
  loose: "零散文字",
  recognised: "程序从图片里识别的文字",
};

export interface FoundParagraph {
  readonly kind: "paragraph";
  readonly text: string;
  readonly page?: number;
  /** How many links stand in it, whose addresses are not kept. */
  readonly links?: number;
  /** How many pictures stand before it or in it, which are not kept. */
  readonly pictures?: number;
}

export interface RowBlock {
  readonly kind: "row";
  /** The row's own cells from left to right, as written; lines within a cell are parted by a line end. */
  readonly cells: readonly string[];
  readonly source: CellSource;
  /** Tables are numbered through the file, from 1; so are the rows of each. */
  readonly table: number;
  readonly row: number;
  readonly page?: number;
  /** The first row of a page's part of a table: it may be the rest of the row before. */
  readonly afterPageEnd?: true;
}

export type FoundBlock = FoundParagraph | RowBlock;

/** A file as a front end gives it. */
export interface FoundSource {
  readonly blocks: readonly FoundBlock[];
  /** Where a title may stand outside the text: `<title>`, meta data, the properties of a PDF. */
  readonly titles: readonly string[];
  /** Who published it, where meta data says so. */
  readonly publishers: readonly string[];
  /** What the front end left out or could not read, for whoever takes the report: Chinese sentences. */
  readonly remarks: readonly string[];
  /** Where the tables are, if there are none: in a frame, in a script, in an attachment, in pictures; and what to do. */
  readonly elsewhere?: string;
}

/** Bounds on files from anywhere. */
export const fileLimits = {
  bytes: 20 * 1024 * 1024,
  /** Objects of a PDF: pdf.js looks at each, of a damaged file more than once. */
  pdfObjects: 50_000,
  pages: 200,
  /** Texts of one page of a PDF: one set letter by letter has three thousand. */
  pdfTexts: 30_000,
  /** Steps in which one page is drawn. */
  pdfSteps: 300_000,
  characters: pageLimits.characters,
  rows: 2_000,
  blocks: 20_000,
  cells: 200,
} as const;

/** 「第 3 页表 2 第 5 行」: where a row stands, for whoever looks it up. */
export const rowPlace = ({ page, table, row }: RowBlock): string =>
  `${page === undefined ? "" : `第 ${page} 页`}文件里第 ${table} 张表第 ${row} 行`;
