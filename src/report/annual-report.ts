import { currentEdition, type EditionKey, editions } from "../form/editions.ts";
import type { SectionKey } from "../form/form.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { parseReport, parseReportAs } from "./parse.ts";
import type {
  AttachmentInput,
  BasicsInput,
  DemandedSection,
  NarrativeInput,
  Report,
  SectionInputOf,
  SignatureInput,
} from "./report.ts";
import type { SectionTitles } from "./section-titles.ts";

/** What a builder starts from: 行政机关, year, and what is not left to its default. */
export interface ReportBeginning<K extends EditionKey>
  extends Pick<BasicsInput, "agency" | "year" | "contact" | "period"> {
  /** An older form (default: the one in force, whatever the year). */
  readonly edition?: K;
}

/** What stands in a compile error where sections are missing: their names. */
export interface MissingSections<S extends SectionKey> {
  readonly missing: S;
}

/** A builder that has what its edition demands; else the sections that it lacks, which no builder is. */
export type Buildable<K extends EditionKey, Given extends SectionKey> =
  Exclude<DemandedSection<K>, Given> extends never
    ? AnnualReport<K, Given>
    : MissingSections<Exclude<DemandedSection<K>, Given>>;

/** Everything that a builder may have been given. */
type GivenParts = Readonly<Partial<Record<SectionKey | keyof BasicsInput | "edition", unknown>>>;

/**
 * Builds a report section by section. Each call gives a new builder, so a half-filled one can be kept
 * and used again. `build()` compiles only once the sections are given that the edition demands.
 *
 * @example
 * const report = AnnualReport.for({ agency: "文水县刘胡兰镇人民政府", year: 2024 })
 *   .overview("（一）主动公开。…")
 *   .proactiveDisclosure({ normativeDocuments: { issued: 2, inForce: 11 } })
 *   .requests({ received: { naturalPerson: 3 }, outcomes: { disclosed: { naturalPerson: 3 } } })
 *   .reviewAndLitigation({})
 *   .problemsAndImprovements("…")
 *   .build();
 */
export class AnnualReport<K extends EditionKey, Given extends SectionKey = never> {
  /** The sections that were given so far, for the type only. */
  declare readonly sections: (given: Given) => void;
  private readonly edition: K;
  private readonly given: GivenParts;

  private constructor(edition: K, given: GivenParts) {
    this.edition = edition;
    this.given = given;
  }

  /**
   * Starts a report of an agency on a year.
   *
   * @param basics - `agency` full name; `year` that is reported on; `edition` names an older form (default: the one in force).
   * @returns a builder to which the sections are given one by one.
   */
  static for<K extends EditionKey = typeof currentEdition>(basics: ReportBeginning<K>): AnnualReport<K> {
    refuseArgument("AnnualReport.for", "basics", basics, { what: " { agency, year }" });
    const { edition } = basics;
    if (edition !== undefined && !Object.hasOwn(editions, edition)) parseReport(basics);
    // Without an edition K is its default.
    return new AnnualReport((edition ?? currentEdition) as K, basics);
  }

  private with<S extends SectionKey = never>(more: GivenParts): AnnualReport<K, Given | S> {
    return new AnnualReport<K, Given | S>(this.edition, { ...this.given, ...more });
  }

  /** Lines of the title, instead of 机关 / 年份与“政府信息公开工作年度报告”. */
  title(...lines: string[]): AnnualReport<K, Given> {
    return this.with({ title: lines });
  }

  /** Paragraphs before section one, instead of the default ones. */
  opening(...paragraphs: string[]): AnnualReport<K, Given> {
    return this.with({ opening: paragraphs });
  }

  /** Titles of sections in other words than the form's, as an old report prints them; `check` warns of them. */
  sectionTitles(titles: SectionTitles): AnnualReport<K, Given> {
    return this.with({ sectionTitles: titles });
  }

  /** 一、总体情况: paragraphs, and （一）-level headings with theirs. */
  overview(...text: NarrativeInput[]): AnnualReport<K, Given | "overview"> {
    return this.with<"overview">({ overview: text });
  }

  /** Table two. Figures left out are nil; amounts in 万元. */
  proactiveDisclosure(
    figures: SectionInputOf<K, "proactiveDisclosure">,
  ): AnnualReport<K, Given | "proactiveDisclosure"> {
    return this.with<"proactiveDisclosure">({ proactiveDisclosure: figures });
  }

  /** Table three, in 件. Figures left out are nil, totals left out are computed, totals given are kept. */
  requests(figures: SectionInputOf<K, "requests">): AnnualReport<K, Given | "requests"> {
    return this.with<"requests">({ requests: figures });
  }

  /** Table four, in 件; as table three. */
  reviewAndLitigation(
    figures: SectionInputOf<K, "reviewAndLitigation">,
  ): AnnualReport<K, Given | "reviewAndLitigation"> {
    return this.with<"reviewAndLitigation">({ reviewAndLitigation: figures });
  }

  /** Section five. */
  problemsAndImprovements(...text: NarrativeInput[]): AnnualReport<K, Given | "problemsAndImprovements"> {
    return this.with<"problemsAndImprovements">({ problemsAndImprovements: text });
  }

  /** Section six. Left out, it says that no 信息处理费 was taken. */
  otherMatters(...text: NarrativeInput[]): AnnualReport<K, Given> {
    return this.with({ otherMatters: text });
  }

  /** 署名 and 成文日期 (`on`: `2025-01-15`); several agencies as a list, the first of them 主办机关. */
  signed(signature: SignatureInput): AnnualReport<K, Given> {
    return this.with({ signature });
  }

  /** 附件, each on pages of its own, named below the text. */
  attached(...attachments: AttachmentInput[]): AnnualReport<K, Given> {
    return this.with({ attachments });
  }

  /**
   * Reads what was given, as `parseReport` does.
   *
   * @returns the finished report: plain, deeply frozen data.
   * @throws {ReportError} lists every problem, in Chinese, each with its address.
   */
  build(this: Buildable<K, Given>): Report<K> {
    const { edition, given } = this as AnnualReport<K, Given>;
    return parseReportAs(editions[edition], given) as Report<K>;
  }
}
