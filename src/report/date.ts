import { lightFormat } from "date-fns/lightFormat";
import { parseISO } from "date-fns/parseISO";

/** 2025年1月5日 from `2025-01-05`: Arabic digits without leading zeros (GB/T 9704—2012, 7.3.5.1). */
export const chineseDate = (iso: string): string => lightFormat(parseISO(iso), "yyyy年M月d日");
