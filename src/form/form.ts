import { refuseArgument, type Wanted } from "../problem/wanted.ts";
import type { Labels, Node } from "./labels.ts";

/** A section of text. */
export interface NarrativeSection {
  readonly kind: "narrative";
  /** 章节标题, with its number. */
  readonly title: string;
  /** 五个方面, where the notice names them; `mark` is what a text on the aspect is known by. */
  readonly aspects?: readonly { readonly name: string; readonly mark: string }[];
  /** The section may be left out: which wording then stands in it. */
  readonly ifEmpty?: DefaultText;
}

/** One band of table two: an article's item, a head and rows of figures. */
export interface Band {
  readonly title: string;
  readonly head: string;
  /** One node: each row is a single figure. Labels: each row has a figure for each column. */
  readonly columns: Node | { readonly labels: Labels };
  readonly rows: Labels;
}

interface TableBase {
  readonly title: string;
  /** How a clerk calls the table: 表二, 表三, 表四. */
  readonly table: string;
  /** How the codes of rules start that are about the table: `T3` in `T3-TOTAL`. */
  readonly code: string;
  /** Widths of the grid columns in twip (1/1440 in); renderers scale them to the text width. */
  readonly widths: readonly number[];
}

/** A table that is a stack of bands (table two). */
export interface BandSection extends TableBase {
  readonly kind: "bands";
  readonly bands: readonly Band[];
  /** Least height of each row, twip. */
  readonly rowHeight: number;
}

/** A table that is row tree × column tree (tables three and four). */
export interface CrossSection extends TableBase {
  readonly kind: "cross";
  readonly corner?: string;
  /** Left out where the table has one row of figures without a label. */
  readonly rows?: Labels;
  readonly columns: Labels;
  /** Rows whose sums must be equal, column by column: keys joined by a dot. */
  readonly balance?: { readonly left: readonly string[]; readonly right: readonly string[] };
  /** Least height of a row of figures, twip. */
  readonly rowHeight?: number;
}

export type Section = NarrativeSection | BandSection | CrossSection;

/** The sections in the order of the form; every edition has these six. */
export type Sections = {
  readonly overview: NarrativeSection;
  readonly proactiveDisclosure: BandSection;
  readonly requests: CrossSection;
  readonly reviewAndLitigation: CrossSection;
  readonly problemsAndImprovements: NarrativeSection;
  readonly otherMatters: NarrativeSection;
};

/** One edition of the national form, as data. In the wording, `{name}` stands for a value of the report. */
export interface Edition {
  readonly key: string;
  /** 文号 of the notice that sets the form. */
  readonly notice: string;
  /** The years of reports that the edition is meant for. */
  readonly years: { readonly from: number; readonly to?: number };
  readonly wording: {
    /** Lines of the title. */
    readonly title: readonly string[];
    readonly subject: string;
    readonly opening: string;
    readonly download: string;
    readonly contact: string;
    readonly contactLabels: Readonly<Record<ContactField, string>>;
    /** Section six where nothing else is said: 收取信息处理费情况. */
    readonly noFee: string;
  };
  readonly sections: Sections;
}

/** Wordings that stand for a section. */
export type DefaultText = "noFee";

export type ContactField = "address" | "postcode" | "phone" | "fax" | "email";

export type SectionKey = keyof Sections;
export type TableKey = {
  [K in SectionKey]: Sections[K] extends NarrativeSection ? never : K;
}[SectionKey];
export type NarrativeKey = Exclude<SectionKey, TableKey>;

/** A section with its key and what it holds: telling `"text"` from `"table"` tells the compiler what stands under the key. */
export type SectionEntry =
  | readonly [NarrativeKey, NarrativeSection, "text"]
  | readonly [TableKey, BandSection | CrossSection, "table"];

/** The sections of an edition with their keys, in the order of the form. */
export function sectionsOf(edition: Edition): readonly SectionEntry[] {
  refuseArgument("sectionsOf", "edition", edition, wantedEdition);
  return Object.entries(edition.sections).map(
    ([key, section]) => [key, section, section.kind === "narrative" ? "text" : "table"] as SectionEntry,
  );
}

/** What is asked of an edition. */
export const wantedEdition: Wanted = {
  what: " editions 里的一版格式",
  parts: { key: "text", sections: "object", wording: "object" },
};

/** The keys of the sections that hold text, in the order of the form. */
export const textKeysOf = (edition: Edition): NarrativeKey[] =>
  sectionsOf(edition).flatMap(([key, , holds]) => (holds === "text" ? [key] : []));

/** The aspects that a section is to speak of as headings: 「（一）主动公开」. */
export const aspectHeadings = ({ aspects = [] }: NarrativeSection): string[] =>
  aspects.map(({ name }, i) => `（${"一二三四五六七八九"[i]}）${name}`);
