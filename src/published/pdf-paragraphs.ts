import { continues, emWidth, isHeadingLine, isWholeHeading, joinedText } from "./lines.ts";
import { type PageGlyph, textOfLine } from "./pdf-text.ts";

/** A line of running text on a page. */
export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** In one of several columns, which have edges of their own. */
  readonly isColumn: boolean;
}

export function pageLine(glyphs: readonly PageGlyph[], page: number, isColumn = false): PageLine | undefined {
  const seen = glyphs.filter(({ text }) => text !== " ");
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const size = seen.map((glyph) => glyph.size).toSorted((a, b) => a - b)[
    Math.floor(seen.length / 2)
  ] as number;
  return {
    text: textOfLine(glyphs),
    left: first.x,
    right: last.x + last.width,
    y: first.y,
    size,
    page,
    isColumn,
  };
}

const numberLine =
  /^(?:[-—–－·\s]*\d{1,3}[-—–－·\s]*|第\s*\d{1,3}\s*页(?:[,，\s]*共\s*\d{1,3}\s*页)?|\d{1,3}\s*[/／]\s*\d{1,3}|[Pp]age\s*\d+)$/u;

/** Whether a line is the number of a page: 「— 3 —」, 「第 3 页」. */
export const isPageNumberLine = (line: string): boolean => numberLine.test(line.trim());

interface PlacesOfPages {
  readonly height: (page: number) => number;
  readonly sheet: (page: number) => number;
  readonly sheets: number;
}

/**
 * Page numbers, and what stands at the same height at the head or foot of most pages: no part of the text. `height`
 * gives each page's, `sheet` the sheet that it stands on, of `sheets`.
 */
export function withoutMargins(
  lines: readonly PageLine[],
  { height, sheet, sheets }: PlacesOfPages,
): { kept: PageLine[]; dropped: string[] } {
  const inMargin = ({ y, page }: PageLine) => y < height(page) * 0.1 || y > height(page) * 0.88;
  const alike = (line: PageLine) => `${line.text.replace(/\d+/gu, "#")} ${Math.round(line.y / 6)}`;
  const pagesOf = new Map<string, Set<number>>();
  for (const line of lines) {
    if (!inMargin(line)) continue;
    const key = alike(line);
    pagesOf.set(key, (pagesOf.get(key) ?? new Set()).add(sheet(line.page)));
  }
  const repeated = (line: PageLine) => {
    const on = pagesOf.get(alike(line))?.size ?? 0;
    return sheets >= 3 ? on > sheets / 2 : sheets === 2 && on === 2;
  };
  const kept: PageLine[] = [];
  const dropped = new Set<string>();
  for (const line of lines) {
    if (inMargin(line) && (isPageNumberLine(line.text) || repeated(line))) dropped.add(line.text);
    else kept.push(line);
  }
  return { kept, dropped: [...dropped].filter((text) => !isPageNumberLine(text)) };
}

/** The edges of running text: where most lines begin and the longest end. */
export interface TextMeasure {
  readonly left: number;
  readonly right: number;
}

export function measureOf(lines: readonly PageLine[]): TextMeasure {
  const long = lines.filter(({ left, right, size }) => right - left > size * 12);
  const of = long.length > 0 ? long : lines;
  const lefts = of.map(({ left }) => left).toSorted((a, b) => a - b);
  const rights = of.map(({ right }) => right).toSorted((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.1)] ?? 0,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
  };
}

const sentenceEnd = /[。！？!?；;：:…]["”’』」）)]*$/u;

/**
 * What a line begins with that no program breaks: a character with the signs, words, numbers, addresses that cling to it, and
 * a web address behind a blank, which our own Word files hold to the word before it.
 */
const unbroken =
  /^[“‘（《〈「『【(]*\S?(?:[“‘（《〈「『【(]\S|[”’）》〉」』】)，。、；：！？…—·～,;!?\w№@.:/%‰-])*(?: ?https?:\/\/[\w.:/?=&%#-]+)?/u;

/** Where paragraphs begin indented, as an official document's do, a line at the left edge begins none. */
function beginIndented(lines: readonly PageLine[], { left, right }: TextMeasure): boolean {
  const isIn = (line: PageLine) => line.left > left + line.size * 1.2 && line.left < left + line.size * 4;
  const begun = lines.filter((line, i) => {
    const before = lines[i - 1];
    return (
      before !== undefined &&
      before.page === line.page &&
      sentenceEnd.test(before.text) &&
      right - before.right > before.size * 12 &&
      !isHeadingLine(line.text)
    );
  });
  const indented = begun.filter(isIn).length;
  return indented >= 4 && indented >= begun.length * 0.8;
}

/**
 * Paragraphs from lines: one ends where its last line is short of the right edge, where the next is indented, set in
 * another size or further below, or is a heading. It goes on over a page end.
 */
export function paragraphsFrom(
  lines: readonly PageLine[],
  measure: TextMeasure,
): { text: string; page: number; y: number }[] {
  const paragraphs: { text: string; page: number; y: number }[] = [];
  let last: PageLine | undefined;
  const steps = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    return before !== undefined && before.page === line.page ? [line.y - before.y] : [];
  });
  const step = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? Number.POSITIVE_INFINITY;
  const allIndented = beginIndented(lines, measure);
  for (const line of lines) {
    const before = last;
    last = line;
    const open = paragraphs.at(-1);
    if (before === undefined || open === undefined) {
      paragraphs.push({ text: line.text, page: line.page, y: line.y });
      continue;
    }
    const samePage = before.page === line.page;
    const indented = line.left > measure.left + line.size * 1.2;
    const short = measure.right - before.right;
    const resized = Math.abs(line.size - before.size) > line.size * 0.15;
    const far = samePage && line.y - before.y > step * 1.7;
    const full = short < before.size * 2.2;
    // A long word or number that did not fit leaves a line short in mid-sentence.
    const word = emWidth(unbroken.exec(line.text)?.[0] ?? "");
    // Latin letters are wider than half an em in some fonts.
    const clings = /^(?:[A-Za-z]|\S[”’）》〉」』】)，。、；：！？…]{2})/u.test(line.text);
    const room = word >= 4 ? word * 1.3 + 1 : clings ? word * 1.1 + 0.5 : 0;
    const unfit = short < before.size * room;
    // 「9.’其‰」 in mid-sentence, moved to the next line as a whole, is no number of a paragraph.
    const nearlyFull = /^\d/u.test(line.text) && short < before.size * 4;
    // 「（一）主动公开情况。全年……」 is a paragraph once it runs over a line.
    const isHeading = isWholeHeading(open.text) || (open.text === before.text && isHeadingLine(open.text));
    const broken =
      unfit || (short < before.size * 12 && (allIndented || !sentenceEnd.test(before.text)) && !isHeading);
    const goesOn =
      !resized &&
      !far &&
      !indented &&
      (full || broken) &&
      !(isHeadingLine(line.text) && (sentenceEnd.test(before.text) || !(full || nearlyFull)));
    if (goesOn || (!samePage && continues(open.text, line.text) && !indented))
      paragraphs[paragraphs.length - 1] = { ...open, text: joinedText(open.text, line.text) };
    else paragraphs.push({ text: line.text, page: line.page, y: line.y });
  }
  return paragraphs;
}
