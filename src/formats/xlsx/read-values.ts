import type { FigureKind } from "../../form/labels.ts";
import type { FoundCell } from "./read-package.ts";

/** A value as data, or what is wrong with it; nothing for a blank. */
export type Read<T> = { readonly value: T } | { readonly message: string } | undefined;

/** A label as it is compared: width of signs and white space do not count. */
export const labelText = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "");

/** What clerks write for nil. */
const nil = /^(?:[/\\—–―－-]+|无|零|〇)$/u;

/** Full-width signs as ASCII, without blanks at the ends. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, "")
    .trim();

/** 「1,234」 with its separators in the right places, or as it is. */
const ungrouped = (text: string) =>
  /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;

function whole(text: string, sign: "-?" | ""): Read<number> {
  // Excel stores large numbers as 1.5E+3.
  const number = /^-?\d+(?:\.\d+)?E\+?\d{1,2}$/i.test(text) ? String(Number(text)) : text;
  const [, digits] = new RegExp(`^\\+?(${sign}\\d{1,15})(?:\\.0+)?$`).exec(number) ?? [];
  if (digits !== undefined) return { value: Number(digits) + 0 };
  if (/^-\d/.test(number)) return { message: "不能是负数，应填不小于 0 的整数。" };
  if (/^\d+\.\d+$/.test(number)) return { message: "应为整数，不能有小数；请核对。" };
  return { message: "应为整数；没有发生的填 0，文字说明请写在正文里。" };
}

function decimal(text: string, units: string): Read<string> {
  const [, digits] = new RegExp(`^\\+?(\\d{1,15}(?:\\.\\d{1,15})?${units})$`).exec(text) ?? [];
  return digits === undefined ? { message: "应为金额（数字）；没有发生的填 0。" } : { value: digits };
}

/** A number as the floating-point value says it in the fewest digits that Excel shows. */
const asShown = ({ text, kind }: FoundCell) =>
  kind === "number" && /\./.test(text) ? String(Number(Number(text).toPrecision(15))) : text;

/** A figure of the form as a clerk may have written it. */
export function figureIn(cell: FoundCell | undefined, kind: FigureKind): Read<number | string> {
  if (cell === undefined) return undefined;
  if (cell.kind === "error") return { message: "单元格里是公式错误，请改填数字。" };
  if (cell.kind === "date") return { message: "单元格是日期格式，无法确定填的数；请改为“常规”格式重填。" };
  const text = ungrouped(plain(asShown(cell)));
  if (text === "") return undefined;
  if (nil.test(text)) return { value: kind === "amount" || kind === "sum" ? "0" : 0 };
  if (kind === "count") return whole(text, "");
  if (kind === "change") return whole(text, "-?");
  return decimal(text, kind === "sum" ? "(?:元|万元|亿元)?" : "");
}

const pad = (n: number) => String(n).padStart(2, "0");

/** A date: 2025-01-15, 2025年1月15日, 2025/1/15, 2025.1.15, or Excel's own number of days. */
export function dateOf(cell: FoundCell | undefined): Read<string> {
  if (cell === undefined) return undefined;
  const text = plain(cell.text);
  if (cell.kind !== "text" && /^\d{5}(?:\.\d+)?$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000);
    return { value: `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}` };
  }
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  if (year === undefined) return { message: "应为日期，写作 2025-01-15。" };
  return { value: `${year}-${pad(Number(month))}-${pad(Number(day))}` };
}

/** A year: 2025, 2025年. */
export function yearOf(cell: FoundCell | undefined): Read<number> {
  if (cell === undefined) return undefined;
  const [, year] = /^(\d{4})(?:\.0+)?\s*年?度?$/.exec(plain(cell.text)) ?? [];
  return year === undefined ? { message: "应为年份，如 2025。" } : { value: Number(year) };
}
