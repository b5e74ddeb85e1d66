import type { TableKey } from "../form/form.ts";
import type { Wanted } from "../problem/wanted.ts";
import type { TextLink } from "../report/narrative.ts";
import type { Picture } from "../report/picture.ts";
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

/**
 * A stretch of a block's text that a review copy marks: UTF-16 units, from the first to behind the last; of a title its
 * lines joined. Without `tone` it is only what remarks are about.
 */
export interface TextMark {
  readonly from: number;
  readonly to: number;
  readonly tone?: "doubted" | "evidence";
  /** Which of the review's remarks are about it. */
  readonly notes: readonly number[];
  /** Of a signature: which of its lines; of a table or a picture: what stands beside it. */
  readonly part?: "by" | "on" | "caption" | "note";
  /** Of a list: which of its items. */
  readonly item?: number;
}

/** What a block of text may have in a review copy. */
interface MarkedBlock {
  readonly marks?: readonly TextMark[];
}

/** 标题, in lines broken by meaning. */
export interface TitleBlock extends MarkedBlock {
  readonly type: "title";
  readonly path: string;
  readonly lines: readonly string[];
  /** The agency's name: a line that starts with it parts after it. */
  readonly agency?: string;
}

/** 一、 (level 1), （一） (level 2) or 1. (level 3) on a line of its own. */
export interface HeadingBlock extends MarkedBlock {
  readonly type: "heading";
  readonly path: string;
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

/** A paragraph. `lead` is a （一） heading run into it: 「（一）主动公开情况。」, set as a heading of level 2. */
export interface ParagraphBlock extends MarkedBlock {
  readonly type: "paragraph";
  readonly path: string;
  readonly lead: string;
  readonly text: string;
  /** It begins at the left edge: 主送机关 (GB/T 9704—2012, 7.3.2). A web page sets it as any other. */
  readonly flush?: true;
  /** Stretches of `text` that lead to an address, in order. */
  readonly links?: readonly TextLink[];
}

/** A list, each item with the mark that stands before it: 「1.」, 「·」. */
export interface ItemsBlock extends MarkedBlock {
  readonly type: "items";
  readonly path: string;
  readonly ordered: boolean;
  readonly items: readonly { readonly mark: string; readonly text: string }[];
}

/** A table of the report's own, with what stands above and below it, as it is printed. */
export interface OwnTableBlock extends MarkedBlock {
  readonly type: "ownTable";
  readonly path: string;
  readonly caption?: string;
  readonly grid: Grid;
  readonly note?: string;
}

/** A picture with what stands below it. */
export interface PictureBlock extends MarkedBlock {
  readonly type: "picture";
  readonly path: string;
  readonly picture: Picture;
  /** As it is printed where there is room, pt. */
  readonly width: number;
  readonly height: number;
  readonly caption?: string;
  readonly alt: string;
}

/** One of the form's tables. */
export interface TableBlock {
  readonly type: "table";
  readonly path: TableKey;
  /** What the table is, for those who do not see the heading above it: 「表三　收到和处理…」. Not printed. */
  readonly caption: string;
  /** It is the list of a review copy, and `path` the table that it looks like. */
  readonly isAnnex?: true;
  readonly grid: Grid;
}

/** 署名 and 成文日期, the date as it is printed. */
export interface SignatureBlock extends MarkedBlock {
  readonly type: "signature";
  readonly path: "signature";
  /** Who signs; of several the first. */
  readonly by: string;
  /** The others who sign, each on its line below. */
  readonly others?: readonly string[];
  readonly on: string;
}

/** 附件说明 below the text: the names of the attachments, each with the mark before it: 「附件：1.」, 「2.」. */
export interface AttachmentListBlock {
  readonly type: "attachmentList";
  readonly path: "attachments";
  readonly items: readonly { readonly mark: string; readonly text: string }[];
}

/** The head of an attachment, which starts a page: 「附件1」 at its top left, its title in the middle. */
export interface AttachmentBlock extends MarkedBlock {
  readonly type: "attachment";
  readonly path: string;
  readonly label: string;
  readonly title: string;
}

/** What follows starts a page. */
export interface PageBreakBlock {
  readonly type: "pageBreak";
  readonly path: string;
}

export type Block =
  | TitleBlock
  | HeadingBlock
  | ParagraphBlock
  | ItemsBlock
  | TableBlock
  | OwnTableBlock
  | PictureBlock
  | SignatureBlock
  | AttachmentListBlock
  | AttachmentBlock
  | PageBreakBlock;

/** What a report says, in order, for any output: roles, never points or faces. */
export interface Document {
  readonly info: DocumentInfo;
  readonly blocks: readonly Block[];
  /** In a review copy: what is remarked. */
  readonly review?: { readonly remarks: readonly string[] };
}

/** What stands on every page of a review copy. */
export const reviewLabel = "核对稿";

/** What writers of any document take. */
export const wantedDocument: Wanted = { what: "文档（Document）", parts: { info: "object", blocks: "list" } };
