import type { NarrativeKey } from "../form/form.ts";
import { fewestOwn, likenessFrom, ownText, sharedShare } from "../likeness/likeness.ts";
import type { MatchText } from "../likeness/matching.ts";
import { type Context, type Found, onceFor, piecesIn, type Rule } from "./finding.ts";
import { type Piece, partsAt, wordsIn } from "./text.ts";

const sections: readonly (readonly [NarrativeKey, string])[] = [
  ["overview", "第一部分"],
  ["problemsAndImprovements", "第五部分"],
];

const textsKnown = onceFor((_: Context) => new Map<string, MatchText>());

/** A section's own text without the names of an agency, made ready once. */
function ownTextOf(context: Context, key: NarrativeKey, agency: string): MatchText {
  const known = textsKnown(context);
  const name = `${key} ${agency}`;
  const made =
    known.get(name) ??
    ownText(
      piecesIn(context, key).map(({ text }) => text),
      [agency],
    );
  known.set(name, made);
  return made;
}

/** Sections that are last year's with years and figures changed. */
function copiedSections(context: Context): Found[] {
  const { report, before } = context;
  if (before === undefined) return [];
  return sections.flatMap(([key, name]): Found[] => {
    const { agency } = report;
    const { share, length } = sharedShare(ownTextOf(context, key, agency), ownTextOf(before, key, agency));
    // Shorter ones are told by their words alone: 「无。」.
    if (length < fewestOwn.section || share < likenessFrom.lastYear.listed) return [];
    const percent = Math.round(share * 100);
    const message = `${name}有 ${percent}% 的文字与上年报告相同（不计年份和数字），${report.year} 年的情况请重新总结，不要沿用上年文稿。`;
    const severity = share < likenessFrom.lastYear.warned ? { severity: "hint" as const } : {};
    return [{ path: [key], found: `与上年相同 ${percent}%`, message, ...severity }];
  });
}

const figuresCovered = ({ said }: Piece) => said.replace(/\d+/gu, "#");
/** Read of last year's report once for all checks of this year's. */
const lastParagraphs = onceFor(
  (context): ReadonlySet<string> =>
    new Set(piecesIn(context, ...sections.map(([key]) => key)).map(figuresCovered)),
);
/** A shorter paragraph may be written so again, and one that says nothing of the year; a whole section five may not. */
const leastCopied = { paragraph: 30, section: 12 };

/** Paragraphs that are last year's but for years and figures, where the section is not told as a whole. */
function copiedParagraphs(context: Context, whole: readonly Found[]): Found[] {
  const { report, before } = context;
  if (before === undefined) return [];
  const told = whole.map(({ path }) => path[0]);
  const last = lastParagraphs(before);
  return sections.flatMap(([key]): Found[] => {
    if (told.includes(key)) return [];
    const own = piecesIn(context, key);
    const same = own.filter((piece) => last.has(figuresCovered(piece)));
    const isWhole = key === "problemsAndImprovements" && same.length === own.length;
    const least = isWhole ? leastCopied.section : leastCopied.paragraph;
    const [first, ...more] = same.filter(
      ({ said }) => said.length >= least && (isWhole || said.includes(`${report.year}年`)),
    );
    if (first === undefined) return [];
    const quoted = wordsIn(first, 0, Math.min(first.said.length, 40));
    const also = more.length === 0 ? "" : `另有 ${more.length} 段也是如此，`;
    const message = `“${quoted.found.slice(0, 20)}…”这一段与上年报告相同（不计年份和数字），${also}${report.year} 年的情况请重新总结。`;
    return [{ ...quoted, message, severity: "hint" }];
  });
}

/** The first and last characters that paragraphs are laid beside each other by. */
const ends = 8;
const itemNumber = /^(?:（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、]|[一二三四五六七八九十]{1,2}[、是])/u;
/** Paragraphs that begin or end alike are compared with so many before them. */
const neighbours = 4;

/** Whether one text is the other but for a word, and the words that differ. */
function butForAWord(a: string, b: string): readonly [string, string] | undefined {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(x.length, y.length) <= Math.max(4, a.length * 0.06) ? [x, y] : undefined;
}

/** 「未发生责任追究情况，未发生责任追究情况」 */
function clauseTwice(piece: Piece): Found | undefined {
  let before = "";
  for (const { from, text } of partsAt(piece.said, /[，；。！？]/gu)) {
    if (text === before && text.length >= 6) {
      const quoted = wordsIn(piece, from - text.length - 1, 2 * text.length + 1);
      return { ...quoted, expected: text, message: `“${quoted.found}”重复，请删去一处。` };
    }
    before = text;
  }
  return undefined;
}

/** Paragraphs that stand twice, word for word or but for a word. */
function repeated({ pieces }: Context): Found[] {
  const buckets = new Map<string, Piece[]>();
  const sentences = new Map<string, Piece>();
  return pieces.flatMap((piece): Found[] => {
    if (piece.isHeading || piece.section === "title") return [];
    const body = piece.said.replace(itemNumber, "");
    const found: Found[] = [];
    if (body.length >= 20) {
      const keys = [`<${body.slice(0, ends)}`, `>${body.slice(-ends)}`];
      const before = [...new Set(keys.flatMap((key) => buckets.get(key) ?? []))];
      for (const other of before) {
        const there = other.said.replace(itemNumber, "");
        const differ = butForAWord(body, there);
        if (differ === undefined) continue;
        // Another figure is another statement: 「公开财政信息2条」「公开财政信息5条」.
        if (differ.join("") !== "" && (body.length < 30 || /\d/u.test(differ.join("")))) continue;
        const quoted = wordsIn(piece, 0, Math.min(piece.said.length, 20));
        const how = differ.join("") === "" ? "完全相同" : `只差“${differ.join("”与“")}”`;
        found.push({ ...quoted, message: `“${quoted.found}…”这一段与前文一段${how}，请删去或改写。` });
        break;
      }
      for (const key of keys) {
        const bucket = buckets.get(key) ?? [];
        if (bucket.length < neighbours) buckets.set(key, [...bucket, piece]);
      }
    }
    if (found.length > 0) return found;
    const twice = clauseTwice(piece);
    if (twice !== undefined) return [twice];
    for (const { from, text: sentence } of partsAt(piece.said, /[。！？]/gu)) {
      // Short sentences come again in reports; in one paragraph they do not.
      if (sentence.length < 14) continue;
      const before = sentences.get(sentence);
      if (before !== undefined && (before === piece || sentence.length >= 24)) {
        const quoted = wordsIn(piece, from, sentence.length);
        return [
          {
            ...quoted,
            message: `“${[...quoted.found].slice(0, 20).join("")}…”这一句与前文完全相同，请删去一处。`,
          },
        ];
      }
      if (before === undefined || before.path !== piece.path) sentences.set(sentence, piece);
    }
    return [];
  });
}

/** Texts that were used before: last year's, and the report's own. */
export const copyRules: readonly Rule[] = [
  {
    code: "TEXT-COPIED",
    title: "第一、五部分不是沿用上年的文字",
    source: "国办公开办函〔2021〕30号（四）：不得雷同",
    severity: "warning",
    find: (context) => {
      const whole = copiedSections(context);
      return [...whole, ...copiedParagraphs(context, whole)];
    },
  },
  {
    code: "TEXT-REPEATED",
    title: "没有重复的段落和句子",
    source: "国办公开办函〔2021〕30号（四）：不得雷同",
    severity: "warning",
    find: repeated,
  },
];
