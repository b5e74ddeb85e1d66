import type { currentEdition, EditionKey, editions } from "../form/editions.ts";
import type {
  BandSection,
  CrossSection,
  Edition,
  NarrativeSection,
  SectionKey,
  TableKey,
} from "../form/form.ts";
import type { Labels, Shape } from "../form/labels.ts";
import type { NarrativeBlock, NarrativeBlockInput } from "./blocks.ts";
import type { SectionTitles } from "./section-titles.ts";

/**
 * A cell that takes a count, in 件: a whole number, or what stands in print instead of one
 * (`null` an empty cell, `"/"` a stroke). Sums take both as nil; the checks report them.
 */
export type Count = number | null | "/";

/** A figure as it stands in the report, by the kind that the form gives the cell. */
export interface Figures {
  readonly byKind: {
    readonly count: Count;
    readonly change: Count;
    /** 万元, decimals as they were written: `"72701.2578"`. */
    readonly amount: string | null;
    /** An amount with its unit, as it was written: `"251000元"`. */
    readonly sum: string | null;
  };
}

/** What may be given for a figure: amounts also as numbers, everything also not at all. */
export interface FigureInputs {
  readonly byKind: {
    readonly count: Count;
    readonly change: Count;
    readonly amount: number | string | null;
    readonly sum: string | null;
  };
}

/** A （一）-level heading with its paragraphs and other blocks. */
export interface Subsection {
  readonly heading: string;
  readonly paragraphs: readonly (string | NarrativeBlock)[];
}

/** The text of a section: paragraphs and other blocks, then subsections. */
export type Narrative = readonly (string | NarrativeBlock | Subsection)[];

/** Text as it may be given: a paragraph that is only a （一）-level heading opens a subsection. */
export type NarrativeInput =
  | string
  | NarrativeBlockInput
  | { readonly heading: string; readonly paragraphs?: readonly (string | NarrativeBlockInput)[] };

/** 附件: on pages of its own after 署名, named in 附件说明 below the text (GB/T 9704—2012, 7.3.4 and 7.3.9). */
export interface Attachment {
  readonly title: string;
  readonly body: Narrative;
}

/** The same as it may be given. */
export interface AttachmentInput {
  readonly title: string;
  readonly body: readonly NarrativeInput[];
}

/** 署名 and 成文日期 (ISO 8601, `2025-01-15`). */
export interface Signature {
  /** Who signs; of several agencies the first (主办机关). */
  readonly by: string;
  /** The other agencies of a joint report, in order; left out where there is none. */
  readonly with?: readonly string[];
  readonly on: string;
}

/** The same as it may be given: several names as a list. */
export interface SignatureInput {
  readonly by: string | readonly string[];
  readonly with?: readonly string[];
  readonly on: string;
}

/** 数据统计期限, both days included (ISO 8601). */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Where the reader can ask; goes into the second paragraph of the opening. */
export interface Contact {
  readonly office: string;
  readonly website?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly phone?: string;
  readonly fax?: string;
  readonly email?: string;
}

/** The figures of a table, nested as the form nests its labels. */
export type FiguresOf<S, Cell = Figures> = S extends {
  readonly bands: infer Bands extends readonly unknown[];
}
  ? BandFigures<Bands, Cell>
  : S extends { readonly rows: infer Rows; readonly columns: infer Columns }
    ? Shape<Rows, Shape<Columns, Cell>>
    : S extends { readonly columns: infer Columns }
      ? Shape<Columns, Cell>
      : never;

type BandFigures<Bands extends readonly unknown[], Cell> = Bands extends readonly [infer First, ...infer Rest]
  ? (First extends {
      readonly columns: { readonly labels: infer L extends Labels };
      readonly rows: infer Rows;
    }
      ? Shape<Rows, Shape<L, Cell>>
      : First extends { readonly rows: infer Rows }
        ? Shape<Rows, Cell>
        : never) &
      BandFigures<Rest, Cell>
  : unknown;

/** Every level may be left out: nil figures need not be written. */
export type Partly<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]?: Partly<T[K]> };

/** What may be given for a section. */
export type SectionInput<S> = S extends NarrativeSection
  ? readonly NarrativeInput[]
  : Partly<FiguresOf<S, FigureInputs>>;

type SectionsOf<E extends Edition> = {
  readonly [K in keyof E["sections"]]: E["sections"][K] extends NarrativeSection
    ? Narrative
    : E["sections"][K] extends BandSection | CrossSection
      ? FiguresOf<E["sections"][K]>
      : never;
};

/** What stands above the sections of every report. */
export interface ReportBasics {
  /** 行政机关, full name. */
  readonly agency: string;
  /** The year that is reported on, not the year of publication. */
  readonly year: number;
  /** Lines of the title, broken by meaning. */
  readonly title: readonly string[];
  readonly period: Period;
  /** Paragraphs before section one. */
  readonly opening: readonly string[];
  /** Titles of sections that are printed otherwise than the form has them; left out where there is none. */
  readonly sectionTitles?: SectionTitles;
  readonly signature?: Signature;
  /** In the order of their numbers; left out where there is none. */
  readonly attachments?: readonly Attachment[];
}

/** The form of an edition, as data. */
export type FormOf<K extends EditionKey> = (typeof editions)[K];

/** A report after a given edition of the form. */
export type ReportOf<E extends Edition> = ReportBasics & { readonly edition: E["key"] } & SectionsOf<E>;

/**
 * 政府信息公开工作年度报告: plain data, deeply frozen, complete (defaults and totals filled in).
 * `JSON.stringify` writes it, `parseReport` reads it.
 */
export type Report<K extends EditionKey = EditionKey> = { [P in K]: ReportOf<(typeof editions)[P]> }[K];

/** What may be given for the part above the sections. */
export interface BasicsInput {
  readonly agency: string;
  readonly year: number;
  readonly title?: string | readonly string[];
  readonly period?: Period;
  readonly opening?: string | readonly string[];
  readonly sectionTitles?: SectionTitles;
  readonly contact?: Contact;
  readonly signature?: SignatureInput;
  readonly attachments?: readonly AttachmentInput[];
}

/** The sections of an edition that may be left out: the edition has a wording for them. */
type OptionalSection<K extends EditionKey> = {
  [S in SectionKey]: FormOf<K>["sections"][S] extends { readonly ifEmpty: string } ? S : never;
}[SectionKey];

/** The sections that an edition demands of every report. */
export type DemandedSection<K extends EditionKey> = Exclude<SectionKey, OptionalSection<K>>;

/** What may be given for a section of an edition, by the section's key. */
export type SectionInputOf<K extends EditionKey, S extends SectionKey> = SectionInput<
  FormOf<K>["sections"][S]
>;

/** What `parseReport` reads: a report, or one with defaults, nil figures and totals left out. */
export type ReportInput<K extends EditionKey = typeof currentEdition> = K extends unknown
  ? BasicsInput & { readonly edition?: K } & {
      readonly [S in DemandedSection<K>]: SectionInputOf<K, S>;
    } & { readonly [S in OptionalSection<K>]?: SectionInputOf<K, S> }
  : never;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends Count | string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** The one address of each figure of an edition: `requests.outcomes.unable.notHeld.naturalPerson`. */
export type FigureAddress<K extends EditionKey = EditionKey> = K extends unknown
  ? { [T in TableKey]: `${T}.${Leaves<Report<K>[T]>}` }[TableKey]
  : never;
