import type { FigureKind } from "../../form/labels.ts";
import { isDay } from "../../report/date.ts";
import { plainText, type Read, writtenFigure } from "../../report/written-figure.ts";
import type { FoundCell } from "./read-cells.ts";
import type { Workbook } from "./read-package.ts";

/** A label as it is compared: width of signs and white space do not count. */
export const labelText = (text: string): string => text.normalize("NFKC").replace(/\s/gu, "");

/** Why what stands in a cell is not what one sees there; nothing where it is. */
export function obscured({
  kind,
  struck,
  hidden,
  covered,
  unseen,
  conditional,
  symbols,
  twice,
  text,
}: FoundCell): string | undefined {
  if (kind === "error") return "单元格里是公式错误：以“=”“-”“+”开头的内容会被当作公式；请改填文字或数字。";
  if (kind === "formula") return "单元格是公式，没有存下结果；请用 Excel 打开存盘，或改填数字。";
  if (kind === "renewed")
    return "单元格的公式（TODAY、NOW、RAND 等）每次打开都会变，无法确定填的内容；请改填数字、日期或文字。";
  if (kind === "picture") return "单元格里是图片（WPS 的嵌入单元格图片），不是文字；请改填文字或数字。";
  if (twice) return "文件里这一格写了两次，内容不同，无法确定是哪一个；请用 Excel 打开，核对后另存再交。";
  if (kind === "date") return "单元格是日期格式，无法确定填的内容；请改为“常规”格式重填。";
  if (kind === "changed")
    return "单元格的数字格式使显示的与存下的不同（如百分比、千位、少显示小数、隐藏）；请改为“常规”格式，核对后重填。";
  if (struck) return "单元格里有带删除线的内容，无法确定是否保留；请删去，或取消删除线。";
  const says = plainText(text) !== "" && plainText(text) !== "0";
  if (unseen && says)
    return "单元格里有看不见的字（白色、与底色相同，或极小），无法确定是否保留；请改为黑色常用字号，核对后再交，或删去。";
  if (symbols && says && /[\u0021-\u00FF\uF000-\uF0FF]/u.test(text))
    return "单元格用的是符号字体（Wingdings 等），显示的不是存下的字；请改为常用字体，核对后再交。";
  if (conditional && says)
    return "单元格的条件格式可能使显示的与存下的不同（如变白、加删除线、改数字格式、只显示图标）；请清除这里的条件格式，核对后再交。";
  if (covered && says) return "单元格被合并的单元格盖住，但填有内容；请取消合并，核对后再交。";
  if (hidden && says) return "单元格所在的行或列被隐藏，但填有内容；请取消隐藏，核对后再交。";
  return undefined;
}

/** A number as the floating-point value says it in the fewest digits that Excel shows. */
export const shownText = ({ text, kind }: FoundCell) =>
  kind === "number" && /\./.test(text) && text.length < 40
    ? String(Number(Number(text).toPrecision(15)))
    : text;

/** A figure of the form as a clerk may have written it. */
export function figureInCell(cell: FoundCell | undefined, kind: FigureKind): Read<number | string> {
  if (cell === undefined) return undefined;
  const message = obscured(cell);
  return message === undefined ? writtenFigure(shownText(cell), kind) : { message };
}

/** A text as it stands in a cell. */
export function wordsOf(cell: FoundCell | undefined): Read<string> {
  if (cell === undefined) return undefined;
  const message = obscured(cell);
  return message === undefined ? { value: cell.text } : { message };
}

const pad = (n: number) => String(n).padStart(2, "0");

/** Days before the first of each way to count: Excel's 1900 has a 29 February. */
const dayZero = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/**
 * A date: 2025-01-15, 2025年1月15日, 2025/1/15, 2025.1.15, or Excel's own number of days.
 *
 * @param example - one that fits the report's year, for who has to mend it
 */
export function dateOf(
  cell: FoundCell | undefined,
  epoch: Workbook["epoch"],
  example = "2025-01-15",
): Read<string> {
  if (cell === undefined) return undefined;
  const text = plainText(cell.text);
  if (cell.kind !== "date") {
    const message = obscured(cell);
    if (message !== undefined) return { message };
  }
  if (
    cell.kind !== "text" &&
    /^\d{4,5}(?:\.\d{1,20})?$/.test(text) &&
    (cell.kind === "date" || text.length > 4)
  ) {
    const day = new Date(dayZero[epoch] + Math.floor(Number(text)) * 86_400_000);
    return { value: `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}` };
  }
  const [, year, month, day] =
    /^(\d{4})\s{0,3}[-/.年]\s{0,3}(\d{1,2})\s{0,3}[-/.月]\s{0,3}(\d{1,2})\s{0,3}日?(?:T[\d:.]{0,16}Z?)?$/.exec(
      text,
    ) ?? [];
  if (year === undefined) return { message: `应为日期，写作 ${example}。` };
  const written = `${year}-${pad(Number(month))}-${pad(Number(day))}`;
  return isDay(written) ? { value: written } : { message: `没有这一天，应为日期，写作 ${example}。` };
}

/** A year: 2025, 2025年. */
export function yearOf(cell: FoundCell | undefined): Read<number> {
  if (cell === undefined) return undefined;
  const message = obscured(cell);
  if (message !== undefined) return { message };
  const [, year] = /^(\d{4})(?:\.0{1,9})?\s{0,3}年?度?$/.exec(plainText(cell.text)) ?? [];
  return year === undefined ? { message: "应为年份，如 2025。" } : { value: Number(year) };
}
