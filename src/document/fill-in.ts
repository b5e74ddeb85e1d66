import { currentEdition, type EditionKey, editions } from "../form/editions.ts";
import type { Edition } from "../form/form.ts";
import { OptionsError } from "../problem/options-error.ts";
import { refuseArgument } from "../problem/wanted.ts";
import { type FigureTree, type MutableTree, putAt } from "../report/figures.ts";
import { asReport } from "../report/parse.ts";
import type { Report } from "../report/report.ts";

/** What a form to fill in is for, and what stands in it already. */
export interface FillInOptions {
  /** The year to report on (default: the report's, or the year after `previous`). */
  readonly year?: number;
  readonly agency?: string;
  /** Edition of the national form (default: the one in force, or the report's). */
  readonly edition?: EditionKey;
  /** Last year's report, of the year before: its figures are shown, its 结转 is carried over. */
  readonly previous?: Report;
  /** A report to go on filling in. */
  readonly report?: Report;
}

/** What a form begins with. */
export interface FillInStart {
  readonly edition: Edition;
  readonly report: Report | undefined;
  readonly previous: Report | undefined;
  /** Empty where nobody said it. */
  readonly agency: string;
  readonly year: number | undefined;
}

/** Reads the options of a form. @throws {OptionsError} if `previous` is not the report of the year before */
export function fillInStart(options: FillInOptions): FillInStart {
  refuseArgument("填报表", "options", options, { what: " { year, agency, previous, … }" });
  const previous = options.previous && asReport(options.previous);
  const report = options.report && asReport(options.report);
  const year = report?.year ?? options.year ?? (previous && previous.year + 1);
  if (previous !== undefined && year !== undefined && previous.year !== year - 1)
    throw new OptionsError([
      {
        code: "PREVIOUS_YEAR",
        path: "previous.year",
        place: "上年报告",
        found: previous.year,
        expected: String(year - 1),
        message: `填报${year}年的表，上年报告应为${year - 1}年的；请换一份，或改正年度。`,
      },
    ]);
  return {
    edition: editions[options.edition ?? report?.edition ?? currentEdition],
    report,
    previous,
    agency: report?.agency ?? options.agency ?? previous?.agency ?? "",
    year,
  };
}

/** Last year's 结转下年度 as this year's 上年结转; both after one edition. */
export function carriedFigures(edition: Edition, before: Report): FigureTree | undefined {
  const { balance } = edition.sections.requests;
  const [from, to] = [balance?.right.at(-1), balance?.left.at(-1)];
  const row = from && (before.requests as FigureTree)[from];
  if (to === undefined || typeof row !== "object" || row === null) return undefined;
  const tree: MutableTree<FigureTree> = {};
  putAt(tree, [to], row);
  return tree as FigureTree;
}
