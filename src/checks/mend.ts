import type { Finding } from "../problem/finding.ts";
import { widthSlips } from "./punctuation.ts";
import { slipsIn } from "./slips.ts";
import { type Piece, pieceOf } from "./text.ts";

/** One thing that was mended, with its place. */
export interface Mending extends Pick<Finding, "path" | "found" | "expected"> {
  readonly why: string;
}

/** 「3,820」, 「３８２０」, 「 12 」: a figure typed with a comma, in full width or between blanks, and nothing else. */
export function mendedFigure(found: unknown): number | undefined {
  if (typeof found !== "string") return undefined;
  const plain = found
    .replace(/\s/gu, "")
    .replace(/[０-９，．]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (!/^(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})$/u.test(plain)) return undefined;
  const figure = Number(plain.replaceAll(",", ""));
  return Number.isSafeInteger(figure) ? figure : undefined;
}

/** What to do with a figure that was typed as text: 「去掉逗号，填 3820」. */
export function figureAdvice(found: unknown): string | undefined {
  const figure = mendedFigure(found);
  if (figure === undefined) return undefined;
  const how = /[,，]/u.test(String(found))
    ? "去掉逗号"
    : /[０-９]/u.test(String(found))
      ? "改用半角数字"
      : "去掉引号和空格";
  return `“${found}”不是数，${how}，填 ${figure}。`;
}

/** A text without what is certainly and mechanically wrong: width of signs, doubled words, blanks between hanzi. */
export function mendedText(
  text: string,
  path: string,
): { readonly text: string; readonly mendings: Mending[] } {
  const mendings: Mending[] = [];
  const replaced = (from: string, pattern: RegExp, right: (words: string) => string, why: string): string =>
    from.replace(pattern, (words) => {
      const expected = right(words);
      mendings.push({ path, found: words, expected, why });
      return expected;
    });
  let mended = text;
  for (const { pattern, right } of widthSlips) mended = replaced(mended, pattern, right, "全角、半角");
  mended = replaced(
    mended,
    /(?<=[\u4e00-\u9fff，。；：、])[ \u3000]+(?=[\u4e00-\u9fff，。；：、])/gu,
    () => "",
    "多余的空格",
  );
  const piece: Piece = pieceOf([], "overview", mended, "");
  const doubles = slipsIn(piece).filter(
    ({ found, expected }) => expected !== undefined && found === expected + expected,
  );
  for (const { range, found, expected } of doubles.toSorted((a, b) => b.range[0] - a.range[0])) {
    mended = mended.slice(0, range[0]) + expected + mended.slice(range[1]);
    mendings.push({
      path,
      found: found as string,
      ...(expected !== undefined && { expected }),
      why: "多出的字",
    });
  }
  return { text: mended, mendings };
}

/** Sections and fields that hold text; addresses and names of persons are left alone. */
const textKeys = new Set([
  "title",
  "opening",
  "sectionTitles",
  "overview",
  "problemsAndImprovements",
  "otherMatters",
  "attachments",
]);

/**
 * Data of a report with what is certain and mechanical mended, and a list of it. No figure changes its value, no
 * sentence its meaning.
 *
 * @param data - Data as `parseReport` takes it; it is not changed.
 * @example
 * const { data, mendings } = mended({ ...report, overview: ["解读率达到100％。"] });
 */
export function mended(data: unknown): { readonly data: unknown; readonly mendings: readonly Mending[] } {
  const mendings: Mending[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): unknown => {
    const isText = textKeys.has(String(path[0]));
    if (typeof value === "string") {
      const where = path.join(".");
      if (isText) {
        const { text, mendings: own } = mendedText(value, where);
        mendings.push(...own);
        return text;
      }
      const figure =
        ["requests", "reviewAndLitigation", "proactiveDisclosure"].includes(String(path[0])) &&
        path.at(-1) !== "fees"
          ? mendedFigure(value)
          : undefined;
      if (figure === undefined) return value;
      mendings.push({ path: where, found: value, expected: String(figure), why: "数字的写法" });
      return figure;
    }
    if (Array.isArray(value)) return value.map((one, i) => walk(one, [...path, i]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, [...path, key])]));
  };
  return { data: walk(data, []), mendings };
}
