import { remembering } from "./remembered.ts";

/** One spelling for what is written in several ways, so that a label is known whoever set it. */

/** Traditional characters of the form's own words, each before its simplified one. */
const traditional =
  "範范層层級级織织優优釋释證证絕绝棄弃從从誤误態态穩稳險险護护權权條条項项規规現现數数許许罰罚強强費费單单萬万關关係系為为於于總总計计請请開开業业構构會会團团組组織织務务機机結结轉转辦办屬属國国祕秘類类內内執执過过訴诉訟讼複复復复議议維维糾纠審审無无報报舉举補补確确認认獲获據据繳缴續续處处實实當当個个對对與与購购採采額额減减權权護护製制發发廢废題题進进問问況况動动稱称應应佈布門门鄉乡鎮镇縣县區区員员農农衛卫聯联黨党書书術术產产責责訂订標标準准電电網网頁页號号歲岁區区財财環环測测鐵铁廣广東东島岛雲云灣湾寧宁陽阳陰阴龍龙馬马長长溝沟澤泽鳳凤慶庆華华濟济齊齐漢汉湯汤諮咨詢询";
const simplified = new Map(traditional.match(/../gsu)?.map((pair) => [pair[0], pair[1]] as const));
const isTraditional = new RegExp(`[${[...simplified.keys()].join("")}]`, "gu");

/** Radicals that PDF writers put for characters, where Unicode's own folding does not reach. */
const radicals =
  "⺠民⻓长⻔门⻚页⻅见⻋车⻛风⻢马⻆角⻉贝⻘青⻩黄⻬齐⻰龙⻨麦⻦鸟⻥鱼⻜飞⻝食⺟母⻄西⻑長⻳龟⻣骨⻁虎⻙韦⻭齿⺁厂⺮竹⺶羊⻮齿⻯龙⻧卤⻤鬼⻏邑⻀聿⺹老⺩王⺆冂⺗心⺧牛⺫目⻌辶";
const unfolded = new Map(radicals.match(/../gsu)?.map((pair) => [pair[0], pair[1]] as const));

/** Signs that share a glyph with the one that Chinese text has: a program that prints PDF may name either. */
const sharedGlyphs = new Map([
  ["\u2015", "\u2014"],
  ["\u2012", "\u2013"],
  ["\u301C", "\uFF5E"],
  ["\u2E3A", "\u2014\u2014"],
]);

const replaced = (text: string, pattern: RegExp, by: ReadonlyMap<string | undefined, string | undefined>) =>
  text.replace(pattern, (sign) => by.get(sign) ?? sign);

/** The signs that Chinese text has for those that look alike to a program: 「〜」 is 「～」. */
export const withoutTwins = (text: string): string =>
  replaced(text, /[\u2012\u2015\u2E3A\u301C]/gu, sharedGlyphs);

/** Characters in place of radicals that look alike: 「⽉」 is 「月」. Nothing else is changed. */
export const withoutRadicals = (text: string): string =>
  replaced(text, /[\u2E80-\u2EFF]/gu, unfolded).replace(/[\u2F00-\u2FDF\uF900-\uFAFF]/gu, (sign) =>
    sign.normalize("NFKC"),
  );

/** Simplified characters for the traditional ones of the form's words. */
export const inSimplified = (text: string): string => replaced(text, isTraditional, simplified);

/** One width, no spaces, simplified. */
export const folded: (text: string) => string = remembering((text) =>
  inSimplified(withoutRadicals(text).normalize("NFKC")).replace(/[\s\u200B-\u200D\uFEFF\u00AD]/gu, ""),
);

/** Without what a front end added of its own to a cell in 【】: text that is struck out, or that nobody sees. */
export const withoutMarks = (text: string): string => text.replace(/【[^【】]*】/gu, "");

const numberBefore = /^(?:[一二三四五六七八九十]+[、.,]|\d{1,2}[、.．,](?!\d)|[(（]?\d{1,2}[)）])/u;

/** A text of pages is no label: no more of it is looked at. */
export const longestLabel = 2000;

/** 「①」, 「¹」 at a label's end marks a footnote. */
const noteMark = /[①-⑳⓪¹²³⁰⁴-⁹*＊※]+$/u;

/**
 * A label as labels are compared: `folded`, without marks of notes, without numbers before it, without hints in brackets (also one that was
 * cut off), without punctuation and quotes.
 */
export const labelKey: (text: string) => string = remembering((text) =>
  folded(withoutMarks(text.slice(0, longestLabel)).trimEnd().replace(noteMark, ""))
    .replace(/\([^()]*\)/gu, "")
    .replace(/\([^()]*$/u, "")
    .replace(numberBefore, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^\d{1,2}(?=\p{Script=Han})/u, ""),
);

/** How often each pair of neighbouring characters stands in a text. */
export type Pairs = ReadonlyMap<number, number>;

const pairCode = (text: string, i: number): number => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);

export function pairsIn(text: string): Pairs {
  const pairs = new Map<number, number>();
  for (let i = 0; i < text.length - 1; i++) {
    const pair = pairCode(text, i);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/**
 * How alike two keys are, 0 to 1: the share of pairs of neighbouring characters that both have (Dice).
 *
 * @param pairs - those of `b`, from whoever compares it with many
 */
export function likeness(a: string, b: string, pairs: Pairs = pairsIn(b)): number {
  if (a === b) return a === "" ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  const taken = new Map<number, number>();
  let both = 0;
  for (let i = 0; i < a.length - 1; i++) {
    const pair = pairCode(a, i);
    const all = pairs.get(pair);
    if (all === undefined) continue;
    const before = taken.get(pair) ?? 0;
    if (before < all) both += 1;
    taken.set(pair, before + 1);
  }
  return (2 * both) / (a.length + b.length - 2);
}
