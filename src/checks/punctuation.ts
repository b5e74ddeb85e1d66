import { type Context, type Found, type Rule, writtenIn } from "./finding.ts";
import { matchesIn } from "./matches.ts";
import type { Piece } from "./text.ts";

const pairs = new Map(
  ["（）", "《》", "“”", "‘’", "〔〕", "【】", "「」"].map((pair) => [pair[1] as string, pair[0] as string]),
);
const openings = new Set(pairs.values());

/** The first bracket or quotation mark without its partner. 「1）…；2）…」 are numbers. */
function unpaired(text: string): number | undefined {
  const open: [sign: string, at: number][] = [];
  for (const { 0: sign, index } of text.matchAll(/[（）《》“”‘’〔〕【】「」]/gu)) {
    if (openings.has(sign)) open.push([sign, index]);
    else if (open.at(-1)?.[0] === pairs.get(sign)) open.pop();
    else if (
      sign !== "）" ||
      !/(?:^|[\s。；，：、])(?:\d{1,2}|[一二三四五六七八九十]{1,2})$|[a-zA-Z①-⑳]$/u.test(
        text.slice(Math.max(index - 4, 0), index),
      )
    )
      return index;
  }
  return open.at(-1)?.[1];
}

function brackets(context: Context): Found[] {
  return writtenIn(context).flatMap((piece): Found[] => {
    // Brackets of either width may close each other: the width is another rule's matter.
    const at = unpaired(piece.text.replaceAll("(", "（").replaceAll(")", "）"));
    if (at === undefined) return [];
    const sign = piece.text[at] as string;
    const around = piece.text.slice(Math.max(at - 8, 0), at + 9);
    const message = `“${around}”中的${sign === "“" || sign === "”" ? `引号${sign}` : `“${sign}”`}没有配对，请补上另一半或删去。`;
    return [{ path: piece.path, found: sign, range: [at, at + 1], message }];
  });
}

const hanziBefore = "[\\u4e00-\\u9fff”’》）]";
const nextHanzi = "[\\u4e00-\\u9fff“‘《（]";

/** Signs in the wrong width, and what they should be: mended by `--fix`. */
export const widthSlips: readonly {
  readonly pattern: RegExp;
  readonly right: (words: string) => string;
  /** Why, where it is not of width. */
  readonly why?: string;
}[] = [
  {
    pattern: /(?<=[\u4e00-\u9fff])[[［【（(]20\d\d[\]］】）)](?=\d{1,4}号)/gu,
    right: (words) => `〔${words.slice(1, -1)}〕`,
    why: "发文字号的年份用六角括号括入",
  },
  {
    pattern: new RegExp(`(?<=${hanziBefore})[,;:?!](?=\\s*${nextHanzi})`, "gu"),
    right: (sign) => ({ ",": "，", ";": "；", ":": "：", "?": "？", "!": "！" })[sign] as string,
  },
  {
    pattern: /(?<=[\u4e00-\u9fff])\((?:[^()（）]{0,200})\)/gu,
    right: (words) => `（${words.slice(1, -1)}）`,
  },
  {
    pattern: /[０-９Ａ-Ｚａ-ｚ]+/gu,
    right: (words) => words.replace(/./gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)),
  },
  { pattern: /(?<=\d)[％]/gu, right: () => "%" },
  { pattern: /(?<=\d)．(?=\d)/gu, right: () => "." },
  { pattern: /。。(?!。)(?<!。。。)/gu, right: () => "。" },
  { pattern: /，，+|、、+|；；+|：：+/gu, right: (words) => words[0] as string },
  { pattern: /(?<=[\u4e00-\u9fff])\.(?=\s*$)/gu, right: () => "。" },
];
/** Two signs of which one is too many: which, only the writer knows. */
const twoSigns = /[，、；：][。，、；：]|。[，、；：]/gu;
/** 「强化平台建设？提升服务」: a question mark behind what asks nothing. */
const noQuestion =
  /(?<=(?:^|[，。；：])[^，。；：？“”《》吗呢何怎哪谁几否什多]{2,40})？(?=[\u4e00-\u9fff])/gu;
/** Without any of these nothing of the above is there: most paragraphs. */
const suspicious = /[[［【（(]20\d\d[\]］】）)]|[,;:?!(．％０-９Ａ-Ｚａ-ｚ]|\.\s*$|[，。、；：]{2}|？/u;

function punctuationIn(piece: Piece): Found[] {
  const { text, path } = piece;
  if (!suspicious.test(text)) return [];
  const found: (Found & { readonly range: readonly [number, number] })[] = [];
  for (const { pattern, right, why = "中文用全角标点，数字、字母和百分号用半角" } of widthSlips) {
    for (const { 0: words, index } of matchesIn(text, pattern)) {
      const around = text.slice(Math.max(index - 4, 0), index + words.length + 4);
      const message = `“${around}”中的“${words}”应为“${right(words)}”：${why}。`;
      found.push({
        path,
        found: words,
        range: [index, index + words.length],
        expected: right(words),
        message,
      });
    }
  }
  for (const { 0: words, index } of matchesIn(text, twoSigns)) {
    if (found.some(({ range }) => range[0] <= index && index < range[1])) continue;
    const around = text.slice(Math.max(index - 4, 0), index + words.length + 4);
    found.push({
      path,
      found: words,
      range: [index, index + words.length],
      message: `“${around}”中的“${words}”多了一个标点，请删去一个。`,
    });
  }
  for (const { 0: words, index } of matchesIn(text, noQuestion)) {
    const around = text.slice(Math.max(index - 4, 0), index + 5);
    found.push({
      path,
      found: words,
      range: [index, index + 1],
      message: `“${around}”中的问号前面不是问句，请改正。`,
    });
  }
  const [first, ...more] = found.toSorted((a, b) => a.range[0] - b.range[0]);
  if (first === undefined) return [];
  // One finding a paragraph: a text typed with half-width commas has them everywhere.
  const rest = more.length === 0 ? "" : `本段共有 ${found.length} 处。`;
  return [{ ...first, message: `${first.message}${rest}` }];
}

/** The pieces, of each table only the first cell with a sign in question: a table typed with half-width brackets has them all over. */
function oncePerTable(pieces: readonly Piece[]): Piece[] {
  const told = new Set<string>();
  return pieces.filter((piece) => {
    if (piece.role !== "cell") return true;
    const table = piece.path.slice(0, piece.path.lastIndexOf("rows")).join(".");
    if (told.has(table) || punctuationIn(piece).length === 0) return false;
    told.add(table);
    return true;
  });
}

export const punctuationRules: readonly Rule[] = [
  {
    code: "TEXT-BRACKETS",
    title: "括号、引号、书名号成对",
    source: "GB/T 15834—2011 标点符号用法",
    severity: "warning",
    find: brackets,
  },
  {
    code: "TEXT-PUNCTUATION",
    title: "标点全角、数字半角",
    source: "GB/T 15834—2011、GB/T 15835—2011，GB/T 9704—2012 7.2.5",
    severity: "hint",
    find: (context) => oncePerTable(writtenIn(context)).flatMap(punctuationIn),
  },
];
