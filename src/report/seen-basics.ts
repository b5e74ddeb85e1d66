import type { Edition } from "../form/form.ts";
import type { Problem } from "../problem/problem.ts";
import { ReadError } from "../problem/read-error.ts";
import { told } from "./format-reading.ts";
import { filled } from "./text.ts";

/** The signs of digits, by their value. */
export const digitSigns = "〇一二三四五六七八九";

/** What a report says of itself, and what is to be told about how it was found. */
export interface BasicsRead {
  readonly agency: string;
  readonly year: number;
  readonly period?: { readonly from: string; readonly to: string };
  readonly notes: readonly Problem[];
}

/** Chinese digitSigns as Arabic ones: 二〇二五 → 2025, 十五 → 15. */
const arabic = (text: string) =>
  text
    .replace(/[○Ｏ零０]/gu, "〇")
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/gu, (_, tens: string, ones: string) =>
      String(
        (tens === "" ? 1 : digitSigns.indexOf(tens)) * 10 + (ones === "" ? 0 : digitSigns.indexOf(ones)),
      ),
    )
    .replace(/[〇一二三四五六七八九]/gu, (digit) => String(digitSigns.indexOf(digit)))
    .normalize("NFKC");

/** Without white space: where lines and words are parted says nothing in Chinese. */
export const compact = (text: string): string => text.replace(/\s/gu, "");

const oneDate = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u;
const iso = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** 2025年1月15日, 二〇二五年一月十五日 → 2025-01-15; nothing for other text. */
export function writtenDate(text: string): string | undefined {
  const plain = compact(text);
  if (plain.length > 20 || !plain.endsWith("日")) return undefined;
  const [, year, month, day] = oneDate.exec(arabic(plain)) ?? [];
  return year === undefined ? undefined : iso(year, month as string, day as string);
}

/** The period that the opening names: 「统计期限自2025年1月1日起至2025年12月31日止」. */
function periodIn(opening: readonly string[]): { from: string; to: string } | undefined {
  const date = "(\\d{4})年(\\d{1,2})月(\\d{1,2})日";
  const found = opening.flatMap((text) => [
    ...compact(text).matchAll(new RegExp(`(?:统计)?期限[自为是从：:]{0,2}${date}起?至${date}`, "gu")),
  ]);
  const [a, b, c, d, e, f] = (found[0] ?? []).slice(1) as [string, string, string, string, string, string];
  return found.length === 1 ? { from: iso(a, b, c), to: iso(d, e, f) } : undefined;
}

/** The agency as the title names it: what stands before the year. */
function agencyIn(title: string, year: string, edition: Edition): string {
  const subject = compact(filled(edition.wording.title.at(-1) ?? "", { agency: "", year }));
  const plain = compact(title);
  const at = plain.lastIndexOf(subject) > 0 ? plain.lastIndexOf(subject) : plain.indexOf(`${year}年`);
  return at > 0 ? plain.slice(0, at) : "";
}

/** Whether all signs of a short name stand in a long one, in order. */
function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const sign of long) if (sign === short[at]) at += 1;
  return at === short.length;
}

/**
 * Agency, year and period as the pages show them. The writer also left them in the file's properties, which nobody
 * sees: they count only where the pages say the same, or nothing. A clerk begins with last year's file.
 *
 * @throws {ReadError} if title and properties say nothing of the year
 */
export function readBasics(
  title: readonly string[],
  opening: readonly string[],
  known: ReadonlyMap<string, string>,
  edition: Edition,
): BasicsRead {
  const notes: Problem[] = [];
  const whole = title.join("");
  const titled = /(20\d\d)年/u.exec(compact(whole).replace(/[〇○零一二三四五六七八九]{4}年/gu, arabic))?.[1];
  const kept = known.get("year");
  const year = titled ?? kept;
  if (year === undefined) throw new ReadError("标题里没有年份，无法确定是哪一年的报告；请在标题里写明年份。");
  if (kept !== undefined && kept !== year)
    notes.push(
      told(
        "year",
        "报告标题",
        `标题是${year}年，文件属性里是${kept}年（多为由上年文件改成）；按标题读作${year}年。`,
        kept,
      ),
    );
  const seen = agencyIn(whole, year, edition);
  const keptAgency = known.get("agency") ?? "";
  // A title mostly names the agency in short: 宿迁市 for 宿迁市人民政府.
  const same =
    isShortFor(seen, keptAgency) || compact(whole + opening.join("")).includes(compact(keptAgency));
  const agency =
    keptAgency !== "" && same ? keptAgency : seen || (title.length > 1 ? (title[0] as string) : "");
  if (keptAgency !== "" && !same)
    notes.push(
      told(
        "agency",
        "报告标题",
        `标题的机关名称是“${seen}”，文件属性里是“${keptAgency}”；按标题读。`,
        keptAgency,
      ),
    );
  if (agency === "")
    throw new ReadError("标题里没有机关名称，无法确定是哪个机关的报告；请在标题里写明机关全称。");
  const said = periodIn(opening);
  const [from, to] = known.get("period")?.split("/") ?? [];
  const hidden = kept === year && from !== undefined && to !== undefined ? { from, to } : undefined;
  if (said !== undefined && hidden !== undefined && (said.from !== hidden.from || said.to !== hidden.to))
    notes.push(
      told(
        "period",
        "引言",
        `引言写的统计期限是 ${said.from} 至 ${said.to}，文件属性里是 ${from} 至 ${to}；按引言读。`,
      ),
    );
  const period = said ?? hidden;
  return { agency, year: Number(year), ...(period && { period }), notes };
}
