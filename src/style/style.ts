import type { TableKey } from "../form/form.ts";

/** The five roles of type that an official document knows. */
export const fontRoles = ["title", "body", "heading1", "heading2", "table"] as const;
export type FontRole = (typeof fontRoles)[number];

/** The page, all lengths in pt. */
export interface PageStyle {
  readonly width: number;
  readonly height: number;
  /** 天头, above the text area. */
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 订口, left of the text area. */
  readonly left: number;
  /** 每面行数. */
  readonly lines: number;
  /** 每行字数. */
  readonly characters: number;
}

/** Sizes and distances of type, in pt. */
export interface TextStyle {
  readonly body: number;
  readonly title: number;
  /** From one line of the title to the next. */
  readonly titlePitch: number;
  /** Empty lines of the grid below the title. */
  readonly linesAfterTitle: number;
  /** First-line indent, in characters. */
  readonly indent: number;
}

export const labelAligns = ["form", "center", "left"] as const;
export type LabelAlign = (typeof labelAligns)[number];

/** Tables, in pt. */
export interface TableStyle {
  /** Size of type in each table of the form, and in a report's own tables. */
  readonly size: Readonly<Record<TableKey | "own", number>>;
  /** Smallest size to which a figure may shrink. */
  readonly smallest: number;
  /** Line pitch in a cell, as a multiple of the size. */
  readonly pitch: number;
  readonly rule: number;
  /** White between text and rule, to the sides and above and below. */
  readonly paddingX: number;
  readonly paddingY: number;
  /** White left of a label that stands left. */
  readonly labelInset: number;
  /**
   * Where labels stand: `form` as the national form's own template has them (the rows 第二十条, table three's corner and
   * row labels left, all others in the middle), `center` all in the middle, `left` row labels left in every table.
   */
  readonly labelAlign: LabelAlign;
  /** Whether the rows 第二十条 of table two are shaded, and in which colour, `#rrggbb`. */
  readonly shade: boolean;
  readonly bandShade: string;
  /** Colour of the cells in question in a review copy. */
  readonly markShade: string;
  /** Colour of the sums that are the evidence against them, lighter. */
  readonly evidenceShade: string;
}

/** 页码, in pt. */
export interface PageNumberStyle {
  readonly size: number;
  /** From the foot of the text area to the dash. */
  readonly below: number;
  /** Characters between the number and the edge of the text area. */
  readonly indent: number;
}

/** 署名 and 成文日期, distances in characters of body text. */
export interface SignatureStyle {
  /** Empty lines above the name. */
  readonly linesAbove: number;
  /** 右空: from the end of the longer line to the right edge. */
  readonly right: number;
  /** How far the date starts right of the name. */
  readonly dateIndent: number;
  /** With a seal: the date's distance from the right edge, and lines kept free around name and date. */
  readonly sealRight: number;
  readonly sealLines: number;
}

/** How a report looks: one sheet for every output. */
export interface Style {
  readonly page: PageStyle;
  readonly text: TextStyle;
  readonly table: TableStyle;
  readonly pageNumber: PageNumberStyle;
  readonly signature: SignatureStyle;
}

/** Some of an object's values, `undefined` for its own. */
type Some<T> = { readonly [K in keyof T]?: (T[K] extends object ? Some<T[K]> : T[K]) | undefined };

/** Changes to a style, by group; what is left out or `undefined` stays as the standard has it. */
export type StyleChanges = Some<Style>;
