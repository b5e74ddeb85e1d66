/** Limits of text, in characters (UTF-16 units). Generous: a real report has some 5,000. */
export const textLimits = {
  name: 200,
  titleLine: 200,
  heading: 500,
  paragraph: 200_000,
  paragraphs: 10_000,
  report: 1_000_000,
} as const;

/** Controls, characters of no width and turns of writing direction: the inside of a class of a regular expression. */
export const invisible = "\\p{Cc}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF";

/** Controls, unpaired surrogates, noncharacters, invisible characters and turns of writing direction. */
const forbidden = new RegExp(
  `[\\p{Cs}\\p{Noncharacter_Code_Point}\\u00AD\\u180E\\u206A-\\u206F\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}${invisible}]`,
  "u",
);

/** 「（U+202E，第 3 个字符），在“年度⟨U+202E⟩报告”处」 for the first character that a report may not hold: nobody sees it, so the words around it are shown. */
export function forbiddenCharacter(text: string): string | undefined {
  const found = forbidden.exec(text);
  if (found === null) return undefined;
  const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const seen = (part: string) => part.replace(new RegExp(forbidden.source, "gu"), "");
  const before = [...seen(text.slice(Math.max(0, found.index - 24), found.index))].slice(-8).join("");
  const after = [...seen(text.slice(found.index + found[0].length, found.index + 24))].slice(0, 8).join("");
  const place = [...text.slice(0, found.index)].length + 1;
  return `（${code}，第 ${place} 个字符），在“${before}⟨${code}⟩${after}”处`;
}

/** Without what a report may not hold, for texts that a file of another hand gives. */
export const withoutForbidden = (text: string): string => text.replace(new RegExp(forbidden, "gu"), "");

/** Without the spaces that a clerk types as an indent, or leaves behind; of whatever width. */
export function trimmed(text: string): string {
  // Step by step: an expression that looks for blanks before the end is quadratic in the blanks inside.
  let [from, to] = [0, text.length];
  while (from < to && isIndent(text[from] as string)) from += 1;
  while (to > from && isIndent(text[to - 1] as string)) to -= 1;
  return text.slice(from, to);
}

/** White space that a clerk can type; other controls are refused. */
const isIndent = (sign: string) => sign !== "\u000B" && sign !== "\u000C" && sign.trim() === "";

/** The paragraphs of a text that was pasted with line ends; empty ones are dropped. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/u)
    .map(trimmed)
    .filter((line) => line !== "");

/** Text of the form with `{name}` replaced by values. */
export const filled = (wording: string, values: Readonly<Record<string, string | number>>): string =>
  wording.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name]));

/** 「（一）」 and the like at the start of a text. */
export const clauseNumber = /^（[一二三四五六七八九十]+）/u;

/** The name of a section, without 「一、」. */
export const withoutNumber = (title: string): string => title.replace(/^.+?、/u, "");

/** Whether a line is a （一）-level heading and nothing else: short, and without a sentence's end. */
export const isClauseHeading = (line: string): boolean =>
  clauseNumber.test(line) && line.length <= 40 && !/[。！？；：]/u.test(line);

/** The first characters of a text that is quoted in part: a rare character is never cut in half. */
export const firstCharacters = (text: string, count: number): string =>
  [...text.slice(0, 2 * count)].slice(0, count).join("");

/** A text cut after so many characters, with a sign that it goes on. */
export const shortened = (text: string, count: number): string => {
  const start = firstCharacters(text, count);
  return start.length < text.length ? `${start}…` : start;
};

/** Characters that a line takes: Latin letters and digits about half as wide as Chinese characters. */
export const wideness = (text: string): number => {
  let sum = 0;
  for (const character of text) sum += /[\u0020-\u024F]/.test(character) ? 0.5 : 1;
  return sum;
};
