import { isValid } from "date-fns/isValid";
import { lightFormat } from "date-fns/lightFormat";
import { parseISO } from "date-fns/parseISO";

/**
 * 2025年1月5日 from `2025-01-05`: Arabic digits without leading zeros (GB/T 9704—2012, 7.3.5.1). Nothing for a date that
 * a draft lacks.
 */
export const chineseDate = (iso: string): string =>
  iso === "" ? "" : lightFormat(parseISO(iso), "yyyy年M月d日");

/** Whether a text is a day of the calendar, ISO 8601: `2025-02-30` is none. */
export const isDay = (iso: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(iso) && isValid(parseISO(iso));

/** The years that a report may be of: the regulation of 2008 is the first. */
export const reportYears = { from: 2008, to: 2100 } as const;
export const isReportYear = (year: number): boolean =>
  Number.isInteger(year) && year >= reportYears.from && year <= reportYears.to;
export const reportYearsText = `${reportYears.from} 至 ${reportYears.to}`;
