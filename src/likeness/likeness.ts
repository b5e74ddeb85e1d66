/** A clause that says anything has at least so many characters. */
const shortestClause = 5;

const changingFigures = /[\d.,%％]+|[〇一二三四五六七八九十百千万]+(?=[年月日件条次个期篇场份])/g;
const clauseSigns = /[^，。；：、！？,;:!?（）()“”"]+/g;

/** The clauses of a text without figures, years and blanks: what stays when a text is used again a year later. */
export function clausesOf(text: string): string[] {
  const plain = /\s/.test(text) ? text.replace(/\s+/g, "") : text;
  return (plain.replace(changingFigures, "#").match(clauseSigns) ?? []).filter(
    ({ length }) => length >= shortestClause,
  );
}

/**
 * Which share of a text stands in another too, clause by clause, whatever its figures and years: 0 for nothing, 1 for
 * all of it. Takes time linear in both.
 *
 * @param text - Paragraphs of the text.
 * @param other - Paragraphs of the text that it may be taken from.
 * @returns the share in characters, and how many characters were compared.
 * @example
 * const { share } = sharedWith(["2024年公开信息20条。"], ["2023年公开信息18条。"]); // 1
 */
export function sharedWith(
  text: readonly string[],
  other: readonly string[],
): { readonly share: number; readonly length: number } {
  const there = new Set<string>();
  for (const paragraph of other) for (const one of clausesOf(paragraph)) there.add(one);
  let length = 0;
  let shared = 0;
  for (const paragraph of text)
    for (const one of clausesOf(paragraph)) {
      length += one.length;
      if (there.has(one)) shared += one.length;
    }
  return { share: length === 0 ? 0 : shared / length, length };
}
