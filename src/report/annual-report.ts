import { currentEdition, type EditionKey, editions } from "../form/editions.ts";
import type { Edition, Sections } from "../form/form.ts";
import { parseReportAs } from "./parse.ts";
import type {
  BasicsInput,
  NarrativeInput,
  ReportInput,
  ReportOf,
  SectionInput,
  Signature,
} from "./report.ts";

/** The sections that the form demands of every report; section six has a default. */
type Demanded = Exclude<keyof Sections, "otherMatters">;

type Basics<K extends EditionKey> = Pick<BasicsInput, "agency" | "year" | "contact" | "period"> & {
  readonly edition?: K;
};
type Form<K extends EditionKey> = (typeof editions)[K];

/**
 * Builds a report section by section. Each call gives a new builder, so a half-filled one can be kept
 * and used again. `build()` compiles only once the five demanded sections are given.
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
export class AnnualReport<E extends Edition, Given extends Demanded = never> {
  /** What was given so far; its type is what `build()` asks for. */
  readonly given: Readonly<Record<Given, unknown>>;
  private readonly edition: E;

  private constructor(edition: E, given: Readonly<Record<Given, unknown>>) {
    this.edition = edition;
    this.given = given;
  }

  /** Starts a report of an agency on a year. `edition` names an older form (default: the one in force). */
  static for<K extends EditionKey = typeof currentEdition>(basics: Basics<K>): AnnualReport<Form<K>> {
    const edition = editions[basics.edition ?? currentEdition];
    return new AnnualReport(edition as Form<K>, basics as unknown as Record<never, unknown>);
  }

  private with<K extends Demanded = never>(
    more: Partial<Record<keyof ReportInput, unknown>>,
  ): AnnualReport<E, Given | K> {
    return new AnnualReport<E, Given | K>(this.edition, { ...this.given, ...more } as Record<
      Given | K,
      unknown
    >);
  }

  /** Lines of the title, instead of 机关 / 年份与“政府信息公开工作年度报告”. */
  title(...lines: string[]): AnnualReport<E, Given> {
    return this.with({ title: lines });
  }

  /** Paragraphs before section one, instead of the default ones. */
  opening(...paragraphs: string[]): AnnualReport<E, Given> {
    return this.with({ opening: paragraphs });
  }

  /** 一、总体情况: paragraphs, and （一）-level headings with theirs. */
  overview(...text: NarrativeInput[]): AnnualReport<E, Given | "overview"> {
    return this.with<"overview">({ overview: text });
  }

  /** Table two. Figures left out are nil; amounts in 万元. */
  proactiveDisclosure(
    figures: SectionInput<E["sections"]["proactiveDisclosure"]>,
  ): AnnualReport<E, Given | "proactiveDisclosure"> {
    return this.with<"proactiveDisclosure">({ proactiveDisclosure: figures });
  }

  /** Table three, in 件. Figures left out are nil, totals left out are computed, totals given are kept. */
  requests(figures: SectionInput<E["sections"]["requests"]>): AnnualReport<E, Given | "requests"> {
    return this.with<"requests">({ requests: figures });
  }

  /** Table four, in 件; as table three. */
  reviewAndLitigation(
    figures: SectionInput<E["sections"]["reviewAndLitigation"]>,
  ): AnnualReport<E, Given | "reviewAndLitigation"> {
    return this.with<"reviewAndLitigation">({ reviewAndLitigation: figures });
  }

  /** Section five. */
  problemsAndImprovements(...text: NarrativeInput[]): AnnualReport<E, Given | "problemsAndImprovements"> {
    return this.with<"problemsAndImprovements">({ problemsAndImprovements: text });
  }

  /** Section six. Left out, it says that no 信息处理费 was taken. */
  otherMatters(...text: NarrativeInput[]): AnnualReport<E, Given> {
    return this.with({ otherMatters: text });
  }

  /** 署名 and 成文日期 (`on`: `2025-01-15`). */
  signed(signature: Signature): AnnualReport<E, Given> {
    return this.with({ signature });
  }

  /**
   * The finished report: plain, deeply frozen data.
   * @throws {ReportError} lists every problem, in Chinese, each with its address.
   */
  build(this: AnnualReport<E, Demanded>): ReportOf<E> {
    return parseReportAs(this.edition, this.given);
  }
}
