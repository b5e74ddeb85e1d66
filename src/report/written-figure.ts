import type { FigureKind } from "../form/labels.ts";

/** A value as data, or what is wrong with it; nothing for a blank. */
export type Read<T> = { readonly value: T } | { readonly message: string } | undefined;

/** What clerks write for nil. */
const nil = /^(?:[/\\—–―－-]+|无|零|〇)$/u;

/** Full-width signs as ASCII, without blanks at the ends and what nobody sees. */
export const plainText = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "")
    .replace(/\u2212/g, "-")
    .trim();

/** 「1,234」 with its separators in the right places, or as it is. */
const ungrouped = (text: string) =>
  text.length < 40 && /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;

function whole(text: string, signed: boolean): Read<number> {
  // Excel stores large numbers as 1.5E+3.
  const number = /^-?\d{1,20}(?:\.\d{1,20})?E\+?\d{1,2}$/i.test(text) ? String(Number(text)) : text;
  const [, digits] = (signed ? /^\+?(-?\d{1,15})(?:\.0+)?$/ : /^\+?(\d{1,15})(?:\.0+)?$/).exec(number) ?? [];
  if (digits !== undefined) return { value: Number(digits) + 0 };
  if (/^-\d/.test(number)) return { message: "不能是负数，应填不小于 0 的整数。" };
  if (/^\d+\.\d+$/.test(number)) return { message: "应为整数，不能有小数；请核对。" };
  return { message: "应为整数；没有发生的填 0，文字说明请写在正文里。" };
}

function decimal(text: string, units: boolean): Read<string> {
  const pattern = units
    ? /^\+?(\d{1,15}(?:\.\d{1,15})?(?:元|万元|亿元)?)$/
    : /^\+?(\d{1,15}(?:\.\d{1,15})?)$/;
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? { message: "应为金额（数字）；没有发生的填 0。" } : { value: digits };
}

/** A sign that stands beside a number rather than in it: 37², 37①. NFKC would make it part of it. */
const besideNumber = /(?<=\S)\p{No}|\p{No}(?=\S)/u;

/** A figure of the form as a clerk may have written it: 「１，２３４」, 「 7 」, 「无」. */
export function writtenFigure(written: string, kind: FigureKind): Read<number | string> {
  const odd = besideNumber.exec(written)?.[0];
  if (odd !== undefined) return { message: `含有“${odd}”，无法确定填的是哪个数；请只留一个数。` };
  const text = ungrouped(plainText(written));
  if (text === "") return undefined;
  if (nil.test(text)) return { value: kind === "amount" || kind === "sum" ? "0" : 0 };
  if (kind === "count" || kind === "change") return whole(text, kind === "change");
  return decimal(text, kind === "sum");
}
