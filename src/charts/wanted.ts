import type { Prepared } from "../document/prepare.ts";

/**
 * A report that was prepared, with its charts on pages of their own where `charts` asks for them. What draws them, and its
 * fonts, is loaded then only.
 *
 * @throws {ReportError} (as a rejection) if last year's report is none, or no font holds one of the characters
 */
export async function withCharts(prepared: Prepared): Promise<Prepared> {
  const { report, options } = prepared;
  if (options.charts === undefined || report === undefined) return prepared;
  const { chartedReport } = await import("./in-report.ts");
  return chartedReport(report, prepared, options.charts.previous);
}
