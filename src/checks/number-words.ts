const digits = "零一二三四五六七八九";

/** A Chinese number word up to 亿 (三, 十二, 两百零五, 三万二千) as a number. */
export function numberOf(word: string): number {
  if (/^\d/u.test(word)) return Number(word.replace(/[,，]/gu, ""));
  const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
  let all = 0;
  let section = 0;
  let digit = 0;
  for (const sign of word.replaceAll("两", "二").replaceAll("〇", "零")) {
    const unit = units[sign];
    if (sign === "万" || sign === "亿") {
      all = (all + section + digit) * (sign === "万" ? 10_000 : 100_000_000);
      section = digit = 0;
    } else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else digit = digits.indexOf(sign);
  }
  return all + section + digit;
}

/** Source of a pattern for a number in figures or words, as a group. */
export const numberPattern = "(\\d[\\d,]*|[零〇一二两三四五六七八九十百千万]+)";
