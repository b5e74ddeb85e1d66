const digits = "零一二三四五六七八九";
const wordUnits: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** A Chinese number word up to 亿 (三, 十二, 两百零五, 三万二千, 二〇二三) or figures with commas, as a number. */
export function numberOf(word: string): number {
  if (/^\d/u.test(word)) return Number(word.replace(/[,，]/gu, ""));
  const plain = word.replaceAll("两", "二").replaceAll("〇", "零");
  if (!/[十百千万亿]/u.test(plain)) return Number([...plain].map((sign) => digits.indexOf(sign)).join(""));
  let all = 0;
  let section = 0;
  let digit = 0;
  for (const sign of plain) {
    const unit = wordUnits[sign];
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

const numberSigns = "零〇一二两三四五六七八九十百千万";

/** Source of a pattern for a whole number in figures or numberSigns, as a group; not the middle of another, not a share. */
export const numberPattern = `(?<![\\d.,第${numberSigns}])(\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9}|[${numberSigns}]{1,9})(?![\\d.,%${numberSigns}])`;

/** Source of a pattern for what cases are countedCases in. */
export const casePattern = "(?:件次|(?:件|起|宗|条|份|例|次|个|封|项|批)(?!次|以上|左右|以内))";

/** Shares with their decimals: how far a printed percentage may be from the true one: rounded or cut. */
export const isShare = (printed: string, share: number): boolean => {
  const unit = 10 ** -(printed.split(".")[1]?.length ?? 0);
  const lost = share - Number(printed);
  return lost > -unit / 2 - 1e-9 && lost < unit + 1e-9;
};
