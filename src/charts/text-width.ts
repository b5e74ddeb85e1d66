/*
 * How wide a text can become. A picture is drawn by whatever sans serif the reader has, so widths are those of the widest
 * of the usual ones (微软雅黑, 苹方, Noto Sans, Arial, DejaVu Sans): what is kept free is never too little.
 */
const wideSign = 1;
const widths: readonly (readonly [signs: RegExp, ems: number])[] = [
  [/[0-9]/u, 0.64],
  [/[.,:;'|!ijlI ]/u, 0.42],
  [/[mwMW@%]/u, 1],
  [/[A-Z&#$+=<>~]/u, 0.84],
  [/[!-~]/u, 0.66],
  [/\p{Extended_Pictographic}/u, 1.4],
];

const signWidths = new Map<string, number>();

function signWidth(sign: string): number {
  const width = signWidths.get(sign) ?? widths.find(([signs]) => signs.test(sign))?.[1] ?? wideSign;
  if (signWidths.size < 20_000) signWidths.set(sign, width);
  return width;
}

/** The most room that a text takes at a size, in the picture's units. */
export function mostWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width * size;
}

const clings = /^[，。、；：？！）》」』”’%]/u;
const opens = /[（《「『“‘]$/u;

/** What stays on one line: a number, a word of Latin letters, a sign with the punctuation after it. */
const whatStaysWhole = (text: string): string[] => {
  const units: string[] = [];
  for (const [unit] of text.matchAll(/[0-9A-Za-z.,]+|[\s\S]/gu)) {
    const last = units.at(-1);
    if (last !== undefined && (clings.test(unit) || opens.test(last))) units[units.length - 1] = last + unit;
    else units.push(unit);
  }
  return units;
};

/** A text in lines of no more than a width; nothing of it is lost. */
export function wrappedText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const add = (unit: string) => {
    if (line !== "" && mostWidth(line + unit, size) > width) {
      lines.push(line);
      line = "";
    }
    line += unit;
  };
  for (const unit of whatStaysWhole(text))
    if (mostWidth(unit, size) <= width) add(unit);
    else for (const sign of unit) add(sign);
  return [...lines, line].map((one) => one.trim()).filter((one, i) => one !== "" || i === 0);
}
