import type { FigureKind } from "../../form/labels.ts";
import { plainText, type Read, writtenFigure } from "../../report/written-figure.ts";
import type { SheetCell } from "./read-package.ts";

/** A label as it is compared: width of signs and white space do not count. */
export const labelText = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "");

/** A number as the floating-point value says it in the fewest digits that Excel shows. */
const asShown = ({ text, kind }: SheetCell) =>
  kind === "number" && /\./.test(text) ? String(Number(Number(text).toPrecision(15))) : text;

/** A figure of the form as a clerk may have written it. */
export function figureOf(cell: SheetCell | undefined, kind: FigureKind): Read<number | string> {
  if (cell === undefined) return undefined;
  if (cell.kind === "error") return { message: "单元格里是公式错误，请改填数字。" };
  if (cell.kind === "date") return { message: "单元格是日期格式，无法确定填的数；请改为“常规”格式重填。" };
  return writtenFigure(asShown(cell), kind);
}

const pad = (n: number) => String(n).padStart(2, "0");

/** A date: 2025-01-15, 2025年1月15日, 2025/1/15, 2025.1.15, or Excel's own number of days. */
export function dateOf(cell: SheetCell | undefined): Read<string> {
  if (cell === undefined) return undefined;
  const text = plainText(cell.text);
  if (cell.kind !== "text" && /^\d{5}(?:\.\d+)?$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000);
    return { value: `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}` };
  }
  const [, year, month, day] = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  if (year === undefined) return { message: "应为日期，写作 2025-01-15。" };
  return { value: `${year}-${pad(Number(month))}-${pad(Number(day))}` };
}

/** A year: 2025, 2025年. */
export function yearOf(cell: SheetCell | undefined): Read<number> {
  if (cell === undefined) return undefined;
  const [, year] = /^(\d{4})(?:\.0+)?\s*年?度?$/.exec(plainText(cell.text)) ?? [];
  return year === undefined ? { message: "应为年份，如 2025。" } : { value: Number(year) };
}
