import { folded } from "./spelling.ts";

/** How wide a text is set, in Chinese characters. */
export const emWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) as number) < 0x2e80 ? 0.5 : 1), 0);

const sectionNumber =
  /^(?:第?[一二三四五六七八九十]+(?:、|．|\.|部分)|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.．、](?!\d))/u;
const ended = /[。！？!?；;：:…]["”’』」）)]*$/u;

/** Whether a line is a heading, or begins what is numbered: it never goes on from the line before. */
export const isHeadingLine = (line: string): boolean => sectionNumber.test(folded(line));

const dated = /^(?:20\d\d|二[〇零○]..)年.{1,4}月.{1,4}日$/u;

/** A heading without a sentence's signs: whole, however long it is. */
export const isWholeHeading = (text: string): boolean =>
  text.length <= 45 && isHeadingLine(text) && !/[，。；：,;:]/u.test(text);

/** Whether a text breaks off in the middle of a sentence that another one takes up. */
export const continues = (text: string, next: string): boolean => {
  const [a, b] = [text.trim(), next.trim()];
  if (
    a.length < 20 ||
    /(?:报告|情况)$/u.test(a) ||
    b === "" ||
    ended.test(a) ||
    isHeadingLine(b) ||
    isWholeHeading(a) ||
    dated.test(folded(b))
  )
    return false;
  return /[\p{Script=Han}，、,\d《（“‘(]$/u.test(a) && ended.test(b);
};

/** Two pieces of one sentence: Latin words are parted by a space, Chinese text is not. */
export const joinedText = (a: string, b: string): string =>
  /[A-Za-z,.;]$/u.test(a) && /^[A-Za-z]/u.test(b) ? `${a} ${b}` : a + b;

/**
 * Paragraphs from the lines of a text file. Lines of one width that end in mid-sentence were broken by a program and
 * are joinedText; otherwise each line is a paragraph.
 */
export function joinedLines(lines: readonly string[]): string[] {
  const filled = lines.filter((line) => line.trim() !== "");
  const widths = filled.map((line) => emWidth(line.trim())).toSorted((a, b) => a - b);
  const widest = widths[Math.floor(widths.length * 0.9)] ?? 0;
  const full = (line: string) => emWidth(line.trim()) >= widest - 3;
  const open = filled.filter((line) => full(line) && !ended.test(line.trim()));
  const broken = widest <= 60 && filled.length >= 4 && open.length >= filled.length * 0.4;
  if (!broken) return filled.map((line) => line.trim());
  const paragraphs: string[] = [];
  let before: string | undefined;
  for (const line of lines) {
    const text = line.trim();
    if (text === "") {
      before = undefined;
      continue;
    }
    const indented = /^[\s\u3000]{2,}|^\u3000/u.test(line);
    const goesOn = before !== undefined && full(before) && !indented && !isHeadingLine(text);
    if (goesOn) paragraphs.push(joinedText(paragraphs.pop() as string, text));
    else paragraphs.push(text);
    before = line;
  }
  return paragraphs;
}
