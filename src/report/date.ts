import { lightFormat } from "date-fns/lightFormat";
import { parseISO } from "date-fns/parseISO";

/**
 * 2025年1月5日 from `2025-01-05`: Arabic digits without leading zeros (GB/T 9704—2012, 7.3.5.1). Nothing for a date that
 * a draft lacks.
 */
export const chineseDate = (iso: string): string =>
  iso === "" ? "" : lightFormat(parseISO(iso), "yyyy年M月d日");

/** The years that a report may be of: the regulation of 2008 is the first. */
export const reportYears = { from: 2008, to: 2100 } as const;
export const isReportYear = (year: number): boolean =>
  Number.isInteger(year) && year >= reportYears.from && year <= reportYears.to;
export const reportYearsText = `${reportYears.from} 至 ${reportYears.to}`;
