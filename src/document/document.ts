import type { TableKey } from "../form/form.ts";
import type { Grid } from "./grid.ts";

/** What the file says about itself. */
export interface DocumentInfo {
  /** What the pages do not show, for whoever reads the report back: edition, agency, year, period. */
  readonly properties: Readonly<Record<string, string>>;
  readonly title: string;
  /** 行政机关. */
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** ISO date from the report: 成文日期, else the last day of the period; never the clock's. */
  readonly date: string;
}

/** 标题, in lines broken by meaning. */
export interface TitleBlock {
  readonly type: "title";
  readonly path: string;
  readonly lines: readonly string[];
  /** The agency's name: a line that starts with it parts after it. */
  readonly agency?: string;
}

/** 一、 (level 1) or （一） (level 2) on a line of its own. */
export interface HeadingBlock {
  readonly type: "heading";
  readonly path: string;
  readonly level: 1 | 2;
  readonly text: string;
}

/** A paragraph. `lead` is a （一） heading run into it: 「（一）主动公开情况。」, set as a heading of level 2. */
export interface ParagraphBlock {
  readonly type: "paragraph";
  readonly path: string;
  readonly lead: string;
  readonly text: string;
}

/** One of the form's tables. */
export interface TableBlock {
  readonly type: "table";
  readonly path: TableKey;
  /** What the table is, for those who do not see the heading above it: 「表三　收到和处理…」. Not printed. */
  readonly caption: string;
  readonly grid: Grid;
}

/** 署名 and 成文日期, the date as it is printed. */
export interface SignatureBlock {
  readonly type: "signature";
  readonly path: "signature";
  readonly by: string;
  readonly on: string;
}

/** What follows starts a page. */
export interface PageBreakBlock {
  readonly type: "pageBreak";
  readonly path: string;
}

export type Block = TitleBlock | HeadingBlock | ParagraphBlock | TableBlock | SignatureBlock | PageBreakBlock;

/** What a report says, in order, for any output: roles, never points or faces. */
export interface Document {
  readonly info: DocumentInfo;
  readonly blocks: readonly Block[];
}
