import { type EditionKey, editions } from "../form/editions.ts";
import type { Edition } from "../form/form.ts";
import type { Finding } from "../problem/finding.ts";
import { OptionsError, refuseUnknown } from "../problem/options-error.ts";
import type { Problem } from "../problem/problem.ts";
import { refuseArgument } from "../problem/wanted.ts";
import type { AnyReport } from "../report/any-report.ts";
import { asReportOrDraft, pendingIn } from "../report/draft.ts";
import { type Context, findingOf } from "./finding.ts";
import { checkOptionNames } from "./option-names.ts";
import { rules } from "./rules.ts";
import { piecesBeside, piecesOf } from "./text.ts";

/** What a check may be told. */
export interface CheckOptions {
  /** Last year's report of the same agency, for the rules from year to year. */
  readonly previous?: AnyReport;
  /**
   * Until when the report has to be published (ISO 8601), where the notice of the county says so: the law dates only
   * departments and governments of counties and above.
   */
  readonly publishBy?: string;
  /** Rules that are switched off for this report: code → reason. Their findings are kept, with the reason. */
  readonly waived?: Readonly<Record<string, string>>;
}

/**
 * Refuses rules to be switched off that are none, and those without a reason.
 *
 * @param isOther - whether a code is of a rule over many reports
 * @throws {OptionsError}
 */
export function refuseWaived(
  waived: Readonly<Record<string, string>>,
  isOther: (code: string) => boolean = () => false,
): void {
  for (const [code, reason] of Object.entries(waived)) {
    const refuse = (problem: Pick<Problem, "code" | "found" | "message">) => {
      throw new OptionsError([{ path: `waived.${code}`, place: "停用的规则", ...problem }]);
    };
    if (!rules.some((rule) => rule.code === code) && !isOther(code))
      refuse({ code: "UNKNOWN_RULE", found: code, message: `没有“${code}”这条规则，代码见 docs/rules.md。` });
    if (typeof reason !== "string" || reason.trim() === "")
      refuse({ code: "REASON_MISSING", found: reason, message: `停用规则“${code}”须写明理由。` });
  }
}

const readBefore = new WeakMap<AnyReport, Context>();

/** Last year's report as the rules read it: it stays as it is while this year's is written, and is read once for all its checks. */
function lastYearRead(report: AnyReport, edition: Edition): Context {
  const known = readBefore.get(report);
  if (known?.edition === edition) return known;
  const read = { report, edition, pending: pendingIn(report), pieces: piecesOf(report, edition), beside: [] };
  readBefore.set(report, read);
  return read;
}

/**
 * Checks a report: sums, year to year, the text against the tables, wording. Pure and fast (a millisecond or two).
 *
 * @throws {OptionsError} if a waived code is not a rule's, or has no reason.
 * @example
 * const errors = check(report, { previous }).filter(({ severity, waived }) => severity === "error" && !waived);
 */
export function check(
  given: AnyReport & { readonly edition: EditionKey },
  options: CheckOptions = {},
): Finding[] {
  refuseArgument("check", "options", options, { what: " { previous, publishBy, waived }" });
  refuseUnknown(options, checkOptionNames);
  const { waived = {} } = options;
  const report = asReportOrDraft(given);
  const previous = options.previous && asReportOrDraft(options.previous);
  refuseWaived(waived);
  const edition = editions[report.edition];
  const context: Context = {
    report,
    edition,
    pending: pendingIn(report),
    pieces: piecesOf(report, edition),
    beside: piecesBeside(report, edition),
    ...(previous && { previous, before: lastYearRead(previous, edition) }),
    ...(options.publishBy !== undefined && { publishBy: options.publishBy }),
  };
  return rules.flatMap((rule) => {
    const reason = Object.hasOwn(waived, rule.code) ? waived[rule.code] : undefined;
    return rule.find(context).map((found) => ({
      ...findingOf(rule, context, found),
      ...(reason !== undefined && { waived: reason }),
    }));
  });
}

/** Whether a finding stands in the way of publication. */
export function isBlocking(finding: Finding): boolean {
  refuseArgument("isBlocking", "finding", finding, {
    what: " check 的一处问题",
    parts: { severity: "text" },
  });
  return finding.severity === "error" && finding.waived === undefined;
}
